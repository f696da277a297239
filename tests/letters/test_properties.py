"""Whatever was typed, the letter and the call are whole, and what can be printed is printed on one page."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.adapters.rendering.notes import StarterNotes
from afterword.adapters.rendering.paper import render_pdf, render_script_pdf
from afterword.domain.letter import CallScript, Letter, Paper
from afterword.domain.model import Debrief, Interview, Language
from afterword.domain.notes.sources import sentences_in
from afterword.errors import InvalidInput
from tests.letters.golden import WRITTEN_AT
from tests.notes.test_properties import ODD, SAM, WRITER, debriefs, interview
from tests.unit.letters.paper import pdf

TEXT = st.one_of(st.sampled_from(ODD), st.text(max_size=40))
CANNOT_BE_PRINTED = 0


def made(talk: Interview, debrief: Debrief) -> tuple[Letter, CallScript]:
    letter = WRITER.letter(talk, 1, debrief, written_at=WRITTEN_AT, paper=Paper.A4)
    return letter, WRITER.call_script(talk, 1, debrief)


@given(debriefs(1), st.integers(0, 30))
def test_whatever_was_typed_the_words_are_whole(debrief: Debrief, number: int) -> None:
    letter, script = made(interview(1, number), debrief)
    words = " ".join(letter.paragraphs)
    typed = "".join(remark.text for remark in debrief.remarks)
    assert len(words.split()) >= 45
    for gap in ("…", "{{", "None", "undefined"):
        assert gap in typed or "..." in typed or gap not in words, words
    assert letter.closing
    assert letter.name == "Sam Lee"
    assert len(script.voicemail.split()) <= 75
    assert all(script.talking_points)


@settings(max_examples=20)
@given(debriefs(1), TEXT, TEXT, TEXT)
def test_it_is_printed_or_the_character_that_cannot_be_is_told(
    debrief: Debrief, name: str, title: str, phone: str
) -> None:
    talk = interview(1)
    person = replace(talk.interviewers[0], name=name, title=title, phone=phone[:60])
    letter, script = made(
        replace(talk, interviewers=(person,)), replace(debrief, remarks=debrief.remarks[:3])
    )
    assert pages(lambda: render_pdf(letter)) in {1, 2, CANNOT_BE_PRINTED}
    assert pages(lambda: render_script_pdf(script)) in {1, CANNOT_BE_PRINTED}


def pages(render: Callable[[], bytes]) -> int:
    """How many there are, if every character has a font."""
    try:
        return len(pdf(render()).pages)
    except InvalidInput:
        return CANNOT_BE_PRINTED


OF_EACH_KIND = pytest.mark.parametrize(
    ("language", "colleague", "decided"),
    list(product(Language, [False, True], [None, datetime(2026, 12, 4, 16, tzinfo=UTC)])),
)


def writer_of(*, colleague: bool) -> StarterNotes:
    return StarterNotes(Path("nowhere"), replace(SAM, own_domains=("acme.example",) if colleague else ()))


@OF_EACH_KIND
def test_whoever_gets_an_email_and_a_letter_reads_no_sentence_of_ours_twice(
    language: Language, *, colleague: bool, decided: datetime | None
) -> None:
    """Whichever of its ways to say it either takes."""
    writer, debrief = writer_of(colleague=colleague), Debrief(language=language.value, decision_by=decided)
    letters: set[str] = set()
    emails: set[str] = set()
    for number in range(7):
        talk = interview(1, number)
        letters |= sentences(said(writer, talk, 1, debrief))
        for email in (writer.thank_you(talk, 1, debrief), writer.check_in(talk, 1, debrief)):
            emails |= sentences(email.body)
    assert not letters & emails


@OF_EACH_KIND
def test_three_letters_to_one_house_share_no_sentence(
    language: Language, *, colleague: bool, decided: datetime | None
) -> None:
    writer, debrief = writer_of(colleague=colleague), Debrief(language=language.value, decision_by=decided)
    for number in range(3):
        talk = interview(3, number)
        for one, other in combinations((sentences(said(writer, talk, n, debrief)) for n in (1, 2, 3)), 2):
            assert {sentence for sentence in one & other if SAM.phone not in sentence} == set()


def said(writer: StarterNotes, talk: Interview, person: int, debrief: Debrief) -> str:
    letter = writer.letter(talk, person, debrief, written_at=WRITTEN_AT, paper=Paper.A4)
    return " ".join(letter.paragraphs)


def sentences(text: str) -> set[str]:
    return set(sentences_in(text.replace("’", "'").replace("\u00a0", " ")))
