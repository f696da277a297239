"""Dispatch: claim, look again at all of it, send once, record.

Between the claim and the record the row says `sending`; whatever happens in between, only `reconcile` may
move it on, by what Gmail shows. Nothing is ever sent blindly a second time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from afterword.domain.fingerprint import fingerprint
from afterword.domain.lifecycle import Event, Step
from afterword.domain.model import FollowUp, FollowUpChanges, Interview, InterviewStatus
from afterword.domain.preferences import Preferences
from afterword.domain.status import Actor, HoldReason, Status
from afterword.errors import Conflict, Gone, GoogleError, OutcomeUnknown, Rejected
from afterword.ports import Draft, FollowUpFilter, SentMail
from afterword.workflow.checking import failed_checks
from afterword.workflow.evidence import written_by_candidate
from afterword.workflow.schedule import chosen_by_candidate, needs_approval
from afterword.workflow.services import Services, log
from afterword.workflow.watch import located, settle_gone, settle_resaved

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
    """All that is looked at in the moment before sending."""

    interview: Interview
    draft: Draft | None
    written: SentMail | None
    now: datetime


def send_due(services: Services) -> None:
    """Send what is due, each only if everything still says yes.

    Raises:
        GoogleError: Gmail cannot be used now; what was not sent is due in the next pass.
    """
    which = FollowUpFilter(statuses=frozenset({Status.SCHEDULED}), due_by=services.now())
    for follow_up in services.store.follow_ups(which):
        if services.stopping():
            return
        try:
            dispatch(services, follow_up)
        except Conflict:
            log.info("follow-up %d: somebody else took it", follow_up.id)


def dispatch(services: Services, follow_up: FollowUp) -> FollowUp:
    """Send one follow-up that is due, or say why not.

    Raises:
        GoogleError: Gmail cannot be used now; the claim is given back. Conflict: somebody else claimed it.
    """
    early = before_claim(services, follow_up)
    if isinstance(early, Wait):
        log.info("follow-up %d waits: %s", follow_up.id, early.why)
        return follow_up
    if early is not None:
        return services.take(follow_up, early)
    claim = Step(event=Event.CLAIM, changes={"send_claimed_at": services.now(), "unsettled_since": None})
    claimed = services.take(follow_up, claim)
    try:
        decided = second_look(services, claimed)
    except GoogleError:
        release(services, claimed, "Gmail could not be looked at")
        raise
    return decided(services, claimed)


def before_claim(services: Services, follow_up: FollowUp) -> Step | Wait | None:
    """What the store alone can say against sending."""
    interview = services.store.interview(follow_up.interview_id)
    now = services.now()
    against = decide_off(interview, now) or decide_late(follow_up, now)
    if against is not None:
        return against
    if needs_yes(follow_up, interview, services.preferences):
        return Step(event=Event.HOLD, hold_reason=HoldReason.AWAITING_APPROVAL)
    if resaved_just_now(follow_up, now):
        return Wait(why="its draft was saved a moment ago")
    too_young = veto_left(follow_up, services.preferences, now)
    if too_young > timedelta(0):
        return Wait(why=f"its draft has been visible for too short a time ({too_young} left)")
    if services.store.sent_since(now - timedelta(days=1)) >= services.preferences.daily_limit:
        return Wait(why=f"the daily limit of {services.preferences.daily_limit} sends is reached")
    return None


def decide_off(interview: Interview, now: datetime) -> Step | None:
    """The interview must stand and be over."""
    if interview.status is not InterviewStatus.EXPECTED:
        return Step(event=Event.INTERVIEW_OFF, detail=f"the interview was {interview.status.value}")
    if interview.end > now:
        return Step(event=Event.INTERVIEW_MOVED, detail="the interview is still to come")
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


def needs_yes(follow_up: FollowUp, interview: Interview, preferences: Preferences) -> bool:
    return follow_up.approved_fingerprint is None and needs_approval(interview, preferences.approval)


def veto_left(follow_up: FollowUp, preferences: Preferences, now: datetime) -> timedelta:
    """How much longer the candidate must be able to see the draft; nothing for what they decided themselves."""
    if follow_up.drafted_at is None or follow_up.approved_fingerprint or chosen_by_candidate(follow_up):
        return timedelta(0)
    return follow_up.drafted_at + preferences.veto_time - now


Decided = Callable[[Services, FollowUp], FollowUp]


def second_look(services: Services, claimed: FollowUp) -> Decided:
    """Look at the draft and at Sent as they are now, and choose what to do."""
    draft = services.mailbox.get_draft(claimed.draft_id or "")
    written = written_by_candidate(services, claimed) if draft is not None else None
    interview = services.store.interview(claimed.interview_id)
    evidence = Evidence(interview=interview, draft=draft, written=written, now=services.now())
    return choose(claimed, evidence, services)


def choose(claimed: FollowUp, seen: Evidence, services: Services) -> Decided:
    """Send only if every sign says yes; each other sign has its own end."""
    draft = seen.draft
    if draft is None:
        return _gone
    if fingerprint(draft.content) != claimed.expected_fingerprint:
        return lambda s, f: settle_resaved(s, release(s, f, "the draft has changed"), draft)
    refused = decide_against(claimed, seen, services)
    if refused is not None:
        return lambda s, f: s.take(release(s, f, refused.detail or refused.event.value), refused)
    if waits_for_quiet(claimed, draft, seen.now):
        return lambda s, f: _wait_for_quiet(s, f, draft)
    if claimed.send_claimed_at is None or seen.now - claimed.send_claimed_at > CLAIM_LEASE:
        return lambda s, f: release(s, f, "looking took too long")
    return send_claimed


def decide_against(claimed: FollowUp, seen: Evidence, services: Services) -> Step | None:
    """The reasons not to send a draft that is live and unchanged."""
    if is_news(claimed, seen.written):
        return Step(event=Event.ALREADY_THANKED, hold_reason=HoldReason.ALREADY_THANKED)
    against = decide_off(seen.interview, seen.now) or decide_late(claimed, seen.now)
    if against is not None or seen.draft is None:
        return against
    failed = failed_checks(services, claimed, seen.interview, seen.draft.content)
    return Step(event=Event.HOLD, hold_reason=HoldReason.FAILED_CHECK, detail=failed) if failed else None


def is_news(follow_up: FollowUp, written: SentMail | None) -> bool:
    """Whether the candidate wrote to that person and has not said yes to a second mail since being told so."""
    if written is None:
        return False
    return follow_up.thanked_known_at is None or written.sent_at > follow_up.thanked_known_at


def waits_for_quiet(claimed: FollowUp, draft: Draft, now: datetime) -> bool:
    """Whether somebody may be writing in the draft right now."""
    if draft.ref.gmail_message_id != claimed.gmail_message_id:
        return True
    return resaved_just_now(claimed, now)


def resaved_just_now(follow_up: FollowUp, now: datetime) -> bool:
    return follow_up.resaved_at is not None and timedelta(0) <= now - follow_up.resaved_at < QUIET_BEFORE_SEND


def _wait_for_quiet(services: Services, claimed: FollowUp, draft: Draft) -> FollowUp:
    released = release(services, claimed, "the draft was saved a moment ago")
    if draft.ref.gmail_message_id == released.gmail_message_id:
        return released
    resaved = located(draft.ref) | FollowUpChanges(resaved_at=services.now())
    return services.store.note(released, resaved)


def _gone(services: Services, claimed: FollowUp) -> FollowUp:
    released = release(services, claimed, "the draft is gone")
    return settle_gone(services, released, list(services.mailbox.list_drafts()))


def send_claimed(services: Services, claimed: FollowUp) -> FollowUp:
    """The one call that cannot be undone, made once."""
    try:
        sent = services.mailbox.send_draft(claimed.draft_id or "")
    except (OutcomeUnknown, Gone) as error:
        log.warning("follow-up %d: whether it went out is not known yet: %s", claimed.id, error)
        return services.store.note(claimed, {"unsettled_since": services.now()})
    except Rejected as error:
        released = release(services, claimed, "Gmail refused it")
        return services.take(
            released, Step(event=Event.HOLD, hold_reason=HoldReason.FAILED_CHECK, detail=str(error))
        )
    except GoogleError:
        release(services, claimed, "Gmail could not be reached")
        raise
    return services.take(claimed, Step(event=Event.ACCEPTED, changes=went_out(sent)))


def went_out(sent: SentMail) -> FollowUpChanges:
    return {
        "sent_at": sent.sent_at,
        "sent_by": Actor.AUTOPILOT,
        "gmail_message_id": sent.gmail_message_id,
        "thread_id": sent.thread_id,
        "send_claimed_at": None,
        "unsettled_since": None,
    }


def release(services: Services, claimed: FollowUp, why: str) -> FollowUp:
    """Give a claim back: it is certain that nothing was sent."""
    changes: FollowUpChanges = {"send_claimed_at": None, "unsettled_since": None}
    return services.take(claimed, Step(event=Event.RELEASED, detail=why, changes=changes))
