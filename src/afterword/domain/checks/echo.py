"""Could this have been written before the interview? Looks for what the candidate remembers in what they write."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from afterword.domain.checks.names import folded
from afterword.domain.checks.verdict import Check, Checked
from afterword.domain.checks.words import COURTESY, content_words, words_of
from afterword.domain.model import Debrief, Point

_NAME = "specific"
_NO_WORD = re.compile(r"(?<!\S)\S*[@:]\S*+|[+(]?\d[\d\s()./-]*")
_ENDING = re.compile(r"(?<=\w\w\w)(?:ing|ed|es|en|er|[seao])$")
_ALIKE = 82
_LONG_POINT = 7
_OF_THEIR_OWN = 7
"""So many words of meaning has a note that says something of its own, debrief or not."""


def specific(note: Checked) -> Check:
    """At least one thing the candidate remembers is in the text, in whatever words."""
    if note.debrief is None:
        return Check.ok(_NAME, "It was not looked at for what you remember.")
    points = remembered(note.debrief, note.recipient.email or "")
    if not points:
        return _without_debrief(note)
    said = _Said(note.prose)
    known = _known(note)
    if any(said.echoes(point, known) for point in points):
        return Check.ok(_NAME, "It comes back to something you spoke about.")
    return Check.warn(
        _NAME,
        "Nothing you remember of the conversation is in the note; "
        f"come back to one point, such as “{_short(points[0])}”.",
    )


def remembered(debrief: Debrief, email: str) -> tuple[str, ...]:
    """What was kept for everybody or for that address; what drew them counts only where there is nothing else."""
    kept = _for((*debrief.points, *debrief.touches, *debrief.resources), email)
    return kept or ((debrief.interest,) if debrief.interest else ())


def _for(points: Iterable[Point], email: str) -> tuple[str, ...]:
    return tuple(
        point.text for point in points if point.for_email is None or point.for_email.lower() == email.lower()
    )


def _without_debrief(note: Checked) -> Check:
    own = content_words(_NO_WORD.sub(" ", note.prose), COURTESY | _known(note))
    if len(own) >= _OF_THEIR_OWN or not note.is_latin:
        return Check.ok(_NAME, "It says something of its own.")
    return Check.warn(
        _NAME,
        "The note could have been written before the interview; "
        f"`afterword debrief {note.interview.id}` takes a minute, or write in one thing you spoke about.",
    )


def _known(note: Checked) -> frozenset[str]:
    """Words that are in the note anyway: of names, the company and the role."""
    names = " ".join(person.name for person in note.interview.interviewers)
    return frozenset(
        words_of(f"{names} {note.candidate.name} {note.interview.company} {note.interview.role}")
    )


def _short(point: str) -> str:
    line = " ".join(point.split())
    return line if len(line) <= 50 else f"{line[:49].rstrip()}…"


class _Said:
    """The words of a note, ready to be looked for."""

    def __init__(self, text: str) -> None:
        found = words_of(text)
        self._line = f" {' '.join(found)} "
        self._pairs = _pairs(self._line)
        self._beginning: dict[str, set[str]] = {}
        for word in found:
            self._beginning.setdefault(word[:2], set()).add(word)

    def echoes(self, point: str, known: frozenset[str]) -> bool:
        """Whether a point is there: one of its words, two where it is long; a script without spaces by its pairs."""
        asked = content_words(point[:500], known | COURTESY) or content_words(point[:500], known)
        if not asked:
            asked = content_words(point[:500])
        if not any(char.isascii() or char.isspace() for char in point):
            return self._holds_pairs(point)
        need = 1 if len(asked) < _LONG_POINT else 2
        return not asked or sum(map(self._holds, asked)) >= need

    def _holds(self, word: str) -> bool:
        stem = _stem(word)
        if f" {stem}" in self._line if len(word) > 3 else f" {word} " in self._line:
            return True
        if len(word) > 5 and (stem in self._line or self._holds_within(word)):
            return True
        near = self._beginning.get(word[:2], ())
        return len(word) > 4 and any(fuzz.ratio(word, other) >= _ALIKE for other in near)

    def _holds_within(self, word: str) -> bool:
        """Whether a long word is made of a word of the note: “Datenbankmigration” of “Datenbank”."""
        near = self._beginning.get(word[:2], ())
        return any(len(other) > 5 and word.startswith(_stem(other)) for other in near)

    def _holds_pairs(self, point: str) -> bool:
        asked = _pairs(folded(point[:500]))
        return not asked or 2 * len(asked & self._pairs) >= len(asked)


def _stem(word: str) -> str:
    """Enough of a word to know its other forms by."""
    if len(word) > 6:
        return word[: max(5, len(word) - 3)]
    return _ENDING.sub("", word) if len(word) > 4 else word


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))
