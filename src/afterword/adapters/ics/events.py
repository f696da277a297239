"""The events of a file as the calendar events that the rest of Afterword knows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from hashlib import sha256

from afterword.adapters.ics.components import LINKS, Component
from afterword.adapters.ics.people import attendees, organizer, response
from afterword.adapters.ics.recurrence import Expansion, Instance, followed, recurs
from afterword.adapters.ics.text import one_line, paragraphs, words_of_html
from afterword.adapters.ics.times import instant, moment, span, zone_of
from afterword.adapters.ics.zones import FileZones
from afterword.domain.calendar_event import CalendarEvent
from afterword.domain.instants import utc
from afterword.errors import InvalidInput

_CALENDAR_ID = "ics"
_NUMBER = re.compile(r"[0-9]{1,9}")
_PRIVATE = frozenset({"PRIVATE", "CONFIDENTIAL"})
_LONGEST_LINK = 2_000
_URL = re.compile(r"https?://[^\s<>\"'\\\x00-\x1f\x7f]{1,1990}", re.IGNORECASE)
_HOSTS = (
    "zoom.us",
    "zoom.com",
    "zoomgov.com",
    "teams.microsoft.com",
    "teams.live.com",
    "meet.google.com",
    "webex.com",
    "whereby.com",
    "meet.jit.si",
    "gotomeeting.com",
    "chime.aws",
    "bluejeans.com",
    "around.co",
)
_NOT_MEETINGS = ("support.", "aka.ms", "dialin.")


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
        for when in (self.event.start, self.event.end, self.stamped_at):
            if when is not None:
                utc(when)


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Reads the events of one calendar.

    Attributes:
        own_addresses: the candidate's, in lower case.
    """

    method: IcsMethod
    zones: FileZones
    own_addresses: frozenset[str]

    def read(self, instance: Instance) -> IcsEvent:
        """The event as it takes place then.

        Raises:
            InvalidInput: it has no start and is not cancelled.
        """
        component = instance.component
        if instance.span is None and not self.is_cancelled(component):
            raise InvalidInput(f"In the file, {_called(component)} has no start; add it by hand.")
        return IcsEvent(
            event=self._event(instance),
            sequence=_sequence(component),
            stamped_at=self._stamp(component, "DTSTAMP"),
        )

    def is_cancelled(self, component: Component) -> bool:
        return self.method is IcsMethod.CANCEL or component.text("STATUS").upper() in {
            "CANCELLED",
            "CANCELED",
        }

    def original(self, component: Component) -> date | None:
        """Which instance of its series it describes, None for what is no override."""
        read = component.first("RECURRENCE-ID")
        return moment(read, self.zones) if read else None

    def _event(self, instance: Instance) -> CalendarEvent:
        component, taken = instance.component, instance.span
        location = one_line(component.text("LOCATION"))
        description = paragraphs(component.text("DESCRIPTION"))
        invited = attendees(component, self.own_addresses)
        organizing = organizer(component, self.own_addresses)
        return CalendarEvent(
            calendar_id=_CALENDAR_ID,
            event_id=self._event_id(instance),
            cancelled=self.is_cancelled(component),
            ical_uid=_uid(component),
            title=one_line(component.text("SUMMARY")),
            description=description or words_of_html(component.text("X-ALT-DESC")),
            location=location,
            conference=_conference(component, description, location),
            start=self._instant(taken.start if taken else None),
            end=self._instant(taken.end if taken else None),
            timezone=zone_of(taken.start, self.zones).key if taken else None,
            all_day=taken is not None and not isinstance(taken.start, datetime),
            organizer=organizing,
            creator_is_self=organizing is not None and organizing.is_self,
            attendees=invited,
            response=response(invited, organizing),
            private=component.text("CLASS").upper() in _PRIVATE,
            recurring=instance.original is not None or recurs(component),
            updated_at=self._stamp(component, "LAST-MODIFIED") or self._stamp(component, "DTSTAMP"),
        )

    def _instant(self, when: date | None) -> datetime | None:
        return None if when is None else instant(when, self.zones)

    def _stamp(self, component: Component, name: str) -> datetime | None:
        read = component.first(name)
        return instant(moment(read, self.zones), self.zones) if read else None

    def _event_id(self, instance: Instance) -> str:
        series = _uid(instance.component) or f"no-uid-{_digest(instance.component)}"
        return f"{series}#{self._instance_id(instance.original)}" if instance.original else series

    def _instance_id(self, original: date) -> str:
        if not isinstance(original, datetime):
            return f"{original:%Y%m%d}"
        return f"{original.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def series_of(calendar: Component) -> Iterable[list[Component]]:
    """The events of the calendar, those with one UID together."""
    together: dict[str, list[Component]] = {}
    for index, event in enumerate(calendar.named("VEVENT")):
        together.setdefault(_uid(event) or f"no UID\n{index}", []).append(event)
    return together.values()


