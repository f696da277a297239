"""Notes from templates: what the shipped ones write, and how a broken one of one's own is told."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from afterword.adapters.rendering.notes import CHECK_IN, StarterNotes, template_name
from afterword.adapters.rendering.notes import THANK_YOU as PURPOSE
from afterword.adapters.rendering.templates import shipped_folder
from afterword.domain.checks import Level, check_note
from afterword.domain.checks.closings import is_closing
from afterword.domain.mail import MailContent
from afterword.domain.model import Candidate, Debrief, Interview, Interviewer, Link, Note, Remark
from afterword.errors import TemplateError

THANK_YOU = template_name(PURPOSE, "en")
SAM = Candidate(
    name="Sam Lee",
    email="sam@home.example",
    timezone="Europe/Berlin",
    phone="+49 30 1234567",
    links=(Link(label="Portfolio", url="https://sam.example"),),
)
REMEMBERED = (
    Remark(id=1, starter="about", text="the Postgres migration"),
    Remark(id=2, starter="how", text="you do on-call"),
)
DECIDED = datetime(2026, 12, 4, 16, tzinfo=UTC)
IN_EVERY_LANGUAGE = pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
EVERY_EMAIL = pytest.mark.parametrize("purpose", [PURPOSE, CHECK_IN])


def interview(name: str = "Jane Doe", **given: Any) -> Interview:
    known: dict[str, Any] = {
        "id": 3,
        "company": "Acme",
        "role": "Data Engineer",
        "start": datetime(2026, 11, 24, 9, tzinfo=UTC),
        "end": datetime(2026, 11, 24, 10, tzinfo=UTC),
        "timezone": "Europe/Berlin",
        "interviewers": (Interviewer(name=name, email="p0@acme.example", id=1),),
    }
    return Interview(**{**known, **given})


def note(
    name: str = "Jane Doe",
    debrief: Debrief | None = None,
    home: Path = Path("nowhere"),
    candidate: Candidate = SAM,
    signature: str = "",
    **given: Any,
) -> Note:
    writer = StarterNotes(home, candidate)
    return writer.thank_you(interview(name, **given), 1, debrief or Debrief(), signature=signature)


def own(home: Path, text: str, name: str = THANK_YOU) -> Path:
    """The home, with a template of the candidate's own in it."""
    file = home / "templates" / name
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return home


# --- what the shipped ones write ---------------------------------------------------------------------------


@pytest.mark.parametrize("turn", range(21))
def test_the_shipped_note_passes_every_check(turn: int) -> None:
    debrief = Debrief(remarks=REMEMBERED)
    assert faults(note(debrief=debrief, id=turn), interview(id=turn), debrief) == []


def faults(written: Note, talk: Interview, debrief: Debrief) -> list[tuple[str, str]]:
    content = MailContent(to=(written.to_email,), subject=written.subject, text=written.body)
    found = check_note(
        content, interview=talk, recipient=talk.interviewers[0], candidate=SAM, debrief=debrief
    )
    return [(check.name, check.message) for check in found if check.level is not Level.OK]


BRIEF = {"length", "specific"}
"""Where nothing is remembered, a note is short and says nothing of its own."""


@IN_EVERY_LANGUAGE
@EVERY_EMAIL
@pytest.mark.parametrize("turn", range(7))
def test_every_language_has_every_email(language: str, purpose: str, turn: int) -> None:
    talk, debrief = interview(id=turn), Debrief(language=language, decision_by=DECIDED)
    written = StarterNotes(Path("nowhere"), SAM).note(template_name(purpose, language), talk, 1, debrief)
    assert [fault for fault in faults(written, talk, debrief) if fault[0] not in BRIEF] == []
    assert len(written.body.split()) >= 45


@pytest.mark.parametrize("turn", range(20))
def test_with_nothing_known_it_is_still_a_whole_note(turn: int) -> None:
    bare = Candidate(name="Sam", email="sam@home.example", timezone="UTC")
    written = note("", candidate=bare, id=turn, company="", role="")
    assert 30 <= len(written.body.split()) <= 200
    assert written.body.startswith(("Hello,\n\n", "Hi,\n\n"))
    assert not re.search(r"  |\bat \.|\s[,.]|None|\{|\}", written.body)
    assert len(written.subject) <= 60


def test_the_same_arguments_give_the_same_note() -> None:
    assert note() == note()


