"""Each golden letter and call is what its debrief makes now; a change shows in review as the text it changes."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from afterword.adapters.rendering.letters import letter_text
from afterword.domain.letter import CallScript, Letter
from tests.letters.golden import DATA, KINDS, Case, cases, the_case

LETTERS, CALLS = cases("letters"), cases("calls")
OF_CANDIDATE = {"en_hostile"}
"""Odd on purpose, and the candidate's own: no rule of style is asked of it."""


def named(case: Case) -> str:
    return case.name


def said(letter: Letter) -> str:
    return " ".join(letter.paragraphs)


@pytest.mark.parametrize(("kind", "count"), [("letters", 8), ("calls", 6)])
def test_there_are_so_many_in_four_languages(kind: str, count: int) -> None:
    assert len(cases(kind)) == count
    assert {case.debrief.language for case in cases(kind)} == {"en", "de", "fr", "es"}
    kept = {file.stem for file in (DATA / kind).glob("*.txt")}
    assert kept == {case.name for case in cases(kind)}


@pytest.mark.parametrize("case", LETTERS, ids=named)
def test_the_letter_is_the_one_that_was_read(case: Case) -> None:
    check_kept("letters", case)


@pytest.mark.parametrize("case", CALLS, ids=named)
def test_the_call_is_the_one_that_was_read(case: Case) -> None:
    check_kept("calls", case)


def check_kept(kind: str, case: Case) -> None:
    kept = (DATA / kind / f"{case.name}.txt").read_text(encoding="utf-8")
    assert KINDS[kind](case) == kept, "read the difference, then: python -m tests.letters --write"


@pytest.mark.parametrize("case", LETTERS, ids=named)
def test_a_letter_is_neither_a_line_nor_an_essay(case: Case) -> None:
    least = 75 if case.debrief.remarks else 45
    for letter in case.letters():
        assert least <= len(said(letter).split()) <= 220, said(letter)


def seams(text: str) -> list[str]:
    prose = re.sub(r"\S+@[\w.]+\w|https?://\S+", "ADDRESS", text)
    return re.findall(r"  |\.\.|,,|\?\.|None|[{}]|\w'| [,.](?:\s|$)|\b(\w{3,}) \1\b", prose)


@pytest.mark.parametrize("case", [*LETTERS, *CALLS], ids=named)
def test_no_seam_shows(case: Case) -> None:
    if case.name not in OF_CANDIDATE:
        assert not [seams(text) for text in texts_of(case) if seams(text)]


def texts_of(case: Case) -> Sequence[str]:
    return [*map(letter_text, case.letters()), *map(spoken, case.calls())]


def spoken(script: CallScript) -> str:
    return "\n".join(
        [script.opening, *script.talking_points, script.next_step, script.closing, script.voicemail]
    )


@pytest.mark.parametrize("case", CALLS, ids=named)
def test_a_voicemail_takes_half_a_minute_and_says_the_number_twice(case: Case) -> None:
    for script in case.calls():
        assert 30 <= len(script.voicemail.split()) <= 75
        assert script.voicemail.count(case.candidate.phone) == 2


@pytest.mark.parametrize("case", CALLS, ids=named)
def test_a_call_has_short_points_and_begins_with_who_is_calling(case: Case) -> None:
    for script in case.calls():
        assert case.candidate.name in script.opening
        assert script.opening.endswith("?")
        assert 2 <= len(script.talking_points) <= 6
        assert all(len(point.split()) <= 30 for point in script.talking_points)


def test_what_was_jotted_down_for_oneself_is_in_no_letter_and_no_call() -> None:
    case = the_case("letters", "en_panel_of_three")
    jotted = replace(case, debrief=replace(case.debrief, jottings=("salary was too low",)))
    assert jotted.letters() == case.letters()
    assert jotted.calls() == case.calls()


def test_what_is_meant_for_one_person_is_in_no_other_letter_and_call() -> None:
    case = the_case("letters", "en_panel_of_three")
    for letters in (map(letter_text, case.letters()), map(spoken, case.calls())):
        assert [("climb" in text, "dashboard" in text) for text in letters] == [
            (True, False),
            (False, True),
            (False, False),
        ]
