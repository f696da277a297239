"""An event of a file as the calendar event that the rest of Afterword knows."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256

from afterword.adapters.ics.components import Component
from afterword.adapters.ics.conference import conference
from afterword.adapters.ics.file_zones import FileZones
from afterword.adapters.ics.people import attendees, organizer, response
from afterword.adapters.ics.records import CALENDAR_ID, IcsEvent, IcsMethod
from afterword.adapters.ics.recurrence import Instance, recurs
from afterword.adapters.ics.text import one_line, paragraphs, words_of_html
from afterword.adapters.ics.times import instant, moment, zone_of
from afterword.domain.calendar_event import CalendarEvent
from afterword.errors import InvalidInput

_NUMBER = re.compile(r"[0-9]{1,9}")
_PRIVATE = frozenset({"PRIVATE", "CONFIDENTIAL"})


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
            sequence=sequence(component),
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
            calendar_id=CALENDAR_ID,
            event_id=self._event_id(instance),
            cancelled=self.is_cancelled(component),
            ical_uid=uid(component),
            title=one_line(component.text("SUMMARY")),
            description=description or words_of_html(component.text("X-ALT-DESC")),
            location=location,
            conference=conference(component, description, location),
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
        series = uid(instance.component) or f"no-uid-{_digest(instance.component)}"
        return f"{series}#{self._instance_id(instance.original)}" if instance.original else series

    def _instance_id(self, original: date) -> str:
        if not isinstance(original, datetime):
            return f"{original:%Y%m%d}"
        return f"{original.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def uid(component: Component) -> str:
    return one_line(component.text("UID"))


def sequence(component: Component) -> int:
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
