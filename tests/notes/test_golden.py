"""Each golden note is what its debrief makes now; a change shows in review as the notes it changes."""

import re

import pytest

from afterword.domain.checks import Level
from tests.notes.golden import FOLDER, Golden, goldens

GOLDENS = goldens()


def named(golden: Golden) -> str:
    return golden.name


def test_there_are_enough_of_them() -> None:
    assert len(GOLDENS) >= 40


@pytest.mark.parametrize("golden", GOLDENS, ids=named)
def test_the_note_is_the_one_that_was_read(golden: Golden) -> None:
    kept = (FOLDER / f"{golden.name}.txt").read_text(encoding="utf-8")
    assert golden.text() == kept, "read the difference, then: python -m tests.notes --write"


@pytest.mark.parametrize("golden", GOLDENS, ids=named)
def test_no_check_has_anything_to_say(golden: Golden) -> None:
    for note, person in zip(golden.notes(), golden.interview.panel, strict=True):
        said = [check for check in golden.checks(note, person) if check.level is not Level.OK]
        assert said == [], note.body


@pytest.mark.parametrize("golden", GOLDENS, ids=named)
def test_no_seam_shows(golden: Golden) -> None:
    for note in golden.notes():
        assert not re.search(r"  |\.\.|\s[,.;]|,,|None|\{|\}|\b[Aa] [aeio]\w", note.body.replace(" : ", ": "))
        assert not re.search(r"\b(\w{3,}) \1\b", note.body)


def test_no_two_notes_of_a_panel_share_a_sentence() -> None:
    for golden in GOLDENS:
        seen: set[str] = set()
        for note in golden.notes():
            prose = "\n\n".join(note.body.split("\n\n")[:-1])
            sentences = {one for one in re.split(r"(?<=[.?!])\s+", prose) if len(one.split()) > 6}
            assert not sentences & seen, golden.name
            seen |= sentences
