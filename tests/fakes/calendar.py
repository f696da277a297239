"""A calendar in memory that keeps `ports.Calendar`, for tests of the workflow."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from afterword.domain.instants import utc
from afterword.errors import ScopeMissing
from afterword.ports import CalendarEvent
from tests.fakes.faults import Faults

_FIRST = datetime.min.replace(tzinfo=UTC)


class FakeCalendar:
    """Events as given; `faults` plans failures before or after a call and counts calls."""

    def __init__(self, *events: CalendarEvent, granted: bool = True) -> None:
        self.faults = Faults()
        self.granted = granted
        self.events_by_id: dict[tuple[str, str], CalendarEvent] = {}
        for event in events:
            self.put(event)

    def put(self, event: CalendarEvent) -> CalendarEvent:
        """Add the event, or put it in place of the one with its id."""
        self.events_by_id[event.calendar_id, event.event_id] = event
        return event

    def cancel(self, calendar_id: str, event_id: str, *, only_ids: bool = False) -> CalendarEvent:
        """Cancel an event; Google may keep no more of it than its ids."""
        if only_ids:
            bare = CalendarEvent(calendar_id=calendar_id, event_id=event_id, cancelled=True)
            return self.put(bare)
        return self.put(replace(self.events_by_id[calendar_id, event_id], cancelled=True))

    def move(self, calendar_id: str, event_id: str, start: datetime, end: datetime) -> CalendarEvent:
        """Give an event another time."""
        return self.put(replace(self.events_by_id[calendar_id, event_id], start=utc(start), end=utc(end)))

    def remove(self, calendar_id: str, event_id: str) -> None:
        """The calendar no longer knows it."""
        del self.events_by_id[calendar_id, event_id]

    # --- the port ---

    def events(self, calendar_id: str, since: datetime, until: datetime) -> Sequence[CalendarEvent]:
        self._need_scope()
        with self.faults.around("events"):
            found = [
                event
                for event in self.events_by_id.values()
                if event.calendar_id == calendar_id and _overlaps(event, utc(since), utc(until))
            ]
            return sorted(found, key=lambda event: (event.start or _FIRST, event.event_id))

    def event(self, calendar_id: str, event_id: str) -> CalendarEvent | None:
        self._need_scope()
        with self.faults.around("event"):
            return self.events_by_id.get((calendar_id, event_id))

    def _need_scope(self) -> None:
        if not self.granted:
            raise ScopeMissing("You did not allow Afterword to look at your calendar.")


def _overlaps(event: CalendarEvent, since: datetime, until: datetime) -> bool:
    """A cancelled event that lost its times is told in every span: nobody knows better."""
    if event.start is None or event.end is None:
        return True
    return event.end > since and event.start < until
