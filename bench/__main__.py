"""`make bench`: every measurement, one after the other, one table. `--tiny` tries the bench itself.

`--only 1,5` makes some of them; `--into FOLDER` says where the table goes as text, JSON and picture.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from bench import commands, cost, lateness, recovery, start
from bench.figures import Figure
from bench.report import as_json, as_svg, as_text
from bench.sizes import FULL, TINY, Sizes

PARTS = {"1": cost, "2": lateness, "3": start, "5": commands, "7": recovery}
"""The growth of 1, 2 and 3 is beside each of them."""


def _measured(parts: Sequence[str], sizes: Sizes) -> list[Figure]:
    figures: list[Figure] = []
    for number in parts:
        since = time.perf_counter()
        figures += PARTS[number].measure(sizes)
        print(f"{PARTS[number].TOPIC}: {time.perf_counter() - since:.0f} s", file=sys.stderr)
    return figures


def main() -> int:
    """Measure, print, keep."""
    asked = argparse.ArgumentParser(prog="make bench", description=__doc__)
    asked.add_argument("--tiny", action="store_true")
    asked.add_argument("--only", default=",".join(PARTS))
    asked.add_argument("--into", type=Path, default=Path(__file__).parent / "results")
    chosen = asked.parse_args()
    sizes, begun = (TINY if chosen.tiny else FULL), time.perf_counter()
    parts = chosen.only.split(",")
    with start.idling(sizes) if "3" in parts else nullcontext() as idle:
        figures = _measured(parts, sizes)
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