def test_what_is_known_is_a_value_and_never_compiled() -> None:
    trick = "{{ 6 * 7 }}{% raw %}"
    remarks = (Remark(id=1, starter="about", text=trick), Remark(id=2, starter="", text=f"{trick} yes."))
    body = note(role=trick, name=f"{trick} Doe", debrief=Debrief(remarks=remarks)).body
    assert "42" not in body
    assert body.count(trick) == 2, "as it was typed, and in no name"
    assert "about the role at Acme" in body


def test_line_breaks_in_what_is_known_do_not_break_the_note() -> None:
    written = note(
        name="Jane\r\nBcc: evil@else.example",
        role="Data\n\nEngineer",
        company="Acme\thttp://evil.example",
    )
    assert "\n" not in written.subject
    assert "\n" not in written.to_name
    assert "about the Data Engineer role." in written.body
    assert "evil" not in written.body + written.subject


def test_the_day_of_decision_is_written_as_where_the_candidate_lives() -> None:
    debrief = Debrief(decision_by=DECIDED)
    american = Candidate(name="Sam", email="s@home.example", timezone="America/Chicago")
    assert "Friday 4 December" in note(debrief=debrief).body
    assert "Friday, December 4" in note(debrief=debrief, candidate=american).body


@IN_EVERY_LANGUAGE
def test_somebody_met_before_is_thanked_again(language: str) -> None:
    again = {"en": " again ", "de": " noch einmal ", "fr": " de nouveau ", "es": " de nuevo "}[language]
    for met in (True, False):
        writer = StarterNotes(Path("nowhere"), SAM, met_before=lambda *_, met=met: met)
        thanks = [
            writer.thank_you(interview(id=turn), 1, Debrief(language=language)).body for turn in range(7)
        ]
        assert any(again in body for body in thanks) is met


@IN_EVERY_LANGUAGE
@EVERY_EMAIL
def test_a_colleague_is_not_asked_to_let_one_join_their_own_company(language: str, purpose: str) -> None:
    inside = Candidate(name="Sam", email="s@acme.example", timezone="UTC", own_domains=("Acme.example",))
    joins = re.compile(
        "join|bei Ihnen anf|Ihres Teams|rejoindre|faire partie|formar parte|con ustedes", re.IGNORECASE
    )
    for candidate, does in ((inside, False), (SAM, True)):
        writer = StarterNotes(Path("nowhere"), candidate)
        name, debrief = template_name(purpose, language), Debrief(language=language)
        bodies = [writer.note(name, interview(id=turn), 1, debrief).body for turn in range(12)]
        assert any(joins.search(body) for body in bodies) is does, bodies


# --- how it is signed --------------------------------------------------------------------------------------


def test_without_a_signature_the_profile_signs() -> None:
    assert note().body.endswith(
        ",\nSam Lee\nsam@home.example | +49 30 1234567\nPortfolio: https://sam.example\n"
    )


def test_a_signature_stands_in_place_of_the_profile() -> None:
    signed = Candidate(name="Sam", email="s@home.example", timezone="UTC", signature="Sam Lee\nEngineer\n")
    assert note(candidate=signed).body.endswith(",\nSam Lee\nEngineer\n")
    assert note(candidate=signed, signature="S. L.\n").body.endswith(",\nS. L.\n")


@pytest.mark.parametrize(
    ("language", "signature"),
    [
        ("en", "Best regards,\nSam Lee"),
        ("en", "Many thanks,\nSam"),
        ("de", "Mit freundlichen Grüßen\nSam Lee"),
        ("fr", "Cordialement,\nSam Lee"),
        ("es", "Un saludo,\nSam Lee"),
    ],
)
@EVERY_EMAIL
def test_a_signature_that_begins_with_a_closing_stands_alone(
    purpose: str, language: str, signature: str
) -> None:
    writer, name = StarterNotes(Path("nowhere"), SAM), template_name(purpose, language)
    for turn in range(4):
        body = writer.note(name, interview(id=turn), 1, Debrief(language=language), signature).body
        assert body.endswith(f"\n\n{signature}\n")
        assert sum(is_closing(line) for line in body.splitlines()) == 1


# --- the candidate's own -----------------------------------------------------------------------------------


def test_the_shipped_templates_are_found() -> None:
    assert (shipped_folder() / THANK_YOU).is_file()


def test_the_candidates_own_template_wins(tmp_path: Path) -> None:
    home = own(
        tmp_path,
        "{# mine #}\nSubject: Thanks, {{ person.name }}\n\nHi {{ person.greeting }}, \n\n\n\nbye\n",
    )
    assert note(home=home) == Note(
        to_name="Jane Doe", to_email="p0@acme.example", subject="Thanks, Jane Doe", body="Hi Jane,\n\nbye\n"
    )


