"""A few combinations in which every two values meet."""

from collections.abc import Callable, Hashable, Sequence
from itertools import combinations, product

Row = tuple[Hashable, ...]


def every(*parameters: Sequence[Hashable], possible: Callable[..., bool]) -> list[Row]:
    """All combinations that are possible."""
    return [row for row in product(*parameters) if possible(*row)]


def pairwise(rows: Sequence[Row]) -> list[Row]:
    """Those of the rows, the same every time, in which any two values meet that meet in any row at all.

    Greedy: always the row with the most new pairs, the first of equals.
    """
    open_pairs = {pair for row in rows for pair in _pairs(row)}
    chosen = []
    while open_pairs:
        best = max(rows, key=lambda row: len(open_pairs & _pairs(row)))
        chosen.append(best)
        open_pairs -= _pairs(best)
    return chosen


def _pairs(row: Row) -> set[Hashable]:
    return set(combinations(enumerate(row), 2))
