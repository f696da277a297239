"""Calls and letters are the candidate's to do. Afterword says when, prepares the words, and is told how it went.

They keep their order with the email: what comes before it in the plan is suggested earlier, and how a call ended
is in the email after it. The 24 hours win over the order: the email never misses them for a call nobody made.
"""

from dataclasses import replace
from datetime import datetime

from afterword.domain.calls_and_letters import (
    AFTER_A_CALL,
    CALL_TAKES,
    Errand,
    plan_call,
    plan_letter,
    read_number,
)
from afterword.domain.instants import zone
from afterword.domain.lifecycle import Event, Step
from afterword.domain.model import (
    CallResult,
    Channel,
    FollowUp,
    FollowUpChanges,
    Interview,
    Interviewer,
    InterviewStatus,
)
from afterword.domain.preferences import before
from afterword.domain.status import Actor, HoldReason, Status
from afterword.domain.window import known_zone
from afterword.errors import InvalidInput, RefusedTransition
from afterword.ports import FollowUpFilter, Store
from afterword.workflow.services import Services, skip_if_changed
from afterword.workflow.withdraw import OPEN

BY_HAND = frozenset({Channel.CALL, Channel.LETTER})
_WAITING = frozenset({Status.PLANNED, Status.HELD})


def prepare_calls_and_letters(services: Services) -> None:
    """Every call and letter whose interview is over is the candidate's to do; they are told when it is best."""
    which = FollowUpFilter(statuses=_WAITING, channels=BY_HAND, window_opens_by=services.now())
    for follow_up in services.store.follow_ups(which):
        if follow_up.status is Status.PLANNED or follow_up.hold_reason is HoldReason.NO_RECIPIENT:
            with skip_if_changed(follow_up):
                prepare_one(services, follow_up)


def prepare_one(services: Services, follow_up: FollowUp) -> FollowUp:
    """Find its time, or say what is missing. Raises `Conflict` when somebody else was faster."""
    interview = services.store.interview(follow_up.interview_id)
    person = interview.interviewer(follow_up.interviewer_id)
    if interview.status is not InterviewStatus.EXPECTED:
        return services.take(
            follow_up, Step(event=Event.INTERVIEW_OFF, detail="the interview did not take place")
        )
    if follow_up.channel is Channel.CALL and not person.phone:
        return _without_number(services, follow_up)
    if _waits_for_the_email(services, follow_up, interview):
        return follow_up
    step = _decide_errand(follow_up, _errand(services, follow_up, interview))
    ready = services.take(follow_up, step)
    if ready.status is Status.SCHEDULED:
        services.notifier.tell(*_told(ready, interview, person))
    return ready


def _decide_errand(follow_up: FollowUp, found: Errand) -> Step:
    """What becomes of it with that time; a time of the candidate's own stays."""
    if follow_up.send_at is not None and follow_up.send_at_by is Actor.CANDIDATE:
        return Step(event=Event.READY)
    if found.at is None and follow_up.status is Status.HELD:
        return Step(event=Event.HOLD, hold_reason=HoldReason.WINDOW_CLOSED, detail=found.why)
    if found.at is None:
        return Step(event=Event.NO_TIME, detail=found.why.rstrip("."))
    changes: FollowUpChanges = {"send_at": found.at, "send_at_by": Actor.AUTOPILOT, "why": found.why}
    return Step(event=Event.READY, changes=changes)


def _without_number(services: Services, follow_up: FollowUp) -> FollowUp:
    """Held once, with what is missing."""
    if follow_up.status is Status.HELD:
        return follow_up
    detail = f"no telephone number is known; give it with `afterword call {follow_up.id} --number …`"
    return services.take(
        follow_up, Step(event=Event.HOLD, hold_reason=HoldReason.NO_RECIPIENT, detail=detail)
    )


def _errand(services: Services, follow_up: FollowUp, interview: Interview) -> Errand:
    """The best moment for a call or a letter."""
    now = services.now()
    if follow_up.channel is Channel.LETTER:
        return plan_letter(window=follow_up.window, zone_here=zone(services.candidate.timezone), now=now)
    person = interview.interviewer(follow_up.interviewer_id)
    calls = services.store.follow_ups(FollowUpFilter(statuses=OPEN, channels=frozenset({Channel.CALL})))
    return plan_call(
        window=follow_up.window,
        zone_here=zone(services.candidate.timezone),
        zone_there=known_zone(person.timezone) or zone(interview.timezone),
        now=now,
        taken=[other.send_at for other in calls if other.id != follow_up.id and other.send_at],
        not_before=not_before(services, follow_up, interview),
    )


def _told(follow_up: FollowUp, interview: Interview, person: Interviewer) -> tuple[str, str]:
    """Title and text of the reminder."""
    if follow_up.channel is Channel.LETTER:
        return (
            f"Your letter to {person.name} can be posted",
            f"{follow_up.why} See `afterword letter {follow_up.id}`.",
        )
    return (
        f"Call {person.name} ({interview.company})",
        f"{follow_up.why} What to say: `afterword call {follow_up.id}`.",
    )


# --- the order of a combination ------------------------------------------------------------------------------


def to_same_person(store: Store, follow_up: FollowUp) -> list[FollowUp]:
    """The other follow-ups to the same person for the same interview."""
    found = store.follow_ups(FollowUpFilter(interview_id=follow_up.interview_id))
    return [
        one
        for one in found
        if one.interviewer_id == follow_up.interviewer_id
        and one.purpose is follow_up.purpose
        and one.id != follow_up.id
    ]


