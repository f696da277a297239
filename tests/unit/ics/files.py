"""The example files, and a candidate who reads them on the morning of 24 November 2026 in Berlin."""

from datetime import UTC, datetime
from pathlib import Path

from afterword.adapters.ics.reading import IcsFile, read_ics
from afterword.domain.calendar_event import CalendarEvent

FILES = Path(__file__).parents[2] / "data" / "ics"
NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
OWN = ("Casey@mail.example", "casey.alias@other.example")


def read_bytes(data: bytes, *, zone: str = "Europe/Berlin", now: datetime = NOW) -> IcsFile:
    return read_ics(data, own_addresses=OWN, zone=zone, now=now)


def read_file(name: str, *, zone: str = "Europe/Berlin") -> IcsFile:
    return read_bytes((FILES / name).read_bytes(), zone=zone)


def the_event(name: str, *, zone: str = "Europe/Berlin") -> CalendarEvent:
    (found,) = read_file(name, zone=zone).events
    return found.event


def calendar(*lines: str, head: str = "METHOD:PUBLISH") -> bytes:
    """A calendar with one event of these lines."""
    frame = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        head,
        "BEGIN:VEVENT",
        *lines,
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    return "\r\n".join(frame).encode()
