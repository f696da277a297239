"""Reconcile: what a crash or a lost answer left open is found out from Gmail, with patience."""

from dataclasses import replace
from datetime import datetime, timedelta

from afterword.domain.lifecycle import Event, Step
from afterword.domain.model import FollowUp, FollowUpChanges
from afterword.domain.status import Actor, HoldReason, Status
from afterword.ports import Draft, FollowUpFilter, SentMail
from afterword.workflow.compose import UNCLAIMED, WAITING_FOR_A_DRAFT, adopt
from afterword.workflow.dispatch import release, went_out
from afterword.workflow.services import Services, skip_if_changed
from afterword.workflow.watch import find_recreated, find_sent_by_hand, find_sent_by_us, sent_by_hand
from afterword.workflow.withdraw import remove_untouched_draft

LATE_EFFECT = timedelta(seconds=150)
"""How long a call may still take effect: its owner has a lease of 60 s to begin it, its answer 60 s to come."""

PATIENCE = timedelta(minutes=10)
"""How long a search of Sent may lag before its silence means something."""


def reconcile(services: Services) -> None:
    """Settle every create and every send whose end is not on record.

    Raises:
        GoogleError: Gmail cannot be looked at now.
    """
    for follow_up in services.store.follow_ups(FollowUpFilter(claimed=True)):
        if services.stopping():
            return
        with skip_if_changed(follow_up):
            _reconcile_one(services, follow_up)


def _reconcile_one(services: Services, follow_up: FollowUp) -> FollowUp:
    claimed_at = follow_up.send_claimed_at or follow_up.create_claimed_at
    if claimed_at is not None and (follow_up.unsettled_since or claimed_at) > services.now():
        # The clock was set back: from here on the wait is counted anew.
        return services.store.note(follow_up, {"unsettled_since": services.now()})
    if claimed_at is None:
        return follow_up
    if follow_up.status is Status.SENDING:
        return _settle_send(services, follow_up, claimed_at)
    return _settle_create(services, follow_up, claimed_at)


def _settle_create(services: Services, follow_up: FollowUp, claimed_at: datetime) -> FollowUp:
    """Is the draft there after all? Then it is ours; if not, after a while, it may be made again.

    Long after the claim the candidate may have sent or discarded it meanwhile: then they are asked instead.
    """
    found = find_recreated(services, follow_up, services.mailbox.list_drafts())
    if follow_up.status not in WAITING_FOR_A_DRAFT or follow_up.draft_id is not None:
        return _settle_needless(services, follow_up, found)
    if found is not None:
        interview = services.store.interview(follow_up.interview_id)
        return adopt(services, follow_up, interview, found)
    sent = find_sent_by_hand(services, follow_up)
    if sent is not None:
        changes = UNCLAIMED | sent_by_hand(sent)
        return services.take(follow_up, Step(event=Event.SENT_BY_HAND, by=Actor.CANDIDATE, changes=changes))
    waited_for = _waited(follow_up, claimed_at, services.now())
    if waited_for < LATE_EFFECT:
        return follow_up
    if waited_for < PATIENCE:
        return services.store.note(follow_up, UNCLAIMED)
    step = Step(event=Event.HOLD, hold_reason=HoldReason.OUTCOME_UNKNOWN, changes=UNCLAIMED)
    return services.take(follow_up, step)


def _settle_needless(services: Services, follow_up: FollowUp, found: Draft | None) -> FollowUp:
    """It was cancelled, or drafted by somebody else, while this draft was being made: this one goes.

    Unless the candidate worked on it; then it stays in Gmail, theirs.
    """
    settled: FollowUpChanges = {"create_claimed_at": None, "unsettled_since": None}
    noted = services.store.note(follow_up, settled)
    if found is not None and found.ref.draft_id != follow_up.draft_id:
        remove_untouched_draft(services, replace(noted, draft_id=found.ref.draft_id))
    return noted


def _settle_send(services: Services, follow_up: FollowUp, claimed_at: datetime) -> FollowUp:
    """Did it go out? What Gmail shows decides."""
    draft = services.mailbox.get_draft(follow_up.draft_id or "")
    if draft is None:
        draft = find_recreated(services, follow_up, services.mailbox.list_drafts())
    sent = (
        None if draft is not None else find_sent_by_us(services, follow_up, claimed_at - timedelta(minutes=5))
    )
    step = _decide_send(draft, sent, _waited(follow_up, claimed_at, services.now()), claimed_at)
    if step is None:
        return follow_up
    if step.event is Event.RELEASED:
        return release(services, follow_up, step.detail)
    return services.take(follow_up, step)


def _decide_send(
    draft: Draft | None, sent: SentMail | None, waited_for: timedelta, claimed_at: datetime
) -> Step | None:
    """A live draft was not sent, a message in Sent was; neither, for long: nobody knows, so the candidate is asked."""
    if sent is not None:
        changes = went_out(sent)
        if sent.sent_at < claimed_at - timedelta(seconds=5):
            changes["sent_by"] = Actor.CANDIDATE
        return Step(event=Event.FOUND_SENT, detail="found in Sent", changes=changes)
    if draft is not None:
        if waited_for < LATE_EFFECT:
            return None
        return Step(event=Event.RELEASED, detail="the draft is still there: it was not sent")
    if waited_for < PATIENCE:
        return None
    changes = {"send_claimed_at": None, "unsettled_since": None}
    return Step(event=Event.OUTCOME_UNKNOWN, hold_reason=HoldReason.OUTCOME_UNKNOWN, changes=changes)


def _waited(follow_up: FollowUp, claimed_at: datetime, now: datetime) -> timedelta:
    return now - (follow_up.unsettled_since or claimed_at)
