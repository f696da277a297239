"""Notes from templates: what the shipped one writes, and how a broken one is told."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.adapters.person_names import GreetingStyle, address, greeted
from afterword.adapters.templates import CHECK_IN, TemplateNotes, shipped_folder, template_name
from afterword.adapters.templates import THANK_YOU as PURPOSE
from afterword.domain.checks import Level, check_note
from afterword.domain.mail import MailContent
from afterword.domain.model import Candidate, Debrief, Interview, Interviewer, Link, Note, Point
from afterword.errors import TemplateError

THANK_YOU = template_name(PURPOSE, "en")
SAM = Candidate(
    name="Sam Lee",
    email="sam@home.example",
    timezone="Europe/Berlin",
    phone="+49 30 1234567",
    links=(Link(label="Portfolio", url="https://sam.example"),),
)


def interview(names: list[str], **given: Any) -> Interview:
    known: dict[str, Any] = {
        "id": 3,
        "company": "Acme",
        "role": "Data Engineer",
        "start": datetime(2026, 11, 24, 9, tzinfo=UTC),
        "end": datetime(2026, 11, 24, 10, tzinfo=UTC),
        "timezone": "Europe/Berlin",
        "interviewers": tuple(
            Interviewer(name=name, email=f"p{n}@acme.example", id=n + 1) for n, name in enumerate(names)
        ),
    }
    return Interview(**{**known, **given})


def note(
    name: str = "Jane Doe",
    debrief: Debrief | None = None,
    home: Path = Path("nowhere"),
    candidate: Candidate = SAM,
    **given: Any,
) -> Note:
    return TemplateNotes(home, candidate).thank_you(interview([name], **given), 1, debrief or Debrief())


def own(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "templates" / THANK_YOU
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("turn", range(60))
@pytest.mark.parametrize(
    "debrief",
    [Debrief(), Debrief(points=(Point(text="the Postgres migration"), Point(text="How you do on-call")))],
)
def test_the_shipped_note_passes_every_check(turn: int, debrief: Debrief) -> None:
    talk = interview(["Jane Doe"], id=turn)
    written = TemplateNotes(Path("nowhere"), SAM).thank_you(talk, 1, debrief)
    content = MailContent(to=(written.to_email,), subject=written.subject, text=written.body)
    found = check_note(content, interview=talk, recipient=talk.interviewers[0], candidate=SAM)
    assert [check for check in found if check.level is not Level.OK] == []


@pytest.mark.parametrize("turn", range(20))
def test_with_nothing_known_it_is_still_a_whole_note(turn: int) -> None:
    bare = Candidate(name="Sam", email="sam@home.example", timezone="UTC")
    talk = interview([""], id=turn, company="", role="")
    written = TemplateNotes(Path("nowhere"), bare).thank_you(talk, 1, Debrief())
    assert 60 <= len(written.body.split()) <= 200
    assert written.body.startswith("Hello,\n\n")
    assert "  " not in written.body
    assert not re.search(r"\bat \.|\s[,.]|None|\{|\}", written.body)
    assert len(written.subject) <= 60


def test_no_two_notes_of_a_panel_are_alike() -> None:
    talk = interview(["Jane Doe", "Tom Becker", "Li Na", "Ada King", "Bo Ek", "Cy Orr", "Di Fox"])
    notes = [TemplateNotes(Path("nowhere"), SAM).thank_you(talk, n, Debrief()) for n in range(1, 8)]
    paragraphs = [written.body.split("\n\n") for written in notes]
    assert len({parts[1] for parts in paragraphs}) == 7
    assert len({parts[-1].splitlines()[0] for parts in paragraphs}) == 7
    assert len({written.subject for written in notes}) == 7


def test_the_same_arguments_give_the_same_note() -> None:
    assert note() == note()


def test_points_are_used_for_those_they_are_for() -> None:
    points = (
        Point(text="The Postgres migration."),
        Point(text="hiking", for_email="P0@acme.example"),
        Point(text="chess", for_email="tom@acme.example"),
    )
    body = note(debrief=Debrief(points=points)).body
    assert "the Postgres migration" in body
    assert "hiking" in body
    assert "chess" not in body


def test_a_point_that_is_a_sentence_is_not_forced_into_one() -> None:
    body = note(debrief=Debrief(points=(Point(text="We talked about X. It was fun!"),))).body
    assert "fun" not in body
    assert "about X" in body


def test_what_is_known_is_a_value_and_never_compiled() -> None:
    trick = "{{ 6 * 7 }}{% raw %}"
    body = note(role=trick, debrief=Debrief(points=(Point(text=trick),))).body
    assert "42" not in body
    assert "{" not in body
    assert "about the role at Acme" in body


def test_line_breaks_in_what_is_known_do_not_break_the_note() -> None:
    written = note(
        name="Jane\r\nBcc: evil@else.example",
        role="Data\n\nEngineer\u202e",
        company="Acme\thttp://evil.example",
    )
    assert "\n" not in written.subject
    assert "the Data Engineer role at Acme." in written.body
    assert "evil" not in written.body + written.subject


def test_the_candidates_signature_stands_in_place_of_the_shipped_one() -> None:
    signed = Candidate(name="Sam", email="s@home.example", timezone="UTC", signature="Sam Lee\nEngineer\n")
    assert note(candidate=signed).body.endswith(",\nSam Lee\nEngineer\n")


def test_the_candidates_own_template_wins(tmp_path: Path) -> None:
    home = own(
        tmp_path,
        "{# mine #}\nSubject: Thanks, {{ person.first_name }}\n\nHi  {{ person.greeting }}, \n\n\n\nbye\n",
    )
    assert note(home=home) == Note(
        to_name="Jane Doe", to_email="p0@acme.example", subject="Thanks, Jane", body="Hi Jane,\n\nbye\n"
    )


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("Subject: x\n\n{% if %}", 3, "Expected an expression"),
        ("Subject: x\n\nHi {{ persn.name }}", 3, "'persn' is undefined"),
        ("Subject: x\n\n\nHi {{ person.nmae }}", 4, "nmae"),
        ("Subject: x\n\n{{ ''.__class__.__mro__ }}", 3, "unsafe"),
        ("Subject: x\n{{ pick.__init__ }}", 2, "unsafe"),
        ("Subject: x\n\n{{ 1 / 0 }}", 3, "division by zero"),
        ("Subject: x\n\n{% include 'other.txt' %}", 3, "there is no template other.txt"),
        ("Subject: x\n\n{{ pick([]) }}", 3, ""),
        ("Subject: x\n\n{% for n in range(10**9) %}{% endfor %}", 3, "Range too big"),
        ("Hi\n\nyou", 1, "Subject:"),
        ("Subject:   \n\nyou", 1, "Subject:"),
    ],
)
def test_a_broken_template_is_told_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    home = own(tmp_path, text)
    with pytest.raises(TemplateError) as caught:
        note(home=home)
    assert str(caught.value).startswith(f"{home / 'templates' / THANK_YOU}, line {line}: ")
    assert words in str(caught.value)


@pytest.mark.parametrize("content", [b"Subject: x\n\n\xff", b"Subject: x\n\n"])
def test_an_unreadable_or_empty_template_is_told(tmp_path: Path, content: bytes) -> None:
    home = own(tmp_path, "")
    (home / "templates" / THANK_YOU).write_bytes(content)
    with pytest.raises(TemplateError, match=re.escape(str(home))):
        note(home=home)


def test_the_shipped_templates_are_found() -> None:
    assert (shipped_folder() / THANK_YOU).is_file()


@pytest.mark.parametrize(
    ("name", "greeting", "first"),
    [
        ("Jane Doe", "Jane", "Jane"),
        ("Jane", "Jane", "Jane"),
        ("Doe, Jane", "Jane", "Jane"),
        ("Dr. Jane Doe", "Dr. Doe", "Jane"),
        ("Dr. Müller", "Dr. Müller", ""),
        ("Mr. Smith", "Mr. Smith", ""),
        ("Herr Schmidt", "Herr Schmidt", ""),
        ("Mr. John Smith", "John", "John"),
        ("JANE DOE", "Jane", "Jane"),
        ("jane doe", "Jane", "Jane"),
        ("Jean-Luc Picard", "Jean-Luc", "Jean-Luc"),
        ("María José García López", "María", "María"),
        ("J. Doe", "J. Doe", ""),
        ("李伟", "李伟", ""),
        ("Иван Петров", "Иван Петров", ""),
        ("Jane Doe (she/her)", "Jane", "Jane"),
        ("Jane Doe | Acme", "Jane", "Jane"),
        ("Jane Doe - Recruiting", "Jane", "Jane"),
        ("Jane Doe <jane@acme.example>", "Jane", "Jane"),
        ("jane@acme.example", "", ""),
        ("Interview Panel", "", ""),
        ("Interviewer 1", "", ""),
        ("", "", ""),
        (" \n ", "", ""),
    ],
)
def test_people_are_greeted_by_what_is_sure(name: str, greeting: str, first: str) -> None:
    assert (address(name).greeting, address(name).first) == (greeting, first)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=30), st.text(max_size=20), st.text(max_size=20), st.text(max_size=30))
def test_whatever_is_known_the_note_is_whole(name: str, company: str, role: str, point: str) -> None:
    written = note(name, Debrief(points=(Point(text=point),)), company=company, role=role)
    assert "\n" not in written.subject
    assert "  " not in written.body
    assert len(written.body.split()) >= 60


BRIEF = {"length", "sentences"}
"""A check-in is shorter than a note of thanks; the stop of a German date is counted as that of a sentence."""


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
@pytest.mark.parametrize("purpose", [PURPOSE, CHECK_IN])
@pytest.mark.parametrize("turn", range(7))
def test_every_language_has_every_email(language: str, purpose: str, turn: int) -> None:
    talk = interview(["Jane Doe"], id=turn)
    debrief = Debrief(language=language, decision_by=datetime(2026, 12, 4, 16, tzinfo=UTC))
    written = TemplateNotes(Path("nowhere"), SAM).note(template_name(purpose, language), talk, 1, debrief)
    content = MailContent(to=(written.to_email,), subject=written.subject, text=written.body)
    found = check_note(content, interview=talk, recipient=talk.interviewers[0], candidate=SAM)
    faults = [check for check in found if check.level is not Level.OK and check.name not in BRIEF]
    assert faults == []
    assert len(written.body.split()) >= 45


def test_one_part_of_the_shipped_note_can_be_replaced(tmp_path: Path) -> None:
    home = own(
        tmp_path,
        '{% extends "shipped/email/thank_you/en.txt" %}\n{% block sign_off %}Cheers,{% endblock %}\n'
        "{% block touch %}{{ person.first_name }} plays {{ debrief.touch.text }}.{% endblock %}",
    )
    debrief = Debrief(points=(Point(text="on-call"),), touches=(Point(text="chess"),))
    body = note(home=home, debrief=debrief).body
    assert "\n\nCheers,\nSam Lee\n" in body
    assert "Jane plays chess." in body
    assert "on-call" in body


def test_a_template_without_an_end_is_stopped(tmp_path: Path) -> None:
    endless = "Subject: x\n\n{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}"
    with pytest.raises(TemplateError, match="no end"):
        note(home=own(tmp_path, endless))


@pytest.mark.parametrize(
    ("name", "style", "language", "greeting"),
    [
        ("Jane Doe", GreetingStyle.AUTO, "en", "Jane"),
        ("Jane Doe", GreetingStyle.FULL_NAME, "en", "Jane Doe"),
        ("Dr. Jane Doe", GreetingStyle.FIRST_NAME, "en", "Jane"),
        ("Dr. Müller", GreetingStyle.FIRST_NAME, "en", "Dr. Müller"),
        ("Jane Doe", GreetingStyle.AUTO, "de", "Jane Doe"),
        ("Jane Doe", GreetingStyle.AUTO, "es", "Jane"),
        ("Ludwig van den Berg", GreetingStyle.FULL_NAME, "en", "Ludwig van den Berg"),
        ("Anna Berg, RN, MSN", GreetingStyle.FULL_NAME, "en", "Anna Berg"),
        ("{{ name }}", GreetingStyle.AUTO, "en", ""),
    ],
)
def test_the_greeting_goes_by_the_style(
    name: str, style: GreetingStyle, language: str, greeting: str
) -> None:
    assert greeted(name, style, language).greeting == greeting


def test_the_day_of_decision_is_written_as_where_the_candidate_lives() -> None:
    debrief = Debrief(decision_by=datetime(2026, 12, 4, 16, tzinfo=UTC))
    american = Candidate(name="Sam", email="s@home.example", timezone="America/Chicago")
    assert "Friday 4 December" in note(debrief=debrief).body
    assert "Friday, December 4" in note(debrief=debrief, candidate=american).body


def test_somebody_met_before_is_thanked_again() -> None:
    writer = TemplateNotes(Path("nowhere"), SAM, met_before=lambda *_: True)
    for turn in range(7):
        assert " again " in writer.thank_you(interview(["Jane Doe"], id=turn), 1, Debrief()).body


def test_a_colleague_is_not_asked_to_join_their_own_company() -> None:
    inside = Candidate(name="Sam", email="s@acme.example", timezone="UTC", own_domains=("acme.example",))
    for turn in range(8):
        assert "join Acme" not in note(candidate=inside, id=turn).body
