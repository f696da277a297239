"""A calendar's text as a tree of components: calendars, with the events and time zones in them."""

import quopri
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from icalendar.parser import Contentline

from afterword.adapters.ics.opening import text_of
from afterword.errors import InvalidInput

LINKS = (
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGCONFLINK",
    "CONFERENCE",
    "URL",
)
ALL_DAY = ("X-MICROSOFT-CDO-ALLDAYEVENT", "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT")

_TIMES = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE", "DTSTAMP", "LAST-MODIFIED"})
_ZONES = ("TZID", "TZOFFSETFROM", "TZOFFSETTO", "X-WR-TIMEZONE", "X-LIC-LOCATION", "RRULE")
_TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION", "X-ALT-DESC", "STATUS", "CLASS", "ORGANIZER", "ATTENDEE")
_FRAME = ("BEGIN", "END", "METHOD", "UID", "SEQUENCE", "DURATION")
_READ = _TIMES.union(LINKS, ALL_DAY, _ZONES, _TEXTS, _FRAME)
_NAME = re.compile(r"[ \t]*+([A-Za-z][A-Za-z0-9-]*+)[ \t]*+(?=[;:])")
_FIRST_COLON = re.compile(r'(?:[^":]++|"[^"]*+")*+:')
_MAILTO = re.compile(r":\s*mailto\s*:", re.IGNORECASE)
_PARAMETER = re.compile(r";\s*+([A-Za-z0-9-]++)\s*+=(.*?)(?=;\s*+[A-Za-z0-9-]++\s*+=|$)", re.DOTALL)
_TIME = re.compile(r"\s*+\d{4}-?\d\d-?\d\d[0-9TZPMHSDWtz:.,+/\s-]*+")
_LONGEST_HEAD = 10_000
_MOST_EVENTS = 1_000
_DEEPEST = 10
_MOST_COMPONENTS = 20_000
_CUT_SHORT = "The file is cut short: {} begins and never ends; download it again."


@dataclass(frozen=True, kw_only=True)
class Property:
    """One content line (RFC 5545, 3.1): a named value with its parameters, whose names are in upper case."""

    name: str
    value: str
    parameters: Mapping[str, str] = field(default_factory=dict)

    def parameter(self, name: str) -> str:
        return self.parameters.get(name, "")


@dataclass(frozen=True, kw_only=True)
class Component:
    """A calendar, event, time zone or what else stands between BEGIN and END."""

    name: str
    properties: dict[str, list[Property]] = field(default_factory=dict)
    children: list["Component"] = field(default_factory=list)

    def all(self, name: str) -> list[Property]:
        """The properties of that name that say anything."""
        return self.properties.get(name, [])

    def first(self, name: str) -> Property | None:
        return next(iter(self.all(name)), None)

    def text(self, name: str) -> str:
        """The value of the first property of that name, "" if there is none."""
        found = self.first(name)
        return found.value.strip() if found else ""

    def named(self, name: str) -> Iterator["Component"]:
        return (child for child in self.children if child.name == name)

    def add(self, read: Property) -> None:
        if read.value.strip():
            self.properties.setdefault(read.name, []).append(read)


def calendars(text: str) -> list[Component]:
    """The calendars in the text, most often one.

    `icalendar.Calendar.from_ical` is not used for it: it keeps each time zone definition for the whole process
    under its name, so that the "Customized Time Zone" of one sender would be taken for that of another.

    Raises:
        InvalidInput: it is cut short or damaged, or holds too much.
    """
    root = Component(name="")
    tree = _Tree(open=[root])
    for line in text.split("\n"):
        read = _property_of(line)
        if read is not None:
            tree.take(read)
    if len(tree.open) > 1:
        raise InvalidInput(_CUT_SHORT.format(_said(tree.open[-1].name)))
    return list(root.named("VCALENDAR"))


@dataclass
class _Tree:
    """What is open, outermost first, and how much there was."""

    open: list[Component]
    components: int = 0
    events: int = 0

    def take(self, read: Property) -> None:
        if read.name == "BEGIN":
            self._begin(read.value.strip().upper())
        elif read.name == "END":
            self._end(read.value.strip().upper())
        else:
            self.open[-1].add(read)

    def _begin(self, name: str) -> None:
        self._count(name)
        begun = Component(name=name)
        self.open[-1].children.append(begun)
        self.open.append(begun)

    def _count(self, name: str) -> None:
        self.components += 1
        self.events += name == "VEVENT"
        if self.events > _MOST_EVENTS:
            raise InvalidInput(
                "The file holds more than 1,000 events; export only the invitation, or the days around it."
            )
        if self.components > _MOST_COMPONENTS or len(self.open) > _DEEPEST:
            raise InvalidInput("The file is nested in a way no calendar is; download the invitation again.")

    def _end(self, name: str) -> None:
        if len(self.open) == 1:
            return
        ended = self.open.pop()
        if ended.name != name:
            raise InvalidInput(_CUT_SHORT.format(_said(ended.name)))


def _said(name: str) -> str:
    return {"VCALENDAR": "the calendar", "VEVENT": "an event"}.get(name, "a part of it")


def _property_of(line: str) -> Property | None:
    """The property the line holds; None for those nobody asks for and for what is no content line.

    Forgives what mail programs get wrong.
    """
    found = _NAME.match(line)
    name = found[1].upper() if found else ""
    if found is None or name not in _READ:
        return None
    rest = line[found.end() :]
    if name in _TIMES:
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
