"""5. How long a command takes, beside Python itself."""

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from bench import crowd
from bench.figures import Figure
from bench.sizes import Sizes
from bench.stage import open_stage

TOPIC = "5 command line"


def measure(sizes: Sizes) -> Iterator[Figure]:
    """Medians; the commands take turns, so that a busy moment of the machine meets them all."""
    now = datetime.now(UTC)
    programs = Path(sys.executable).parent
    afterword, python = str(programs / "afterword"), sys.executable
    with open_stage([(crowd.raw(0, now), 4)]) as stage:
        home = stage.new_home()
        later = now + timedelta(hours=5)
        waiting = [crowd.Waiting(ref=ref, send_at=later) for ref in stage.drafts]
        crowd.fill(str(home / "afterword.db"), now, waiting, max(0, sizes.listed - len(waiting)))
        named = {
            "nothing": [python, "-c", "pass"],
            "imports": [python, "-c", "import typer, rich, sqlalchemy"],
            "--version": [afterword, "--version"],
            "status": [afterword, "--home", str(home), "status"],
            "list": [afterword, "--home", str(home), "list"],
            "list --json": [afterword, "--home", str(home), "list", "--json"],
        }
        taken = _medians(named, sizes.repeats)
    yield Figure(
        topic=TOPIC, name="afterword --version", value=taken["--version"], unit="s", most=3, as_ratio=True,
        against="python -c pass", baseline=taken["nothing"],
    )  # fmt: skip
    for command in ("status", "list", "list --json"):
        yield Figure(
            topic=TOPIC, name=f"afterword {command}, {sizes.listed} follow-ups", value=taken[command], unit="s",
            against="python importing Typer, Rich, SQLAlchemy", baseline=taken["imports"],
        )  # fmt: skip


def _medians(commands: dict[str, list[str]], repeats: int) -> dict[str, float]:
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(repeats):
        for name, command in commands.items():
            taken[name].append(_seconds(command))
    return {name: median(values) for name, values in taken.items()}


def _seconds(command: Sequence[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun
