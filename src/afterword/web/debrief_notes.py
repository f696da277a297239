"""The notes that a form makes, as they are shown beside it: whose words they are, what has to be put right."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from afterword.domain.attachments import AttachedFile
from afterword.domain.debriefing import unused
from afterword.domain.model import Debrief, Interview, Language, Note
from afterword.domain.notes.starters import Starters
from afterword.errors import InvalidInput, TemplateError
from afterword.ports import NoteWriter
from afterword.web.debrief_form import Reader, Typed, Understood
from afterword.workflow.checking import Checking, NotePreview, digest, preview_notes, repairs_of


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A piece of a note's body; `yours`: it is made of a remark."""

    text: str
    yours: bool


@dataclass(frozen=True, kw_only=True)
class Repair:
    """Words on the form, and what could stand there instead; "" for leaving them out."""

    words: str
    better: str

    @property
    def value(self) -> str:
        """As the button sends it."""
        return json.dumps([self.words, self.better], ensure_ascii=False)


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """A slip of spelling or grammar; `repair` is None where it is not in what was typed, or nobody knows better."""

    message: str
    repair: Repair | None


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The note to one interviewer. `blocking` is what keeps it from going out."""

    name: str
    address: str
    subject: str
    body: Sequence[Piece]
    blocking: Sequence[str]
    mistakes: Sequence[Mistake]


@dataclass(frozen=True, kw_only=True)
class Notes:
    """All of them. `read` tells them from any others; `unused` is what none of them says."""

    each: Sequence[Shown] = ()
    read: str = ""
    unused: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Form:
    """The form of one interview, and all that comes of it.

    Attributes:
        starters: None when their file is broken.
        made: the debrief it makes.
        failed: why no notes can be shown; "" when they can.
    """

    interview: Interview
    starters: Starters | None
    understood: Understood
    made: Debrief
    notes: Notes = Notes()
    failed: str = ""

    @property
    def typed(self) -> Typed:
        return self.understood.typed

    @property
    def language(self) -> str:
        """The code of the language that the notes are in."""
        return Language.of(self.typed.language).value

    def was_read(self, read: str, left: str) -> bool:
        """Whether it was the notes `read` that somebody had before them, and knew what is left out."""
        knew = self.understood.left in {"", left}
        return knew and (not self.made.remarks or read == self.notes.read)


def worked_out(
    writer: NoteWriter, checking: Checking, reader: Reader, typed: Typed, files: Sequence[AttachedFile]
) -> Form:
    """What comes of a form with these files. That a template is broken is told in it."""
    starters, failed = _starters(writer, typed.language)
    understood = reader.understood(typed, starters)
    made = replace(reader.made(understood), attachments=tuple(files))
    form = Form(
        interview=reader.interview, starters=starters, understood=understood, made=made, failed=failed
    )
    if failed:
        return form
    try:
        previews = preview_notes(writer, checking, reader.interview, made)
    except TemplateError as error:
        return replace(form, failed=str(error))
    return replace(form, notes=_notes(previews, form))


def _starters(writer: NoteWriter, language: str) -> tuple[Starters | None, str]:
    """Those of that language, or why there are none."""
    try:
        return writer.starters(language), ""
    except TemplateError as error:
        return None, str(error)


def _notes(previews: Sequence[NotePreview], form: Form) -> Notes:
    sources = (source for one in previews for source in one.note.sources)
    return Notes(
        each=[_shown(one, form.typed) for one in previews],
        read=digest(previews),
        unused=[remark.text for remark in unused(form.made, sources)],
    )


def _shown(preview: NotePreview, typed: Typed) -> Shown:
    return Shown(
        name=preview.person.name,
        address=preview.person.email or "",
        subject=preview.note.subject,
        body=list(pieces(preview.note)),
        blocking=[check.message for check in preview.blocking],
        mistakes=[
            Mistake(message=slip.message, repair=Repair(words=pair[0], better=pair[1]) if pair else None)
            for slip, pair in repairs_of(preview, [row.text for row in typed.rows])
        ],
    )


def pieces(note: Note) -> Iterator[Piece]:
    """The body, cut where the sentences that are made of remarks begin and end."""
    found = ((note.body.find(sentence.text), sentence.text) for sentence in note.sentences)
    at = 0
    for begins, text in sorted(one for one in found if one[0] >= 0):
        if begins >= at:
            yield Piece(text=note.body[at:begins], yours=False)
            yield Piece(text=text, yours=True)
            at = begins + len(text)
    yield Piece(text=note.body[at:].rstrip(), yours=False)


# --- repairs -----------------------------------------------------------------------------------------------


def repair_of(value: str) -> Repair:
    """The repair that a button sent.

    Raises:
        InvalidInput: it is none.
    """
    try:
        words, better = json.loads(value)
    except (ValueError, TypeError, RecursionError):
        words = better = None
    if not (isinstance(words, str) and isinstance(better, str) and words.strip()):
        raise InvalidInput("This form is not complete; open the page again.")
    return Repair(words=words, better=better)
