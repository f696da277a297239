"""Watch: what the candidate did in Gmail. One `drafts.list` tells which drafts changed or are gone."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from afterword.domain.fingerprint import fingerprint
from afterword.domain.lifecycle import Event, Step
from afterword.domain.model import FollowUp, FollowUpChanges
from afterword.domain.preferences import AfterEdit
from afterword.domain.status import Actor, HoldReason, Status
from afterword.ports import Draft, DraftRef, FollowUpFilter, SentMail
from afterword.workflow.checking import failed_checks
from afterword.workflow.rewrite_marks import is_open
from afterword.workflow.services import Services, skip_if_changed

_SENT_LAGS = timedelta(minutes=15)
"""How long a search of Sent may lag behind a send by hand."""

_STRANGERS = 25
"""How many drafts that are not ours are opened in search of one, newest first: each costs a request."""

_WATCHED = frozenset({Status.SCHEDULED, Status.HELD})


def watch(services: Services) -> None:
    """Look at every draft we wait with, and act on what the candidate did to it.

    Raises:
        GoogleError: Gmail cannot be looked at now.
    """
    waiting = services.store.waiting_drafts()
    if not waiting:
        return
    refs = {ref.draft_id: ref for ref in services.mailbox.list_drafts()}
    for mark in waiting:
        seen = refs.get(mark.draft_id)
        if seen is not None and seen.gmail_message_id == mark.gmail_message_id:
            continue
        if services.stopping():
            return
        follow_up = services.store.follow_up(mark.follow_up_id)
        if is_open(services.store, follow_up):
            continue
        with skip_if_changed(follow_up):
            _watch_one(services, follow_up, refs)


def _watch_one(services: Services, follow_up: FollowUp, refs: Mapping[str, DraftRef]) -> FollowUp:
    """Compare one follow-up with what Gmail lists; ask for the draft only when it seems changed or gone."""
    if follow_up.status not in _WATCHED or not follow_up.draft_id:
        return follow_up  # somebody was faster
    seen = refs.get(follow_up.draft_id)
    if seen is not None and seen.gmail_message_id == follow_up.gmail_message_id:
        return follow_up
    draft = services.mailbox.get_draft(follow_up.draft_id)
    if draft is None:
        return settle_gone(services, follow_up, list(refs.values()))
    return settle_resaved(services, follow_up, draft)


def settle_resaved(services: Services, follow_up: FollowUp, draft: Draft) -> FollowUp:
    """The draft was saved anew: the same text to a reader, or an edit."""
    changes = located(draft.ref) | FollowUpChanges(resaved_at=services.now(), subject=draft.content.subject)
    interview = services.store.interview(follow_up.interview_id)
    failed = failed_checks(services, follow_up, interview, draft.content)
    step = _decide_resaved(
        follow_up, fingerprint(draft.content), failed, services.preferences.after_edit, changes
    )
    if step is None:
        return services.store.note(follow_up, changes)
    return services.take(follow_up, step)


def _decide_resaved(
    follow_up: FollowUp, now_reads: str, failed: str, after_edit: AfterEdit, changes: FollowUpChanges
) -> Step | None:
    """What a re-saved draft means: nothing while its words are the expected ones, or it is held for another reason.

    `failed` is what would embarrass the candidate, in one line: an edit that would go out is held by it, and one that
    mends it is an edit like any other.
    """
    if now_reads == follow_up.expected_fingerprint:
        return None
    fails = Step(event=Event.HOLD, hold_reason=HoldReason.FAILED_CHECK, detail=failed, changes=changes)
    if follow_up.status is Status.HELD:
        if follow_up.hold_reason is not HoldReason.FAILED_CHECK or failed == follow_up.hold_detail:
            return None
        mended = Step(event=Event.HOLD, hold_reason=HoldReason.EDITED, changes=changes)
        return fails if failed else mended
    if after_edit is AfterEdit.SEND and not failed:
        accepted = changes | FollowUpChanges(approved_fingerprint=now_reads)
        return Step(event=Event.EDIT_ACCEPTED, by=Actor.CANDIDATE, changes=accepted)
    if after_edit is AfterEdit.SEND:
        return fails
    return Step(event=Event.EDITED, hold_reason=HoldReason.EDITED, changes=changes)


def settle_gone(services: Services, follow_up: FollowUp, refs: Sequence[DraftRef]) -> FollowUp:
    """The draft is no more: recreated under another id, sent by the candidate, or discarded."""
    recreated = find_recreated(services, follow_up, refs)
    if recreated is not None:
        return settle_resaved(services, follow_up, recreated)
    sent = find_sent_by_hand(services, follow_up)
    if follow_up.hold_reason is HoldReason.OUTCOME_UNKNOWN:
        return _settle_unknown(services, follow_up, sent)
    return services.take(follow_up, _decide_gone(sent, services.now(), can_read=services.mailbox.can_read()))


def _settle_unknown(services: Services, follow_up: FollowUp, sent: SentMail | None) -> FollowUp:
    """Our own send took the draft away, or the candidate did: only Sent can tell, and until then they are asked."""
    if sent is None:
        return follow_up
    changes = sent_by_hand(sent) | FollowUpChanges(sent_by=Actor.AUTOPILOT)
    return services.take(
        follow_up, Step(event=Event.SENT_BY_HAND, detail="found in Sent after all", changes=changes)
    )


def _decide_gone(sent: SentMail | None, now: datetime, *, can_read: bool) -> Step:
    """A vanished draft was sent by hand if Sent shows it; else it is cancelled, and never made again."""
    if sent is not None:
        return Step(
            event=Event.SENT_BY_HAND, by=Actor.CANDIDATE, detail="found in Sent", changes=sent_by_hand(sent)
        )
    detail = "discarded in Gmail"
    if not can_read:
        detail = "gone from Gmail's drafts: sent or discarded there; Afterword may not look into Sent"
    return Step(event=Event.DISCARDED, by=Actor.CANDIDATE, detail=detail, changes={"discarded_at": now})


def correct_discarded(services: Services) -> None:
    """Sent may have lagged: what was called discarded a moment ago may have been sent by hand after all."""
    if not services.mailbox.can_read():
        return
    recent = FollowUpFilter(
        statuses=frozenset({Status.CANCELLED}), discarded_since=services.now() - _SENT_LAGS
    )
    for follow_up in services.store.follow_ups(recent):
        sent = find_sent_by_hand(services, follow_up)
        with skip_if_changed(follow_up):
            _correct(services, follow_up, sent)


def _correct(services: Services, follow_up: FollowUp, sent: SentMail | None) -> None:
    if sent is None:
        return
    detail, changes = "found in Sent afterwards", sent_by_hand(sent)
    services.take(
        follow_up, Step(event=Event.SENT_BY_HAND, by=Actor.CANDIDATE, detail=detail, changes=changes)
    )


def sent_by_hand(sent: SentMail) -> FollowUpChanges:
    return {
        "sent_at": sent.sent_at,
        "sent_by": Actor.CANDIDATE,
        "gmail_message_id": sent.gmail_message_id,
        "thread_id": sent.thread_id,
    }


def located(ref: DraftRef) -> FollowUpChanges:
    return {"draft_id": ref.draft_id, "gmail_message_id": ref.gmail_message_id, "thread_id": ref.thread_id}


# --- what Gmail shows of a draft that is not where it was; this only looks ---------------------------------


def find_recreated(services: Services, follow_up: FollowUp, refs: Sequence[DraftRef]) -> Draft | None:
    """A draft under an unknown id that reads as ours does, or still carries our Message-ID."""
    known = services.store.known_drafts([ref.draft_id for ref in refs])
    strangers = [ref for ref in refs if ref.draft_id not in known]
    for ref in strangers[:_STRANGERS]:
        draft = services.mailbox.get_draft(ref.draft_id)
        if draft is not None and _is_ours(follow_up, draft):
            return draft
    return None


def _is_ours(follow_up: FollowUp, draft: Draft) -> bool:
    if follow_up.rfc822_message_id and draft.rfc822_message_id == follow_up.rfc822_message_id:
        return True
    reads = fingerprint(draft.content)
    return reads in {follow_up.composed_fingerprint, follow_up.approved_fingerprint}


def find_sent_by_hand(services: Services, follow_up: FollowUp) -> SentMail | None:
    """The candidate's own message to that person since the draft appeared, if Sent may be read.

    The draft's thread is asked first: it is looked up, not searched, and so does not lag.
    """
    if not services.mailbox.can_read():
        return None
    since = follow_up.drafted_at or follow_up.window.opens_at
    in_thread = services.mailbox.thread(follow_up.thread_id) if follow_up.thread_id else ()
    found = [mail for mail in in_thread if mail.sent_at >= since] or _sent_to(services, follow_up, since)
    return next(iter(_not_ours(services, found)), None)


def written_by_candidate(services: Services, follow_up: FollowUp) -> SentMail | None:
    """What the candidate wrote to that person since the interview ended, if Sent may be read."""
    if not services.mailbox.can_read():
        return None
    found = _sent_to(services, follow_up, follow_up.window.opens_at)
    return next(iter(_not_ours(services, found)), None)


def find_sent_by_us(services: Services, follow_up: FollowUp, since: datetime) -> SentMail | None:
    """The message a lost `drafts.send` left behind: in the draft's thread, or with its id or words in Sent."""
    if not services.mailbox.can_read():
        return None
    in_thread = services.mailbox.thread(follow_up.thread_id) if follow_up.thread_id else ()
    found = [mail for mail in in_thread if mail.sent_at >= since]
    if not found:
        found = [mail for mail in _sent_to(services, follow_up, since) if _reads_as_ours(follow_up, mail)]
    return next(iter(found), None)


def _reads_as_ours(follow_up: FollowUp, mail: SentMail) -> bool:
    if mail.rfc822_message_id and mail.rfc822_message_id == follow_up.rfc822_message_id:
        return True
    return fingerprint(mail.content) == follow_up.expected_fingerprint


def _sent_to(services: Services, follow_up: FollowUp, since: datetime) -> Sequence[SentMail]:
    person = services.store.interview(follow_up.interview_id).interviewer(follow_up.interviewer_id)
    return () if person.email is None else services.mailbox.sent_to(person.email, since)


def _not_ours(services: Services, found: Sequence[SentMail]) -> Sequence[SentMail]:
    """Without what Afterword itself sent to the same person."""
    ours = services.store.known_messages([mail.gmail_message_id for mail in found])
    return [mail for mail in found if mail.gmail_message_id not in ours]
