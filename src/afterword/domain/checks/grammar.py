"""Grammar and spelling of what the note says. Names and the candidate's own terms are no slips."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from afterword.domain.checks.closings import sign_off
from afterword.domain.checks.names import folded
from afterword.domain.checks.verdict import Check, Checked, Proofreader, Slip
from afterword.domain.model import Debrief, Remark

_NAME = "grammar"
_LONGEST = 4_000
"""So many characters are read; a note has 1,500, and a proofreader may take its time over what is none."""
_LONGEST_GREETING = 5
_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def grammar(note: Checked) -> Check:
    """What stands between greeting and closing is written as it should be."""
    if note.debrief is None or note.proofreader is None:
        return Check.ok(_NAME, "Grammar and spelling were not looked at.")
    slips = tuple(_slips(note, note.debrief, note.proofreader))
    if not slips:
        return Check.ok(_NAME, "No slip was found.")
    return Check.warn(_NAME, _in_words(slips), slips)


def _slips(note: Checked, debrief: Debrief, proofreader: Proofreader) -> Iterator[Slip]:
    known = _names(note).union(_terms(debrief.remarks))
    for begins, paragraph in _paragraphs(note):
        for slip in proofreader.slips(paragraph, debrief.language, known):
            yield replace(slip, at=begins + slip.at)


def _paragraphs(note: Checked) -> Iterator[tuple[int, str]]:
    """Each paragraph on one line, and where it begins in the text."""
    text = note.text[: sign_off(note.text, note.candidate.name)][:_LONGEST]
    at = 0
    for place, paragraph in enumerate(text.split(note.between_paragraphs)):
        greets = place == 0 and len(paragraph.split()) <= _LONGEST_GREETING
        if paragraph.strip() and not greets:
            yield at, paragraph.replace("\n", " ")
        at += len(paragraph) + len(note.between_paragraphs)


def _in_words(slips: Sequence[Slip]) -> str:
    first, more = slips[0], len(slips) - 1
    if not first.repairs:
        said = first.message
    elif first.repairs[0]:
        said = f"“{first.words}”: did you mean “{first.repairs[0]}”?"
    else:
        said = f"“{first.words}” may be one too many."
    if not more:
        return said
    return f"{said} There {'is one more place' if more == 1 else f'are {more} more places'} like it."


# --- what is no slip ---------------------------------------------------------------------------------------


def _names(note: Checked) -> frozenset[str]:
    """Every word of what the interviews and the profile hold."""
    own, interview = note.candidate, note.interview
    people = (*interview.interviewers, *note.other_interviewers)
    parts = [f"{person.name} {person.greeting} {person.title}" for person in people]
    parts += [interview.company, interview.role, interview.postal_address, *note.other_companies]
    parts += [own.name, own.headline, own.signature, own.postal_address]
    parts += [f"{link.label} {link.url}" for link in own.links]
    return frozenset(_WORD.findall(folded(" ".join(parts))))


def _terms(remarks: Iterable[Remark]) -> Iterator[str]:
    """What is more than a plain word: with capitals inside, digits or a hyphen; of joined words the parts."""
    for remark in remarks:
        for word in _JOINED.findall(remark.text):
            if word[1:] != word[1:].lower() or any(char.isdigit() or char == "-" for char in word):
                yield from _WORD.findall(folded(word))
