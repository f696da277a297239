"""`events`, `calendarList` and `calendars`."""

import base64
from zoneinfo import ZoneInfo

from afterword.sandbox.api import Call, Handler, Json, known_fields
from afterword.sandbox.calendar.listing import instances_of, listed, window_of
from afterword.sandbox.calendar.recurrence import instance, instant, starts, text_of, zone
from afterword.sandbox.calendar.store import CalendarData, cancelled, changed, inserted, stamp
from afterword.sandbox.errors import GoogleError, bad_request, not_found

_NOT_WITH_SYNC_TOKEN = frozenset(
    [
        "iCalUID",
        "orderBy",
        "privateExtendedProperty",
        "q",
        "sharedExtendedProperty",
        "timeMin",
        "timeMax",
        "updatedMin",
    ]
)

_CANCELLED_FIELDS = ("kind", "etag", "id", "status")
_EXCEPTION_FIELDS = ("recurringEventId", "originalStartTime")


def events_list(call: Call) -> Json:
    """Events in pages; a `syncToken` gives what changed since it was handed out."""
    calendar = _calendar(call)
    found = _since_token(call, calendar) if "syncToken" in call.query else listed(call, calendar)
    return _page(call, calendar, found)


def events_instances(call: Call) -> Json:
    """The instances of one series."""
    calendar = _calendar(call)
    series = _event(call, calendar)
    if not series.get("recurrence"):
        raise bad_request("Not a recurring event.", reason="invalid")
    found = [
        one
        for one in instances_of(calendar, series, window_of(call))
        if call.flag("showDeleted") or one.get("status") != "cancelled"
    ]
    return _page(call, calendar, found)


def events_get(call: Call) -> Json:
    """One event, or one instance; a deleted one is still there, as cancelled."""
    calendar = _calendar(call)
    return _shown(call, calendar, _event(call, calendar))


def events_insert(call: Call) -> Json:
    """A new event."""
    calendar = _calendar(call)
    return _shown(call, calendar, inserted(call.account.calendar, calendar, _given(call)))


def events_patch(call: Call) -> Json:
    """Some fields of an event."""
    return _changed(call, whole=False)


def events_update(call: Call) -> Json:
    """All fields of an event."""
    return _changed(call, whole=True)


def events_delete(call: Call) -> None:
    """Off the calendar; a second time is 410."""
    calendar = _calendar(call)
    event = _event(call, calendar)
    if event.get("status") == "cancelled":
        raise GoogleError(410, "Resource has been deleted", reason="deleted")
    cancelled(call.account.calendar, calendar, event)


def calendar_list(call: Call) -> Json:
    """The calendars a person has on their list."""
    calendars = list(call.account.calendar.calendars.values())
    page, more = call.page(calendars, 100, 250)
    answer: Json = {
        "kind": "calendar#calendarList",
        "etag": '"list"',
        "items": [_entry(call, one) for one in page],
    }
    return answer | (more or {"nextSyncToken": "list"})


def calendar_list_get(call: Call) -> Json:
    """One entry of that list."""
    return _entry(call, _calendar(call))


def calendars_get(call: Call) -> Json:
    """A calendar by itself."""
    calendar = _calendar(call)
    return {
        "kind": "calendar#calendar",
        "etag": '"calendar"',
        "id": calendar.id,
        "summary": calendar.summary,
        "timeZone": calendar.time_zone,
    }


def shown(
    event: Json, calendar: CalendarData, *, most_attendees: int | None = None, time_zone: str = ""
) -> Json:
    """An event as an answer has it: a cancelled one bare, guests left out as asked and as its organizer wants."""
    if event.get("status") == "cancelled":
        return {key: event[key] for key in (*_CANCELLED_FIELDS, *_EXCEPTION_FIELDS) if key in event}
    answer = dict(event)
    _limit_guests(answer, most_attendees)
    shown_in = zone(time_zone or calendar.time_zone)
    for edge in ("start", "end", "originalStartTime"):
        if edge in answer:
            answer[edge] = _in_zone(answer[edge], shown_in, zone(calendar.time_zone))
    return answer


def _calendar(call: Call) -> CalendarData:
    calendar = call.account.calendar.calendar(call.path["calendarId"])
    if calendar is None:
        raise not_found("Not Found")
    return calendar


def _event(call: Call, calendar: CalendarData) -> Json:
    """The event of that id, be it an instance that was never changed."""
    event_id = call.path["eventId"]
    if event_id in calendar.events:
        return calendar.events[event_id]
    series = calendar.events.get(event_id.rpartition("_")[0])
    if series and series.get("recurrence") and series.get("status") != "cancelled":
        for start in starts(series, calendar.time_zone, None):
            one = instance(series, start, calendar.time_zone)
            if one["id"] == event_id:
                return one
    raise not_found("Not Found")


