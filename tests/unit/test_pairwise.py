"""The choice of combinations leaves out no pair, and is a choice."""

from itertools import combinations

from tests.crash.pairwise import every, pairwise


def possible(colour: str, size: int, _shape: str, _side: str) -> bool:
    return (colour, size) != ("red", 3)


ROWS = every(["red", "green", "blue"], [1, 2, 3], ["round", "square"], ["left", "right"], possible=possible)


def test_every_two_values_that_can_meet_do() -> None:
    chosen = pairwise(ROWS)
    for one, other in combinations(range(4), 2):
        assert {(row[one], row[other]) for row in chosen} == {(row[one], row[other]) for row in ROWS}


def test_it_takes_far_fewer_rows_and_the_same_every_time() -> None:
    chosen = pairwise(ROWS)
    assert len(chosen) <= 11 < len(ROWS)
    assert set(chosen) <= set(ROWS)
    assert chosen == pairwise(ROWS)
