"""The calendar page's events, and its form."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from afterword.sandbox.calendar.events import shown
from afterword.sandbox.calendar.listing import Window, expanded
from afterword.sandbox.calendar.recurrence import instant, zone
from afterword.sandbox.calendar.store import inserted
from afterword.sandbox.errors import bad_request
from afterword.sandbox.gmail.mime import all_addresses
from afterword.sandbox.state import Account

_SHOWN_BEFORE, _SHOWN_AFTER = timedelta(days=14), timedelta(days=60)


@dataclass(frozen=True)
class EventView:
    """An event for reading."""

    summary: str
    start: str
    when: str
    guests: str
    status: str


def upcoming(account: Account) -> list[EventView]:
    """Events from two weeks ago to two months ahead, in order."""
    calendar = account.calendar.primary
    now = account.calendar.now()
    window = Window(now - _SHOWN_BEFORE, now + _SHOWN_AFTER)
    found = [event for event in expanded(calendar, window) if event.get("status") != "cancelled"]
    in_order = sorted(found, key=lambda event: instant(event["start"], zone(calendar.time_zone)))
    return [_view(shown(event, calendar), calendar.time_zone) for event in in_order]


def add_event(account: Account, given: dict[str, str]) -> None:
    """A new event in the calendar's own zone, the candidate among the guests; raises 400 for a bad form."""
    calendar = account.calendar.primary
    guests = [guest for guest in re.split(r"[,;\s]+", given["guests"]) if guest]
    if not all(all_addresses(guest) for guest in guests):
        raise bad_request("A guest is not an address")
    attendees = [{"email": guest} for guest in guests]
    own = [{"email": account.email, "responseStatus": "accepted"}] if attendees else []
    event: dict[str, Any] = {
        "summary": given["summary"] or "(no title)",
        "start": {"dateTime": given["start"], "timeZone": calendar.time_zone},
        "end": {"dateTime": given["end"], "timeZone": calendar.time_zone},
    }
    event |= {"description": given["description"]} if given["description"] else {}
    inserted(account.calendar, calendar, event | ({"attendees": attendees + own} if attendees else {}))


def _view(event: dict[str, Any], time_zone: str) -> EventView:
    start, end = (
        instant(event[edge], zone(time_zone)).astimezone(zone(time_zone)) for edge in ("start", "end")
    )
    guests = [
        str(one.get("displayName") or one["email"])
        for one in event.get("attendees", [])
        if not one.get("self")
    ]
    return EventView(
        summary=str(event.get("summary", "(no title)")),
        start=start.astimezone(UTC).isoformat(timespec="seconds"),
        when=_span(start, end, whole_day="date" in event["start"]),
        guests=", ".join(guests),
        status=str(event.get("status", "confirmed")),
    )


def _span(start: datetime, end: datetime, *, whole_day: bool) -> str:
    if whole_day:
        return f"{start:%a %-d %b}, all day"
    return f"{start:%a %-d %b, %H:%M}–{end:%H:%M} {start:%Z}"
