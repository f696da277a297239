"""Enclosing: the files that go along with the notes to an interview, put there, taken off and read for a mail."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from afterword.domain.attachments import AttachedFile, detached, files_for, united
from afterword.domain.model import Debrief, Interview
from afterword.errors import InvalidInput
from afterword.ports import Files, MailFile, Store
from afterword.workflow.services import Services


@dataclass(frozen=True, kw_only=True)
class Enclosure:
    """A file with its bytes, checked already."""

    file: AttachedFile
    data: bytes


def enclose(
    store: Store,
    files: Files,
    interview: Interview,
    on: Iterable[Enclosure] = (),
    off: Sequence[str] = (),
    off_for: str | None = None,
) -> None:
    """Take files off by name, put others on; all of it or nothing. Copies that nobody means any more are forgotten.

    A file that goes on takes the place of one of the same name. `off_for` names the one person it is taken from.

    Raises:
        InvalidInput: there is none of that name, or the files of some note would be too large together.
    """
    on, before = tuple(on), store.debrief(interview.id)

    def change(debrief: Debrief) -> Debrief:
        left = debrief.attachments
        for name in off:
            left = detached(left, name, off_for)
        return replace(debrief, attachments=united(left, (enclosure.file for enclosure in on)))

    change(before)  # what is refused is refused before a copy is kept
    for enclosure in on:  # before anything refers to them
        files.keep(enclosure.data)
    after = store.change_debrief(interview.id, change)
    _drop_unused(store, files, set(before.attachments) - set(after.attachments))


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


def _drop_unused(store: Store, files: Files, gone: Iterable[AttachedFile]) -> None:
    """Another interview's notes, or another person's, may still mean the same bytes."""
    unused = {file.sha256 for file in gone}
    if unused:
        unused -= {file.sha256 for one in store.interviews() for file in store.debrief(one.id).attachments}
    for sha256 in unused:
        files.drop(sha256)
