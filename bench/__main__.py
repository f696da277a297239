"""`make bench`: every measurement, one after the other, one table. `--tiny` tries the bench itself.

`--only 1,4` makes some of them; `--into FOLDER` says where the table goes as text, JSON and picture.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import commands, composing, cost, lateness, recovery, start
from bench.figures import Figure
from bench.report import as_json, as_svg, as_text
from bench.sizes import FULL, TINY, Sizes

PARTS = {"1": cost, "2": lateness, "3": start, "4": composing, "5": commands, "7": recovery}
"""6, the growth of 1, 2 and 3, is beside each of them."""


COUNTED, BESIDE = ("1", "7"), ("4",)
"""What is counted, or has its baseline in itself, may run beside what is timed by its own processor time."""


def _measured(parts: Sequence[str], sizes: Sizes) -> list[Figure]:
    figures: list[Figure] = []
    for number in parts:
        since = time.perf_counter()
        figures += PARTS[number].measure(sizes)
        print(f"{PARTS[number].TOPIC}: {time.perf_counter() - since:.0f} s", file=sys.stderr)
    return figures


@contextmanager
def _another(parts: Sequence[str], *, tiny: bool) -> Iterator[list[Figure]]:
    """These parts in a process of their own meanwhile; the list is filled at the end."""
    found: list[Figure] = []
    if not parts:
        yield found
        return
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bench", "--only", ",".join(parts), "--into", folder]
        with subprocess.Popen(
            [*command, *(["--tiny"] if tiny else [])], stdout=subprocess.DEVNULL
        ) as process:
            yield found
            assert process.wait() == 0, f"part {parts} failed"
        document = json.loads(Path(folder, "bench.json").read_text(encoding="utf-8"))
        names = {field.name for field in fields(Figure)}
        found += [Figure(**{key: one[key] for key in names}) for one in document["figures"]]


def main() -> int:
    """Measure, print, keep."""
    asked = argparse.ArgumentParser(prog="make bench", description=__doc__)
    asked.add_argument("--tiny", action="store_true")
    asked.add_argument("--only", default=",".join(PARTS))
    asked.add_argument("--into", type=Path, default=Path(__file__).parent / "results")
    chosen = asked.parse_args()
    sizes, begun = (TINY if chosen.tiny else FULL), time.perf_counter()
    figures: list[Figure] = []
    parts = chosen.only.split(",")
    beside = [part for part in parts if part in BESIDE and len(parts) > 1]
    with start.idling(sizes) if "3" in parts else nullcontext() as idle:
        with _another(beside, tiny=chosen.tiny) as others:
            figures += _measured([part for part in parts if part in COUNTED], sizes)
        figures += others
        figures += _measured([part for part in parts if part not in {*COUNTED, *beside}], sizes)
        if idle is not None:
            figures.append(idle.figure())
    figures.sort(key=lambda one: one.topic)
    print(as_text(figures))
    chosen.into.mkdir(parents=True, exist_ok=True)
    (chosen.into / "bench.txt").write_text(as_text(figures), encoding="utf-8")
    (chosen.into / "bench.json").write_text(as_json(figures, time.perf_counter() - begun), encoding="utf-8")
    (chosen.into / "bench.svg").write_text(as_svg(figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
