"""Each golden note is what its debrief makes now; a change shows in review as the notes it changes."""

import pytest

from afterword.domain.checks import Level
from tests.notes.golden import FOLDER, Golden, goldens

GOLDENS = goldens()


def named(golden: Golden) -> str:
    return golden.name


def test_there_are_sixteen_in_four_languages() -> None:
    assert len(GOLDENS) == 16
    assert {golden.debrief.language for golden in GOLDENS} == {"en", "de", "fr", "es"}


@pytest.mark.parametrize("golden", GOLDENS, ids=named)
def test_the_note_is_the_one_that_was_read(golden: Golden) -> None:
    kept = (FOLDER / f"{golden.name}.txt").read_text(encoding="utf-8")
    assert golden.text() == kept, "read the difference, then: python -m tests.notes --write"


@pytest.mark.parametrize("golden", GOLDENS, ids=named)
def test_no_check_has_anything_to_say(golden: Golden) -> None:
    for note, person in zip(golden.notes(), golden.interview.panel, strict=True):
        said = [check for check in golden.checks(note, person) if check.level is not Level.OK]
        assert not [check for check in said if check.level is Level.BLOCK], note.body
        assert {check.name for check in said} <= {"length", "specific"}, (said, note.body)
