"""Evidence: what Gmail shows of a draft that is not where it was. Looks only, changes nothing."""

from collections.abc import Sequence
from datetime import datetime

from afterword.domain.fingerprint import fingerprint
from afterword.domain.model import FollowUp
from afterword.ports import Draft, DraftRef, SentMail
from afterword.workflow.services import Services

STRANGERS = 25
"""How many drafts that are not ours are opened in search of one, newest first: each costs a request."""


def find_recreated(services: Services, follow_up: FollowUp, refs: Sequence[DraftRef]) -> Draft | None:
    """A draft under an unknown id that reads as ours does, or still carries our Message-ID."""
    known = services.store.known_drafts([ref.draft_id for ref in refs])
    strangers = [ref for ref in refs if ref.draft_id not in known]
    for ref in strangers[:STRANGERS]:
        draft = services.mailbox.get_draft(ref.draft_id)
        if draft is not None and is_ours(follow_up, draft):
            return draft
    return None


def is_ours(follow_up: FollowUp, draft: Draft) -> bool:
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
