"""Calendar: what a list shows, recurring events, guests, changes and cancellations."""

from typing import Any

import httpx
import pytest
from googleapiclient.errors import HttpError

from tests.sandbox.test_drafts import refused

NEW_YORK = "America/New_York"


def event(
    summary: str = "Interview", start: str = "2026-11-24T10:00:00", hours: int = 1, **more: Any
) -> dict[str, Any]:
    day, _, time = start.partition("T")
    end = f"{day}T{int(time[:2]) + hours:02d}{time[2:]}"
    return {
        "summary": summary,
        "start": {"dateTime": start, "timeZone": NEW_YORK},
        "end": {"dateTime": end, "timeZone": NEW_YORK},
        **more,
    }


def add(calendar: Any, **given: Any) -> dict[str, Any]:
    made: dict[str, Any] = calendar.events().insert(calendarId="primary", body=event(**given)).execute()
    return made


def listed(calendar: Any, **query: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = calendar.events().list(calendarId="primary", **query).execute()["items"]
    return items


def starts(items: list[dict[str, Any]]) -> list[str]:
    return [item["start"].get("dateTime", item["start"].get("date")) for item in items]


def test_an_event_gets_what_calendar_adds(calendar: Any) -> None:
    made = add(calendar, attendees=[{"email": "jane@acme.example"}, {"email": "alex.candidate@mail.example"}])
    assert made["organizer"] == {"email": "alex.candidate@mail.example", "self": True}
    jane, alex = made["attendees"]
    assert jane["responseStatus"] == "needsAction"
    assert (alex["self"], alex["organizer"]) == (True, True)
    assert made["start"]["dateTime"] == "2026-11-24T10:00:00-05:00"
    assert made["etag"]
    assert made["sequence"] == 0


def test_the_window_is_exclusive_at_both_edges(calendar: Any) -> None:
    add(calendar)
    window = {"timeMin": "2026-11-24T16:00:00Z", "timeMax": "2026-11-25T00:00:00Z"}
    assert listed(calendar, **window) == []
    assert len(listed(calendar, **window | {"timeMin": "2026-11-24T15:59:59Z"})) == 1
    assert listed(calendar, timeMin="2026-11-24T00:00:00Z", timeMax="2026-11-24T15:00:00Z") == []


def test_order_pages_and_search(calendar: Any) -> None:
    for day in (26, 24, 25):
        add(calendar, summary=f"Interview {day}", start=f"2026-11-{day}T10:00:00")
    query = {"calendarId": "primary", "singleEvents": True, "orderBy": "startTime", "maxResults": 2}
    first = calendar.events().list(**query).execute()
    second = calendar.events().list(**query, pageToken=first["nextPageToken"]).execute()
    assert [one["summary"] for one in first["items"] + second["items"]] == [
        f"Interview {day}" for day in (24, 25, 26)
    ]
    assert "nextSyncToken" in second
    assert [one["summary"] for one in listed(calendar, q="interview 25")] == ["Interview 25"]


def test_start_time_order_needs_single_events(calendar: Any) -> None:
    assert refused(calendar.events().list(calendarId="primary", orderBy="startTime")).status_code == 400


def test_a_series_keeps_its_wall_clock_across_a_change_of_clocks(calendar: Any) -> None:
    add(
        calendar,
        start="2026-10-30T10:00:00",
        recurrence=["RRULE:FREQ=DAILY;COUNT=4", "EXDATE;TZID=America/New_York:20261031T100000"],
    )
    items = listed(calendar, singleEvents=True, orderBy="startTime")
    assert starts(items) == [
        "2026-10-30T10:00:00-04:00",
        "2026-11-01T10:00:00-05:00",
        "2026-11-02T10:00:00-05:00",
    ]
    assert items[0]["id"].endswith("_20261030T140000Z")
    assert {one["recurringEventId"] for one in items} == {items[0]["recurringEventId"]}


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        ("RRULE:FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261203T235959Z", 4),
        ("RRULE:FREQ=WEEKLY;UNTIL=20261201T150000Z", 2),
        ("RRULE:FREQ=WEEKLY;UNTIL=20261201", 2),
        ("RRULE:FREQ=MONTHLY;COUNT=3", 3),
    ],
)
def test_rules_end_when_they_say(calendar: Any, rule: str, count: int) -> None:
    add(calendar, recurrence=[rule])
    assert len(listed(calendar, singleEvents=True, timeMax="2027-06-01T00:00:00Z")) == count


def test_an_endless_series_is_cut_by_the_window(calendar: Any) -> None:
    add(calendar, recurrence=["RRULE:FREQ=DAILY"])
    assert len(listed(calendar, singleEvents=True, timeMax="2026-12-01T00:00:00Z")) == 7


def test_a_moved_and_a_cancelled_instance(calendar: Any) -> None:
    series = add(calendar, recurrence=["RRULE:FREQ=DAILY;COUNT=3"])
    first, second, _ = (
        calendar.events().instances(calendarId="primary", eventId=series["id"]).execute()["items"]
    )
    events = calendar.events()
    moved = {
        "start": {"dateTime": "2026-11-24T17:00:00-05:00"},
        "end": {"dateTime": "2026-11-24T18:00:00-05:00"},
    }
    changed = events.patch(calendarId="primary", eventId=first["id"], body=moved).execute()
    assert changed["originalStartTime"]["dateTime"] == "2026-11-24T10:00:00-05:00"
    assert changed["sequence"] == 1
    events.delete(calendarId="primary", eventId=second["id"]).execute()
    items = listed(calendar, singleEvents=True, orderBy="startTime")
    assert starts(items) == ["2026-11-24T17:00:00-05:00", "2026-11-26T10:00:00-05:00"]
    with_deleted = listed(calendar, singleEvents=True, showDeleted=True)
    assert [one["status"] for one in with_deleted].count("cancelled") == 1


