"""From a file to its events."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from afterword.adapters.ics.components import Component, calendars
from afterword.adapters.ics.events import IcsEvent, IcsMethod, Reader, instances, series_of
from afterword.adapters.ics.opening import Opened, opened
from afterword.adapters.ics.recurrence import AFTER, BEFORE, Expansion
from afterword.adapters.ics.zones import file_zones
from afterword.domain.instants import utc
from afterword.domain.instants import zone as zone_called
from afterword.errors import InvalidInput

_NO_INVITATIONS = {
    "REPLY": "an answer to an invitation",
    "COUNTER": "a proposal for another time",
    "DECLINECOUNTER": "the answer to a proposal for another time",
    "REFRESH": "a question for the latest version of an invitation",
}
_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class IcsFile:
    """The events of a file in the order they start; cancelled ones without a time come first."""

    method: IcsMethod
    events: tuple[IcsEvent, ...]


def read_ics(data: bytes, *, own_addresses: Collection[str], zone: str, now: datetime) -> IcsFile:
    """The events of an `.ics` file, or of the calendar part of a saved mail.

    Of a recurring event, the instances from 7 days before `now` to 60 days after it.

    Args:
        data: the file as it is, whatever its character set and line ends.
        own_addresses: the candidate's, by which they are found among the attendees.
        zone: IANA name of the candidate's zone. Times without a zone are read in it, unless the calendar names
            one (X-WR-TIMEZONE); all-day events lie between its midnights.
        now: around which recurring events are expanded.

    Raises:
        InvalidInput: the file cannot be used; the sentence says why and what to do.
    """
    source = opened(data)
    around = _Around(
        now=utc(now),
        zone=zone_called(zone),
        own_addresses=frozenset(address.strip().lower() for address in own_addresses),
    )
    found = calendars(source.text)
    methods = [_method(calendar, source) for calendar in found]
    if not any(part.name == "VEVENT" for calendar in found for part in calendar.children):
        raise InvalidInput(
            "The file holds no events; save the invitation itself, or add the interview by hand."
        )
    return IcsFile(method=methods[0], events=around.events(zip(found, methods, strict=True)))


@dataclass(frozen=True, kw_only=True)
class _Around:
    """Who reads the file, where and when."""

    now: datetime
    zone: ZoneInfo
    own_addresses: frozenset[str]

    def events(self, parts: Iterable[tuple[Component, IcsMethod]]) -> tuple[IcsEvent, ...]:
        """The latest revision of each event, in the order they start."""
        expansion = Expansion(now=self.now)
        latest: dict[str, IcsEvent] = {}
        for calendar, method in parts:
            for read in self._of(calendar, method, expansion):
                known = latest.get(read.event.event_id, read)
                latest[read.event.event_id] = max(read, known, key=_revision)
        if not latest:
            raise InvalidInput(
                f"The recurring event in the file has no date from {BEFORE.days} days ago to in {AFTER.days} days."
            )
        return tuple(sorted(latest.values(), key=lambda read: read.event.start or _EARLIEST))

    def _of(self, calendar: Component, method: IcsMethod, expansion: Expansion) -> Iterator[IcsEvent]:
        reader = Reader(
            method=method, zones=file_zones(calendar, self.zone), own_addresses=self.own_addresses
        )
        for series in series_of(calendar):
            for instance in instances(series, reader, expansion):
                yield reader.read(instance)


def _method(calendar: Component, source: Opened) -> IcsMethod:
    """What the calendar asks for, else the mail around it; of a kind nobody knows, it is published."""
    written = (calendar.text("METHOD") or source.method).strip().upper()
    if written in _NO_INVITATIONS:
        raise InvalidInput(
            f"This file is {_NO_INVITATIONS[written]}, not an invitation; import the invitation itself."
        )
    return next((method for method in IcsMethod if method.value.upper() == written), IcsMethod.PUBLISH)


def _revision(read: IcsEvent) -> tuple[int, datetime]:
    return read.sequence, read.stamped_at or _EARLIEST
