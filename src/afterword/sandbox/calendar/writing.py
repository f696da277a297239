"""What Calendar makes of an event that is put on it or changed."""

import re
from typing import Any

from afterword.sandbox.calendar.recurrence import check_recurrence
from afterword.sandbox.calendar.store import CalendarData, CalendarStore, stamp
from afterword.sandbox.calendar.times import check_span, zone
from afterword.sandbox.errors import GoogleError, bad_request

Json = dict[str, Any]

_ID = re.compile(r"[a-v0-9]{5,1024}")
_STATUSES = {"confirmed", "tentative", "cancelled"}
_RESPONSES = {"needsAction", "declined", "tentative", "accepted"}
_RESCHEDULES = ("start", "end", "recurrence")


def inserted(store: CalendarStore, calendar: CalendarData, given: Json) -> Json:
    """A new event, filled up; raises 409 for an id in use."""
    event_id = given.get("id") or store.new_event_id()
    if not _ID.fullmatch(event_id):
        raise bad_request("Invalid resource id value.", reason="invalid")
    if event_id in calendar.events:
        raise GoogleError(409, "The requested identifier already exists.")
    return store.put(calendar, filled(store, calendar, {**given, "id": event_id}))


def filled(store: CalendarStore, calendar: CalendarData, given: Json) -> Json:
    """An event with everything that Calendar adds; raises 400 for one that cannot be."""
    event: Json = {
        "kind": "calendar#event",
        "status": "confirmed",
        "created": stamp(store.now()),
        "creator": {"email": store.email, "self": True},
        "organizer": {"email": store.email},
        "iCalUID": f"{given['id']}@sandbox.example",
        "sequence": 0,
        "reminders": {"useDefault": True},
        "eventType": "default",
        "htmlLink": f"https://calendar.sandbox.example/event?eid={given['id']}",
        **given,
    }
    _check(event, calendar)
    event["organizer"] = _person(event["organizer"], store.email)
    if event.get("attendees"):
        event["attendees"] = [_attendee(one, event["organizer"], store.email) for one in event["attendees"]]
    return event


def changed(store: CalendarStore, calendar: CalendarData, before: Json, given: Json, *, whole: bool) -> Json:
    """An event after `patch` (merging) or `update` (`whole`), its `sequence` raised if it moved."""
    kept = (
        "id",
        "created",
        "creator",
        "organizer",
        "iCalUID",
        "recurringEventId",
        "originalStartTime",
        "sequence",
    )
    base = {key: before[key] for key in kept if key in before} if whole else before
    after = filled(store, calendar, _merged(base, given) | {"id": before["id"]})
    if any(before.get(key) != after.get(key) for key in _RESCHEDULES):
        after["sequence"] = before.get("sequence", 0) + 1
    return store.put(calendar, after)


def cancelled(store: CalendarStore, calendar: CalendarData, event: Json) -> Json:
    """An event that was deleted: it stays, as cancelled, and so do the exceptions of a series."""
    for other in list(calendar.events.values()):
        if other.get("recurringEventId") == event["id"]:
            store.put(calendar, {**other, "status": "cancelled"})
    return store.put(calendar, {**event, "status": "cancelled"})


def _merged(before: Any, given: Any) -> Any:
    """RFC 7396: objects merge, null removes, anything else replaces."""
    if not isinstance(given, dict) or not isinstance(before, dict):
        return given
    after = {key: value for key, value in before.items() if key not in given}
    after |= {key: _merged(before.get(key), value) for key, value in given.items() if value is not None}
    return after


def _check(event: Json, calendar: CalendarData) -> None:
    if event["status"] not in _STATUSES:
        raise bad_request("Invalid event status.", reason="invalid")
    if event["status"] == "cancelled" and "start" not in event:
        return
    check_span(event, zone(calendar.time_zone))
    if event.get("recurrence") and "date" not in event["start"] and not event["start"].get("timeZone"):
        raise bad_request("Missing time zone definition for start time.", reason="required")
    check_recurrence(event, calendar.time_zone)


def _person(person: Json, own: str) -> Json:
    mine = str(person.get("email", "")).lower() == own.lower()
    return {
        **{key: value for key, value in person.items() if key != "self"},
        **({"self": True} if mine else {}),
    }


def _attendee(given: Json, organizer: Json, own: str) -> Json:
    email = str(given.get("email", ""))
    if "@" not in email:
        raise bad_request("Invalid attendee email.", reason="invalid")
    attendee = _person({"responseStatus": "needsAction", **given, "email": email}, own)
    if attendee["responseStatus"] not in _RESPONSES:
        raise bad_request("Invalid attendee response status.", reason="invalid")
    if email.lower() == str(organizer.get("email", "")).lower():
        attendee["organizer"] = True
    return attendee
