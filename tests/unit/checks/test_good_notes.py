"""On a good note no check has anything to say: who is warned for nothing stops reading."""

import pytest

from afterword.domain.checks import Level
from tests.unit.checks.notes import REWRITTEN, Case, kept_notes, not_fine

KEPT = kept_notes()


def test_there_are_enough_of_them() -> None:
    assert len(REWRITTEN) + len(KEPT) >= 60
    assert sum(case.language == "en" for case in KEPT) == 43


@pytest.mark.parametrize("case", REWRITTEN, ids=lambda case: case.name)
def test_a_note_as_candidates_rewrite_it_is_fine(case: Case) -> None:
    assert not_fine(case) == {}


@pytest.mark.parametrize("case", KEPT, ids=lambda case: case.name)
def test_a_note_that_was_read_through_is_fine_beside_its_debrief(case: Case) -> None:
    found = not_fine(case)
    found.pop("grammar", None)
    remembered = case.remarks or case.wish
    assert found == ({} if remembered else {"specific": Level.WARN})


def test_grammar_is_hardly_ever_found_wrong_in_them() -> None:
    flagged = [case.name for case in KEPT if "grammar" in not_fine(case)]
    assert len(flagged) <= 2, flagged
