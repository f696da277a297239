"""The bench itself: it runs, in small, and its arithmetic is right. What it measures is judged by `make bench`."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench.figures import Figure, exponent, percentile
from bench.report import as_svg, as_text

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("parts", ["1,5", "2,3,7"])
def test_it_runs_from_end_to_end(parts: str, tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "bench", "--tiny", "--only", parts, "--into", str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    document = json.loads((tmp_path / "bench.json").read_text())
    assert {one["topic"][0] for one in document["figures"]} == set(parts.split(","))
    assert (tmp_path / "bench.txt").read_text() in ran.stdout
    counts = {one["name"]: one["value"] for one in document["figures"]}
    if "7" in parts:
        assert [value for name, value in counts.items() if "twice" in name or "never" in name] == [0, 0]
    if "1" in parts:
        for name, value in counts.items():
            if name.startswith("requests per follow-up"):
                number = int(re.findall(r"(\d+) of them", name)[0])
                assert value <= 5 + 1 / number, "five each, and one question for the signature"


def test_the_exponent_is_the_power_by_which_it_grows() -> None:
    assert exponent([(1, 5), (10, 500), (100, 50_000)]) == pytest.approx(2)
    assert exponent([(1, 7), (100, 7)]) == pytest.approx(0)
    assert exponent([(10, 3)]) == 0


def test_percentiles_of_few_values() -> None:
    assert (percentile([], 99), percentile([2.0], 50)) == (0, 2)
    assert percentile([1.0, 2.0, 3.0], 50) == 2


def test_a_target_is_judged_by_the_value_or_by_the_ratio() -> None:
    figure = {"topic": "1", "name": "x", "value": 6.0, "unit": "s", "baseline": 3.0}
    assert Figure(**figure, most=5).met is False  # type: ignore[arg-type]
    assert Figure(**figure, most=2, as_ratio=True).met is True  # type: ignore[arg-type]
    assert Figure(**figure).met is None  # type: ignore[arg-type]


def test_a_missed_target_is_said_in_the_table_and_seen_in_the_picture() -> None:
    missed = Figure(topic="1 a", name="a & b", value=6, unit="s", most=5)
    assert "MISSED" in as_text([missed])
    assert "a &amp; b" in as_svg([missed])
    assert "#c53030" in as_svg([missed])
