"""What stands around the text of a letter: the paper, the date, the addresses, how somebody is addressed."""

from datetime import UTC, datetime

import pytest

from afterword.adapters.letter_words import (
    job_title,
    lines_of,
    long_date,
    paper_of,
    place_of,
    recipient_lines,
    return_address,
    sender_lines,
)
from afterword.adapters.salutations import salutation_of
from afterword.adapters.typography import printed
from afterword.domain.letter import Paper
from afterword.domain.model import Candidate, Interviewer, Link
from afterword.domain.wording.languages import Language
from tests.letters.golden import cases

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


@pytest.mark.parametrize(
    ("name", "language", "line"),
    [
        ("Jane Doe", ENGLISH, "Jane Doe"),
        ("Ms. Jane Doe", ENGLISH, "Ms Jane Doe"),
        ("Mrs Doe", ENGLISH, "Mrs Doe"),
        ("Frau Müller", ENGLISH, "Ms Müller"),
        ("Frau Dr. Petra Lang", GERMAN, "Frau Dr. Petra Lang"),
        ("Herr Jonas Weber", GERMAN, "Herrn Jonas Weber"),
        ("Prof. Dr. Anna Klein", GERMAN, "Prof. Dr. Anna Klein"),
        ("M. Paul Durand", FRENCH, "Monsieur Paul Durand"),
        ("M. Paul Durand", ENGLISH, "M. Paul Durand"),
        ("Mme Claire Dupont", FRENCH, "Madame Claire Dupont"),
        ("Sra. Ana López", SPANISH, "Sra. Ana López"),
        ("Hermann Maier", GERMAN, "Hermann Maier"),
        ("Don Smith", SPANISH, "Don Smith"),
        ("Msuya Kim (she/her)", ENGLISH, "Msuya Kim"),
        ("山田 太郎", ENGLISH, "山田 太郎"),
        ("Interview Panel", ENGLISH, ""),
        ("", GERMAN, ""),
    ],
)
def test_a_title_is_used_when_the_name_came_with_one(name: str, language: Language, line: str) -> None:
    assert salutation_of(name, language).address_line == line


def test_nobodys_sex_is_guessed() -> None:
    for name in ("Jane Doe", "Dr. Jane Doe", "Katrin Vogel", "Mx. Alex Kim"):
        for language in Language:
            found = salutation_of(name, language)
            assert (found.woman, found.man, found.title) == (False, False, "")


def test_an_american_title_has_its_stop() -> None:
    assert salutation_of("Ms Jane Doe", ENGLISH, american=True).title == "Ms."
    assert salutation_of("Mr Tom Doe", ENGLISH, american=True).title == "Mr."


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


def test_the_company_is_named_once() -> None:
    interview = cases("letters")[0].golden.interview
    spoken = salutation_of("Jane Doe", ENGLISH)
    again = type(interview)(**{**vars(interview), "postal_address": "NORTHWIND LTD\n1 Harbour Way"})
    assert recipient_lines(again, Interviewer(name="Jane Doe"), spoken) == (
        "Jane Doe",
        "NORTHWIND LTD",
        "1 Harbour Way",
    )


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
