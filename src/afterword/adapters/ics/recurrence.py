"""The instances of a recurring event that lie around now."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import icalendar
import recurring_ical_events  # type: ignore[import-untyped] # ships no types

from afterword.adapters.ics.components import Component
from afterword.adapters.ics.file_zones import FileZones
from afterword.adapters.ics.lines import Property
from afterword.adapters.ics.rules import followed, steps
from afterword.adapters.ics.times import Span, instant, moment, span
from afterword.errors import InvalidInput

BEFORE = timedelta(days=7)
AFTER = timedelta(days=60)

_MOST_STEPS = 100_000
_MOST_INSTANCES = 2_000
_SOURCE = "X-SOURCE"


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
    steps: int = field(default=0)
    instances: int = field(default=0)

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
            self._spend(steps(rule, instant(start, zones), self.now + AFTER))
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
