"""The candidate's calendars, through Google's own client; read only."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from afterword.adapters.google.failures import making_sense_of
from afterword.adapters.google.gmail import Account
from afterword.adapters.google.transport import Transport, calendar_service
from afterword.domain.instants import iso, utc
from afterword.errors import Gone, ScopeMissing
from afterword.ports import Attendee, CalendarEvent, MailScope

_PAGE = 250
_FIRST = datetime.min.replace(tzinfo=UTC)
_PRIVATE = frozenset({"private", "confidential"})


class GoogleCalendar:
    """Keeps `ports.Calendar` by a rolling query: simpler than a sync token, and nothing to lose."""

    def __init__(self, account: Account, transport: Transport, api_endpoint: str | None = None) -> None:
        self._account = account
        self._transport = transport
        self._events = calendar_service(api_endpoint).events()

    def events(self, calendar_id: str, since: datetime, until: datetime) -> Sequence[CalendarEvent]:
        self._need_scope()
        found: list[CalendarEvent] = []
        page: str | None = None
        while True:
            answer = self._transport.read(
                self._events.list(
                    calendarId=calendar_id,
                    timeMin=iso(since),
                    timeMax=iso(until),
                    singleEvents=True,
                    showDeleted=True,
                    maxResults=_PAGE,
                    pageToken=page,
                )
            )
            with making_sense_of("list of events"):
                zone = answer.get("timeZone")
                found += [to_event(item, calendar_id, zone) for item in answer.get("items", [])]
            page = answer.get("nextPageToken")
            if not page:
                return sorted(found, key=_by_start)

    def event(self, calendar_id: str, event_id: str) -> CalendarEvent | None:
        self._need_scope()
        try:
            answer = self._transport.read(self._events.get(calendarId=calendar_id, eventId=event_id))
        except Gone:
            return None
        with making_sense_of("event"):
            return to_event(answer, calendar_id, self._zone(answer, calendar_id))

    def _zone(self, answer: dict[str, Any], calendar_id: str) -> str | None:
        """The calendar's zone, which only a list tells and only an all-day event needs."""
        if not _is_all_day(answer):
            return None
        request = self._events.list(calendarId=calendar_id, maxResults=1, fields="timeZone")
        return self._transport.read(request).get("timeZone")

    def _need_scope(self) -> None:
        if MailScope.CALENDAR not in self._account.granted():
            raise ScopeMissing(
                "You did not allow Afterword to look at your calendar; run `afterword connect` and allow it."
            )


def to_event(item: dict[str, Any], calendar_id: str, calendar_zone: str | None) -> CalendarEvent:
    """One event; `calendar_zone` is where the midnights of an all-day event are.

    Raises KeyError, TypeError or ValueError on what Google never sends.
    """
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
        all_day=_is_all_day(item),
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


def _by_start(event: CalendarEvent) -> tuple[datetime, str]:
    return event.start or _FIRST, event.event_id


def _is_all_day(item: dict[str, Any]) -> bool:
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
