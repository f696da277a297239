"""What an `.ics` file says, as frozen records."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from afterword.domain.calendar_event import CalendarEvent
from afterword.domain.instants import utc

CALENDAR_ID = "ics"


class IcsMethod(StrEnum):
    """What the sender wants done with the events (RFC 5546); a file that does not say publishes."""

    PUBLISH = "publish"
    REQUEST = "request"
    ADD = "add"
    CANCEL = "cancel"


@dataclass(frozen=True, kw_only=True)
class IcsEvent:
    """One event, or one instance of a recurring one.

    Attributes:
        event: `event_id` is the UID, and `UID#20261124T090000Z` (`UID#20261124` if all-day) for an instance.
            A cancelled event whose `event_id` is its bare `ical_uid` cancels every instance of it.
        sequence: grows with each revision by the organizer; an older one never replaces a newer one.
        stamped_at: when this revision was written, if the file says so.
    """

    event: CalendarEvent
    sequence: int = 0
    stamped_at: datetime | None = None

    def __post_init__(self) -> None:
        for instant in (self.event.start, self.event.end, self.stamped_at):
            if instant is not None:
                utc(instant)


@dataclass(frozen=True, kw_only=True)
class IcsFile:
    """The events of a file in the order they start; cancelled ones without a time come first."""

    method: IcsMethod
    events: tuple[IcsEvent, ...]
