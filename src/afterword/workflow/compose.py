"""Compose: when an interview is over, a draft in Gmail for each interviewer."""

import json
import uuid
from dataclasses import dataclass, replace

from afterword.domain.fingerprint import fingerprint
from afterword.domain.lifecycle import Event, Step
from afterword.domain.mail import MailContent, Signature
from afterword.domain.model import (
    Channel,
    Debrief,
    FollowUp,
    FollowUpChanges,
    Interview,
    InterviewStatus,
    Note,
)
from afterword.domain.signature import signed_by
from afterword.domain.status import HoldReason, Status
from afterword.domain.visible import visible_text
from afterword.errors import (
    Gone,
    GoogleError,
    InvalidInput,
    OutcomeUnknown,
    Rejected,
    ScopeMissing,
    TemplateError,
    Unreachable,
)
from afterword.ports import Draft, FollowUpFilter, MailFile, OutgoingMail, Sender, Store
from afterword.workflow.calls_and_letters import call_result
from afterword.workflow.changes import refresh
from afterword.workflow.enclosing import enclosed
from afterword.workflow.rewrite_marks import owe
from afterword.workflow.schedule import record_draft
from afterword.workflow.services import Services, log, skip_if_changed
from afterword.workflow.watch import find_recreated, settle_gone, settle_resaved

_MAY_STILL_BE_DRAFTED = frozenset({HoldReason.ON_REQUEST, HoldReason.FAILED_CHECK})
"""Held ones that get a draft as soon as there can be one: the template may have been put right."""

MAILED = frozenset({Channel.EMAIL})

WAITING_FOR_A_DRAFT = frozenset({Status.PLANNED, Status.HELD})


def draft_due(services: Services) -> None:
    """Put a draft into Gmail for every follow-up whose interview is over.

    Raises:
        GoogleError: Gmail cannot be used now; what was not drafted is due in the next pass.
    """
    for follow_up in _over(services):
        if services.stopping():
            return
        if _lacks_a_draft(follow_up) or _is_planned_with_one(follow_up):
            with skip_if_changed(follow_up):
                draft_one(services, follow_up)


def _over(services: Services) -> list[FollowUp]:
    """What may wait for a draft, its interview being over."""
    planned = FollowUpFilter(
        statuses=frozenset({Status.PLANNED}), channels=MAILED, window_opens_by=services.now()
    )
    held = replace(
        planned, statuses=frozenset({Status.HELD}), hold_reasons=_MAY_STILL_BE_DRAFTED, drafted=False
    )
    return [*services.store.follow_ups(planned), *services.store.follow_ups(held)]


def _lacks_a_draft(follow_up: FollowUp) -> bool:
    """Whether a draft is still to be made; one whose making is not settled yet is `reconcile`'s."""
    if follow_up.by_hand or follow_up.draft_id is not None or follow_up.create_claimed_at is not None:
        return False
    return follow_up.status is Status.PLANNED or follow_up.hold_reason in _MAY_STILL_BE_DRAFTED


def _is_planned_with_one(follow_up: FollowUp) -> bool:
    """Whether it was planned anew for another time and kept the draft that the candidate had worked on."""
    return follow_up.status is Status.PLANNED and follow_up.draft_id is not None


def draft_one(services: Services, follow_up: FollowUp) -> FollowUp:
    """Draft one note, or say why it cannot be.

    Raises:
        GoogleError: Gmail cannot be used now. Conflict: somebody else was faster.
    """
    try:
        interview = refresh(services, services.store.interview(follow_up.interview_id))
    except Unreachable as error:
        log.info("follow-up %d waits: its interview could not be looked up: %s", follow_up.id, error)
        return follow_up
    return _draft(services, services.store.follow_up(follow_up.id), interview)


def _draft(services: Services, follow_up: FollowUp, interview: Interview) -> FollowUp:
    """Draft it, if it still waits for that now that the interview has been looked up."""
    waits = _lacks_a_draft(follow_up) or _is_planned_with_one(follow_up)
    if not waits or follow_up.window.opens_at > services.now():
        return follow_up
    person = interview.interviewer(follow_up.interviewer_id)
    if interview.status is not InterviewStatus.EXPECTED:
        return services.take(
            follow_up, Step(event=Event.INTERVIEW_OFF, detail="the interview did not take place")
        )
    if person.email is None:
        return services.take(follow_up, Step(event=Event.HOLD, hold_reason=HoldReason.NO_RECIPIENT))
    if _is_planned_with_one(follow_up):
        return _take_up(services, follow_up, interview)
    try:
        mail = thank_you(services, interview, person.id, services.store.debrief(interview.id))
        return _create(services, follow_up, interview, mail)
    except (TemplateError, InvalidInput) as error:
        return _refused(services, follow_up, str(error))


def _take_up(services: Services, follow_up: FollowUp, interview: Interview) -> FollowUp:
    """Go on with the draft there is; what the candidate did to it meanwhile counts."""
    draft = services.mailbox.get_draft(follow_up.draft_id or "")
    if draft is None:
        refs = list(services.mailbox.list_drafts())
        draft = find_recreated(services, follow_up, refs)
        if draft is None:
            return settle_gone(services, follow_up, refs)
    return adopt(services, follow_up, interview, draft)


def adopt(services: Services, follow_up: FollowUp, interview: Interview, draft: Draft) -> FollowUp:
    """Go on with a draft that was there already, as it reads now; what was said since it was made is owed to it."""
    owe(services.store, interview.id)
    outdated = _is_outdated(services, follow_up, interview, draft)
    recorded = record_draft(services, follow_up, interview, draft.ref, draft.content, outdated=outdated)
    if fingerprint(draft.content) == recorded.expected_fingerprint:
        return recorded
    return settle_resaved(services, recorded, draft)


