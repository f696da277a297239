"""Whatever was jotted down, the letter and the call are whole, and what can be printed is printed on one page."""

import re
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.adapters.letter import render_pdf, render_script_pdf
from afterword.adapters.templates import TemplateNotes
from afterword.domain.letter import CallScript, Letter, Paper
from afterword.domain.model import Debrief, Interviewer
from afterword.errors import InvalidInput
from tests.letters.golden import DATA, WRITTEN_AT, case_of
from tests.notes.test_properties import DEBRIEFS, HOSTILE
from tests.unit.letters.paper import pdf

CASE = case_of(DATA / "letters" / "05_panel.json").golden
TEXT = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))


def made(
    debrief: Debrief, name: str = "Jane Doe", title: str = "", phone: str = ""
) -> tuple[Letter, CallScript]:
    people = (
        Interviewer(name=name, title=title, phone=phone, email="p0@acme.example", id=1),
        *CASE.interview.interviewers[1:],
    )
    talk = type(CASE.interview)(**{**vars(CASE.interview), "interviewers": people})
    writer = TemplateNotes(Path("nowhere"), CASE.candidate)
    letter = writer.letter(talk, 1, debrief, written_at=WRITTEN_AT, paper=Paper.A4)
    return letter, writer.call_script(talk, 1, debrief)


@settings(max_examples=60, deadline=None)
@given(DEBRIEFS)
def test_whatever_was_jotted_down_the_words_are_whole(debrief: Debrief) -> None:
    letter, script = made(debrief)
    words = " ".join(letter.paragraphs)
    assert 60 <= len(words.split()) <= 260
    assert not re.search(r"  |[{}\x00]|\bNone\b", words.replace("\u00a0", " "))
    assert letter.closing
    assert letter.name == "Sam Lee"
    assert len(script.voicemail.split()) <= 80
    assert all(script.talking_points)


@settings(max_examples=25, deadline=None)
@given(DEBRIEFS, TEXT, TEXT, TEXT)
def test_it_is_printed_or_the_character_that_cannot_be_is_told(
    debrief: Debrief, name: str, title: str, phone: str
) -> None:
    letter, script = made(debrief, name, title, phone[:60])
    assert pages(lambda: render_pdf(letter)) in {1, CANNOT_BE_PRINTED}
    assert pages(lambda: render_script_pdf(script)) in {1, CANNOT_BE_PRINTED}


CANNOT_BE_PRINTED = 0


def pages(render: Callable[[], bytes]) -> int:
    """How many there are, if every character has a font."""
    try:
        return len(pdf(render()).pages)
    except InvalidInput:
        return CANNOT_BE_PRINTED