def not_before(services: Services, follow_up: FollowUp, interview: Interview) -> datetime | None:
    """The moment until which what comes first in the plan should have its turn; None when nothing is in the way."""
    earlier = before(follow_up.channel, services.plan.channels(interview.role_type))
    turns = [
        one.send_at + (AFTER_A_CALL if one.channel is Channel.CALL else CALL_TAKES)
        for one in to_same_person(services.store, follow_up)
        if one.channel in earlier
        and one.channel is not Channel.LETTER
        and one.status in OPEN
        and one.send_at is not None
    ]
    return max(turns, default=None)


def _waits_for_the_email(services: Services, follow_up: FollowUp, interview: Interview) -> bool:
    """Whether the email comes first in the plan and has no time yet."""
    if Channel.EMAIL not in before(follow_up.channel, services.plan.channels(interview.role_type)):
        return False
    return any(
        one.channel is Channel.EMAIL and one.status is Status.PLANNED
        for one in to_same_person(services.store, follow_up)
    )


def call_result(store: Store, interview_id: int, interviewer_id: int) -> CallResult | None:
    """How the call to that person ended; None when there was none, or it has not been made."""
    calls = store.follow_ups(FollowUpFilter(interview_id=interview_id, channels=frozenset({Channel.CALL})))
    call = next((one for one in calls if one.interviewer_id == interviewer_id), None)
    if call is None:
        return None
    if call.status is Status.SENT:
        return CallResult.DONE
    unanswered = call.status is Status.CANCELLED and store.history(call.id)[-1].event == Event.NO_ANSWER.value
    return CallResult.NO_ANSWER if unanswered else None


# --- what the candidate says ---------------------------------------------------------------------------------


def done(services: Services, follow_up_id: int, channel: Channel) -> FollowUp:
    """The call was made, or the letter is in the post.

    Raises:
        InvalidInput: it is on another channel, or the interview is not over. RefusedTransition: it has ended.
    """
    follow_up = of_channel(services.store, follow_up_id, channel)
    now = services.now()
    _refuse_what_has_ended(follow_up)
    _refuse_before_the_end(follow_up, now)
    changes: FollowUpChanges = {"sent_at": now, "sent_by": Actor.CANDIDATE}
    return services.take(follow_up, Step(event=Event.DONE, by=Actor.CANDIDATE, changes=changes))


def no_answer(services: Services, follow_up_id: int) -> FollowUp:
    """The candidate called and nobody answered; the email goes on, and may say so. Raises as `done`."""
    follow_up = of_channel(services.store, follow_up_id, Channel.CALL)
    _refuse_what_has_ended(follow_up)
    _refuse_before_the_end(follow_up, services.now())
    return services.take(follow_up, Step(event=Event.NO_ANSWER, by=Actor.CANDIDATE, detail="nobody answered"))


def give_number(store: Store, follow_up_id: int, said: str) -> Interview:
    """Keep the telephone number of the person a call is for.

    Raises:
        InvalidInput: it is no call, or no telephone number.
    """
    follow_up = of_channel(store, follow_up_id, Channel.CALL)
    interview = store.interview(follow_up.interview_id)
    number = read_number(said)
    people = tuple(
        replace(person, phone=number) if person.id == follow_up.interviewer_id else person
        for person in interview.interviewers
    )
    return store.save_interview(replace(interview, interviewers=people))


def give_postal_address(store: Store, follow_up_id: int, address: str) -> Interview:
    """Keep where letters to the company of that interview go.

    Raises:
        InvalidInput: it is no letter, or the address is empty.
    """
    follow_up = of_channel(store, follow_up_id, Channel.LETTER)
    lines = [" ".join(line.split()) for line in address.replace(";", "\n").splitlines()]
    kept = "\n".join(line for line in lines if line)
    if not kept:
        raise InvalidInput("The postal address is empty; give its lines, parted by “;”.")
    interview = store.interview(follow_up.interview_id)
    return store.save_interview(replace(interview, postal_address=kept))


def of_channel(store: Store, follow_up_id: int, channel: Channel) -> FollowUp:
    """The follow-up, when it is on that channel.

    Raises:
        InvalidInput: it is on another.
    """
    follow_up = store.follow_up(follow_up_id)
    if follow_up.channel is not channel:
        article = "an" if follow_up.channel is Channel.EMAIL else "a"
        raise InvalidInput(
            f"Follow-up {follow_up.id} is {article} {follow_up.channel.value}, not a {channel.value}; `afterword list` shows which is which."
        )
    return follow_up


def _refuse_what_has_ended(follow_up: FollowUp) -> None:
    if follow_up.status.ended:
        how = "is done already" if follow_up.status is Status.SENT else f"was {_ENDED[follow_up.status]}"
        raise RefusedTransition(f"The {follow_up.channel.value} {follow_up.id} {how}; nothing was changed.")


_ENDED = {Status.CANCELLED: "cancelled, or nobody answered", Status.EXPIRED: "given up after its time"}


def _refuse_before_the_end(follow_up: FollowUp, now: datetime) -> None:
    if now < follow_up.window.opens_at:
        raise InvalidInput("The interview is not over yet; thank them afterwards.")
