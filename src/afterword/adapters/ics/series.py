"""The events of a file that belong together, and the times they take place."""

from collections.abc import Iterable, Iterator
from datetime import date

from afterword.adapters.ics.components import Component
from afterword.adapters.ics.events import Reader, sequence, uid
from afterword.adapters.ics.recurrence import Expansion, Instance, recurs
from afterword.adapters.ics.rules import followed
from afterword.adapters.ics.times import span


def series_of(calendar: Component) -> Iterable[list[Component]]:
    """The events of the calendar, those with one UID together."""
    together: dict[str, list[Component]] = {}
    for index, event in enumerate(calendar.named("VEVENT")):
        together.setdefault(uid(event) or f"no UID\n{index}", []).append(event)
    return together.values()


def instances(series: Iterable[Component], reader: Reader, expansion: Expansion) -> Iterator[Instance]:
    """The times the series takes place: around now for one that is expanded, else as the file has them."""
    newest: dict[date | None, Component] = {}
    for event in sorted(series, key=sequence):
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
