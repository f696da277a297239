"""One content line (RFC 5545, 3.1) as a property, forgiving what mail programs get wrong."""

import quopri
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from icalendar.parser import Contentline

from afterword.adapters.ics.decoding import text_of

TIMES = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE", "DTSTAMP", "LAST-MODIFIED"})
LINKS = (
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGCONFLINK",
    "CONFERENCE",
    "URL",
)
ALL_DAY = ("X-MICROSOFT-CDO-ALLDAYEVENT", "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT")
_ZONES = ("TZID", "TZOFFSETFROM", "TZOFFSETTO", "X-WR-TIMEZONE", "X-LIC-LOCATION", "RRULE")
_TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION", "X-ALT-DESC", "STATUS", "CLASS", "ORGANIZER", "ATTENDEE")
_FRAME = ("BEGIN", "END", "METHOD", "UID", "SEQUENCE", "DURATION")
_READ = TIMES.union(LINKS, ALL_DAY, _ZONES, _TEXTS, _FRAME)
_NAME = re.compile(r"[ \t]*+([A-Za-z][A-Za-z0-9-]*+)[ \t]*+(?=[;:])")
_FIRST_COLON = re.compile(r'(?:[^":]++|"[^"]*+")*+:')
_MAILTO = re.compile(r":\s*mailto\s*:", re.IGNORECASE)
_PARAMETER = re.compile(r";\s*+([A-Za-z0-9-]++)\s*+=(.*?)(?=;\s*+[A-Za-z0-9-]++\s*+=|$)", re.DOTALL)
_TIME = re.compile(r"\s*+\d{4}-?\d\d-?\d\d[0-9TZPMHSDWtz:.,+/\s-]*+")
_LONGEST_HEAD = 10_000


@dataclass(frozen=True, kw_only=True)
class Property:
    """A named value with its parameters, whose names are in upper case."""

    name: str
    value: str
    parameters: Mapping[str, str] = field(default_factory=dict)

    def parameter(self, name: str) -> str:
        return self.parameters.get(name, "")


def property_of(line: str) -> Property | None:
    """The property the line holds; None for those nobody asks for and for what is no content line."""
    found = _NAME.match(line)
    name = found[1].upper() if found else ""
    if found is None or name not in _READ:
        return None
    rest = line[found.end() :]
    if name in TIMES:
        return _time(name, rest)
    return _unquoted(_strict(name, rest) or _lenient(name, rest))


def _strict(name: str, rest: str) -> Property | None:
    try:
        _, parameters, value = Contentline(name + rest).parts()  # type: ignore[no-untyped-call] # has no types
    except ValueError:
        return None
    named = {key.upper(): _joined(given) for key, given in parameters.items()}
    return Property(name=name, value=value, parameters=named)


def _joined(given: str | list[str]) -> str:
    """A name such as `Doe, Jane` that should have been quoted is read as a list."""
    return given if isinstance(given, str) else ", ".join(part.strip() for part in given)


def _lenient(name: str, rest: str) -> Property:
    """For stray quotation marks and the like, at which the library gives up."""
    mailto = _MAILTO.search(rest)
    head, value = (rest[: mailto.start()], rest[mailto.start() + 1 :]) if mailto else _at_first_colon(rest)
    return Property(name=name, value=value, parameters=_parameters(head))


def _time(name: str, rest: str) -> Property:
    """Zone names such as `(UTC+01:00) Berlin` should be quoted for their colon, and often are not."""
    head, value = _at_first_colon(rest)
    if not _TIME.fullmatch(value):
        head, _, value = rest.rpartition(":")
    return Property(name=name, value=value.strip(), parameters=_parameters(head))


def _at_first_colon(rest: str) -> tuple[str, str]:
    found = _FIRST_COLON.match(rest)
    if found is None:
        head, _, value = rest.partition(":")
        return head, value
    return found[0][:-1], rest[found.end() :]


def _parameters(head: str) -> dict[str, str]:
    found = _PARAMETER.finditer(head[:_LONGEST_HEAD])
    return {one[1].upper(): one[2].strip().strip('"').replace("\\,", ",") for one in found}


def _unquoted(read: Property) -> Property:
    """Of vCalendar 1.0: values in quoted-printable, said so by the property itself."""
    if read.parameter("ENCODING").upper() != "QUOTED-PRINTABLE":
        return read
    value = quopri.decodestring(read.value.encode("utf-8"))
    return Property(
        name=read.name, value=text_of(value, read.parameter("CHARSET")), parameters=read.parameters
    )
