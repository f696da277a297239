"""What came of a debrief, in words or as JSON: the sentences, the notes, what became of the drafts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from afterword.adapters.rendering.letters import is_american
from afterword.cli.output import print_json, say
from afterword.domain.attachments import megabytes
from afterword.domain.days import day_in_words
from afterword.domain.debriefing import decision_day, unused
from afterword.domain.instants import iso
from afterword.domain.model import Debrief, Interview, Interviewer, Remark
from afterword.workflow.checking import NotePreview
from afterword.workflow.revise import Rewrite

if TYPE_CHECKING:
    from afterword.cli.debrief_parts import Refused

SHARE = "share"
"""The starter of what is shared: a resource."""

BECAME = {
    "rewritten": "is brought up to date.",
    "same": "reads the same.",
    "touched": "stays as it is: you changed it. With this it would read:",
    "approved": "stays as it is: you approved it. With this it would read:",
    "in_use": "was saved a moment ago; it is brought up to date in a few minutes, unless you change it.",
    "no_time": "stays as it is: the window leaves no time for you to look at a new text.",
    "gone": "is no longer in Gmail's drafts.",
    "unsettled": "may be brought up to date: Gmail's answer did not come, and Afterword finds out.",
    "refused": "could not be composed",
}


@dataclass(frozen=True, kw_only=True)
class Made:
    """A debrief that was kept, and all that came of it."""

    interview: Interview
    kept: Debrief
    notes: Sequence[NotePreview]
    rewrites: Sequence[Rewrite]
    refused: "Sequence[Refused]"
    zone: str

    @property
    def unread(self) -> bool:
        """Whether a sentence waits for somebody to read it."""
        return any(not remark.seen for remark in self.kept.remarks)


def print_made(made: Made, *, json: bool) -> None:
    """One JSON document, or words."""
    if json:
        print_json(document(made))
    else:
        _print(made)


def document(made: Made) -> dict[str, Any]:
    """As JSON has it."""
    kept, day = made.kept, decision_day(made.kept, made.interview)
    return {
        "interview_id": made.interview.id,
        "language": kept.language,
        "remarks": [_remark(made, one) for one in kept.remarks if one.starter != SHARE],
        "resources": [_remark(made, one) for one in kept.remarks if one.starter == SHARE],
        "sentences": [
            {
                "text": sentence.text,
                "sources": list(sentence.sources),
                "person": {"name": note.person.name, "email": note.person.email},
            }
            for note in made.notes
            for sentence in note.note.sentences
        ],
        "decision_by": iso(kept.decision_by) if kept.decision_by else None,
        "decision_day": day.isoformat() if day else None,
        "decision_day_words": _words(made) or None,
        "private": list(kept.jottings),
        "attachments": [
            {"filename": f.filename, "content_type": f.content_type, "size": f.size, "for": f.for_email}
            for f in kept.attachments
        ],
        "unused": [remark.text for remark in _unused(made)],
        "unread": made.unread,
        "checks": [
            {
                "person": note.person.name,
                "name": check.name,
                "level": check.level.value,
                "message": check.message,
            }
            for note in made.notes
            for check in (*note.blocking, *note.advice)
        ],
        "notes": rewrite_documents(made.rewrites),
        "refused": [
            {"part": one.part.option, "given": one.part.said, "why": one.why} for one in made.refused
        ],
    }


def rewrite_documents(rewrites: Sequence[Rewrite]) -> list[dict[str, Any]]:
    """What became of each draft."""
    return [
        {
            "follow_up_id": one.follow_up.id,
            "outcome": one.outcome.value,
            "changes": list(one.changes),
            "detail": one.detail or None,
        }
        for one in rewrites
    ]


def print_notes(notes: Sequence[NotePreview]) -> None:
    """Each note whole, with what its checks say."""
    for note in notes:
        say(f"\n--- To {note.person.name}, <{note.person.email or 'no address known'}>")
        say(f"Subject: {note.note.subject}\n\n{note.note.body}")
        _print_checks(note)


def print_rewrites(interview: Interview, rewrites: Sequence[Rewrite]) -> None:
    """What became of each draft, in words."""
    for one in rewrites:
        person = interview.interviewer(one.follow_up.interviewer_id)
        say(
            f"  The note to {person.name} {BECAME[one.outcome.value]}{f': {one.detail}' if one.detail else ''}"
        )
        for line in one.changes:
            say(f"    {line}")


def _print(made: Made) -> None:
    what = f"{made.interview.role} at {made.interview.company}".strip()
    say(f"Kept for interview {made.interview.id} ({what}).")
    for note in made.notes:
        _print_sentences(note)
    if words := _words(made):
        say(f"  They decide by {words}.")
    if made.kept.jottings:
        say(f"  For yourself alone: {len(made.kept.jottings)}.")
    for file in made.kept.attachments:
        say(
            f"  Attached: {file.filename} ({megabytes(file.size)}){f', for {file.for_email}' if file.for_email else ''}"
        )
    for remark in _unused(made):
        say(f"  In no note: “{remark.text}”")
    if made.unread:
        say(
            "  Nobody has read these sentences yet, so their notes need your approval; --yes says they are right."
        )
    if not made.rewrites:
        say("  It goes into the notes when they are drafted.")
    print_rewrites(made.interview, made.rewrites)


def _print_sentences(note: NotePreview) -> None:
    if note.note.sentences:
        say(f"  To {note.person.name}:")
    for sentence in note.note.sentences:
        numbers = ", ".join(map(str, sentence.sources))
        say(f"    {sentence.text}  [{numbers}]")
    _print_checks(note)


def _print_checks(note: NotePreview) -> None:
    for check in note.blocking:
        say(f"    must be put right  {check.message}")
    for check in note.advice:
        if check.slips:
            say(f"    worth a look  {check.message}")


def _unused(made: Made) -> tuple[Remark, ...]:
    return unused(made.kept, (source for note in made.notes for source in note.note.sources))


def _remark(made: Made, remark: Remark) -> dict[str, Any]:
    person = _person(made.interview, remark.for_id)
    return {
        "id": remark.id,
        "starter": remark.starter or None,
        "text": remark.text,
        "for": (person.email or person.name) if person else None,
        "seen": remark.seen,
    }


def _person(interview: Interview, interviewer_id: int | None) -> Interviewer | None:
    return next((one for one in interview.interviewers if one.id == interviewer_id), None)


def _words(made: Made) -> str:
    """The day they decide by, with its weekday and date."""
    day = decision_day(made.kept, made.interview)
    return day_in_words(day, "en", american=is_american(made.zone), year=True) if day else ""
