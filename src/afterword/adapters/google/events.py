"""Calendar's answers as our records. Raises KeyError, TypeError or ValueError on what Google never sends."""

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from afterword.domain.instants import utc
from afterword.ports import Attendee, CalendarEvent

_PRIVATE = frozenset({"private", "confidential"})


def to_event(item: dict[str, Any], calendar_id: str, calendar_zone: str | None) -> CalendarEvent:
    """One event; `calendar_zone` is where the midnights of an all-day event are."""
    start = item.get("start", {})
    attendees = tuple(_attendee(entry) for entry in item.get("attendees", []) if entry.get("email"))
    return CalendarEvent(
        calendar_id=calendar_id,
        event_id=item["id"],
        cancelled=item.get("status") == "cancelled",
        ical_uid=item.get("iCalUID", ""),
        title=item.get("summary", ""),
        description=item.get("description", ""),
        location=item.get("location", ""),
        conference=_conference(item),
        start=_instant(start, calendar_zone),
        end=_instant(item.get("end", {}), calendar_zone),
        timezone=start.get("timeZone") or calendar_zone,
        all_day=is_all_day(item),
        organizer=_organizer(item),
        creator_is_self=bool(item.get("creator", {}).get("self")),
        attendees=attendees,
        attendees_omitted=bool(item.get("attendeesOmitted")),
        response=next((entry.response for entry in attendees if entry.is_self), ""),
        event_type=item.get("eventType", "default"),
        private=item.get("visibility") in _PRIVATE,
        recurring="recurringEventId" in item,
        updated_at=_updated_at(item),
    )


def is_all_day(item: dict[str, Any]) -> bool:
    return "date" in item.get("start", {})


def _instant(when: dict[str, Any], calendar_zone: str | None) -> datetime | None:
    if "dateTime" in when:
        instant = datetime.fromisoformat(when["dateTime"])
        local = instant if instant.tzinfo else instant.replace(tzinfo=_zone(when.get("timeZone")))
        return utc(local)
    if "date" in when:
        midnight = datetime.combine(date.fromisoformat(when["date"]), time.min)
        return utc(midnight.replace(tzinfo=_zone(calendar_zone)))
    return None


def _zone(name: str | None) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _attendee(entry: dict[str, Any]) -> Attendee:
    return Attendee(
        email=entry["email"].strip().lower(),
        name=entry.get("displayName", ""),
        response=entry.get("responseStatus", "needsAction"),
        is_self=bool(entry.get("self")),
        organizer=bool(entry.get("organizer")),
        optional=bool(entry.get("optional")),
        resource=bool(entry.get("resource")),
    )


def _organizer(item: dict[str, Any]) -> Attendee | None:
    entry = item.get("organizer", {})
    return _attendee({**entry, "organizer": True}) if entry.get("email") else None


def _conference(item: dict[str, Any]) -> str:
    """The link to join by: the video one, if there are several kinds."""
    entries = item.get("conferenceData", {}).get("entryPoints", [])
    links = sorted(entries, key=lambda entry: entry.get("entryPointType") != "video")
    first = next((entry["uri"] for entry in links if entry.get("uri")), "")
    return str(first or item.get("hangoutLink", ""))


def _updated_at(item: dict[str, Any]) -> datetime | None:
    return utc(datetime.fromisoformat(item["updated"]).astimezone(UTC)) if "updated" in item else None
