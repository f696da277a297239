"""One account's calendars, and what becomes of an event that is put on one or changed."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from afterword.sandbox.calendar.recurrence import Json, check_recurrence, check_span, zone
from afterword.sandbox.clock_and_ids import Clock, Ids
from afterword.sandbox.errors import GoogleError, bad_request

_EVENT_ID = re.compile(r"[a-v0-9]{5,1024}")
_STATUSES = {"confirmed", "tentative", "cancelled"}
_RESPONSES = {"needsAction", "declined", "tentative", "accepted"}
_RESCHEDULES = ("start", "end", "recurrence")


@dataclass
class CalendarData:
    """A calendar and its events by id, in the shape of the API."""

    id: str
    summary: str
    time_zone: str
    events: dict[str, Json] = field(default_factory=dict)


class CalendarStore:
    """The calendars of one person; the first is the primary one."""

    def __init__(self, email: str, time_zone: str, clock: Clock, ids: Ids) -> None:
        self.email = email
        self.calendars = {email: CalendarData(email, email, time_zone)}
        self._clock = clock
        self._ids = ids
        self._version = 0

    @property
    def primary(self) -> CalendarData:
        """The calendar that `primary` means."""
        return self.calendars[self.email]

    def calendar(self, calendar_id: str) -> CalendarData | None:
        """The calendar of that id; `primary` is the first."""
        return self.calendars.get(self.email if calendar_id == "primary" else calendar_id)

    def add_calendar(self, calendar_id: str, summary: str, time_zone: str) -> CalendarData:
        """Another calendar on the list."""
        self.calendars[calendar_id] = CalendarData(calendar_id, summary, time_zone)
        return self.calendars[calendar_id]

    def new_event_id(self) -> str:
        """An id for an event that came without one."""
        return self._ids.event_id()

    def put(self, calendar: CalendarData, event: Json) -> Json:
        """Keep an event, with a new etag and `updated`."""
        self._version += 1
        kept = {**event, "updated": stamp(self._clock.now()), "etag": f'"{3_000_000_000 + self._version}"'}
        calendar.events[kept["id"]] = kept
        return kept

    def local_now(self) -> datetime:
        """The sandbox's time in the primary calendar's zone."""
        return self.now().astimezone(ZoneInfo(self.primary.time_zone))

    def now(self) -> datetime:
        """The sandbox's time."""
        return self._clock.now()


def stamp(moment: datetime) -> str:
    """A moment as Calendar writes `created` and `updated`: UTC, to the millisecond."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def inserted(store: CalendarStore, calendar: CalendarData, given: Json) -> Json:
    """A new event, filled up; raises 409 for an id in use."""
    event_id = given.get("id") or store.new_event_id()
    if not _EVENT_ID.fullmatch(event_id):
        raise bad_request("Invalid resource id value.", reason="invalid")
    if event_id in calendar.events:
        raise GoogleError(409, "The requested identifier already exists.")
    return store.put(calendar, _filled(store, calendar, {**given, "id": event_id}))


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
    after = _filled(store, calendar, _merged(base, given) | {"id": before["id"]})
    if any(before.get(key) != after.get(key) for key in _RESCHEDULES):
        after["sequence"] = before.get("sequence", 0) + 1
    return store.put(calendar, after)


def cancelled(store: CalendarStore, calendar: CalendarData, event: Json) -> Json:
    """An event that was deleted: it stays, as cancelled, and so do the exceptions of a series."""
    for other in list(calendar.events.values()):
        if other.get("recurringEventId") == event["id"]:
            store.put(calendar, {**other, "status": "cancelled"})
    return store.put(calendar, {**event, "status": "cancelled"})


def _filled(store: CalendarStore, calendar: CalendarData, given: Json) -> Json:
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
    _check_event(event, calendar)
    event["organizer"] = _person(event["organizer"], store.email)
    if event.get("attendees"):
        event["attendees"] = [_attendee(one, event["organizer"], store.email) for one in event["attendees"]]
    return event


def _merged(before: Any, given: Any) -> Any:
    """RFC 7396: objects merge, null removes, anything else replaces."""
    if not isinstance(given, dict) or not isinstance(before, dict):
        return given
    after = {key: value for key, value in before.items() if key not in given}
    after |= {key: _merged(before.get(key), value) for key, value in given.items() if value is not None}
    return after


def _check_event(event: Json, calendar: CalendarData) -> None:
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
