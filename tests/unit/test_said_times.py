"""Times as people say them, read strictly."""

from datetime import UTC, datetime

import pytest

from afterword.adapters.said_times import Prefer, parse_when
from afterword.errors import InvalidInput

# A Monday, 10:00 in Berlin.
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def said(text: str, prefer: Prefer = "future", now: datetime = NOW, zone: str = "Europe/Berlin") -> str:
    return parse_when(text, zone, now, prefer).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("tomorrow 9:10", "2026-11-24 08:10"),
        ("9:10 tomorrow", "2026-11-24 08:10"),
        ("Tomorrow at 9:10 pm", "2026-11-24 20:10"),
        ("2026-11-24 09:10", "2026-11-24 08:10"),
        ("2026-11-24T9:10", "2026-11-24 08:10"),
        ("2026-11-24T09:10:30+01:00", "2026-11-24 08:10"),
        ("2026-11-24T09:10Z", "2026-11-24 09:10"),
        ("2026-11-24 09:10 -0500", "2026-11-24 14:10"),
        ("in 2 hours", "2026-11-23 11:00"),
        ("in two hours", "2026-11-23 11:00"),
        ("in 1h 30min", "2026-11-23 10:30"),
        ("40 minutes ago", "2026-11-23 08:20"),
        ("an hour ago", "2026-11-23 08:00"),
        ("in 3 days", "2026-11-26 09:00"),
        ("a week from now", "2026-11-30 09:00"),
        ("2 days ago", "2026-11-21 09:00"),
        ("now", "2026-11-23 09:00"),
        ("today 17:00", "2026-11-23 16:00"),
        ("yesterday 15:00", "2026-11-22 14:00"),
        ("friday at 3pm", "2026-11-27 14:00"),
        ("monday 11:00", "2026-11-23 10:00"),
        ("monday 9:00", "2026-11-30 08:00"),
        ("24 Nov 2026 09:10", "2026-11-24 08:10"),
        ("November 24 9:10", "2026-11-24 08:10"),
        ("tomorrow noon", "2026-11-24 11:00"),
        ("9:10", "2026-11-24 08:10"),
        ("10:30", "2026-11-23 09:30"),
        ("12am", "2026-11-23 23:00"),
    ],
)
def test_what_people_say_is_read(text: str, instant: str) -> None:
    assert said(text) == instant


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("9:10", "2026-11-23 08:10"),
        ("10:30", "2026-11-22 09:30"),
        ("monday 9:00", "2026-11-23 08:00"),
        ("monday 11:00", "2026-11-16 10:00"),
        ("friday 15:00", "2026-11-20 14:00"),
        ("40 minutes ago", "2026-11-23 08:20"),
    ],
)
def test_the_past_can_be_preferred(text: str, instant: str) -> None:
    assert said(text, "past") == instant


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "tomorrow", "tomorrow at 9", "tomorrow morning", "tomorrow 25:10", "13 pm", "10/11/2026 9:00",
        "10.11. 9:00", "tomorrow 9.10", "tomorrow 9:10 CET", "tomorrow 9:10 +02:00", "2026-13-01 9:00", "2026-11-24",
        "2026-11-24 24:30", "november 2026 9:10", "31 november 9:10", "2 hours", "in 2 hours ago", "in 2 hours 9:10",
        "9:10 tomorrow 10:10", "acme 9:10", "9:10 " * 50, "9999-12-31 23:59 -1200",
    ],
)  # fmt: skip
def test_what_is_not_clear_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InvalidInput, match="tomorrow 9:10"):
        parse_when(text, "Europe/Berlin", NOW)


def test_a_time_that_the_clocks_skip_is_as_much_later() -> None:
    before = datetime(2026, 3, 28, 12, tzinfo=UTC)
    assert said("tomorrow 2:30", now=before) == "2026-03-29 01:30"
    assert said("2026-03-29 02:30", now=before) == "2026-03-29 01:30"


def test_of_a_time_that_comes_twice_the_first_still_to_come_is_meant() -> None:
    assert said("2026-10-25 02:30", now=datetime(2026, 10, 24, tzinfo=UTC)) == "2026-10-25 00:30"
    assert said("2:30", now=datetime(2026, 10, 25, 0, 45, tzinfo=UTC)) == "2026-10-25 01:30"


def test_hours_pass_whatever_the_clocks_do() -> None:
    assert said("in 2 hours", now=datetime(2026, 3, 29, 0, 30, tzinfo=UTC)) == "2026-03-29 02:30"


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(InvalidInput, match="time zone"):
        parse_when("9:10", "Mars/Olympus", NOW)
