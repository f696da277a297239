"""Import: events from an `.ics` file, as people get them by mail."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from afterword.domain.calendar_event import CalendarEvent
from afterword.domain.model import EventLink, Interview, Source
from afterword.workflow.changes import FILES
from afterword.workflow.detect import take_in
from afterword.workflow.services import Services


@dataclass(frozen=True, kw_only=True)
class FileEvent:
    """An event of a file; of two versions of one event the higher `sequence` is the later one (RFC 5545, 3.8.7.4)."""

    event: CalendarEvent
    sequence: int


def import_events(services: Services, found: Sequence[FileEvent]) -> list[Interview]:
    """Take the events in: new ones, changed ones, cancelled ones; the interviews they are about.

    A file older than what was imported before changes nothing.
    """
    fresh = [one for one in _spread(services, found) if not _is_older(services, one)]
    touched = take_in(services, [one.event for one in fresh], Source.ICS)
    sequences = {one.event.event_id: one.sequence for one in fresh}
    return [_note_sequence(services, number, sequences) for number in touched]


def _spread(services: Services, found: Sequence[FileEvent]) -> list[FileEvent]:
    """A cancelled series cancels each of its instances that is known (RFC 5546, 3.2.5)."""
    spread: list[FileEvent] = []
    for one in found:
        spread.append(one)
        if one.event.cancelled and one.event.event_id == one.event.ical_uid:
            spread += [
                replace(one, event=replace(one.event, event_id=link.event_id))
                for link in _file_links(services)
                if link.event_id.startswith(f"{one.event.ical_uid}#")
            ]
    return spread


def _file_links(services: Services) -> list[EventLink]:
    return [link for one in services.store.interviews() for link in one.events if link.calendar_id == FILES]


def _is_older(services: Services, one: FileEvent) -> bool:
    interview = services.store.interview_of_event(FILES, one.event.event_id)
    links = interview.events if interview is not None else ()
    return any(link.event_id == one.event.event_id and link.sequence > one.sequence for link in links)


def _note_sequence(services: Services, number: int, sequences: dict[str, int]) -> Interview:
    interview = services.store.interview(number)
    links = tuple(
        replace(link, sequence=sequences.get(link.event_id, link.sequence)) for link in interview.events
    )
    return (
        interview
        if links == interview.events
        else services.store.save_interview(replace(interview, events=links))
    )
