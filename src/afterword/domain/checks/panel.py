"""What a note is beside the others of the same day, and beside earlier thanks to the same person."""

from rapidfuzz import fuzz

from afterword.domain.checks.verdict import Check, Checked, Sibling, prose_of
from afterword.domain.checks.words import words_of
from afterword.domain.model import Interviewer, Part

_ALIKE = 70
_MOST_WORDS = 600
_MOST_PEOPLE = 7


def panel(note: Checked) -> Check:
    """No two notes of one day at one company are alike once the names are left out: panels forward them."""
    own = _compared(note.prose, note) if note.siblings else []
    for other in note.siblings:
        if fuzz.ratio(own, _compared(prose_of(other.text), note)) >= _ALIKE:
            return Check.warn(
                "panel",
                f"It is nearly the same as your note to {_called(other)}; say something else to each of them.",
            )
    return Check.ok("panel", "It is not the same as another of your notes.")


def _called(other: Sibling) -> str:
    return other.person.name or other.person.email or "somebody else of the panel"


def _compared(text: str, note: Checked) -> list[str]:
    """The words without names; so many of them as a note can have."""
    people = (*note.interview.interviewers, *(other.person for other in note.siblings))
    names = {word for person in people for word in words_of(person.name)}
    return [word for word in words_of(text)[:_MOST_WORDS] if word not in names]


def too_many_people(note: Checked) -> Check:
    """More than seven notes to one company are too many."""
    count = len(note.interview.panel) if note.panel_size is None else note.panel_size
    if count <= _MOST_PEOPLE:
        return Check.ok("too_many_people", "A note to each of them is right.")
    return Check.warn(
        "too_many_people",
        f"{count} people interviewed you that day; one note to {_coordinator(note)} that thanks them all reads better.",
    )


def _coordinator(note: Checked) -> str:
    arranged = (person for person in note.interview.interviewers if person.part is Part.COORDINATOR)
    found: Interviewer | None = next(arranged, None)
    return found.name if found and found.name else "whoever arranged it"


def repeat_round(note: Checked) -> Check:
    """Somebody who was thanked after an earlier round needs no second full note."""
    if not note.thanked_before:
        return Check.ok("repeat_round", "You have not thanked them before.")
    times = "once" if note.thanked_before == 1 else f"{note.thanked_before} times"
    who = note.recipient.name or "this person"
    return Check.warn(
        "repeat_round",
        f"You have thanked {who} {times} already after earlier rounds; skip this note or make it shorter.",
    )
