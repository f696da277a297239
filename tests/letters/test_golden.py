"""Each golden letter and call is what its debrief makes now; a change shows in review as the text it changes."""

import re
from dataclasses import replace

import pytest

from afterword.adapters.letter_texts import letter_text
from afterword.domain.letter import CallScript, Letter
from afterword.domain.model import Point
from tests.letters.golden import DATA, KINDS, Case, cases

LETTERS, CALLS = cases("letters"), cases("calls")
OWN_WORDS = {"13_hostile"}
"""Odd on purpose, and the candidate's own: no rule of style is asked of it."""


def named(case: Case) -> str:
    return case.name


def said(letter: Letter) -> str:
    return " ".join(letter.paragraphs)


def spoken(script: CallScript) -> str:
    return "\n".join(
        [script.opening, *script.talking_points, script.next_step, script.closing, script.voicemail]
    )


def sentences(text: str) -> set[str]:
    parted = re.split(r"(?<=[.?!])\s+", text.replace("’", "'"))
    return {one for one in parted if len(one.split()) > 5}


@pytest.mark.parametrize("kind", ["letters", "calls"])
def test_there_are_enough_of_them(kind: str) -> None:
    assert len(cases(kind)) >= 12
    assert {case.golden.debrief.language for case in cases(kind)} == {"en", "de", "fr", "es"}


@pytest.mark.parametrize(
    ("kind", "case"),
    [(kind, case) for kind in KINDS for case in cases(kind)],
    ids=lambda one: getattr(one, "name", one),
)
def test_it_is_the_one_that_was_read(kind: str, case: Case) -> None:
    kept = (DATA / kind / f"{case.name}.txt").read_text(encoding="utf-8")
    assert KINDS[kind](case) == kept, "read the difference, then: python -m tests.letters --write"


@pytest.mark.parametrize("case", LETTERS, ids=named)
def test_a_letter_is_neither_a_line_nor_an_essay(case: Case) -> None:
    least = 100 if case.golden.debrief.points else 75
    for letter in case.letters():
        assert least <= len(said(letter).split()) <= 220, said(letter)


@pytest.mark.parametrize("case", LETTERS, ids=named)
def test_a_letter_says_it_in_other_words_than_the_email(case: Case) -> None:
    for letter, email in zip(case.letters(), case.emails(), strict=True):
        assert not sentences(said(letter)) & sentences(email)


@pytest.mark.parametrize("case", LETTERS, ids=named)
def test_no_two_letters_of_a_panel_share_a_sentence(case: Case) -> None:
    seen: set[str] = set()
    for letter in case.letters():
        assert not sentences(said(letter)) & seen
        seen |= sentences(said(letter))


@pytest.mark.parametrize(
    "case", [case for case in [*LETTERS, *CALLS] if case.name not in OWN_WORDS], ids=named
)
def test_no_seam_shows(case: Case) -> None:
    for text in [*map(letter_text, case.letters()), *map(spoken, case.calls())]:
        prose = re.sub(r"\S+@[\w.]+\w|https?://\S+", "ADDRESS", text)
        assert not re.search(r"  |\.\.|,,|\?\.|None|[{}]|[\w]'", prose)
        assert not re.search(r" [,.](?:\s|$)", prose)
        assert not re.search(r"\b(\w{3,}) \1\b", prose)


@pytest.mark.parametrize("case", CALLS, ids=named)
def test_a_voicemail_takes_half_a_minute_and_says_the_number(case: Case) -> None:
    for script in case.calls():
        assert 30 <= len(script.voicemail.split()) <= 75
        assert 1 <= script.voicemail.count(case.golden.candidate.phone) <= 2


@pytest.mark.parametrize("case", CALLS, ids=named)
def test_a_call_has_short_points_and_begins_with_who_is_calling(case: Case) -> None:
    for script in case.calls():
        assert case.golden.candidate.name in script.opening
        assert script.opening.endswith("?")
        assert 2 <= len(script.talking_points) <= 6
        assert all(len(point.split()) <= 22 for point in script.talking_points)


def test_private_remarks_are_in_no_letter_and_no_call() -> None:
    case = LETTERS[0]
    private = replace(case.golden.debrief, private=(Point(text="salary was too low"),))
    kept = replace(case, golden=replace(case.golden, debrief=private))
    assert kept.letters() == case.letters()
    assert kept.calls() == case.calls()