def test_the_filters_choose_by_turn_and_join_lines(tmp_path: Path) -> None:
    ways = "{% filter subject %}\nfirst\n{{ 'long ' * 20 }}\nsecond\n{% endfilter %}\n\n"
    text = "{% filter paragraphs %}\n{% filter one %}\na\n\nb\n{% endfilter %}\nand\nso on\n\n\nmore\n{% endfilter %}"
    home = own(tmp_path, ways + text)
    assert (note(home=home, id=4).subject, note(home=home, id=5).subject) == ("first", "second")
    assert note(home=home, id=4).body == "a and so on\n\nmore\n"
    assert note(home=home, id=5).body == "b and so on\n\nmore\n"


def test_a_subject_that_is_too_long_is_the_shortest_there_is(tmp_path: Path) -> None:
    home = own(tmp_path, "{% filter subject %}\n{{ 'x' * 80 }}\n{{ 'y' * 70 }}\n{% endfilter %}\n\nbye")
    assert {note(home=home, id=turn).subject for turn in range(4)} == {"y" * 70}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("Subject: x\n\n{% if %}", 3, "Expected an expression"),
        ("Subject: x\n\n{% frobnicate %}", 3, "unknown tag"),
        ("Subject: x\n\n{{ role | frobnicate }}", 3, "No filter named"),
        ("Subject: x\n\nHi {{ persn.name }}", 3, "'persn' is undefined"),
        ("Subject: x\n\n\nHi {{ person.nmae }}", 4, "nmae"),
        ("Subject: x\n\n\n\n{{ debrief.points }}", 5, "'debrief' is undefined"),
        ("Subject: x\n\n{{ ''.__class__.__mro__ }}", 3, "unsafe"),
        ("Subject: x\n{{ person.__init__ }}", 2, "unsafe"),
        ("Subject: x\n\n{{ 1 / 0 }}", 3, "division by zero"),
        ("Subject: x\n\n{{ 5 | one }}", 3, "splitlines"),
        ("Subject: x\n\n{% include 'other.txt' %}", 3, "there is no template other.txt"),
        ("Subject: x\n\n{% include '../../../etc/passwd' %}", 3, "there is no template ../../../etc/passwd"),
        ('{% extends "shipped/email/thank_you/en.txt" %}', 1, "no template shipped/email/thank_you/en.txt"),
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


def test_what_a_template_includes_is_told_by_its_own_file(tmp_path: Path) -> None:
    home = own(tmp_path, "Sam\n{{ candidate.nmae }}", "email/signature.txt")
    with pytest.raises(TemplateError, match="nmae") as caught:
        note(home=home)
    assert str(caught.value).startswith(f"{home / 'templates' / 'email/signature.txt'}, line 2: ")


@pytest.mark.parametrize("content", [b"Subject: x\n\n\xff", b"Subject: x\n\n"])
def test_an_unreadable_or_empty_template_is_told(tmp_path: Path, content: bytes) -> None:
    home = own(tmp_path, "")
    (home / "templates" / THANK_YOU).write_bytes(content)
    with pytest.raises(TemplateError, match=re.escape(str(home))):
        note(home=home)


@pytest.mark.parametrize("piece", ["x", ""])
def test_a_template_without_an_end_is_stopped(tmp_path: Path, piece: str) -> None:
    endless = f"{{% for a in range(99999) %}}{{% for b in range(99999) %}}{piece}{{{{ '' }}}}{{% endfor %}}{{% endfor %}}"
    with pytest.raises(TemplateError, match="no end"):
        note(home=own(tmp_path, f"Subject: x\n\n{endless}"))


WORDS = (shipped_folder() / "starters/en.toml").read_text(encoding="utf-8").partition("\n[about]")[0]


def test_starters_of_ones_own_that_lack_one_in_use_are_told(tmp_path: Path) -> None:
    home = own(
        tmp_path,
        f'{WORDS}\n[how]\nsection = "talked"\nsentences = ["So that is how …"]\n',
        "starters/en.toml",
    )
    with pytest.raises(TemplateError) as caught:
        note(home=home, debrief=Debrief(remarks=REMEMBERED))
    assert str(home / "templates/starters/en.toml") in str(caught.value)
    assert "“about”" in str(caught.value)
    assert "So that is how you do on-call." in note(home=home, debrief=Debrief(remarks=REMEMBERED[1:])).body
