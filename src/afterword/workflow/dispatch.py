"""Dispatch: claim, look again at all of it, send once, record.

Between the claim and the record the row says `sending`; whatever happens in between, only `reconcile` may
move it on, by what Gmail shows. Nothing is ever sent blindly a second time.
"""

from datetime import datetime, timedelta

from afterword.domain.fingerprint import fingerprint
from afterword.domain.lifecycle import Event, Step
from afterword.domain.model import WINDOW, FollowUp, FollowUpChanges, Interview
from afterword.domain.status import Actor, HoldReason, Status
from afterword.errors import Gone, GoogleError, OutcomeUnknown, Rejected, Unreachable
from afterword.ports import Draft, FollowUpFilter, SentMail
from afterword.workflow.before_sending import Evidence, Wait, against_claiming, against_sending
from afterword.workflow.changes import refresh
from afterword.workflow.checking import failed_checks
from afterword.workflow.compose import MAILED
from afterword.workflow.rewrite_marks import is_open
from afterword.workflow.schedule import is_unread
from afterword.workflow.services import Services, check_account, log, skip_if_changed
from afterword.workflow.watch import settle_gone, settle_resaved, written_by_candidate


def send_due(services: Services) -> None:
    """Send what is due, each only if everything still says yes.

    Raises:
        GoogleError: Gmail cannot be used now; what was not sent is due in the next pass.
    """
    which = FollowUpFilter(statuses=frozenset({Status.SCHEDULED}), channels=MAILED, due_by=services.now())
    for follow_up in services.store.follow_ups(which):
        if services.stopping():
            return
        with skip_if_changed(follow_up):
            dispatch(services, follow_up)


def dispatch(services: Services, follow_up: FollowUp) -> FollowUp:
    """Send one follow-up that is due, or say why not.

    Raises:
        GoogleError: Gmail cannot be used now; the claim is given back. Conflict: somebody else claimed it.
    """
    try:
        interview = refresh(services, services.store.interview(follow_up.interview_id))
    except Unreachable as error:
        log.info("follow-up %d waits: its interview could not be looked up: %s", follow_up.id, error)
        return follow_up
    now = services.now()
    follow_up = services.store.follow_up(follow_up.id)
    if follow_up.status is not Status.SCHEDULED or follow_up.by_hand:
        return follow_up
    if is_open(services.store, follow_up):
        log.info("follow-up %d waits: its draft is being rewritten", follow_up.id)
        return follow_up
    against = against_claiming(
        follow_up,
        interview,
        services.preferences,
        now,
        sent_today=_sent_today(services, now),
        unread=is_unread(services, interview, follow_up.interviewer_id),
    )
    if isinstance(against, Wait):
        log.info("follow-up %d waits: %s", follow_up.id, against.why)
        return follow_up
    if against is not None:
        return services.take(follow_up, against)
    claim = Step(event=Event.CLAIM, changes={"send_claimed_at": now, "unsettled_since": None})
    claimed = services.take(follow_up, claim)
    try:
        seen = _second_look(services, claimed)
    except GoogleError:
        release(services, claimed, "Gmail could not be looked at")
        raise
    return _act(services, claimed, seen)


def _sent_today(services: Services, now: datetime) -> int:
    """How many went out in the last 24 hours, or are claimed."""
    return services.store.sent_since(now - timedelta(days=1))


def _second_look(services: Services, claimed: FollowUp) -> Evidence:
    """All that counts, as it is now that the claim is ours."""
    check_account(services)
    draft = services.mailbox.get_draft(claimed.draft_id or "")
    interview, now = services.store.interview(claimed.interview_id), services.now()
    return Evidence(
        interview=interview,
        draft=draft,
        written=written_by_candidate(services, claimed) if draft else None,
        thanked_by_us=_thanked_by_us(services, claimed, interview),
        failed=failed_checks(services, claimed, interview, draft.content) if draft else "",
        sent_today=_sent_today(services, now),
        now=now,
    )


def _thanked_by_us(services: Services, claimed: FollowUp, interview: Interview) -> bool:
    """One conversation may be known twice, from a file and from the calendar: one thank-you is enough."""
    address = interview.interviewer(claimed.interviewer_id).email
    if address is None:
        return False
    since = claimed.window.opens_at - WINDOW
    others = [one for one in services.store.thanked(address, since) if one.id != claimed.id]
    return any(
        one.window.opens_at < claimed.window.closes_at
        and (one.purpose, one.channel) == (claimed.purpose, claimed.channel)
        for one in others
    )


def _act(services: Services, claimed: FollowUp, seen: Evidence) -> FollowUp:
    """Send only if every sign says yes; else give the claim back, and do what the sign asks for."""
    if seen.draft is None:
        released = release(services, claimed, "the draft is gone")
        return settle_gone(services, released, list(services.mailbox.list_drafts()))
    if _was_saved_anew(claimed, seen.draft):
        released = release(services, claimed, "the draft was saved anew")
        return settle_resaved(services, released, seen.draft)
    against = against_sending(claimed, seen, services.preferences)
    if isinstance(against, Wait):
        return release(services, claimed, against.why)
    if against is not None:
        return services.take(release(services, claimed, against.detail or against.event.value), against)
    return _send_claimed(services, claimed)


def _was_saved_anew(claimed: FollowUp, draft: Draft) -> bool:
    """Whether it is another text, or the same one saved again since it was last looked at."""
    if draft.ref.gmail_message_id != claimed.gmail_message_id:
        return True
    return fingerprint(draft.content) != claimed.expected_fingerprint


def _send_claimed(services: Services, claimed: FollowUp) -> FollowUp:
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
    accepted = services.take(claimed, Step(event=Event.ACCEPTED, changes=went_out(sent)))
    return _compare(services, accepted)


def _compare(services: Services, sent: FollowUp) -> FollowUp:
    """Look at what really went out, and record it when it is not what was expected."""
    if sent.gmail_message_id is None or not services.mailbox.can_read():
        return sent
    try:
        mail = services.mailbox.sent_mail(sent.gmail_message_id)
    except GoogleError as error:
        log.warning("follow-up %d: what went out could not be compared: %s", sent.id, error)
        return sent
    if mail is None or fingerprint(mail.content) == sent.expected_fingerprint:
        return sent
    log.error("follow-up %d: what went out is not what was expected", sent.id)
    return services.take(sent, Step(event=Event.DIFFERED, detail="the text in Sent is not the expected one"))


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
