"""One account's calendars and the events on them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from afterword.sandbox.clock_and_ids import Clock, Ids

Json = dict[str, Any]


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