def test_a_deleted_event_is_bare_and_shown_only_on_demand(calendar: Any) -> None:
    made = add(calendar)
    calendar.events().delete(calendarId="primary", eventId=made["id"]).execute()
    assert listed(calendar) == []
    (left,) = listed(calendar, showDeleted=True, timeMin="2026-11-01T00:00:00Z")
    assert set(left) == {"kind", "etag", "id", "status"}
    assert left["status"] == "cancelled"
    assert refused(calendar.events().delete(calendarId="primary", eventId=made["id"])).status_code == 410


def test_a_move_raises_the_sequence_a_new_title_does_not(calendar: Any) -> None:
    made = add(calendar)
    events = calendar.events()
    titled = events.patch(calendarId="primary", eventId=made["id"], body={"summary": "Other"}).execute()
    assert (titled["sequence"], titled["summary"]) == (0, "Other")
    assert titled["etag"] != made["etag"]
    moved = events.update(
        calendarId="primary", eventId=made["id"], body=event(start="2026-11-25T10:00:00")
    ).execute()
    assert moved["sequence"] == 1


def test_guests_can_be_left_out_or_hidden(calendar: Any) -> None:
    guests = [{"email": f"guest{index}@acme.example"} for index in range(3)]
    own = {"email": "alex.candidate@mail.example"}
    made = add(calendar, attendees=[*guests, own])
    short = calendar.events().get(calendarId="primary", eventId=made["id"], maxAttendees=1).execute()
    assert short["attendeesOmitted"]
    assert [one["email"] for one in short["attendees"]] == [own["email"]]
    hidden = add(
        calendar,
        attendees=[*guests, own],
        guestsCanSeeOtherGuests=False,
        organizer={"email": "jane@acme.example"},
    )
    assert [one["email"] for one in hidden["attendees"]] == [own["email"]]


def test_whole_days_and_rooms(calendar: Any) -> None:
    body = {
        "summary": "Onsite",
        "start": {"date": "2026-11-24"},
        "end": {"date": "2026-11-25"},
        "attendees": [{"email": "room@rooms.example", "resource": True, "optional": True}],
    }
    made = calendar.events().insert(calendarId="primary", body=body).execute()
    assert made["start"] == {"date": "2026-11-24"}
    assert made["attendees"][0]["resource"]
    assert len(listed(calendar, timeMin="2026-11-24T12:00:00Z", timeMax="2026-11-24T13:00:00Z")) == 1


def test_times_are_shown_in_the_zone_asked_for(calendar: Any) -> None:
    add(calendar)
    (one,) = listed(calendar, timeZone="Europe/Berlin")
    assert one["start"]["dateTime"] == "2026-11-24T16:00:00+01:00"


def test_updated_min_gives_what_changed_deletions_too(calendar: Any, http: httpx.Client) -> None:
    made = add(calendar)
    http.put("/sandbox/clock", json={"offset_seconds": 600})
    add(calendar, summary="Later")
    calendar.events().delete(calendarId="primary", eventId=made["id"]).execute()
    since = calendar.events().get(calendarId="primary", eventId=made["id"]).execute()
    assert since["status"] == "cancelled"
    assert len(listed(calendar, updatedMin="2020-01-01T00:00:00Z")) == 2


def test_a_sync_token_gives_changes_refuses_company_and_can_be_gone(
    calendar: Any, http: httpx.Client
) -> None:
    first = calendar.events().list(calendarId="primary").execute()
    add(calendar)
    token = first["nextSyncToken"]
    assert len(listed(calendar, syncToken=token)) == 1
    with_window = calendar.events().list(
        calendarId="primary", syncToken=token, timeMin="2026-01-01T00:00:00Z"
    )
    assert refused(with_window).status_code == 400
    http.put("/sandbox/habits", json={"sync_token_gone": True})
    assert refused(calendar.events().list(calendarId="primary", syncToken=token)).status_code == 410


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"start": {"dateTime": "2026-11-24T10:00:00Z"}},
        event(hours=-1),
        event(attendees=[{"email": "nobody"}]),
        event(recurrence=["RRULE:FREQ=SOMETIMES"]),
        event(start="2026-13-24T10:00:00"),
    ],
)
def test_an_event_that_cannot_be_is_refused(calendar: Any, body: dict[str, Any]) -> None:
    with pytest.raises(HttpError) as caught:
        calendar.events().insert(calendarId="primary", body=body).execute()
    assert caught.value.status_code == 400


def test_calendars_are_listed(calendar: Any, http: httpx.Client) -> None:
    http.post(
        "/sandbox/play/add-calendar", json={"id": "team@group.example", "summary": "Team"}
    ).raise_for_status()
    items = calendar.calendarList().list().execute()["items"]
    assert [(one["id"], one.get("primary", False)) for one in items] == [
        ("alex.candidate@mail.example", True),
        ("team@group.example", False),
    ]
    assert calendar.calendarList().get(calendarId="primary").execute()["timeZone"] == NEW_YORK
    assert calendar.calendars().get(calendarId="team@group.example").execute()["summary"] == "Team"
    assert refused(calendar.events().list(calendarId="nowhere@group.example")).status_code == 404
