"""Files that go along with the notes, on the debrief's form: chosen, listed, taken off."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.datastructures import FormData, UploadFile

from afterword.domain.attachments import AttachedFile, attached, megabytes
from afterword.domain.model import Debrief, Interview
from afterword.errors import InvalidInput
from afterword.web.answering import text
from afterword.workflow.enclosing import Enclosure

MOST_FILES = 10


@dataclass(frozen=True, kw_only=True)
class Row:
    """A file that is attached, as it is listed; `key` is what its box is ticked with to take it off."""

    key: str
    name: str
    size: str
    whose: str


def listed(debrief: Debrief, interview: Interview) -> list[Row]:
    """What is attached now."""
    names = {person.email: person.name for person in interview.interviewers if person.email}
    return [
        Row(
            key=_key(file),
            name=file.filename,
            size=megabytes(file.size),
            whose="to everybody"
            if file.for_email is None
            else f"to {names.get(file.for_email, file.for_email)}",
        )
        for file in debrief.attachments
    ]


def chosen(given: FormData, interview: Interview) -> list[Enclosure]:
    """The files that were chosen on the form, checked.

    Raises:
        InvalidInput: one of them cannot be attached, or there is nobody to whom it is to go.
    """
    email = text(given, "for", most=320).lower() or None
    if email is not None and email not in {person.email for person in interview.panel}:
        raise InvalidInput("The file is for somebody who is not on the panel; choose again.")
    files = [one for one in given.getlist("file") if isinstance(one, UploadFile) and one.filename]
    return [_enclosure(file.filename or "", file.file.read(), email) for file in files]


def _enclosure(name: str, data: bytes, email: str | None) -> Enclosure:
    return Enclosure(file=attached(name, data, email), data=data)


def taken_off(given: FormData, debrief: Debrief) -> Sequence[AttachedFile]:
    """Those whose box is ticked; one that is gone already is nobody's concern."""
    ticked = {one for one in given.getlist("off") if isinstance(one, str)}
    return [file for file in debrief.attachments if _key(file) in ticked]


def _key(file: AttachedFile) -> str:
    """Tells one from another of the same name for somebody else, or of other bytes."""
    return f"{file.sha256[:16]}/{file.for_email or ''}"
