"""Previews: the notes that a debrief makes, before anything of it is kept."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from afterword.domain.attachments import files_for
from afterword.domain.checks import Check, Level, Slip
from afterword.domain.debriefing import numbered, placed_repair
from afterword.domain.mail import Attachment, MailContent
from afterword.domain.model import Debrief, Interview, Interviewer, Note
from afterword.ports import NoteWriter
from afterword.workflow.by_hand import call_result
from afterword.workflow.checking import Checking, checks_of


@dataclass(frozen=True, kw_only=True)
class NotePreview:
    """The note to one interviewer as a debrief makes it, and what its checks say against it."""

    person: Interviewer
    note: Note
    checks: Sequence[Check]

    @property
    def blocking(self) -> list[Check]:
        return [check for check in self.checks if check.level is Level.BLOCK]

    @property
    def advice(self) -> list[Check]:
        return [check for check in self.checks if check.level is Level.WARN]


def preview_notes(
    writer: NoteWriter, checking: Checking, interview: Interview, debrief: Debrief
) -> list[NotePreview]:
    """The note to each of the panel.

    Raises:
        TemplateError: a template or the file of starters is broken.
    """
    debrief = replace(debrief, remarks=numbered(debrief.remarks))
    return [_preview(writer, checking, interview, person, debrief) for person in interview.panel]


def _preview(
    writer: NoteWriter, checking: Checking, interview: Interview, person: Interviewer, debrief: Debrief
) -> NotePreview:
    call = call_result(checking.store, interview.id, person.id)
    note = writer.thank_you(interview, person.id, debrief, call)
    files = files_for(debrief.attachments, person.email)
    content = MailContent(
        to=(person.email,) if person.email else (),
        subject=note.subject,
        text=note.body,
        attachments=tuple(
            Attachment(filename=one.filename, content_type=one.content_type, sha256=one.sha256)
            for one in files
        ),
    )
    checks = [
        check
        for check in checks_of(checking, interview, person, content, debrief=debrief)
        if person.email or check.name != "recipient"
    ]
    return NotePreview(person=person, note=note, checks=checks)


def digest(previews: Sequence[NotePreview]) -> str:
    """Tells one set of notes from another: what the candidate had before them when they kept a debrief."""
    read = "\0".join(f"{one.person.id}\0{one.note.subject}\0{one.note.body}" for one in previews)
    return hashlib.sha256(read.encode()).hexdigest()[:32]


def repairs(previews: Sequence[NotePreview], debrief: Debrief) -> list[tuple[str, str]]:
    """What the checks would put in place of what in its remarks, each slip once, by its best repair."""
    texts = [remark.text for remark in debrief.remarks]
    found = (repair for one in previews for _, repair in repairs_of(one, texts))
    return list(dict.fromkeys(repair for repair in found if repair))


def repairs_of(preview: NotePreview, texts: Sequence[str]) -> list[tuple[Slip, tuple[str, str] | None]]:
    """The slips of one note, each with what would put it right in the texts it is made of."""
    slips = [slip for check in preview.checks for slip in check.slips]
    alike = Counter(slip.words for slip in slips)
    body = preview.note.body
    return [(slip, placed_repair(slip, body, texts, alike=alike[slip.words])) for slip in slips]
