"""Templates of letters and calls that the candidate wrote: used when they are good, told of when they are not."""

from pathlib import Path

import pytest

from afterword.adapters.rendering.notes import StarterNotes
from afterword.adapters.rendering.previews import sample_interview
from afterword.domain.letter import CallScript, Letter, Paper
from afterword.domain.model import Candidate, Debrief
from afterword.errors import InvalidInput, TemplateError
from tests.letters.golden import WRITTEN_AT

SAM = Candidate(name="Sam Lee", email="sam@home.example", timezone="Europe/Berlin", phone="+49 30 1234567")
GOOD = "Subject: s\nDate: d\nGreeting: g\n\np\n\nClosing: c\nName: n\nEnclosures:\n"
GOOD_CALL = "Opening: o\nPoints:\n- p\nNext step: n\nClosing: c\nVoicemail: v\n"


def own(home: Path, name: str, text: str) -> Path:
    file = home / "templates" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def letter(home: Path, candidate: Candidate = SAM) -> Letter:
    writer = StarterNotes(home, candidate)
    return writer.letter(sample_interview(), 1, Debrief(), written_at=WRITTEN_AT, paper=Paper.A4)


def call(home: Path) -> CallScript:
    return StarterNotes(home, SAM).call_script(sample_interview(), 1, Debrief())


def test_a_letter_of_ones_own_is_used(tmp_path: Path) -> None:
    own(tmp_path, "letter/en.txt", GOOD.replace("\n\np\n\n", "\n\np one\nstill one\n\n \np two\n\n"))
    made = letter(tmp_path)
    assert (made.subject, made.place_and_date, made.greeting) == ("s", "d", "g")
    assert made.paragraphs == ("p one still one", "p two")
    assert (made.closing, made.name, made.enclosures) == ("c", "n", ())


def test_enclosures_are_one_on_each_line(tmp_path: Path) -> None:
    own(tmp_path, "letter/en.txt", GOOD + "Curriculum vitae\n\nReferences\n")
    assert letter(tmp_path).enclosures == ("Curriculum vitae", "References")


def test_the_last_closing_is_the_closing(tmp_path: Path) -> None:
    own(
        tmp_path,
        "letter/en.txt",
        GOOD.replace("\n\np\n\n", "\n\nClosing: not yet\nName: nor this\n\nend\n\n"),
    )
    made = letter(tmp_path)
    assert made.paragraphs == ("Closing: not yet Name: nor this", "end")
    assert (made.closing, made.name) == ("c", "n")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (GOOD + "{% if %}", 10, "Expected an expression"),
        (GOOD + "{{ letter.dtae }}", 10, "dtae"),
        (GOOD + "{{ letter.__class__ }}", 10, "unsafe"),
        ('\n{% extends "shipped/letter/en.txt" %}', 2, "no template shipped/letter/en.txt"),
        (GOOD.replace("Date: d\n", ""), 1, "“Date:”"),
        (GOOD.replace("Closing: c\n", ""), 1, "“Closing:”"),
        (GOOD.replace("Subject: s\nDate: d\n", "Date: d\nSubject: s\n"), 1, "in the order"),
    ],
)
def test_a_broken_letter_is_told_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    file = own(tmp_path, "letter/en.txt", text)
    with pytest.raises(TemplateError, match=words) as caught:
        letter(tmp_path)
    assert str(caught.value).startswith(f"{file}, line {line}: ")


@pytest.mark.parametrize("part", ["Subject: s", "Date: d", "Closing: c", "Name: n"])
def test_an_empty_part_of_a_letter_is_told(tmp_path: Path, part: str) -> None:
    label = part.partition(" ")[0]
    file = own(tmp_path, "letter/en.txt", GOOD.replace(f"{part}\n", f"{label}\n"))
    with pytest.raises(TemplateError) as caught:
        letter(tmp_path)
    assert str(caught.value) == f"{file}: nothing stands after “{label}”."


def test_a_letter_without_text_is_told(tmp_path: Path) -> None:
    own(tmp_path, "letter/en.txt", GOOD.replace("p\n\n", ""))
    with pytest.raises(TemplateError, match="no text"):
        letter(tmp_path)


@pytest.mark.parametrize("part", ["Opening: o", "- p", "Next step: n", "Closing: c", "Voicemail: v"])
def test_an_empty_part_of_a_call_is_told(tmp_path: Path, part: str) -> None:
    empty = "" if part == "- p" else f"{part.partition(':')[0]}:"
    own(tmp_path, "call/en.txt", GOOD_CALL.replace(part, empty))
    with pytest.raises(TemplateError, match="nothing stands after"):
        call(tmp_path)


def test_a_call_without_a_part_is_told(tmp_path: Path) -> None:
    own(tmp_path, "call/en.txt", GOOD_CALL.replace("Next step: n\n", ""))
    with pytest.raises(TemplateError, match="“Next step:”"):
        call(tmp_path)


def test_a_letter_needs_a_name_to_sign_with(tmp_path: Path) -> None:
    nameless = Candidate(name=" ", email="sam@home.example", timezone="UTC")
    with pytest.raises(InvalidInput, match="your name"):
        letter(tmp_path, nameless)
