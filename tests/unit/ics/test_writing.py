"""The file of a call to make: what a calendar reads from it."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar, Event

from afterword.adapters.ics.reading import read_ics
from afterword.adapters.ics.writing import call_ics
from afterword.errors import InvalidInput

START = datetime(2026, 11, 25, 8, 10, tzinfo=UTC)
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def written(**given: object) -> bytes:
    known: dict[str, object] = {
        "uid": "follow-up-7@afterword",
        "start": START,
        "minutes": 10,
        "summary": "Call Jane Doe (Acme)",
        "description": "+49 30 5550100\n\nTo say; first, thanks",
        "timezone": "Europe/Berlin",
        "now": NOW,
    }
    return call_ics(**{**known, **given})  # type: ignore[arg-type]  # the fields are a test's own


def the_event(content: bytes) -> Event:
    (event,) = Calendar.from_ical(content).events
    return event


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC"])
@pytest.mark.parametrize("month", [1, 3, 7, 10, 11])
def test_the_call_is_at_its_instant_in_every_zone(zone: str, month: int) -> None:
    start = datetime(2026, month, 28, 16, 40, tzinfo=UTC)
    event = the_event(written(start=start, timezone=zone))
    assert isinstance(event.start, datetime)
    assert event.start.astimezone(UTC) == start
    (read,) = read_ics(written(start=start, timezone=zone), own_addresses=(), zone="UTC", now=NOW).events
    assert (read.event.start, read.event.end) == (start, start + timedelta(minutes=10))


@pytest.mark.parametrize(("hour", "minute"), [(0, 5), (0, 55), (1, 5), (1, 55)])
def test_a_call_in_the_night_the_clocks_change_is_at_its_instant(hour: int, minute: int) -> None:
    start = datetime(2026, 10, 25, hour, minute, tzinfo=UTC)
    (read,) = read_ics(written(start=start), own_addresses=(), zone="UTC", now=NOW).events
    assert (read.event.start, read.event.end) == (start, start + timedelta(minutes=10))


def test_it_says_whom_to_call_and_reminds() -> None:
    event = the_event(written())
    assert str(event["summary"]) == "Call Jane Doe (Acme)"
    assert str(event["description"]) == "+49 30 5550100\n\nTo say; first, thanks"
    (alarm,) = event.walk("VALARM")
    assert alarm["action"] == "DISPLAY"
    assert alarm["trigger"].to_ical() == b"-PT5M"


def test_a_later_file_replaces_the_entry_of_an_earlier_one() -> None:
    first, later = the_event(written()), the_event(written(now=NOW + timedelta(minutes=2)))
    assert first["uid"] == later["uid"]
    assert int(str(later["sequence"])) > int(str(first["sequence"]))


def test_no_text_begins_a_line_of_its_own() -> None:
    trick = "x\r\nEND:VEVENT\nBEGIN:VEVENT\nATTENDEE:mailto:evil@else.example"
    content = written(summary=trick, description=trick, uid=trick)
    assert content.count(b"\r\nBEGIN:VEVENT") == 1
    assert b"\r\nATTENDEE" not in content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(InvalidInput):
        written(start=datetime(2026, 11, 25, 8, 10))  # noqa: DTZ001 - the point of the test
    with pytest.raises(InvalidInput):
        written(timezone="Mars/Olympus")
