"""The day by which a company said it decides: read as it is typed, and asked about when it could be another."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.days import DayRead, Doubt, day_in_words, read_day

WEDNESDAY = date(2026, 11, 25)
FRIDAY = date(2026, 11, 27)
SATURDAY = date(2026, 11, 28)
YEAR_END = date(2026, 12, 31)
LEAP_DAY = date(2028, 2, 29)


def told(read: DayRead) -> str:
    """The days and the doubt on one line: “2026-11-27 2026-12-04 several”."""
    return " ".join([*map(str, read.days), *([read.doubt.value] if read.doubt else [])])


ENGLISH = [
    # figures
    ("2026-12-04", "2026-12-04"),
    ("2026/12/04", "2026-12-04"),
    ("4.12", "2026-12-04"),
    ("4.12.", "2026-12-04"),
    ("04.12.26", "2026-12-04"),
    ("4.12.2026 at 17:00", "2026-12-04"),
    ("4/12", "2026-12-04"),
    ("4-12-2026", "2026-12-04"),
    ("12/4", "2026-12-04 2027-04-12 several"),
    ("1/12", "2026-12-01 2027-01-12 several"),
    ("11/11", "2026-11-11 past"),
    ("12/13", "2026-12-13"),
    ("5/6", "2027-06-05 far"),
    ("31.11.", "unreadable"),
    ("2026-02-30", "unreadable"),
    ("4", "unreadable"),
    # weekdays
    ("friday", "2026-11-27"),
    ("Fri.", "2026-11-27"),
    ("thurs", "2026-11-26"),
    ("wed", "2026-11-25 2026-12-02 several"),
    ("this friday", "2026-11-27"),
    ("coming fri", "2026-11-27"),
    ("next fri", "2026-11-27 2026-12-04 several"),
    ("next tuesday", "2026-12-01"),
    ("next friday (4 dec)", "2026-12-04"),
    ("friday next week", "2026-12-04"),
    ("next week fri", "2026-12-04"),
    ("monday this week", "2026-11-23 past"),
    ("a week from friday", "2026-12-04"),
    ("friday week", "2026-12-04"),
    ("friday after next", "2026-12-04 2026-12-11 several"),
    ("the week after next, friday", "2026-12-11"),
    ("last friday", "unreadable"),
    ("after friday", "unreadable"),
    ("friday or monday", "unreadable"),
    # day and month
    ("4 dec", "2026-12-04"),
    ("December 4th", "2026-12-04"),
    ("the 4th of december, 2026", "2026-12-04"),
    ("4-Dec-26", "2026-12-04"),
    ("first of december", "2026-12-01"),
    ("friday 4 december", "2026-12-04"),
    ("fri 12/4", "2026-12-04"),
    ("saturday 4 december", "2026-11-28 2026-12-04 several"),
    ("friday 4th", "2026-12-04"),
    ("fri the 4th", "2026-12-04"),
    ("fri 4", "2026-12-04"),
    ("thu the 4th", "2026-11-26 2026-12-04 several"),
    ("the 31st", "2026-12-31"),
    ("the 4th of next month", "2026-12-04"),
    ("first monday of december", "2026-12-07"),
    ("20 nov", "2026-11-20 past"),
    ("1 nov", "2027-11-01 far"),
    ("dec 4 2025", "2025-12-04 past"),
    ("29 feb", "2028-02-29 far"),
    ("4-5 dec", "unreadable"),
    # counted from today
    ("today", "2026-11-25"),
    ("tmrw", "2026-11-26"),
    ("2moro", "2026-11-26"),
    ("tomorrow, friday", "2026-11-26 2026-11-27 several"),
    ("day after tomorrow", "2026-11-27"),
    ("in 3 days", "2026-11-28"),
    ("within the next 10 days", "2026-12-05"),
    ("2 weeks from now", "2026-12-09"),
    ("in a fortnight", "2026-12-09"),
    ("in two weeks' time", "2026-12-09"),
    ("in 48 hours", "2026-11-27"),
    ("in a month", "2026-12-25"),
    ("in 60 days", "2027-01-24"),
    ("in 61 days", "2027-01-25 far"),
    ("in 1-2 weeks", "unreadable"),
    ("in a while", "unreadable"),
    ("week 49", "unreadable"),
    ("3 days ago", "unreadable"),
    # parts of weeks and months
    ("eow", "2026-11-27"),
    ("end of the week (friday)", "2026-11-27"),
    ("end of next week", "2026-12-04"),
    ("eom", "2026-11-30"),
    ("end of december", "2026-12-31"),
    ("end of next month", "2026-12-31"),
    ("end of january 2027", "2027-01-31 far"),
    ("end of friday", "2026-11-27"),
    ("early next week", "2026-11-30"),
    ("mid-december", "2026-12-15"),
    ("mid december, the 12th", "2026-12-12"),
    ("early december", "unreadable"),
    ("next week", "unreadable"),
    ("next month", "unreadable"),
    ("soon", "unreadable"),
    # what is skipped
    ("they decide by fri", "2026-11-27"),
    ("around dec 4?", "2026-12-04"),
    ("maybe friday", "2026-11-27"),
    ("eod friday", "2026-11-27"),
    ("by 5pm ET on Friday", "2026-11-27"),
    ("friday at 5", "2026-11-27"),
    ("by noon tomorrow", "2026-11-26"),
    ("eod", "2026-11-25"),
    ("", "unreadable"),
    ("friday " * 12, "unreadable"),
    ("friday 🙂", "unreadable"),
    ("friday then", "unreadable"),
]
GERMAN = [
    ("Freitag", "2026-11-27"),
    ("Do", "2026-11-26"),
    ("Sonnabend", "2026-11-28"),
    ("nächsten Freitag", "2026-11-27 2026-12-04 several"),
    ("kommenden Freitag", "2026-11-27"),
    ("Freitag naechster Woche", "2026-12-04"),
    ("Freitag in einer Woche", "2026-12-04"),
    ("Freitag den 4.", "2026-12-04"),
    ("bis spätestens Fr., 4.12. 17 Uhr", "2026-12-04"),
    ("am 4.", "2026-12-04"),
    ("zum 4. 12. 2026", "2026-12-04"),
    ("4. Jänner", "2027-01-04"),
    ("1. Maerz", "2027-03-01 far"),
    ("morgen früh", "2026-11-26"),
    ("Freitag morgen", "2026-11-27"),
    ("Freitagabend", "2026-11-27"),
    ("übermorgen", "2026-11-27"),
    ("in 14 Tagen", "2026-12-09"),
    ("in zwei Wochen", "2026-12-09"),
    ("Ende nächster Woche", "2026-12-04"),
    ("Ende Dezember", "2026-12-31"),
    ("Mitte Dezember", "2026-12-15"),
    ("Anfang nächster Woche", "2026-11-30"),
    ("Anfang Dezember", "unreadable"),
    ("bis zum Wochenende", "unreadable"),
    ("next friday", "2026-11-27 2026-12-04 several"),
    ("vendredi", "unreadable"),
]
FRENCH = [
    ("vendredi", "2026-11-27"),
    ("vendredi prochain", "2026-11-27 2026-12-04 several"),
    ("vendredi de la semaine prochaine", "2026-12-04"),
    ("vendredi en huit", "2026-12-04"),
    ("ven. 4 déc. à 17h30", "2026-12-04"),
    ("d’ici le 4 decembre", "2026-12-04"),
    ("au plus tard le 4", "2026-12-04"),
    ("1er décembre", "2026-12-01"),
    ("mar", "2026-12-01"),
    ("mar 1", "2026-12-01 2027-03-01 several"),
    ("aujourd'hui", "2026-11-25"),
    ("demain matin", "2026-11-26"),
    ("après-demain", "2026-11-27"),
    ("dans 15 jours", "2026-12-09"),
    ("dans sept jours", "2026-12-02"),
    ("dans une semaine", "2026-12-02"),
    ("fin de semaine prochaine", "2026-12-04"),
    ("d'ici la fin du mois", "2026-11-30"),
    ("mi-décembre", "2026-12-15"),
    ("début décembre", "unreadable"),
    ("by tomorrow", "2026-11-26"),
]
SPANISH = [
    ("viernes", "2026-11-27"),
    ("próximo viernes", "2026-11-27 2026-12-04 several"),
    ("el viernes de la semana que viene", "2026-12-04"),
    ("para el 4 de diciembre de 2026", "2026-12-04"),
    ("antes del día 4", "2026-12-04"),
    ("vie 4 dic", "2026-12-04"),
    ("el martes 1 a las 17", "2026-12-01"),
    ("hoy", "2026-11-25"),
    ("mañana por la mañana", "2026-11-26"),
    ("viernes por la manana", "2026-11-27"),
    ("pasado mañana", "2026-11-27"),
    ("en dos semanas", "2026-12-09"),
    ("dentro de 10 días", "2026-12-05"),
    ("a finales de mes", "2026-11-30"),
    ("a mediados de diciembre", "2026-12-15"),
    ("a principios de la próxima semana", "2026-11-30"),
    ("fin de la semana", "2026-11-27"),
    ("fin de semana", "unreadable"),
    ("in a week", "2026-12-02"),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_it_reads_english(text: str, expected: str) -> None:
    assert told(read_day(text, WEDNESDAY)) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(code, *case) for code, cases in (("de", GERMAN), ("fr", FRENCH), ("es", SPANISH)) for case in cases],
)
def test_it_reads_the_other_languages(language: str, text: str, expected: str) -> None:
    assert told(read_day(text, WEDNESDAY, language=language)) == expected


@pytest.mark.parametrize(
    ("today", "text", "expected"),
    [
        (FRIDAY, "friday", "2026-11-27 2026-12-04 several"),
        (FRIDAY, "next friday", "2026-12-04"),
        (FRIDAY, "friday next week", "2026-12-04"),
        (FRIDAY, "a week from friday", "2026-12-04 2026-12-11 several"),
        (FRIDAY, "eow", "2026-11-27"),
        (SATURDAY, "eow", "2026-11-27 past"),
        (SATURDAY, "next friday", "2026-12-04"),
        (SATURDAY, "friday next week", "2026-12-04"),
        (SATURDAY, "monday", "2026-11-30"),
        (YEAR_END, "4 jan", "2027-01-04"),
        (YEAR_END, "28 dec", "2026-12-28 past"),
        (YEAR_END, "1/2", "2027-01-02 2027-02-01 several"),
        (YEAR_END, "the 2nd", "2027-01-02"),
        (YEAR_END, "eom", "2026-12-31"),
        (YEAR_END, "end of february", "2027-02-28"),
        (YEAR_END, "friday next week", "2027-01-08"),
        (LEAP_DAY, "29 feb", "2028-02-29"),
        (LEAP_DAY, "end of feb", "2028-02-29"),
        (LEAP_DAY, "the 31st", "2028-03-31"),
        (LEAP_DAY, "in a month", "2028-03-29"),
        (date(2026, 12, 3), "end of november", "2026-11-30 past"),
        (date(2027, 1, 31), "in a month", "unreadable"),
    ],
)
def test_today_decides_which_day_it_is(today: date, text: str, expected: str) -> None:
    assert told(read_day(text, today)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12/4", "2026-12-04"),
        ("4/12", "2026-12-04 2027-04-12 several"),
        ("12-4-26", "2026-12-04"),
        ("13/12", "2026-12-13"),
        ("4.12.", "2026-12-04"),
        ("5/6", "2027-05-06 far"),
    ],
)
def test_the_month_comes_first_where_that_is_usual(text: str, expected: str) -> None:
    assert told(read_day(text, WEDNESDAY, month_first=True)) == expected


def test_a_language_it_does_not_know_is_read_as_english() -> None:
    assert told(read_day("friday", WEDNESDAY, language="nl")) == "2026-11-27"


SNIPPETS = (
    "next this week weeks friday mar a the end of from month 4 12. 4/12 31 2028 eow tomorrow morgen mañana "
    "prochain nächsten in 2 999999999999 dec 29 feb mid early year after le fin de 15 jours 17:00 5pm @ 🙂"
)
TEXTS = st.one_of(
    st.text(max_size=90), st.lists(st.sampled_from(SNIPPETS.split(" ")), max_size=8).map(" ".join)
)


@given(TEXTS, st.dates(), st.sampled_from(["en", "de", "fr", "es", ""]), st.booleans())
def test_it_never_raises_and_doubts_what_is_not_one_near_day(
    text: str, today: date, language: str, month_first: bool
) -> None:
    read = read_day(text, today, language=language, month_first=month_first)
    assert list(read.days) == sorted(set(read.days))
    if len(read.days) == 1:
        ahead = (read.days[0] - today).days
        assert read.doubt is (Doubt.PAST if ahead < 0 else Doubt.FAR if ahead > 60 else None)
    else:
        assert read.doubt is (Doubt.SEVERAL if read.days else Doubt.UNREADABLE)


@pytest.mark.parametrize(
    ("language", "american", "year", "expected"),
    [
        ("en", False, False, "Friday 4 December"),
        ("en", True, False, "Friday, December 4"),
        ("en", True, True, "Friday, December 4, 2026"),
        ("de", False, False, "Freitag, 4. Dezember"),
        ("de", True, True, "Freitag, 4. Dezember 2026"),
        ("fr", False, False, "vendredi 4 décembre"),
        ("es", False, False, "viernes 4 de diciembre"),
        ("es", False, True, "viernes 4 de diciembre de 2026"),
        ("nl", False, False, "Friday 4 December"),
    ],
)
def test_a_day_is_said_with_its_weekday(language: str, american: bool, year: bool, expected: str) -> None:
    assert day_in_words(date(2026, 12, 4), language, american=american, year=year) == expected


@given(
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    st.integers(0, 60),
    st.sampled_from(["en", "de", "fr", "es"]),
    st.booleans(),
    st.booleans(),
)
def test_what_is_said_is_read_back(
    today: date, ahead: int, language: str, american: bool, year: bool
) -> None:
    day = today + timedelta(days=ahead)
    said = day_in_words(day, language, american=american, year=year)
    assert read_day(said, today, language=language) == DayRead(days=(day,), doubt=None)


@pytest.mark.parametrize("text", ["20 – 26 november", "20 to 26 november", "20. oder 26. november"])
def test_two_days_of_one_month_are_asked_about(text: str) -> None:
    read = read_day(text, date(2026, 11, 18), language="de")
    assert read == DayRead(days=(date(2026, 11, 20), date(2026, 11, 26)), doubt=Doubt.SEVERAL)


def test_one_day_named_twice_is_one_day() -> None:
    assert len(read_day("4 or 4 december", date(2026, 11, 18)).days) <= 1
