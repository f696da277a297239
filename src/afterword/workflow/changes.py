"""Changes: what became of a known interview in the calendar: cancelled, declined, moved, other people, other loop."""

from collections.abc import Sequence
from dataclasses import replace

from afterword.domain.calendar_event import CalendarEvent
from afterword.domain.detection import Loop, Verdict, classify, loops
from afterword.domain.lifecycle import Event, Step
from afterword.domain.model import (
    Candidate,
    EventLink,
    FollowUp,
    Interview,
    Interviewer,
    InterviewStatus,
    Part,
)
from afterword.domain.people import is_machine
from afterword.domain.status import Actor, HoldReason, Status
from afterword.errors import Rejected, ScopeMissing
from afterword.ports import FollowUpFilter
from afterword.workflow.record import plan_missing, same_person
from afterword.workflow.services import Services, log
from afterword.workflow.withdraw import NO_DRAFT, OPEN, call_off, move, remove_untouched_draft

_STANDING = frozenset({InterviewStatus.EXPECTED, InterviewStatus.DOUBTFUL})
FILES = "ics"
"""The calendar id of what came from an `.ics` file: no calendar can be asked about it."""


def is_live(event: CalendarEvent) -> bool:
    """Whether the event stands, with times, and the candidate did not decline it."""
    return (
        not event.cancelled
        and event.start is not None
        and event.end is not None
        and event.response != "declined"
    )


def is_accepted(event: CalendarEvent) -> bool:
    """Whether the candidate said yes to it; importing a file is such a yes, and so is an event of their own."""
    own = event.creator_is_self or (event.organizer is not None and event.organizer.is_self)
    return event.calendar_id == FILES or event.response == "accepted" or (event.response == "" and own)


def refresh(services: Services, interview: Interview) -> Interview:
    """The interview as its events are now: asked for one by one, in the moment before something depends on it.

    Raises:
        GoogleError: the calendar cannot be looked at now.
    """
    links = [link for link in interview.events if link.calendar_id != FILES]
    if services.calendar is None or not links or interview.status not in _STANDING:
        return interview
    try:
        seen = [services.calendar.event(link.calendar_id, link.event_id) for link in links]
    except (ScopeMissing, Rejected) as error:
        log.info("interview %d cannot be looked up in the calendar: %s", interview.id, error)
        return interview
    present = [event for event in seen if event is not None]
    return follow(services, interview, present, own_loop(services, interview, present, []))


def own_loop(
    services: Services, interview: Interview, seen: Sequence[CalendarEvent], joinable: Sequence[CalendarEvent]
) -> Loop | None:
    """The loop around the interview's own events; if they lie apart now, that of the earliest.

    An event that is not the interview's own may join it.
    """
    mine = {event.event_id for event in seen if is_live(event)}
    joining = joinable if interview.status in _STANDING else ()
    pairs = [(e, classify(e, services.candidate)) for e in (*seen, *joining) if is_live(e)]
    return next((loop for loop in loops(pairs) if any(e.event_id in mine for e in loop.events)), None)


def follow(
    services: Services, interview: Interview, seen: Sequence[CalendarEvent], loop: Loop | None
) -> Interview:
    """Have the interview as its events say; what the candidate said of it stays."""
    if interview.status not in _STANDING:
        return interview
    live = [event for event in seen if is_live(event)]
    if not live:
        return _gone(services, interview, seen)
    if loop is None and not interview.confirmed:
        why = "its event does not look like an interview any more"
        return call_off(services, interview.id, by=Actor.AUTOPILOT, why=why)
    if loop is not None:
        interview = _joined_by(services, interview, live, loop)
        live = list(loop.events)
        interview = _with_people(services, interview, loop)
    return _at_its_time(services, _accepted(services, interview, live, loop), live)


def as_invited(people: Sequence[Interviewer], candidate: Candidate) -> tuple[Interviewer, ...]:
    """Those who may be written to, each address once; the candidate and machines are left out."""
    own = {address.lower() for address in (candidate.email, *candidate.other_addresses) if address}
    kept: dict[str, Interviewer] = {}
    for person in people:
        address = (person.email or "").lower()
        if not person.name or address in own or (address and is_machine(address)):
            continue
        kept.setdefault(address or person.name.casefold(), replace(person, invited=True, id=0))
    return tuple(kept.values())


def _joined_by(
    services: Services, interview: Interview, live: Sequence[CalendarEvent], loop: Loop
) -> Interview:
    """What joins a confirmed interview was not confirmed with it: its notes wait for a yes again."""
    mine = {event.event_id for event in live}
    joins = any(event.event_id not in mine and event.calendar_id != FILES for event in loop.events)
    if not (joins and interview.confirmed):
        return interview
    return services.store.save_interview(replace(interview, confirmed=False))


