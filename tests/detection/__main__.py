"""Prints how well interviews are found among the labelled events; exits 1 under the thresholds."""

import sys
import time
from collections.abc import Sequence
from itertools import cycle, islice

from afterword.domain.detection import classify
from tests.detection.labelled import Labelled, load
from tests.detection.scores import Judged, Scores, judge, scores

MANY = 10_000


def main() -> int:
    """The table for the set and for the hold-out."""
    good = True
    for name, items in (("labelled set", load()), ("hold-out", load("holdout"))):
        judged = judge(items)
        total = scores(judged)
        good = good and total.good_enough
        _print(f"\n{name}: {total.events} events, {total.interviews} interviews")
        _table(judged, total)
        _misses(judged)
    _print(f"\n{MANY:,} events in {_seconds(load()):.2f} s")
    return 0 if good else 1


def _table(judged: Sequence[Judged], total: Scores) -> None:
    _print(
        f"{'':14}{'events':>8}{'precision':>11}{'recall':>8}{'interviewers':>14}{'coord.':>8}{'company':>9}{'role':>7}"
    )
    for category in sorted({one.item.category for one in judged}):
        _row(category, scores([one for one in judged if one.item.category == category]))
    _row("all", total)


def _row(name: str, row: Scores) -> None:
    figures = (
        f"{row.precision:>11.3f}{row.recall:>8.3f}{row.interviewers:>14.3f}{row.coordinators:>8.3f}"
        f"{row.company:>9.3f}{row.role:>7.3f}"
    )
    _print(f"{name:14}{row.events:>8}{figures}")


def _misses(judged: Sequence[Judged]) -> None:
    for one in judged:
        detection, label = one.detection, one.item
        if one.wanted != one.found:
            _print(
                f"  {label.event.title!r}: {detection.verdict} {detection.confidence}, wanted {label.verdict}"
            )
        elif one.found:
            _differs(one, "interviewers", sorted(one.interviewers), sorted(label.interviewers))
            _differs(one, "coordinators", sorted(one.coordinators), sorted(label.coordinators))
            _differs(one, "company", detection.company, label.company)
            _differs(one, "role", detection.role, label.role)


def _differs(one: Judged, what: str, found: object, wanted: object) -> None:
    if found != wanted:
        _print(f"  {one.item.event.title!r}: {what} {found}, wanted {wanted}")


def _seconds(items: Sequence[Labelled]) -> float:
    started = time.perf_counter()
    for item in islice(cycle(items), MANY):
        classify(item.event, item.candidate)
    return time.perf_counter() - started


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
