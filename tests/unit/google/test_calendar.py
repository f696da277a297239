"""Calendar's answers as our records."""

from datetime import UTC, datetime
from typing import Any

import pytest

from afterword.adapters.google.calendar import to_event
from afterword.ports import Attendee, CalendarEvent


def event(**item: Any) -> CalendarEvent:
    return to_event({"id": "e1", **item}, "primary", "Europe/Berlin")


def test_a_cancelled_event_may_carry_only_its_id() -> None:
    bare = event(status="cancelled")
    assert (bare.event_id, bare.cancelled, bare.start, bare.end) == ("e1", True, None, None)
    assert bare.timezone == "Europe/Berlin"


def test_times_become_utc() -> None:
    got = event(
        start={"dateTime": "2026-11-23T10:00:00+01:00", "timeZone": "Europe/Paris"},
        end={"dateTime": "2026-11-23T09:45:00Z"},
    )
    assert got.start == datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    assert got.end == datetime(2026, 11, 23, 9, 45, tzinfo=UTC)
    assert (got.timezone, got.all_day) == ("Europe/Paris", False)


def test_a_time_without_an_offset_is_in_its_own_zone() -> None:
    got = event(start={"dateTime": "2026-07-01T10:00:00", "timeZone": "America/New_York"})
    assert got.start == datetime(2026, 7, 1, 14, 0, tzinfo=UTC)


def test_all_day_is_midnight_in_the_calendars_zone() -> None:
    got = event(start={"date": "2026-03-29"}, end={"date": "2026-03-30"})
    assert got.all_day
    assert got.start == datetime(2026, 3, 28, 23, 0, tzinfo=UTC)
    assert got.end == datetime(2026, 3, 29, 22, 0, tzinfo=UTC)  # the clocks went forward


def test_a_zone_nobody_knows_is_utc() -> None:
    got = to_event({"id": "e1", "start": {"date": "2026-11-23"}}, "primary", "Mars/Olympus")
    assert got.start == datetime(2026, 11, 23, tzinfo=UTC)


def test_people() -> None:
    got = event(
        organizer={"email": "Recruiting@Acme.example", "displayName": "Acme Recruiting"},
        creator={"email": "me@mail.example", "self": True},
        attendees=[
            {"email": "Jane@Acme.example", "displayName": "Jane Doe", "responseStatus": "accepted"},
            {"email": "me@mail.example", "self": True, "responseStatus": "tentative"},
            {"email": "room@resource.example", "resource": True, "optional": True},
            {"displayName": "nobody's address"},
        ],
        attendeesOmitted=True,
    )
    assert got.organizer == Attendee(email="recruiting@acme.example", name="Acme Recruiting", organizer=True)
    assert got.creator_is_self
    assert got.attendees_omitted
    assert got.response == "tentative"
    assert got.attendees[0] == Attendee(email="jane@acme.example", name="Jane Doe", response="accepted")
    assert got.attendees[2] == Attendee(email="room@resource.example", resource=True, optional=True)
    assert len(got.attendees) == 3


def test_an_event_of_ones_own_has_no_answer() -> None:
    assert event(organizer={"self": True}).response == ""
    assert event(organizer={"self": True}).organizer is None


@pytest.mark.parametrize(
    ("item", "link"),
    [
        ({}, ""),
        ({"hangoutLink": "https://meet.example/a"}, "https://meet.example/a"),
        (
            {
                "conferenceData": {
                    "entryPoints": [
                        {"entryPointType": "phone", "uri": "tel:+1"},
                        {"entryPointType": "video", "uri": "https://video.example/b"},
                    ]
                }
            },
            "https://video.example/b",
        ),
        ({"conferenceData": {"entryPoints": [{"entryPointType": "phone", "uri": "tel:+1"}]}}, "tel:+1"),
    ],
)
def test_the_link_to_join_by(item: dict[str, Any], link: str) -> None:
    assert event(**item).conference == link


def test_the_rest() -> None:
    got = event(
        visibility="confidential",
        recurringEventId="e",
        eventType="focusTime",
        updated="2026-11-20T08:00:00.123Z",
        iCalUID="x@acme.example",
    )
    assert (got.private, got.recurring, got.event_type, got.ical_uid) == (
        True,
        True,
        "focusTime",
        "x@acme.example",
    )
    assert got.updated_at == datetime(2026, 11, 20, 8, 0, 0, 123000, tzinfo=UTC)
