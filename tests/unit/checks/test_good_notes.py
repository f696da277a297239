"""On a good note no check has anything to say: who is warned for nothing stops reading."""

import pytest

from afterword.domain.checks import Level, Sibling, check_note
from afterword.domain.checks.echo import remembered
from afterword.domain.mail import MailContent
from tests.notes.golden import Golden, goldens
from tests.unit.checks.notes import REWRITTEN, SPELLER, Case, not_fine

GOLDENS = goldens()


def test_there_are_enough_of_them() -> None:
    assert len(REWRITTEN) + len(GOLDENS) >= 60


@pytest.mark.parametrize("case", REWRITTEN, ids=lambda case: case.name)
def test_a_note_as_candidates_rewrite_it_is_fine(case: Case) -> None:
    assert not_fine(case) == {}


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.name)
def test_a_note_of_ours_is_fine_beside_its_debrief_and_the_others_of_its_panel(golden: Golden) -> None:
    notes = list(zip(golden.notes(), golden.interview.panel, strict=True))
    for note, person in notes:
        siblings = [Sibling(person=one, text=other.body) for other, one in notes if one is not person]
        checks = check_note(
            MailContent(to=(note.to_email,), subject=note.subject, text=note.body),
            interview=golden.interview,
            recipient=person,
            candidate=golden.candidate,
            debrief=golden.debrief,
            siblings=siblings,
            speller=SPELLER,
        )
        expected = set() if remembered(golden.debrief, person.email or "") else {"specific"}
        assert {check.name for check in checks if check.level is not Level.OK} == expected, note.body
