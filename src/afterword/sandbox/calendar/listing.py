"""Which events a list has, and in which order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from afterword.sandbox.api import Call, Json
from afterword.sandbox.calendar.recurrence import instance, instant, parsed_instant, starts, zone
from afterword.sandbox.calendar.store import CalendarData
from afterword.sandbox.errors import bad_request

_SEARCHED = ("summary", "description", "location")


@dataclass(frozen=True)
class Window:
    """The moments between which an event must lie, at least in part."""

    start: datetime | None
    end: datetime | None

    def holds(self, event: Json, time_zone: str) -> bool:
        """True when the event ends after the start and begins before the end; both edges are exclusive."""
        if "start" not in event:
            return False
        begins, ends = (instant(event[edge], zone(time_zone)) for edge in ("start", "end"))
        return (self.start is None or ends > self.start) and (self.end is None or begins < self.end)


def window_of(call: Call) -> Window:
    """`timeMin` and `timeMax`; raises 400 when they are empty between them."""
    start, end = (_moment(call, name) for name in ("timeMin", "timeMax"))
    if start and end and start >= end:
        raise bad_request("The specified time range is empty.", reason="timeRangeEmpty", location="timeMax")
    return Window(start, end)


def listed(call: Call, calendar: CalendarData) -> list[Json]:
    """The events of `events.list`, before paging and dressing."""
    window, single, deleted = window_of(call), call.flag("singleEvents"), call.flag("showDeleted")
    order = call.query.get("orderBy")
    if order == "startTime" and not single:
        raise bad_request(
            "The requested ordering is not available for the particular query.",
            location="orderBy",
            reason="badRequest",
        )
    found = expanded(calendar, window) if single else _unexpanded(calendar, window, deleted=deleted)
    kept = [event for event in found if _kept(call, event, deleted=deleted)]
    if order == "startTime":
        return sorted(kept, key=lambda event: _start(event, calendar))
    return sorted(kept, key=lambda event: str(event["updated"]))


def instances_of(calendar: CalendarData, series: Json, window: Window) -> Iterator[Json]:
    """The instances of one series within the window, changed ones in their changed form."""
    changed = _exceptions(calendar, series["id"])
    if series.get("status") == "cancelled":
        return
    for start in starts(series, calendar.time_zone, window.end):
        one = instance(series, start, calendar.time_zone)
        if one["id"] not in changed and window.holds(one, calendar.time_zone):
            yield one
    for one in changed.values():
        if window.holds(one, calendar.time_zone):
            yield one


def expanded(calendar: CalendarData, window: Window) -> Iterator[Json]:
    """Single events and instances within the window."""
    for event in list(calendar.events.values()):
        if event.get("recurrence"):
            yield from instances_of(calendar, event, window)
        elif not _is_exception_of_known(calendar, event) and window.holds(event, calendar.time_zone):
            yield event


def _unexpanded(calendar: CalendarData, window: Window, *, deleted: bool) -> Iterator[Json]:
    """Series as one event; a cancelled instance is always there, since nothing else says that it is off."""
    for event in list(calendar.events.values()):
        if event.get("recurrence"):
            if event.get("status") == "cancelled" or any(instances_of(calendar, event, window)):
                yield event
        elif window.holds(event, calendar.time_zone) or (deleted and "start" not in event):
            yield event


def _exceptions(calendar: CalendarData, series_id: str) -> dict[str, Json]:
    return {key: one for key, one in calendar.events.items() if one.get("recurringEventId") == series_id}


def _is_exception_of_known(calendar: CalendarData, event: Json) -> bool:
    return event.get("recurringEventId") in calendar.events


def _kept(call: Call, event: Json, *, deleted: bool) -> bool:
    since = _moment(call, "updatedMin")
    changed = since is None or datetime.fromisoformat(event["updated"]) >= since
    if event.get("status") == "cancelled":
        lone_exception = "recurringEventId" in event and not call.flag("singleEvents")
        return changed and (deleted or since is not None or lone_exception)
    uid = call.query.get("iCalUID")
    kinds = call.query.getlist("eventTypes")
    return (
        changed
        and (uid is None or event.get("iCalUID") == uid)
        and (not kinds or event.get("eventType") in kinds)
        and _mentions(event, call.query.get("q", ""))
    )


def _mentions(event: Json, words: str) -> bool:
    people = [event.get("organizer") or {}, *event.get("attendees", [])]
    names = [str(person.get(key, "")) for person in people for key in ("email", "displayName")]
    text = " ".join([*(str(event.get(key, "")) for key in _SEARCHED), *names]).lower()
    return all(word in text for word in words.lower().split())


def _start(event: Json, calendar: CalendarData) -> float:
    return instant(event["start"], zone(calendar.time_zone)).timestamp()


def _moment(call: Call, name: str) -> datetime | None:
    text = call.query.get(name)
    return parsed_instant(text, name) if text else None