def _given(call: Call) -> Json:
    known_fields(call.body, _EVENT_FIELDS, "event")
    return call.body


def _changed(call: Call, *, whole: bool) -> Json:
    calendar = _calendar(call)
    before = _event(call, calendar)
    return _shown(call, calendar, changed(call.account.calendar, calendar, before, _given(call), whole=whole))


def _shown(call: Call, calendar: CalendarData, event: Json) -> Json:
    most = call.number("maxAttendees", 1, 10_000) if "maxAttendees" in call.query else None
    return shown(event, calendar, most_attendees=most, time_zone=call.query.get("timeZone", ""))


def _page(call: Call, calendar: CalendarData, found: list[Json]) -> Json:
    page, more = call.page(found, 250, 2500)
    answer: Json = {
        "kind": "calendar#events",
        "etag": f'"{len(found)}"',
        "summary": calendar.summary,
        "updated": max((str(event["updated"]) for event in found), default=stamp(call.state.clock.now())),
        "timeZone": call.query.get("timeZone", calendar.time_zone),
        "accessRole": "owner",
        "defaultReminders": [],
        "items": [_shown(call, calendar, event) for event in page],
    }
    return answer | (more or {"nextSyncToken": _sync_token(call)})


def _since_token(call: Call, calendar: CalendarData) -> list[Json]:
    forbidden = sorted(_NOT_WITH_SYNC_TOKEN & set(call.query))
    if forbidden:
        raise bad_request("Sync token cannot be used with other query restrictions.", location=forbidden[0])
    try:
        since = base64.urlsafe_b64decode(call.query["syncToken"].encode()).decode()
    except ValueError:
        since = ""
    if call.state.habits.sync_token_gone or not since:
        raise GoogleError(
            410,
            "Sync token is no longer valid, a full sync is required.",
            reason="fullSyncRequired",
            location="syncToken",
        )
    return [event for event in calendar.events.values() if str(event["updated"]) >= since]


def _sync_token(call: Call) -> str:
    return base64.urlsafe_b64encode(stamp(call.state.clock.now()).encode()).decode()


def _entry(call: Call, calendar: CalendarData) -> Json:
    primary = {"primary": True} if calendar.id == call.account.email else {}
    return {
        "kind": "calendar#calendarListEntry",
        "etag": '"entry"',
        "id": calendar.id,
        "summary": calendar.summary,
        "timeZone": calendar.time_zone,
        "accessRole": "owner",
        "selected": True,
        **primary,
    }


def _limit_guests(event: Json, most: int | None) -> None:
    guests = event.get("attendees")
    if not guests:
        return
    hidden = event.get("guestsCanSeeOtherGuests") is False and not event.get("organizer", {}).get("self")
    if hidden or (most is not None and len(guests) > most):
        event["attendees"] = [guest for guest in guests if guest.get("self")]
        event["attendeesOmitted"] = True


def _in_zone(value: Json, shown_in: ZoneInfo, default: ZoneInfo) -> Json:
    if "date" in value:
        return value
    return {**value, "dateTime": text_of(instant(value, default).astimezone(shown_in))}


_EVENT_FIELDS = frozenset(
    [
        "anyoneCanAddSelf",
        "attachments",
        "attendees",
        "attendeesOmitted",
        "birthdayProperties",
        "colorId",
        "conferenceData",
        "created",
        "creator",
        "description",
        "end",
        "endTimeUnspecified",
        "etag",
        "eventLabelId",
        "eventType",
        "extendedProperties",
        "focusTimeProperties",
        "gadget",
        "guestsCanInviteOthers",
        "guestsCanModify",
        "guestsCanSeeOtherGuests",
        "hangoutLink",
        "htmlLink",
        "iCalUID",
        "id",
        "kind",
        "location",
        "locked",
        "organizer",
        "originalStartTime",
        "outOfOfficeProperties",
        "privateCopy",
        "recurrence",
        "recurringEventId",
        "reminders",
        "sequence",
        "source",
        "start",
        "status",
        "summary",
        "transparency",
        "updated",
        "visibility",
        "workingLocationProperties",
    ]
)

HANDLERS: dict[str, Handler] = {
    "calendar.calendarList.list": calendar_list,
    "calendar.calendarList.get": calendar_list_get,
    "calendar.calendars.get": calendars_get,
    "calendar.events.list": events_list,
    "calendar.events.get": events_get,
    "calendar.events.insert": events_insert,
    "calendar.events.patch": events_patch,
    "calendar.events.update": events_update,
    "calendar.events.delete": events_delete,
    "calendar.events.instances": events_instances,
}
