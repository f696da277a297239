"""Events as a caller gets to see them."""

from typing import Any
from zoneinfo import ZoneInfo

from afterword.sandbox.calendar.store import CalendarData
from afterword.sandbox.calendar.times import instant, text_of, zone

Json = dict[str, Any]

_CANCELLED_FIELDS = ("kind", "etag", "id", "status")
_EXCEPTION_FIELDS = ("recurringEventId", "originalStartTime")


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
