"""Detect: interviews are found in the calendar or in an `.ics` file, and what happens to them there is acted on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from afterword.domain.calendar_event import CalendarEvent
from afterword.domain.detection import Loop, Verdict, classify, loops
from afterword.domain.instants import iso, zone
from afterword.domain.model import (
    WINDOW,
    Candidate,
    EventLink,
    Interview,
    InterviewStatus,
    NewInterview,
    Source,
)
from afterword.errors import Conflict, InvalidInput, Rejected, ScopeMissing
from afterword.workflow.changes import FILES, as_invited, follow, is_accepted, is_live, own_loop
from afterword.workflow.services import Services, log

# An invitation alone never leads to mail: what was not accepted, or is only perhaps an interview, is kept as doubtful
# and asked about, and nothing is planned for it.

_BACK = timedelta(days=2)
_AHEAD = timedelta(days=30)

MOST_A_DAY = 30
"""More interviews than this are not taken in within a day: somebody is sending invitations in bulk."""


def detect(services: Services) -> None:
    """Look at the calendars: take in what is new, and follow what has changed.

    Raises:
        GoogleError: the calendar cannot be looked at now.
    """
    if services.calendar is None:
        return
    now = services.now()
    for calendar_id in services.calendars:
        try:
            events = services.calendar.events(calendar_id, now - _BACK, now + _AHEAD)
        except (ScopeMissing, Rejected) as error:
            log.info("calendar %s is not looked at: %s", calendar_id, error)
            continue
        _take_in(services, events)


def _take_in(
    services: Services, events: Sequence[CalendarEvent], source: Source = Source.CALENDAR
) -> list[int]:
    """What these events say, of interviews that are known and of new ones; the interviews they are about.

    What was not accepted never joins an interview by itself, and what belongs to one interview joins no other.
    """
    free, known = _sorted_out(services, events)
    touched = []
    for interview, seen in known:
        loop = own_loop(services, interview, seen, [event for event in free if is_accepted(event)])
        touched.append(_first_come(partial(follow, services, interview, seen, loop)))
        taken = {event.event_id for event in loop.events} if loop is not None else set()
        left_over = [
            event for event in seen if is_live(event) and loop is not None and event.event_id not in taken
        ]
        free = [event for event in free if event.event_id not in taken] + left_over
    for accepted in (True, False):
        alike = [(e, classify(e, services.candidate)) for e in free if is_accepted(e) is accepted]
        touched += [_first_come(partial(_record, services, loop, source)) for loop in loops(alike)]
    return [interview.id for interview in touched if interview is not None]


def _sorted_out(
    services: Services, events: Sequence[CalendarEvent]
) -> tuple[list[CalendarEvent], list[tuple[Interview, list[CalendarEvent]]]]:
    """The live events that belong to no interview, and each interview with those of its events that are here."""
    free: list[CalendarEvent] = []
    known: dict[int, tuple[Interview, list[CalendarEvent]]] = {}
    for event in events:
        interview = services.store.interview_of_event(event.calendar_id, event.event_id)
        if interview is not None:
            known.setdefault(interview.id, (interview, []))[1].append(event)
        elif is_live(event):
            free.append(event)
    return free, list(known.values())


def _first_come(act: Callable[[], Interview | None]) -> Interview | None:
    """Another process may look at the same calendar; the one that is first wins."""
    try:
        return act()
    except Conflict:
        log.info("another process took the same event in")
        return None


def _record(services: Services, loop: Loop, source: Source) -> Interview | None:
    """Keep a new interview, unless its window is past or the day is full."""
    if loop.end + WINDOW <= services.now() or not _room_today(services):
        return None
    interview = services.store.add_interview(
        _new(services, loop, source), services.now(), services.plan.channels(loop.role_type)
    )
    log.info("interview %d was found (%s), %s", interview.id, source, interview.status)
    return interview


def _new(services: Services, loop: Loop, source: Source) -> NewInterview:
    """Expected when it surely is an interview and was accepted, doubtful otherwise.

    A file that the candidate imports is their word; an event in the calendar is only an invitation.
    """
    accepted = all(is_accepted(event) for event in loop.events)
    sure = accepted and loop.verdict is Verdict.INTERVIEW
    return NewInterview(
        company=loop.company or "",
        role=loop.role or "",
        start=loop.start,
        end=loop.end,
        timezone=_zone_of(loop, services.candidate),
        interviewers=as_invited(loop.people, services.candidate),
        role_type=loop.role_type,
        kind=loop.kind,
        source=source,
        status=InterviewStatus.EXPECTED if sure else InterviewStatus.DOUBTFUL,
        events=tuple(EventLink(calendar_id=e.calendar_id, event_id=e.event_id) for e in loop.events),
        accepted=accepted,
        confirmed=sure and source is Source.ICS,
    )


def _zone_of(loop: Loop, candidate: Candidate) -> str:
    """The event's zone if it is one; the candidate's else: nobody's invitation may stop a pass."""
    try:
        return zone(loop.timezone or candidate.timezone).key
    except InvalidInput:
        return candidate.timezone


def _room_today(services: Services) -> bool:
    """Whether one more may be taken in today; the candidate is told once a day when it may not."""
    day = iso(services.now())[:10]
    key = f"found:{day}"
    count = int(services.store.recall(key) or 0)
    if count == MOST_A_DAY:
        services.notifier.tell(
            "Too many invitations",
            f"More than {MOST_A_DAY} interviews turned up in your calendar today; the rest is not taken in.",
        )
    services.store.remember(key, str(count + 1))
    return count < MOST_A_DAY


# --- from a file, as people get them by mail ---------------------------------------------------------------


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
    touched = _take_in(services, [one.event for one in fresh], Source.ICS)
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
