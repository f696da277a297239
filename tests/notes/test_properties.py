"""Whatever is typed: it stands in the note as it was typed, the note has no gap, and a panel's notes differ."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.adapters.rendering.notes import StarterNotes
from afterword.adapters.rendering.starters import read_starters
from afterword.domain.debriefing import numbered, unused
from afterword.domain.model import (
    CallResult,
    Candidate,
    Debrief,
    Interview,
    Interviewer,
    Kind,
    Language,
    Note,
    Remark,
)
from afterword.domain.notes.sources import sentences_in
from afterword.domain.notes.typed import ends_sentence, on_one_line, without_stop
from afterword.errors import InvalidInput

SAM = Candidate(name="Sam Lee", email="sam@home.example", timezone="Europe/London", phone="+44 20 7946 0123")
WRITER = StarterNotes(Path("nowhere"), SAM)
NAMES = ("Jane Doe", "Tom Becker", "Yuki Tanaka", "Ada Osei", "Ravi Shah", "Lena Vogt", "Omar Haddad")
STARTERS = {language.value: read_starters(Path("nowhere"), language.value) for language in Language}
ODD = (
    "{{ 7 * 7 }}", "{% raw %}", "<script>alert(1)</script>", "<b>bold", "%s %(x)s", "C:\\temp", "a…b", "… and more …",
    'an "unclosed quote', "(open", "😀 so good", "مرحبا بكم", "שלום", "日本語です。", "e.g. this", "3.5 million", "wait... what",
    "I enjoyed talking about I enjoyed talking", "about the move", "that that", "how how", "the end!", "really?", "a, b and c,",
    "one. Two. Three.", "x" * 400, "word " * 120, "line\nbreak", "tab\there", "naïve café", "https://sam.example/a", "we both climb",
)  # fmt: skip
TEXT = st.one_of(st.sampled_from(ODD), st.text(min_size=1, max_size=60)).filter(
    lambda text: any(char.isalnum() for char in on_one_line(text))
)


@st.composite
def debriefs(draw: st.DrawFn, people: int) -> Debrief:
    language = draw(st.sampled_from(list(Language))).value
    keys = ["", *(one.key for one in STARTERS[language].each)]
    remark = st.builds(
        Remark,
        starter=st.sampled_from(keys),
        text=TEXT.map(on_one_line),
        for_id=st.one_of(st.none(), st.integers(1, people)),
    )
    return Debrief(
        remarks=numbered(draw(st.lists(remark, max_size=7, unique_by=lambda one: one.text))),
        decision_by=draw(st.sampled_from([None, datetime(2026, 12, 4, 17, tzinfo=UTC)])),
        language=language,
    )


def interview(people: int, number: int = 1) -> Interview:
    return Interview(
        id=number,
        company="Acme",
        role="Data Engineer",
        kind=Kind.PANEL,
        start=datetime(2026, 11, 24, 9, tzinfo=UTC),
        end=datetime(2026, 11, 24, 10, tzinfo=UTC),
        timezone="Europe/London",
        interviewers=tuple(
            Interviewer(id=place, name=name, email=f"p{place}@acme.example")
            for place, name in enumerate(NAMES[:people], 1)
        ),
    )


def notes_of(talk: Interview, debrief: Debrief, call: CallResult | None = None) -> list[Note]:
    return [WRITER.thank_you(talk, person.id, debrief, call) for person in talk.panel]


def as_typed(text: str) -> str:
    """A completion as it must stand: its final stop and the case of its first letter aside."""
    return without_stop(text)[1:].rstrip("?")


@given(st.data(), st.integers(1, 4), st.integers(0, 30))
def test_every_completion_stands_in_a_note_letter_for_letter(
    data: st.DataObject, people: int, number: int
) -> None:
    debrief, talk = data.draw(debriefs(people)), interview(people, number)
    notes = notes_of(talk, debrief)
    for remark in debrief.remarks:
        readers = [note for note in notes if remark.id in note.sources]
        assert readers, "it is in no note"
        for note in readers:
            assert as_typed(remark.text) in note.body.replace("\n\n", " "), note.body


@given(st.data(), st.integers(1, 4))
def test_what_is_meant_for_one_person_is_read_by_nobody_else(data: st.DataObject, people: int) -> None:
    debrief, talk = data.draw(debriefs(people)), interview(people)
    for person, note in zip(talk.panel, notes_of(talk, debrief), strict=True):
        used = [remark for remark in debrief.remarks if remark.id in note.sources]
        assert all(remark.for_id in {None, person.id} for remark in used)


@given(st.data(), st.integers(2, 5))
def test_what_is_for_everybody_goes_to_at_most_two_and_a_question_to_one(
    data: st.DataObject, people: int
) -> None:
    debrief, talk = data.draw(debriefs(people)), interview(people)
    notes = notes_of(talk, debrief)
    for remark in debrief.remarks:
        count = sum(remark.id in note.sources for note in notes)
        assert count <= (1 if remark.starter == "tell" else 2)


@given(st.data(), st.integers(1, 4), st.sampled_from([None, *CallResult]))
def test_no_note_has_a_gap(data: st.DataObject, people: int, call: CallResult | None) -> None:
    debrief, talk = data.draw(debriefs(people)), interview(people)
    typed = "".join(remark.text for remark in debrief.remarks)
    for note in notes_of(talk, debrief, call):
        assert "\n" not in note.subject
        assert len(note.subject) <= 60
        for gap in ("…", "{{", "None", "undefined", "  "):
            assert gap in typed or gap not in note.body, note.body
        assert len(note.body.split()) >= 30


def check_differ(notes: Sequence[Note]) -> None:
    """No two share their opening, or more than half of their sentences."""
    said = [[*sentences_in(note.body)] for note in notes]
    for one, other in combinations(said, 2):
        assert one[0] != other[0]
        assert 2 * len(set(one) & set(other)) <= min(len(one), len(other)), (one, other)


@given(st.data(), st.integers(2, 7), st.integers(0, 60))
def test_the_notes_of_a_panel_differ(data: st.DataObject, people: int, number: int) -> None:
    check_differ(notes_of(interview(people, number), data.draw(debriefs(people))))


def test_the_notes_of_a_panel_differ_with_nothing_remembered() -> None:
    for language in Language:
        for number in range(42):
            check_differ(notes_of(interview(7, number), Debrief(language=language.value)))


def test_nothing_typed_is_left_out() -> None:
    talk = interview(3)
    remarks = numbered(Remark(starter="about", text=f"thing {number}") for number in range(12))
    notes = notes_of(talk, Debrief(remarks=remarks))
    assert unused(Debrief(remarks=remarks), [source for note in notes for source in note.sources]) == ()


@given(TEXT, TEXT, TEXT)
def test_any_name_company_and_role_make_a_whole_note(name: str, company: str, role: str) -> None:
    talk = Interview(
        id=1,
        company=company,
        role=role,
        start=datetime(2026, 11, 24, 9, tzinfo=UTC),
        end=datetime(2026, 11, 24, 10, tzinfo=UTC),
        timezone="Europe/London",
        interviewers=(Interviewer(id=1, name=name, email="p@acme.example"),),
    )
    note = WRITER.thank_you(talk, 1, Debrief())
    assert "\n" not in note.subject
    assert not re.search(r"[{}<>\[\]]", note.body), note.body


@given(st.sampled_from(list(Language)), st.data(), TEXT)
def test_a_sentence_begins_with_a_capital_and_ends(
    language: Language, data: st.DataObject, text: str
) -> None:
    starter = data.draw(st.sampled_from(STARTERS[language.value].each))
    line = on_one_line(text)
    for way in starter.ways(line):
        sentence = starter.sentence(line, way)
        first = next((char for char in sentence if char.isalpha()), "")
        assert not sentence[:1].isalpha() or first.upper() == first or len(first.upper()) > 1
        assert ends_sentence(sentence) or not sentence[-1].isalnum() or "://" in sentence.split()[-1], (
            sentence
        )


def test_a_starter_that_does_not_exist_is_named() -> None:
    with pytest.raises(InvalidInput, match=r"“nosuch” .*there are: about"):
        STARTERS["en"].sentence("nosuch", "x")