def _is_outdated(services: Services, follow_up: FollowUp, interview: Interview, draft: Draft) -> bool:
    """Whether it is our own text and we would write another one now."""
    there = fingerprint(draft.content)
    if there != follow_up.composed_fingerprint or follow_up.approved_fingerprint is not None:
        return False
    try:
        mail = thank_you(services, interview, follow_up.interviewer_id, services.store.debrief(interview.id))
        return fingerprint(services.mailbox.preview(mail)) != there
    except (TemplateError, InvalidInput):
        return True


def _create(services: Services, follow_up: FollowUp, interview: Interview, mail: OutgoingMail) -> FollowUp:
    """Claim, create, settle: after a crash between any two of them `reconcile` finds out what happened."""
    claimed = services.store.note(follow_up, _claim(services, mail))
    try:
        ref = services.mailbox.create_draft(mail)
    except OutcomeUnknown as error:
        log.warning("follow-up %d: whether its draft exists is not known yet: %s", claimed.id, error)
        return services.store.note(claimed, {"unsettled_since": services.now()})
    except Rejected as error:
        return _refused(services, services.store.note(claimed, UNCLAIMED), str(error))
    except GoogleError:
        services.store.note(claimed, UNCLAIMED)
        raise
    content = services.mailbox.preview(mail)
    recorded = record_draft(services, claimed, interview, ref, content)
    keep_text(services.store, recorded, content)
    return recorded


UNCLAIMED: FollowUpChanges = {
    "create_claimed_at": None,
    "unsettled_since": None,
    "rfc822_message_id": None,
    "composed_fingerprint": None,
}


def _claim(services: Services, mail: OutgoingMail) -> FollowUpChanges:
    return {
        "create_claimed_at": services.now(),
        "unsettled_since": None,
        "rfc822_message_id": mail.rfc822_message_id,
        "composed_fingerprint": fingerprint(services.mailbox.preview(mail)),
        "subject": mail.note.subject,
    }


def _refused(services: Services, follow_up: FollowUp, why: str) -> FollowUp:
    """Hold it, once for each reason there is."""
    if follow_up.hold_reason is HoldReason.FAILED_CHECK and follow_up.hold_detail == why:
        return follow_up
    return services.take(follow_up, Step(event=Event.HOLD, hold_reason=HoldReason.FAILED_CHECK, detail=why))


# --- a note as a mail, signed as the candidate's Gmail signs, with the files that go along -----------------


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Who a mail is from, and how it is signed; no signature: as the profile says."""

    from_name: str
    from_email: str
    signature: Signature | None = None

    @property
    def signed(self) -> str:
        """The signature's words for the `NoteWriter`, "" for the profile's."""
        return self.signature.text if self.signature else ""


def letterhead(services: Services) -> Letterhead:
    """As Gmail knows the candidate; as the profile says where Gmail does not tell.

    Raises:
        GoogleError: Gmail cannot be asked now.
    """
    candidate = services.candidate
    wanted = candidate.email or services.mailbox.address()
    sender = _sender(services, wanted)
    if sender is None:
        return Letterhead(from_name=candidate.name, from_email=wanted)
    if sender.email != wanted.lower():
        log.warning("the profile's address is none that this Gmail may write as; its own address is used")
    signature = signed_by(candidate.name, sender.signature) if sender.signature else None
    return Letterhead(from_name=sender.name or candidate.name, from_email=sender.email, signature=signature)


def _sender(services: Services, wanted: str) -> Sender | None:
    """A mail can do without Gmail's signature: what Google will not tell is no reason to wait."""
    try:
        return services.mailbox.sender(wanted)
    except (Gone, Rejected, ScopeMissing) as error:
        log.warning("Gmail does not tell how mail is signed: %s", error)
        return None


def thank_you(
    services: Services, interview: Interview, interviewer_id: int, debrief: Debrief
) -> OutgoingMail:
    """The thank-you to one interviewer, by what is remembered and how a call to them ended.

    Raises:
        TemplateError, InvalidInput: it cannot be written, or a file of it is gone. GoogleError: Gmail cannot be asked.
    """
    head = letterhead(services)
    call = call_result(services.store, interview.id, interviewer_id)
    note = services.writer.thank_you(interview, interviewer_id, debrief, call, head.signed)
    files = enclosed(services, debrief, interview.interviewer(interviewer_id).email)
    return outgoing(note, head, files)


def outgoing(note: Note, head: Letterhead, files: tuple[MailFile, ...] = ()) -> OutgoingMail:
    """The note as a mail from the candidate, with a Message-ID of ours to know it by."""
    domain = head.from_email.partition("@")[2] or "afterword.invalid"
    return OutgoingMail(
        note=note,
        from_name=head.from_name,
        from_email=head.from_email,
        rfc822_message_id=f"<{uuid.uuid4().hex}.afterword@{domain}>",
        signature=head.signature,
        files=files,
    )


# --- the text that may go out alone, kept so that a change to it can be shown and not only noticed ---------


def keep_text(store: Store, follow_up: FollowUp, content: MailContent) -> None:
    """Keep what was composed or approved, in place of what was kept before."""
    text = f"Subject: {content.subject}\n\n{visible_text(content)}"
    kept = {"fingerprint": fingerprint(content), "text": text}
    store.remember(_text_key(follow_up), json.dumps(kept, ensure_ascii=False))


def expected_text(store: Store, follow_up: FollowUp) -> str | None:
    """The subject and words that were composed or approved; None where they are not known."""
    kept = store.recall(_text_key(follow_up))
    if not kept:
        return None
    known = json.loads(kept)
    return str(known["text"]) if known["fingerprint"] == follow_up.expected_fingerprint else None


def _text_key(follow_up: FollowUp) -> str:
    return f"text/{follow_up.id}"
