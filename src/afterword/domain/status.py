"""The words a follow-up's state is told in."""

from enum import StrEnum


class Status(StrEnum):
    PLANNED = "planned"
    SCHEDULED = "scheduled"
    HELD = "held"
    SENDING = "sending"
    SENT = "sent"
    CANCELLED = "cancelled"
    EXPIRED = "expired"

    @property
    def ended(self) -> bool:
        return self in {Status.SENT, Status.CANCELLED, Status.EXPIRED}


class HoldReason(StrEnum):
    """Why a follow-up waits for the candidate; `words` is how they are told."""

    EDITED = "edited"
    ALREADY_THANKED = "already_thanked"
    WINDOW_CLOSED = "window_closed"
    OUTCOME_UNKNOWN = "outcome_unknown"
    AWAITING_APPROVAL = "awaiting_approval"
    NO_RECIPIENT = "no_recipient"
    FAILED_CHECK = "failed_check"
    NO_VETO_TIME = "no_veto_time"
    RECONNECT_NEEDED = "reconnect_needed"
    ON_REQUEST = "on_request"

    @property
    def words(self) -> str:
        return _WORDS[self]

    def words_for(self, *, by_hand: bool) -> str:
        """The words for a call or a letter, which nobody else can do, or for an email."""
        return _WORDS_BY_HAND.get(self, self.words) if by_hand else self.words


class Actor(StrEnum):
    AUTOPILOT = "autopilot"
    CANDIDATE = "candidate"


_WORDS = {
    HoldReason.EDITED: "you edited the draft; approve it to let it go out as it is now",
    HoldReason.ALREADY_THANKED: "you have already written to this person since the interview",
    HoldReason.WINDOW_CLOSED: "the 24 hours passed before it could go out; you may still send it",
    HoldReason.OUTCOME_UNKNOWN: "Gmail never said whether it was sent; look in Sent before sending again",
    HoldReason.AWAITING_APPROVAL: "it needs your approval",
    HoldReason.NO_RECIPIENT: "no address is known for this person",
    HoldReason.FAILED_CHECK: "something in it must be put right first",
    HoldReason.NO_VETO_TIME: "the window leaves no time for you to look at it first",
    HoldReason.RECONNECT_NEEDED: "Google must be authorised again: run `afterword connect`",
    HoldReason.ON_REQUEST: "you put it on hold",
}

_WORDS_BY_HAND = {
    HoldReason.NO_RECIPIENT: "no telephone number is known; give it with `afterword call ID --number …`",
    HoldReason.WINDOW_CLOSED: "the 24 hours passed before it was done; you may still do it",
}
