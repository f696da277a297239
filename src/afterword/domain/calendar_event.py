"""A calendar event as it is looked at, whatever calendar or file it came from."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Attendee:
    email: str
    name: str = ""
    response: str = "needsAction"
    is_self: bool = False
    organizer: bool = False
    optional: bool = False
    resource: bool = False


@dataclass(frozen=True, kw_only=True)
class CalendarEvent:
    """One event or one instance of a recurring one.

    A cancelled event may carry only its ids: then `start` and `end` are None.
    All-day events have `all_day` set; their start and end are midnights in the calendar's zone.
    `response` is the candidate's own answer: accepted, tentative, declined, needsAction, or "" for their own event.
    """

    calendar_id: str
    event_id: str
    cancelled: bool
    ical_uid: str = ""
    title: str = ""
    description: str = ""
    location: str = ""
    conference: str = ""
    start: datetime | None = None
    end: datetime | None = None
    timezone: str | None = None
    all_day: bool = False
    organizer: Attendee | None = None
    creator_is_self: bool = False
    attendees: tuple[Attendee, ...] = ()
    attendees_omitted: bool = False
    response: str = ""
    event_type: str = "default"
    private: bool = False
    recurring: bool = False
    updated_at: datetime | None = None
