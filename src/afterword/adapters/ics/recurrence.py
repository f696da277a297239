"""The instances of a recurring event that lie around now."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import icalendar
import recurring_ical_events  # type: ignore[import-untyped] # ships no types

from afterword.adapters.ics.components import Component, Property
from afterword.adapters.ics.times import Span, instant, moment, span
from afterword.adapters.ics.zones import FileZones
from afterword.errors import InvalidInput

BEFORE = timedelta(days=7)
AFTER = timedelta(days=60)

_MOST_STEPS = 100_000
_MOST_INSTANCES = 2_000
_SOURCE = "X-SOURCE"
_DAYS = r"(?:MO|TU|WE|TH|FR|SA|SU)"
_PLAIN = rf"{_DAYS}(?:,{_DAYS}){{0,6}}"
_COUNTED = rf"[+-]?[1-4]{_DAYS}"
_DATES = r"-?(?:[1-9]|1\d|2[0-8])(?:,-?(?:[1-9]|1\d|2[0-8])){0,30}"
_MONTHS = r"(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2])){0,11}"
_SHAPES = {
    "DAILY": rf"|BYDAY={_PLAIN}",
    "WEEKLY": rf"|BYDAY={_PLAIN}",
    "MONTHLY": rf"|BYMONTHDAY={_DATES}|BYDAY={_COUNTED}(?:,{_COUNTED})*|BYDAY={_PLAIN};BYSETPOS=-?[1-4]",
    "YEARLY": rf"|BYMONTH={_MONTHS};BYMONTHDAY={_DATES}|BYDAY={_COUNTED};BYMONTH={_MONTHS}",
}
"""For each frequency, the selections that always have a date, their parts in alphabetical order."""

_LENGTHS = {
    "DAILY": timedelta(days=1),
    "WEEKLY": timedelta(days=7),
    "MONTHLY": timedelta(days=28),
    "YEARLY": timedelta(days=365),
}
_NUMBER = re.compile(r"[1-9]\d{0,3}")
_WEEKDAY = re.compile(_DAYS)


@dataclass(frozen=True, kw_only=True)
class Instance:
    """One time an event takes place; `original` is when its rule put it, None for what does not recur."""

    component: Component
    span: Span | None
    original: date | None = None


@dataclass
class Expansion:
    """Expands series around now, within limits that hold for the whole file."""

    now: datetime
    steps: int = 0
    instances: int = 0

    def of(self, master: Component, overrides: Sequence[Component], zones: FileZones) -> Iterator[Instance]:
        """The instances from 7 days ago to in 60 days, each with the component that describes it.

        Raises:
            InvalidInput: the file's events recur too often to be counted.
        """
        parts = (master, *overrides)
        spans = [span(part, zones) for part in parts]
        calendar = icalendar.Calendar()
        for index, (part, taken) in enumerate(zip(parts, spans, strict=True)):
            if taken is not None:
                calendar.add_component(self._outline(index, part, taken, zones))
        for found in self._between(calendar):
            index = int(str(found[_SOURCE]))
            yield _instance(parts[index], spans[index], found, zones)

    def _between(self, calendar: icalendar.Calendar) -> list[icalendar.Event]:
        found: list[icalendar.Event] = recurring_ical_events.of(calendar).between(
            self.now - BEFORE, self.now + AFTER
        )
        self.instances += len(found)
        if self.instances > _MOST_INSTANCES:
            raise _too_often()
        return sorted(found, key=lambda event: str(event.decoded("DTSTART")))

    def _outline(self, index: int, part: Component, taken: Span, zones: FileZones) -> icalendar.Event:
        """As much of the event as its dates depend on, in zones the library knows."""
        outline = icalendar.Event()
        outline.add("UID", "series")
        outline.add(_SOURCE, str(index))
        outline.add("DTSTART", taken.start)
        outline.add("DTEND", taken.end)
        original = part.first("RECURRENCE-ID")
        if original is not None:
            ranged = {"RANGE": "THISANDFUTURE"} if _and_later(original) else {}
            outline.add("RECURRENCE-ID", moment(original, zones), parameters=ranged)
        else:
            self._add_rules(outline, part, taken.start, zones)
        return outline

    def _add_rules(self, outline: icalendar.Event, part: Component, start: date, zones: FileZones) -> None:
        rule = followed(part.text("RRULE"), start, zones)
        if rule:
            self._spend(_steps(rule, instant(start, zones), self.now + AFTER))
            outline.add("RRULE", icalendar.vRecur.from_ical(rule))
        for name in ("RDATE", "EXDATE"):
            listed = list(_dates(part.all(name), zones))
            self._spend(len(listed))
            if listed:
                outline.add(name, listed)

    def _spend(self, steps_taken: int) -> None:
        self.steps += steps_taken
        if self.steps > _MOST_STEPS:
            raise _too_often()


def recurs(event: Component) -> bool:
    return bool(event.text("RRULE") or event.text("RDATE"))


def followed(rule: str, start: date, zones: FileZones) -> str:
    """The rule in the form that the library reads, "" when it is not one of those that are followed.

    Followed are those whose dates can be counted in no time: a rule can be written that never has a date, or a
    million a day, and whoever evaluates it waits for ever.
    """
    parts = _parts(rule)
    if not parts or not _is_usual(parts):
        return ""
    if "UNTIL" in parts:
        parts["UNTIL"] = _until(parts["UNTIL"], start, zones)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _and_later(original: Property) -> bool:
    return original.parameter("RANGE").upper() == "THISANDFUTURE"


def _dates(listed: Iterable[Property], zones: FileZones) -> Iterator[date]:
    """The dates of RDATE or EXDATE; of a period, its start."""
    for read in listed:
        for value in filter(None, (one.strip() for one in read.value.split(","))):
            yield moment(
                Property(name=read.name, value=value.split("/")[0], parameters=read.parameters), zones
            )


def _instance(component: Component, taken: Span | None, found: icalendar.Event, zones: FileZones) -> Instance:
    """What was found, with the time its rule put it: moved by as much as the component it is described by."""
    start: date = found.decoded("DTSTART")
    read = component.first("RECURRENCE-ID")
    original = start
    if read is not None and taken is not None:
        written = moment(read, zones)
        same_kind = (
            isinstance(start, datetime) == isinstance(taken.start, datetime) == isinstance(written, datetime)
        )
        original = written + (start - taken.start) if same_kind else written
    return Instance(
        component=component, span=Span(start=start, end=found.decoded("DTEND")), original=original
    )


def _too_often() -> InvalidInput:
    return InvalidInput("The events in the file recur too often to be counted; export only the invitation.")


def _steps(rule: str, start: datetime, stop: datetime) -> int:
    """How many periods of the rule lie between the two: what following it costs."""
    parts = _parts(rule)
    return max(0, (stop - start) // (_LENGTHS[parts["FREQ"]] * int(parts.get("INTERVAL", "1"))))


def _parts(rule: str) -> dict[str, str]:
    pieces = (piece.partition("=") for piece in rule.upper().replace(" ", "").split(";") if piece)
    return {name: value for name, _, value in pieces}


def _is_usual(parts: dict[str, str]) -> bool:
    shape = _SHAPES.get(parts.get("FREQ", ""))
    chosen = ";".join(f"{name}={parts[name]}" for name in sorted(parts) if name.startswith("BY"))
    known = all(
        name.startswith("BY") or name in {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"} for name in parts
    )
    return bool(shape is not None and known and re.fullmatch(shape, chosen) and _counts(parts))


def _counts(parts: dict[str, str]) -> bool:
    """Whether its numbers are numbers; every other day, but only Tuesdays, may be never."""
    interval = parts.get("INTERVAL", "1")
    numbers = all(_NUMBER.fullmatch(parts.get(name, "1")) for name in ("INTERVAL", "COUNT"))
    weekday = _WEEKDAY.fullmatch(parts.get("WKST", "MO"))
    never = parts["FREQ"] == "DAILY" and "BYDAY" in parts and interval != "1"
    return bool(numbers and weekday and not never)


def _until(value: str, start: date, zones: FileZones) -> str:
    """In UTC, as the library wants it for a start with a zone; a date means to the end of that day."""
    last = moment(Property(name="UNTIL", value=value), zones)
    if not isinstance(start, datetime):
        return f"{last:%Y%m%d}"
    if not isinstance(last, datetime):
        last = datetime.combine(last, time(23, 59, 59), start.tzinfo)
    elif not value.endswith("Z"):
        last = last.replace(tzinfo=start.tzinfo)
    return f"{last.astimezone(UTC):%Y%m%dT%H%M%SZ}"
