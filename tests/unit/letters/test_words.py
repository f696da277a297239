"""What stands around the text of a letter: the paper, the date, the addresses, how somebody is addressed."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from afterword.adapters.rendering.letters import (
    Correspondence,
    is_american,
    job_title,
    lines_of,
    long_date,
    paper_of,
    place_of,
    printed,
    recipient_lines,
    return_address,
    sender_lines,
)
from afterword.adapters.rendering.notes import StarterNotes
from afterword.adapters.rendering.previews import sample_interview
from afterword.domain.letter import Letter, Paper
from afterword.domain.model import Candidate, Debrief, Interviewer, Language, Link

ENGLISH, GERMAN, FRENCH, SPANISH = Language


@pytest.mark.parametrize(
    ("zone", "paper"),
    [
        ("America/New_York", Paper.US_LETTER),
        ("US/Pacific", Paper.US_LETTER),
        ("Pacific/Honolulu", Paper.US_LETTER),
        ("America/Toronto", Paper.US_LETTER),
        ("America/Mexico_City", Paper.US_LETTER),
        ("Asia/Manila", Paper.US_LETTER),
        ("America/Santiago", Paper.US_LETTER),
        ("America/Bogota", Paper.US_LETTER),
        ("America/Puerto_Rico", Paper.US_LETTER),
        ("America/Sao_Paulo", Paper.A4),
        ("America/Argentina/Buenos_Aires", Paper.A4),
        ("Europe/Berlin", Paper.A4),
        ("Asia/Kolkata", Paper.A4),
        ("UTC", Paper.A4),
        ("Etc/GMT+5", Paper.A4),
    ],
)
def test_the_paper_is_that_of_the_country(zone: str, paper: Paper) -> None:
    assert paper_of(zone) is paper


def test_who_lives_in_america_writes_as_americans_do() -> None:
    assert [is_american(zone) for zone in ("America/New_York", "US/Pacific", "America/Toronto")] == [True] * 3
    assert [is_american(zone) for zone in ("America/Mexico_City", "Europe/London", "UTC")] == [False] * 3


@pytest.mark.parametrize(
    ("language", "zone", "date"),
    [
        (ENGLISH, "America/New_York", "November 24, 2026"),
        (ENGLISH, "Europe/London", "24 November 2026"),
        (ENGLISH, "UTC", "24 November 2026"),
        (ENGLISH, "Europe/Berlin", "24 November 2026"),
        (GERMAN, "Europe/Vienna", "24. November 2026"),
        (GERMAN, "America/New_York", "24. November 2026"),
        (FRENCH, "Europe/Paris", "24 novembre 2026"),
        (SPANISH, "America/Mexico_City", "24 de noviembre de 2026"),
    ],
)
def test_the_date_is_written_as_in_the_language_and_the_country(
    language: Language, zone: str, date: str
) -> None:
    assert long_date(datetime(2026, 11, 24, 12, tzinfo=UTC), language, zone) == date


def test_the_date_is_that_of_the_candidates_own_day() -> None:
    late = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
    assert long_date(late, FRENCH, "Europe/Paris") == "1er décembre 2026"
    assert long_date(late, ENGLISH, "America/New_York") == "November 30, 2026"


def test_what_is_not_known_of_the_sender_is_left_out() -> None:
    bare = Candidate(name="Sam Lee", email="sam@home.example", timezone="UTC")
    assert sender_lines(bare) == ("Sam Lee", "sam@home.example")
    assert return_address(bare) == ()
    full = Candidate(
        name="Sam Lee",
        email="sam@home.example",
        timezone="UTC",
        phone="+44 20 7946 0123",
        headline="Engineer",
        links=(Link(label="Portfolio", url="https://www.sam.example/"),),
        postal_address="14 Mill Lane,\n\n Cambridge  CB2 1RX ",
    )
    assert sender_lines(full)[1:4] == ("Engineer", "14 Mill Lane", "Cambridge CB2 1RX")
    assert sender_lines(full)[-1] == "sam.example"
    assert return_address(full) == ("Sam Lee", "14 Mill Lane", "Cambridge CB2 1RX")


def about(language: Language = ENGLISH, name: str = "Jane Doe", postal_address: str = "") -> Correspondence:
    return Correspondence(
        candidate=Candidate(name="Sam Lee", email="sam@home.example", timezone="Europe/London"),
        interview=replace(sample_interview(), postal_address=postal_address),
        person=Interviewer(name=name, title="Head of Data"),
        debrief=Debrief(language=language.value),
    )


def test_the_company_is_named_once() -> None:
    assert recipient_lines(about(postal_address="1 Harbour Way\nBristol BS1 4QA")) == (
        "Jane Doe",
        "Head of Data",
        "Acme",
        "1 Harbour Way",
        "Bristol BS1 4QA",
    )
    assert recipient_lines(about(postal_address="ACME LTD\n1 Harbour Way")) == (
        "Jane Doe",
        "Head of Data",
        "ACME LTD",
        "1 Harbour Way",
    )


def test_who_gets_the_letter_is_named_in_its_language() -> None:
    assert recipient_lines(about(GERMAN, "Herr Dr. Jonas Weber"))[0] == "Herrn Dr. Jonas Weber"
    assert recipient_lines(about(FRENCH, "M. Paul Durand"))[0] == "Monsieur Paul Durand"
    assert recipient_lines(about(ENGLISH, "Interview Panel"))[0] == "Head of Data"


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("1 Main St, Springfield, IL 62701", ("1 Main St", "Springfield, IL 62701")),
        ("1 Main St, Apt 5, Springfield, IL 62701", ("1 Main St, Apt 5", "Springfield, IL 62701")),
        ("Lindenallee 12, 10115 Berlin", ("Lindenallee 12, 10115 Berlin",)),
        ("Lindenallee 12, 10115 Berlin, Germany", ("Lindenallee 12", "10115 Berlin", "Germany")),
        ("  a \r\n\r\n b, c, d ", ("a", "b, c, d")),
        ("", ()),
    ],
)
def test_an_address_is_parted_into_its_lines(address: str, lines: tuple[str, ...]) -> None:
    assert lines_of(address) == lines


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("Lindenallee 12\n10115 Berlin\nDeutschland", "Berlin"),
        ("5, rue des Lilas\n75002 Paris Cedex 02", "Paris"),
        ("Bahnhofstr. 1\nCH-8001 Zürich", "Zürich"),
        ("12345 Main Street\nSpringfield, IL 62701", ""),
        ("14 Mill Lane\nCambridge CB2 1RX", ""),
        ("", ""),
    ],
)
def test_a_place_is_named_where_the_postcode_tells_it(address: str, place: str) -> None:
    assert place_of(address) == place


@pytest.mark.parametrize(
    ("text", "language", "set_text"),
    [
        ("It's Jane O'Brien's \"plan\" - mine too...", ENGLISH, "It’s Jane O’Brien’s “plan” – mine too…"),
        ('das "Thema"', GERMAN, "das „Thema“"),
        ("l'« avis » : oui ?", FRENCH, "l’«\u00a0avis\u00a0»\u00a0: oui\u00a0?"),
        ("la \"idea\"", SPANISH, "la «idea»"),
        ("o'neil@acme.example https://x.example/it's", ENGLISH, "o'neil@acme.example https://x.example/it's"),
        ('5" and 6', ENGLISH, '5" and 6'),
    ],
)  # fmt: skip
def test_marks_of_a_typewriter_are_set_as_in_print(text: str, language: Language, set_text: str) -> None:
    assert printed(text, language) == set_text


def test_what_is_too_long_for_a_title_is_left_out() -> None:
    assert job_title(Interviewer(name="Jane Doe", title="Head of Data")) == "Head of Data"
    assert job_title(Interviewer(name="Jane Doe", title="word " * 40)) == ""


@pytest.mark.parametrize(
    ("language", "name", "greeting"),
    [
        (ENGLISH, "Jane Doe", "Dear Jane Doe,"),
        (ENGLISH, "Prof. Ada King", "Dear Prof. King,"),
        (ENGLISH, "Interview Panel", "Dear Sir or Madam,"),
        (GERMAN, "Jonas Weber", "Guten Tag Jonas Weber,"),
        (GERMAN, "Herr Weber", "Sehr geehrter Herr Weber,"),
        (GERMAN, "Prof. Dr. Anna Klein", "Guten Tag Prof. Dr. Klein,"),
        (GERMAN, "", "Sehr geehrte Damen und Herren,"),
        (FRENCH, "Luc Martin", "Madame, Monsieur,"),
        (FRENCH, "M. Luc Martin", "Monsieur,"),
        (SPANISH, "Ana López", "Buenos días, Ana López:"),
        (SPANISH, "Sra. Ana López", "Estimada Sra. López:"),
        (SPANISH, "Dra. Ana López", "Estimada Dra. López:"),
        (SPANISH, "", "A quien corresponda:"),
    ],
)
def test_a_letter_addresses_as_its_language_does(language: Language, name: str, greeting: str) -> None:
    assert letter_to(name, language).greeting == greeting


@pytest.mark.parametrize(
    ("name", "timezone", "closing"),
    [
        ("Jane Doe", "Europe/London", "Yours sincerely,"),
        ("", "Europe/London", "Yours faithfully,"),
        ("", "America/Chicago", "Sincerely,"),
    ],
)
def test_who_is_not_named_is_taken_leave_of_faithfully(name: str, timezone: str, closing: str) -> None:
    assert letter_to(name, ENGLISH, timezone).closing == closing


def letter_to(name: str, language: Language, timezone: str = "Europe/London") -> Letter:
    sam = Candidate(name="Sam Lee", email="sam@home.example", timezone=timezone)
    talk = replace(sample_interview(), interviewers=(Interviewer(id=1, name=name),))
    debrief = Debrief(language=language.value)
    written_at = datetime(2026, 11, 25, 9, tzinfo=UTC)
    return StarterNotes(Path("nowhere"), sam).letter(talk, 1, debrief, written_at=written_at, paper=Paper.A4)
