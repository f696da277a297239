"""Writing: a note as a mail from the candidate, signed as their Gmail signs, with the files that go along."""

import uuid
from dataclasses import dataclass

from afterword.domain.attachments import files_for
from afterword.domain.debriefing import has_unseen
from afterword.domain.model import Debrief, Interview, Note
from afterword.domain.signature import Signature, signed_by
from afterword.errors import Gone, InvalidInput, Rejected, ScopeMissing, TemplateError
from afterword.ports import MailFile, OutgoingMail, Sender
from afterword.workflow.by_hand import call_result
from afterword.workflow.services import Services, log


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


def is_unread(services: Services, interview: Interview, interviewer_id: int) -> bool:
    """Whether the note to that interviewer holds a sentence that the candidate has not read; yes when in doubt."""
    debrief = services.store.debrief(interview.id)
    if all(remark.seen for remark in debrief.remarks):
        return False
    try:
        note = services.writer.thank_you(interview, interviewer_id, debrief)
    except TemplateError:
        return True
    return has_unseen(debrief, note.sources)


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


def enclosed(services: Services, debrief: Debrief, email: str | None) -> tuple[MailFile, ...]:
    """The files that go to that person, with their bytes.

    Raises:
        InvalidInput: one of them is not there any more, or has been changed.
    """
    wanted = files_for(debrief.attachments, email)
    if wanted and services.files is None:
        raise InvalidInput("There are files to go along, and nowhere they are kept.")
    return tuple(
        MailFile(filename=one.filename, content_type=one.content_type, data=services.files.read(one))
        for one in wanted
        if services.files is not None
    )
