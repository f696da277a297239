"""Finds slips of the candidate's fingers that went from the debrief into the note."""

import re
from collections.abc import Iterator

from afterword.domain.checks.names import folded
from afterword.domain.checks.verdict import Check, Checked
from afterword.domain.model import Debrief
from afterword.domain.wording.english.names_of_things import WRITTEN

_NAME = "spelling"
_SHORTEST, _LONGEST = 4, 30
_MOST = 200
_LONGEST_PART = 80
_IN_LINK = re.compile(r"://|www\.|@|[^\W_]\.[^\W_]")
_WORD = re.compile(r"(?<![\w'’#@/.-])[^\W_]+(?![\w@/])")
_KNOWN_AS = frozenset(WRITTEN)


def spelling(note: Checked) -> Check:
    """The debrief's words that are in the note are words."""
    if note.debrief is None or note.speller is None:
        return Check.ok(_NAME, "The spelling was not looked at.")
    language = note.debrief.language
    for word in _to_look_up(note, note.debrief):
        better = note.speller.better(word.lower(), language)
        if better:
            return Check.warn(_NAME, f"“{word}” may be misspelt; did you mean “{_as(word, better)}”?")
    return Check.ok(_NAME, "No slip was found in what you remembered.")


def _to_look_up(note: Checked, debrief: Debrief) -> Iterator[str]:
    """Words of the note that come from the debrief and could be misspelt: no names, no links, no brands."""
    jotted = {word.lower() for word in _words(_said(debrief))}
    skipped = _names(note)
    seen: set[str] = set()
    for word in _words(note.text):
        low = word.lower()
        if low in seen or low not in jotted or folded(low) in skipped or low in _KNOWN_AS:
            continue
        seen.add(low)
        if _could_be_misspelt(word, nouns_have_capitals=debrief.language == "de"):
            yield word
        if len(seen) > _MOST:
            return


def _words(text: str) -> list[str]:
    """The words of a text, not those of links and addresses, nor what is too long to be any."""
    parts = (part for part in text.split() if len(part) <= _LONGEST_PART and not _IN_LINK.search(part))
    return [word for part in parts for word in _WORD.findall(part)]


def _said(debrief: Debrief) -> str:
    points = (*debrief.points, *debrief.touches, *debrief.resources)
    return "\n".join([*(point.text for point in points), debrief.interest, debrief.question])


def _names(note: Checked) -> frozenset[str]:
    """Every word of what the interview and the profile hold: names, company, role, headline, links' labels."""
    people = (*note.interview.interviewers, *note.other_interviewers)
    parts = [f"{person.name} {person.title}" for person in people]
    own = note.candidate
    parts += [note.interview.company, note.interview.role, *note.other_companies, own.name, own.headline]
    parts += [own.signature, own.postal_address, note.interview.postal_address]
    parts += [link.label for link in own.links]
    return frozenset(re.findall(r"[^\W_]+", folded(" ".join(parts))))


def _could_be_misspelt(word: str, *, nouns_have_capitals: bool) -> bool:
    if not _SHORTEST <= len(word) <= _LONGEST or any(char.isdigit() for char in word):
        return False
    return word.islower() or (nouns_have_capitals and word.istitle())


def _as(word: str, better: str) -> str:
    return better[:1].upper() + better[1:] if word[:1].isupper() else better
