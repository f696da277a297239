"""Edit: words the candidate writes on the page go into the draft, and exactly these are approved.

Only over the text they were shown, and only where nothing but words is lost: what cannot be made anew from its
words (a picture, a named link, another recipient, a file of their own) is edited in Gmail. Between the moment it is
put down that somebody is writing and the approval nothing is sent; whatever ends in between, what Gmail shows is an
edit that waits for the candidate.
"""

from dataclasses import dataclass, replace

from afterword.domain.fingerprint import fingerprint
from afterword.domain.mail import MailContent
from afterword.domain.model import FollowUp, FollowUpChanges, Note, Purpose
from afterword.domain.status import Status
from afterword.domain.visible import visible_text
from afterword.errors import InvalidInput, RefusedTransition, TextChanged
from afterword.ports import Draft, OutgoingMail
from afterword.workflow.checking import failed_checks
from afterword.workflow.compose import letterhead, outgoing
from afterword.workflow.enclosing import enclosed
from afterword.workflow.review import approve_draft, draft_now
from afterword.workflow.services import Services
from afterword.workflow.shown import check_text
from afterword.workflow.watch import located


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the candidate wrote: one subject, one body in plain text."""

    subject: str
    body: str


def can_edit(services: Services, follow_up: FollowUp, content: MailContent) -> bool:
    """Whether nothing is lost when the draft is made anew from its words alone.

    Raises:
        GoogleError: Gmail cannot be asked how mail is signed.
    """
    if follow_up.purpose is not Purpose.THANK_YOU:
        return False
    words = Words(subject=content.subject, body=visible_text(content))
    try:
        again = services.mailbox.preview(_mail(services, follow_up, content, words))
    except InvalidInput:
        return False
    return fingerprint(again) == fingerprint(content)


def edit_and_approve(services: Services, follow_up: FollowUp, shown: str, words: Words) -> FollowUp:
    """Write the words into the draft and approve exactly them.

    Raises:
        TextChanged: Gmail's text is not the one that was shown; nothing was written.
        InvalidInput: the words have a fault that blocks, or this draft is edited in Gmail only.
        RefusedTransition: there is nothing to approve. Conflict: somebody else changed it first.
        OutcomeUnknown: whether Gmail has the words is not known; nothing goes out before the candidate looks.
        GoogleError: Gmail cannot be used now.
    """
    if follow_up.by_hand or follow_up.status not in {Status.HELD, Status.SCHEDULED}:
        raise RefusedTransition(f"Follow-up {follow_up.id} is {follow_up.status.value}; it cannot be edited.")
    draft = draft_now(services, follow_up)
    if draft is None:
        return services.store.follow_up(follow_up.id)
    check_text(draft, shown)
    mail, content = _checked(services, follow_up, draft, words)
    writing = services.store.note(follow_up, {"resaved_at": services.now()})
    ref = services.mailbox.update_draft(writing.draft_id or "", mail)
    known: FollowUpChanges = {"rfc822_message_id": mail.rfc822_message_id}
    written = services.store.note(writing, located(ref) | known)
    try:
        return approve_draft(services, written, _read_back(services, written, content))
    except InvalidInput as error:
        raise InvalidInput(f"Your words are in the draft, but it does not go out yet. {error}") from error


def _checked(
    services: Services, follow_up: FollowUp, draft: Draft, words: Words
) -> tuple[OutgoingMail, MailContent]:
    """The words as a mail in the draft's place, and what Gmail will show of it; raises `InvalidInput`."""
    if not can_edit(services, follow_up, draft.content):
        raise InvalidInput("Edit this one in Gmail: it has more than words, which would be lost here.")
    mail = _mail(services, follow_up, draft.content, words)
    if draft.rfc822_message_id:
        mail = replace(mail, rfc822_message_id=draft.rfc822_message_id)
    content = services.mailbox.preview(mail)
    interview = services.store.interview(follow_up.interview_id)
    failed = failed_checks(services, follow_up, interview, content)
    if failed:
        raise InvalidInput(f"It cannot go out like this: {failed}")
    return mail, content


def _mail(services: Services, follow_up: FollowUp, content: MailContent, words: Words) -> OutgoingMail:
    """These words as a mail to the same person, with the files that Afterword itself had enclosed."""
    interview = services.store.interview(follow_up.interview_id)
    person = interview.interviewer(follow_up.interviewer_id)
    debrief = services.store.debrief(interview.id)
    files = enclosed(services, debrief, person.email) if content.attachments else ()
    note = Note(to_name=person.name, to_email=person.email or "", subject=words.subject, body=words.body)
    return outgoing(note, letterhead(services), files)


def _read_back(services: Services, follow_up: FollowUp, content: MailContent) -> Draft:
    """The draft as Gmail has it now, which must be what was written."""
    draft = services.mailbox.get_draft(follow_up.draft_id or "")
    if draft is None or fingerprint(draft.content) != fingerprint(content):
        raise TextChanged("Somebody saved this draft in Gmail at the same moment; look at what is there now.")
    return draft
