"""Before sending: every rule that can stand against it, each a pure function of what is known."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from afterword.domain.lifecycle import Event, Step
from afterword.domain.model import FollowUp, Interview, InterviewStatus
from afterword.domain.preferences import Preferences
from afterword.domain.status import HoldReason
from afterword.domain.window import in_quiet_hours
from afterword.ports import Draft, SentMail
from afterword.workflow.schedule import UNREAD, chosen_by_candidate, needs_approval
from afterword.workflow.withdraw import moved

CLAIM_LEASE = timedelta(seconds=60)
"""A claim older than this may not be acted on any more: `reconcile` may have begun to look into it."""

QUIET_BEFORE_SEND = timedelta(minutes=2)
"""A draft saved anew within this time may be open under somebody's hands: wait and look again."""

LATE_GRACE = timedelta(hours=1)
"""How late a time of the candidate's own outside the window may still be kept."""


@dataclass(frozen=True, kw_only=True)
class Wait:
    """Not now, for this reason; the next pass looks again."""

    why: str


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """All that is looked at in the moment before sending.

    Attributes:
        draft: as it is in Gmail now; None when it is gone.
        thanked_by_us: another note of ours went or is going to that person for a conversation of the same day.
        written: what the candidate wrote to that person since the interview ended, if anything.
        failed: the checks the text fails so that it would embarrass the candidate, in one line.
        sent_today: how many went out in the last 24 hours, this claim included.
    """

    interview: Interview
    draft: Draft | None
    written: SentMail | None
    thanked_by_us: bool
    failed: str
    sent_today: int
    now: datetime


def against_claiming(
    follow_up: FollowUp,
    interview: Interview,
    preferences: Preferences,
    now: datetime,
    *,
    sent_today: int,
    unread: bool,
) -> Step | Wait | None:
    """What the store alone can say against sending; None when nothing does."""
    step = _decide_off(follow_up, interview) or decide_late(follow_up, now)
    if step is not None:
        return step
    if follow_up.approved_fingerprint is None:
        if needs_approval(interview, preferences.approval):
            return Step(event=Event.HOLD, hold_reason=HoldReason.AWAITING_APPROVAL)
        if unread:
            return Step(event=Event.HOLD, hold_reason=HoldReason.AWAITING_APPROVAL, detail=UNREAD)
    why = _why_wait(follow_up, preferences, now, sent_today) or _why_quiet(
        follow_up, interview, preferences, now
    )
    return Wait(why=why) if why else None


def _why_wait(follow_up: FollowUp, preferences: Preferences, now: datetime, sent_today: int) -> str | None:
    """What only asks for patience."""
    if now < follow_up.window.opens_at:
        return "by this clock the interview is not over"
    if _resaved_just_now(follow_up, now):
        return "its draft was saved a moment ago"
    if _veto_left(follow_up, preferences, now) > timedelta(0):
        return "its draft has not been visible for long enough"
    if sent_today >= preferences.daily_limit:
        return f"the daily limit of {preferences.daily_limit} sends is reached"
    return None


def _why_quiet(
    follow_up: FollowUp, interview: Interview, preferences: Preferences, now: datetime
) -> str | None:
    """What is late must not wake anybody: only a time of the candidate's own is not bound by quiet hours."""
    if chosen_by_candidate(follow_up):
        return None
    person = interview.interviewer(follow_up.interviewer_id)
    if in_quiet_hours(now, interview.timezone, person.timezone, preferences):
        return "it is night where it would be read"
    return None


def against_sending(claimed: FollowUp, seen: Evidence, preferences: Preferences) -> Step | Wait | None:
    """The reasons not to send a draft that is live and unchanged; None when every sign says yes."""
    step = _decide_off(claimed, seen.interview) or decide_late(claimed, seen.now)
    if step is not None:
        return step
    if _is_news(claimed, seen.written) or (seen.thanked_by_us and claimed.thanked_known_at is None):
        return Step(event=Event.ALREADY_THANKED, hold_reason=HoldReason.ALREADY_THANKED)
    if seen.failed:
        return Step(event=Event.HOLD, hold_reason=HoldReason.FAILED_CHECK, detail=seen.failed)
    if seen.sent_today > preferences.daily_limit:
        return Wait(why="others have used up the daily limit")
    if _claim_is_stale(claimed, seen.now):
        return Wait(why="looking took too long")
    return None


def _decide_off(follow_up: FollowUp, interview: Interview) -> Step | None:
    """The interview must stand, and at the time the follow-up was planned for."""
    if interview.status is not InterviewStatus.EXPECTED:
        return Step(event=Event.INTERVIEW_OFF, detail=f"the interview was {interview.status.value}")
    if interview.end != follow_up.window.opens_at:
        return moved(interview)
    return None


def decide_late(follow_up: FollowUp, now: datetime) -> Step | None:
    """After its last moment nothing goes out by itself."""
    if now < last_moment(follow_up):
        return None
    return Step(event=Event.WINDOW_CLOSED, hold_reason=HoldReason.WINDOW_CLOSED)


def last_moment(follow_up: FollowUp) -> datetime:
    """The end of the window; for a time the candidate set outside it, that time and a little grace."""
    ordered = follow_up.send_at if chosen_by_candidate(follow_up) else None
    if ordered is None or ordered < follow_up.window.closes_at:
        return follow_up.window.closes_at
    return ordered + LATE_GRACE


def _veto_left(follow_up: FollowUp, preferences: Preferences, now: datetime) -> timedelta:
    """How much longer the candidate must be able to see the draft; nothing for what they decided themselves."""
    if follow_up.drafted_at is None or follow_up.approved_fingerprint or chosen_by_candidate(follow_up):
        return timedelta(0)
    return follow_up.drafted_at + preferences.veto_time - now


def _is_news(follow_up: FollowUp, written: SentMail | None) -> bool:
    """Whether the candidate wrote to that person and has not said yes to a second mail since being told so."""
    if written is None:
        return False
    return follow_up.thanked_known_at is None or written.sent_at > follow_up.thanked_known_at


def _resaved_just_now(follow_up: FollowUp, now: datetime) -> bool:
    """Whether somebody may be writing in the draft right now."""
    return follow_up.resaved_at is not None and timedelta(0) <= now - follow_up.resaved_at < QUIET_BEFORE_SEND


def _claim_is_stale(claimed: FollowUp, now: datetime) -> bool:
    return claimed.send_claimed_at is None or not timedelta(0) <= now - claimed.send_claimed_at <= CLAIM_LEASE
