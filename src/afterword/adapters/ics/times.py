"""When an event is: DTSTART, DTEND, DURATION and their like as dates and aware datetimes."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import vDuration

from afterword.adapters.ics.components import ALL_DAY, Component, Property
from afterword.adapters.ics.text import one_line
from afterword.adapters.ics.zones import FileZones
from afterword.errors import InvalidInput

_POINT = timedelta(hours=1)
"""How long an event is taken to last that has a start and neither end nor duration."""
_LONGEST = timedelta(days=366)
_YEARS = range(1900, 2200)
_UTC_NAMES = frozenset(
    {"UTC", "GMT", "Etc/UTC", "Etc/GMT", "Etc/UCT", "Etc/Zulu", "Zulu", "UCT", "Universal"}
)


@dataclass(frozen=True, kw_only=True)
class Span:
    """From start to end: dates for an all-day event (the end does not belong to it), else aware datetimes."""

    start: date
    end: date


def moment(read: Property, zones: FileZones) -> date:
    """The property's value: a date, or an aware datetime.

    Raises:
        InvalidInput: it is neither, or in a zone nobody knows.
    """
    value = read.value.strip().upper()
    try:
        parsed = datetime.fromisoformat(value)
    except ValueError as error:
        raise _unreadable(value) from error
    if parsed.year not in _YEARS:
        raise _unreadable(value)
    if read.parameter("VALUE").upper() == "DATE" or "T" not in value:
        return parsed.date()
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=zones.of(read.parameter("TZID"), parsed))


def instant(when: date, zones: FileZones) -> datetime:
    """The same in UTC; a date is its midnight at home."""
    aware = when if isinstance(when, datetime) else datetime.combine(when, time.min, zones.home)
    return aware.astimezone(UTC)


def zone_of(when: date, zones: FileZones) -> ZoneInfo:
    """The zone it was written in; where that says nothing of a place, home."""
    written = when.tzinfo if isinstance(when, datetime) else None
    return written if isinstance(written, ZoneInfo) and written.key not in _UTC_NAMES else zones.home


def span(event: Component, zones: FileZones) -> Span | None:
    """When the event is, None when it does not say.

    Without an end it lasts its duration, else the day, else an hour; so does what ends as it starts.

    Raises:
        InvalidInput: a time cannot be read, or it ends before it starts.
    """
    read = event.first("DTSTART")
    if read is None:
        return None
    start = _whole_day(moment(read, zones), event)
    end = _end(event, start, zones)
    length = instant(end, zones) - instant(start, zones)
    if length < timedelta(0):
        raise InvalidInput(
            f"In the file, “{one_line(event.text('SUMMARY'))[:80]}” ends before it starts; add it by hand."
        )
    return Span(start=start, end=end if length else _default_end(start))


def _whole_day(start: date, event: Component) -> date:
    """Outlook writes all-day events as midnights in its zone, and says so beside it."""
    flagged = any(event.text(name).upper() == "TRUE" for name in ALL_DAY)
    at_midnight = isinstance(start, datetime) and start.time() == time.min
    return start.date() if flagged and at_midnight and isinstance(start, datetime) else start


def _end(event: Component, start: date, zones: FileZones) -> date:
    read = event.first("DTEND")
    if read is not None:
        return _like(start, moment(read, zones))
    if event.text("DURATION"):
        return _after(start, _duration(event.text("DURATION")))
    return _default_end(start)


def _like(start: date, end: date) -> date:
    if not isinstance(start, datetime) and isinstance(end, datetime):
        return end.date()
    return end


def _default_end(start: date) -> date:
    return _after(start, _POINT if isinstance(start, datetime) else timedelta(days=1))


def _after(start: date, duration: timedelta) -> date:
    """Hours are counted as they pass, also over the night when the clocks change."""
    if not isinstance(start, datetime):
        return start + duration
    return (start.astimezone(UTC) + duration).astimezone(start.tzinfo)


def _duration(value: str) -> timedelta:
    try:
        duration: timedelta = vDuration.from_ical(value.upper())  # type: ignore[no-untyped-call] # has no types
    except (ValueError, OverflowError) as error:
        raise _unreadable(value) from error
    if abs(duration) > _LONGEST:
        raise _unreadable(value)
    return duration


def _unreadable(value: str) -> InvalidInput:
    return InvalidInput(
        f"The file has a time that cannot be read, “{one_line(value)[:40]}”; download it again, or add it by hand."
    )