def instances(series: Iterable[Component], reader: Reader, expansion: Expansion) -> Iterator[Instance]:
    """The times the series takes place: around now for one that is expanded, else as the file has them."""
    newest: dict[date | None, Component] = {}
    for event in sorted(series, key=_sequence):
        newest[reader.original(event)] = event
    master = newest.pop(None, None)
    if master is not None and _is_expanded(master, reader):
        yield from _expanded(master, newest, reader, expansion)
        return
    if master is not None:
        yield _written(master, None, reader)
    for original, override in newest.items():
        yield _written(override, original, reader)


def _is_expanded(master: Component, reader: Reader) -> bool:
    """Not a cancelled series, which is cancelled as a whole, nor one with a rule that is not followed."""
    taken = span(master, reader.zones)
    if taken is None or not recurs(master) or reader.is_cancelled(master):
        return False
    return not master.text("RRULE") or bool(followed(master.text("RRULE"), taken.start, reader.zones))


def _expanded(
    master: Component, overrides: dict[date | None, Component], reader: Reader, expansion: Expansion
) -> Iterator[Instance]:
    """A cancelled instance may carry only which one it is, and then has no place among the dates."""
    timeless = {original: event for original, event in overrides.items() if not event.text("DTSTART")}
    timed = [event for event in overrides.values() if event.text("DTSTART")]
    for instance in expansion.of(master, timed, reader.zones):
        if instance.original not in timeless:
            yield instance
    for original, event in timeless.items():
        yield _written(event, original, reader)


def _written(event: Component, original: date | None, reader: Reader) -> Instance:
    """The event as it stands in the file; of a series with a rule that is not followed, its first instance."""
    taken = span(event, reader.zones)
    if original is None and taken is not None and recurs(event) and not reader.is_cancelled(event):
        original = taken.start
    return Instance(component=event, span=taken, original=original)


def _uid(component: Component) -> str:
    return one_line(component.text("UID"))


def _sequence(component: Component) -> int:
    """The number of the revision, 0 when there is none."""
    written = component.text("SEQUENCE")
    return int(written) if _NUMBER.fullmatch(written) else 0


def _digest(component: Component) -> str:
    """The same for the same event in the next download, which has no UID either."""
    said = "\n".join(component.text(name) for name in ("SUMMARY", "DTSTART", "RECURRENCE-ID", "LOCATION"))
    return sha256(said.encode("utf-8", "replace")).hexdigest()[:16]


def _called(component: Component) -> str:
    title = one_line(component.text("SUMMARY"))[:80]
    return f"“{title}”" if title else "an event without a title"


def _conference(event: Component, description: str, location: str) -> str:
    """The link the program wrote for it, else the first of a known meeting service in location or description."""
    written = (read.value.strip() for name in LINKS if name != "URL" for read in event.all(name))
    named = next((link for link in written if _URL.fullmatch(link)), "")
    return named or _meeting(location) or _meeting(event.text("URL")) or _meeting(description)


def _meeting(text: str) -> str:
    return next((link for link in map(_trimmed, _URL.findall(text)) if _is_meeting(link)), "")


def _trimmed(link: str) -> str:
    return link.rstrip(".,;:!?)]}")[:_LONGEST_LINK]


def _is_meeting(link: str) -> bool:
    host = re.split(r"[/:?#]", link.lower().partition("://")[2], maxsplit=1)[0]
    known = any(host == name or host.endswith(f".{name}") for name in _HOSTS)
    return known and not host.startswith(_NOT_MEETINGS)