def _gone(services: Services, interview: Interview, seen: Sequence[CalendarEvent]) -> Interview:
    """None of its events stands any more. Where nobody was thanked, one that comes back is taken in anew."""
    declined = any(event.response == "declined" and not event.cancelled for event in seen)
    status = InterviewStatus.DECLINED if declined else InterviewStatus.CANCELLED
    why = "you declined the invitation" if declined else "the interview was cancelled"
    off = call_off(services, interview.id, by=Actor.AUTOPILOT, why=why, status=status)
    if not _may_come_back(services, interview):
        return off
    return services.store.save_interview(replace(off, events=()))


def _may_come_back(services: Services, interview: Interview) -> bool:
    """Only if each of its notes ended with the interview: what the candidate ended or sent stays ended.

    What came from a file keeps its link, so that an older file is known for one.
    """
    if any(link.calendar_id == FILES for link in interview.events):
        return False
    ended = services.store.follow_ups(FollowUpFilter(interview_id=interview.id))
    return all(services.store.history(one.id)[-1].event == Event.INTERVIEW_OFF for one in ended)


def _accepted(
    services: Services, interview: Interview, live: Sequence[CalendarEvent], loop: Loop | None
) -> Interview:
    """Whether the candidate accepted is as it is now; a doubtful one may have become expected by it."""
    accepted = all(is_accepted(event) for event in live)
    sure = loop is not None and loop.verdict is Verdict.INTERVIEW and accepted
    status = InterviewStatus.EXPECTED if sure or interview.confirmed else interview.status
    if (accepted, status) == (interview.accepted, interview.status):
        return interview
    saved = services.store.save_interview(replace(interview, accepted=accepted, status=status))
    if status is InterviewStatus.EXPECTED:
        plan_missing(services.store, saved, services.plan)
    return saved


def _at_its_time(services: Services, interview: Interview, live: Sequence[CalendarEvent]) -> Interview:
    """Its time is that of its events: from the first start to the last end."""
    start = min(event.start for event in live if event.start)
    end = max(event.end for event in live if event.end)
    links = tuple(EventLink(calendar_id=event.calendar_id, event_id=event.event_id) for event in live)
    if (start, end, set(links)) == (interview.start, interview.end, set(interview.events)):
        return interview
    return move(services, replace(interview, start=start, end=end, events=links))


def _with_people(services: Services, interview: Interview, loop: Loop) -> Interview:
    """Whoever joined the invitation is thanked too, and whoever was taken off it is not."""
    if "interviewers" in loop.unknown:
        return interview
    invited = as_invited(loop.people, services.candidate)
    kept = [_still(_with_address(person, invited), invited) for person in interview.interviewers]
    joined = [
        person for person in invited if not any(same_person(person, one) for one in interview.interviewers)
    ]
    people = (*kept, *joined)
    if people == interview.interviewers:
        return interview
    saved = services.store.save_interview(replace(interview, interviewers=people))
    _stop_for_those_gone(services, saved)
    if saved.status is InterviewStatus.EXPECTED:
        _go_on_for_those_here(services, saved)
        plan_missing(services.store, saved, services.plan)
    return saved


def _go_on_for_those_here(services: Services, interview: Interview) -> None:
    """Whose address is known at last, and who was taken off the invitation and is on it again."""
    for follow_up in services.store.follow_ups(FollowUpFilter(interview_id=interview.id)):
        person = interview.interviewer(follow_up.interviewer_id)
        if _lacked_an_address(follow_up) and person.email is not None:
            services.take(
                follow_up, Step(event=Event.CONFIRMED, detail="their address is on the invitation now")
            )
        elif follow_up.status is Status.CANCELLED and person in interview.panel:
            last = services.store.history(follow_up.id)[-1]
            if (last.event, last.by) == (Event.INTERVIEW_OFF, Actor.AUTOPILOT):
                services.take(follow_up, Step(event=Event.REINSTATED, changes=NO_DRAFT))


def _lacked_an_address(follow_up: FollowUp) -> bool:
    return follow_up.hold_reason is HoldReason.NO_RECIPIENT and not follow_up.by_hand


def _with_address(person: Interviewer, invited: Sequence[Interviewer]) -> Interviewer:
    """Who was only named gets the address that the invitation shows now."""
    if person.email is not None:
        return person
    there = next((one for one in invited if one.email and same_person(one, person)), None)
    return person if there is None else replace(person, email=there.email)


def _still(person: Interviewer, invited: Sequence[Interviewer]) -> Interviewer:
    if not person.invited:
        return person
    # Whose address is known must still be invited at it: a title may go on naming who was swapped.
    there = next(
        (one for one in invited if same_person(one, person) and bool(one.email) == bool(person.email)), None
    )
    if there is None:
        return replace(person, part=Part.NOT_THERE)
    return replace(person, part=there.part) if person.part is Part.NOT_THERE else person


def _stop_for_those_gone(services: Services, interview: Interview) -> None:
    for follow_up in services.store.follow_ups(FollowUpFilter(statuses=OPEN, interview_id=interview.id)):
        if interview.interviewer(follow_up.interviewer_id).part is Part.NOT_THERE:
            step = Step(event=Event.INTERVIEW_OFF, detail="they are no longer on the invitation")
            remove_untouched_draft(services, services.take(follow_up, step))
