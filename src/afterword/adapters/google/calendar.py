"""The candidate's calendars, through Google's own client; read only."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from afterword.adapters.google import service
from afterword.adapters.google.events import is_all_day, to_event
from afterword.adapters.google.failures import making_sense_of
from afterword.adapters.google.gmail import Account
from afterword.adapters.google.transport import Transport
from afterword.domain.instants import iso
from afterword.errors import Gone, ScopeMissing
from afterword.ports import CalendarEvent, MailScope

_PAGE = 250
_FIRST = datetime.min.replace(tzinfo=UTC)


class GoogleCalendar:
    """Keeps `ports.Calendar` by a rolling query: simpler than a sync token, and nothing to lose."""

    def __init__(self, account: Account, transport: Transport, api_endpoint: str | None = None) -> None:
        self._account = account
        self._transport = transport
        self._events = service.calendar(api_endpoint).events()

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

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._transport.close()

    def _zone(self, answer: dict[str, Any], calendar_id: str) -> str | None:
        """The calendar's zone, which only a list tells and only an all-day event needs."""
        if not is_all_day(answer):
            return None
        request = self._events.list(calendarId=calendar_id, maxResults=1, fields="timeZone")
        return self._transport.read(request).get("timeZone")

    def _need_scope(self) -> None:
        if MailScope.CALENDAR not in self._account.granted():
            raise ScopeMissing(
                "You did not allow Afterword to look at your calendar; run `afterword connect` and allow it."
            )


def _by_start(event: CalendarEvent) -> tuple[datetime, str]:
    return event.start or _FIRST, event.event_id
