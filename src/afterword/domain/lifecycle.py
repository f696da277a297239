"""The life of one follow-up: one table, one function that takes a step in it.

`docs/lifecycle.md` draws the same table; a test holds both together.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from afterword.domain.model import FollowUp, FollowUpChanges
from afterword.domain.status import Actor, HoldReason, Status
from afterword.errors import RefusedTransition


class Event(StrEnum):
    """What can happen to a follow-up."""

    DRAFTED = "drafted"
    DRAFTED_HELD = "drafted_held"
    HOLD = "hold"
    EDITED = "edited"
    EDIT_ACCEPTED = "edit_accepted"
    DISCARDED = "discarded"
    SENT_BY_HAND = "sent_by_hand"
    ALREADY_THANKED = "already_thanked"
    APPROVE = "approve"
    RESCHEDULE = "reschedule"
    CANCEL = "cancel"
    INTERVIEW_OFF = "interview_off"
    INTERVIEW_MOVED = "interview_moved"
    CLAIM = "claim"
    ACCEPTED = "accepted"
    FOUND_SENT = "found_sent"
    RELEASED = "released"
    OUTCOME_UNKNOWN = "outcome_unknown"
    DIFFERED = "differed"
    WINDOW_CLOSED = "window_closed"
    RECONNECTED = "reconnected"
    CLEARED = "cleared"
    CONFIRMED = "confirmed"
    REINSTATED = "reinstated"
    EXPIRED = "expired"
    READY = "ready"
    DONE = "done"
    NO_ANSWER = "no_answer"
    NO_TIME = "no_time"


_P, _SC, _H, _SG = Status.PLANNED, Status.SCHEDULED, Status.HELD, Status.SENDING
_SENT, _CANCELLED, _EXPIRED = Status.SENT, Status.CANCELLED, Status.EXPIRED

TRANSITIONS: dict[tuple[Status, Event], Status] = {
    (_P, Event.DRAFTED): _SC,
    (_H, Event.DRAFTED): _SC,
    (_P, Event.DRAFTED_HELD): _H,
    (_H, Event.DRAFTED_HELD): _H,
    (_P, Event.HOLD): _H,
    (_SC, Event.HOLD): _H,
    (_H, Event.HOLD): _H,
    (_SC, Event.EDITED): _H,
    (_SC, Event.EDIT_ACCEPTED): _SC,
    (_P, Event.DISCARDED): _CANCELLED,
    (_SC, Event.DISCARDED): _CANCELLED,
    (_H, Event.DISCARDED): _CANCELLED,
    (_P, Event.SENT_BY_HAND): _SENT,
    (_SC, Event.SENT_BY_HAND): _SENT,
    (_H, Event.SENT_BY_HAND): _SENT,
    (_CANCELLED, Event.SENT_BY_HAND): _SENT,
    (_SC, Event.ALREADY_THANKED): _H,
    (_H, Event.ALREADY_THANKED): _H,
    (_H, Event.APPROVE): _SC,
    (_SC, Event.APPROVE): _SC,
    (_P, Event.RESCHEDULE): _P,
    (_SC, Event.RESCHEDULE): _SC,
    (_H, Event.RESCHEDULE): _H,
    (_P, Event.CANCEL): _CANCELLED,
    (_SC, Event.CANCEL): _CANCELLED,
    (_H, Event.CANCEL): _CANCELLED,
    (_P, Event.INTERVIEW_OFF): _CANCELLED,
    (_SC, Event.INTERVIEW_OFF): _CANCELLED,
    (_H, Event.INTERVIEW_OFF): _CANCELLED,
    (_P, Event.INTERVIEW_MOVED): _P,
    (_SC, Event.INTERVIEW_MOVED): _P,
    (_H, Event.INTERVIEW_MOVED): _P,
    (_SC, Event.CLAIM): _SG,
    (_SG, Event.ACCEPTED): _SENT,
    (_SG, Event.FOUND_SENT): _SENT,
    (_SG, Event.RELEASED): _SC,
    (_SG, Event.OUTCOME_UNKNOWN): _H,
    (_SENT, Event.DIFFERED): _SENT,
    (_SC, Event.WINDOW_CLOSED): _H,
    (_H, Event.RECONNECTED): _SC,
    (_H, Event.CLEARED): _SC,
    (_H, Event.CONFIRMED): _P,
    (_CANCELLED, Event.REINSTATED): _P,
    (_H, Event.EXPIRED): _EXPIRED,
    (_P, Event.READY): _SC,
    (_H, Event.READY): _SC,
    (_P, Event.DONE): _SENT,
    (_SC, Event.DONE): _SENT,
    (_H, Event.DONE): _SENT,
    (_P, Event.NO_ANSWER): _CANCELLED,
    (_SC, Event.NO_ANSWER): _CANCELLED,
    (_H, Event.NO_ANSWER): _CANCELLED,
    (_P, Event.NO_TIME): _CANCELLED,
}
"""(status, event) → next status. What is not here is refused.

Two steps lead out of an end. `cancelled → sent`: a draft that vanished counts as discarded at once, and when
Sent, which may lag, shows afterwards that the candidate had sent it by hand, the record is put right.
`cancelled → planned`: somebody was taken off the invitation, which ended their note, and is on it again.
"""


_ASKED = {
    Event.APPROVE: "approved",
    Event.HOLD: "put on hold",
    Event.CANCEL: "cancelled",
    Event.RESCHEDULE: "rescheduled",
    Event.DONE: "done any more",
    Event.NO_ANSWER: "called unanswered any more",
}
"""What the candidate asks for, in the words in which it is refused."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One decided step: what happened, by whom, and what it changes besides the status."""

    event: Event
    by: Actor = Actor.AUTOPILOT
    hold_reason: HoldReason | None = None
    detail: str = ""
    changes: FollowUpChanges = field(default_factory=FollowUpChanges)


def next_status(status: Status, event: Event) -> Status:
    """Where the table leads.

    Raises:
        RefusedTransition: the table has no such step.
    """
    try:
        return TRANSITIONS[status, event]
    except KeyError:
        asked = _ASKED.get(event)
        words = f"be {asked}" if asked else f"take the step “{event.value.replace('_', ' ')}”"
        raise RefusedTransition(f"A follow-up that is {status.value} cannot {words}.") from None


def take(follow_up: FollowUp, step: Step) -> FollowUp:
    """The follow-up after the step. Held always carries a reason, and nothing else does.

    Raises:
        RefusedTransition: the table has no such step.
        ValueError: a step into `held` without a reason.
    """
    status = next_status(follow_up.status, step.event)
    held = status is Status.HELD
    reason = (step.hold_reason or follow_up.hold_reason) if held else None
    if held and reason is None:
        raise ValueError(f"{step.event} leads to held without a reason")
    detail = (step.detail if step.hold_reason else follow_up.hold_detail) if held else ""
    return replace(follow_up, **step.changes, status=status, hold_reason=reason, hold_detail=detail)
