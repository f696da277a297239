"""The names in a title, each with how it stands there."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from afterword.domain.detection.text import Found, Word, Words, fold, folded_words, words
from afterword.domain.detection.titles import CALLED, LIKELY, ROLES, Title, is_role
from afterword.domain.detection.vocabulary import generic, roles

_JOINING = {fold(word): meaning for word, meaning in generic.JOINING.items()}
_FILLERS = frozenset(fold(word) for word in generic.FILLERS)
_KEPT_IN_ROLES = frozenset(fold(word) for word in generic.IN_ROLES)
_ROLE_EDGES = _FILLERS - _KEPT_IN_ROLES - frozenset(fold(noun) for noun in roles.NOUNS)
_AND = frozenset(fold(word) for word in generic.AND)
_BETWEEN = re.compile(
    r"\s*(?:<[-=]?>|[↔⇄⟷⇔×|•·【】「」（）()\[\]：;；、・／→~〜–—]|:\s|,\s|\s[-xX/:]\s|\s//\s|[-=]>)\s*|\s+-|-\s+"
)
_FACING = re.compile(r"<[-=]?>|[↔⇄⟷⇔×/／&+|]|^\s*[xX]\s*$")
_WITH = re.compile(r"\bw/\s?", re.IGNORECASE)
_AT_SIGN = re.compile(r"(?:^|\s)@\s?")
_POLITE = re.compile(r"(?<=[A-Za-z])(?:様|さん|さま|氏|社)")
_DEGREE = re.compile(
    r"\b(?:m/w/d|w/m/d|m/f/d|f/m/d|h/f|f/h|m/w/x|m/v|gn|all genders|d/f/m|m/f/x)\b", re.IGNORECASE
)
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.h]\d{2})?\s?(?:am|pm|uhr|h|min|mins)?\b|\b\d+/\d+\b", re.IGNORECASE)
_PLUS = re.compile(r"&|\+")
_SLASHED = re.compile(r"(?<=\w)/(?=\w)")
_ASIDE = re.compile(r"[(,\[（]")


@dataclass(frozen=True, slots=True)
class Segment:
    """What stands between two separators of a title; the marks are those of its pieces."""

    text: str
    facing: bool = False
    aside: bool = False
    beside_call: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the title that may be a name.

    Attributes:
        joined: `with`, `at` or `for` when such a word stands before it, else "".
        beside_call: what an interview is called stands in the same segment.
        aside: it stands in brackets or after a comma.
        facing: it faces another name: “<name> <> <name>”, “name / name”, “name x name”.
    """

    text: str
    folded: tuple[str, ...]
    joined: str
    beside_call: bool
    facing: bool
    role: bool
    aside: bool = False


def take_apart(title: Title, candidate_words: frozenset[str]) -> tuple[Piece, ...]:
    """The names in a title, in order; `candidate_words` tell where “Alex/Acme” is to be split."""
    text = _POLITE.sub(" ", _AT_SIGN.sub(" at ", _DEGREE.sub(" ", _WITH.sub(" with ", title.text))))
    pieces: list[Piece] = []
    for segment in _segments(text, candidate_words):
        pieces.extend(_pieces_of(segment, candidate_words))
    return tuple(pieces)


def _segments(text: str, candidate_words: frozenset[str]) -> list[Segment]:
    found: list[Segment] = []
    place, facing, aside = 0, False, False
    for match in _BETWEEN.finditer(text):
        faces = bool(_FACING.search(match.group()))
        found.append(Segment(text[place : match.start()], facing or faces, aside))
        place, facing, aside = match.end(), faces, bool(_ASIDE.search(match.group()))
    found.append(Segment(text[place:], facing, aside))
    named = candidate_words & set(folded_words(text))
    return [half for segment in found for half in _halves(segment, candidate_words)] if named else found


def _halves(segment: Segment, candidate_words: frozenset[str]) -> list[Segment]:
    """“Alex/Acme” and “Acme and Alex” as two, since one side is the candidate; “UX/UI” as one."""
    text = segment.text
    for pattern in (_SLASHED, _PLUS):
        parts = pattern.split(text)
        if len(parts) == 2 and any(_is_all(part, candidate_words) for part in parts):
            return [Segment(part, facing=True) for part in parts]
    found = words(text)
    for word in found[1:-1]:
        sides = text[: word.start], text[word.end :]
        if word.folded in _AND and any(_is_all(side, candidate_words) for side in sides):
            return [Segment(side, facing=True) for side in sides]
    return [segment]


def _is_all(part: str, candidate_words: frozenset[str]) -> bool:
    found = folded_words(part)
    return bool(found) and set(found) <= candidate_words


def _pieces_of(segment: Segment, candidate_words: frozenset[str]) -> list[Piece]:
    text = _CLOCK.sub(lambda match: " " * len(match.group()), segment.text)
    found = words(text)
    called = _places(call for call in CALLED.find(found) if not _in_role(found, call))
    runs = _runs(found, called, _full_names(found, candidate_words))
    cut = Segment(text, segment.facing, segment.aside, beside_call=bool(called))
    return [piece for joined, run in runs for piece in _piece(cut, run, joined)]


def _places(found: Iterable[Found[float]]) -> set[int]:
    return {place for one in found for place in range(one.start, one.end)}


def _full_names(found: list[Word], candidate_words: frozenset[str]) -> set[int]:
    """Where the candidate's name stands with more than one of its words, so that it is theirs for certain."""
    mine = {place for place, word in enumerate(found) if word.folded in candidate_words}
    return {place for place in mine if place - 1 in mine or place + 1 in mine}


def _runs(found: list[Word], called: set[int], names: set[int]) -> Iterator[tuple[str, list[Word]]]:
    """Stretches between what an interview is called, joining words and the candidate's name."""
    joined, run = "", list[Word]()
    for place, word in enumerate(found):
        joins = _JOINING.get(word.folded)
        if place in called or joins is not None or (place in names) != (place - 1 in names):
            yield joined, run
            joined, run = joins or (joined if place in called and not run else ""), []
        if place not in called and joins is None:
            run.append(word)
    yield joined, run


def _in_role(found: Words, call: Found[float]) -> bool:
    """Whether what an interview is called is here part of a job's name, as in “On-site Technician”."""
    if call.tag >= LIKELY or call.end >= len(found):
        return False
    role = ROLES.at(found.folded, call.end)
    return role is not None and role.tag


def _piece(segment: Segment, run: list[Word], joined: str) -> list[Piece]:
    role = is_role(tuple(word.folded for word in run))
    edges = _ROLE_EDGES if role else _FILLERS
    while run and (run[0].folded in edges or run[0].folded.isdigit()):
        run = run[1:]
    while run and _is_loose(segment.text, run[-1], edges):
        run = run[:-1]
    if not run:
        return []
    stretch = segment.text[run[0].start : _end(segment.text, run[-1].end)]
    folded = tuple(word.folded for word in run)
    return [Piece(stretch, folded, joined, segment.beside_call, segment.facing, role, segment.aside)]


def _is_loose(text: str, word: Word, edges: frozenset[str]) -> bool:
    """Whether a name's last word is none of it; the letters of “S.p.A.” are."""
    return (word.folded in edges or word.folded.isdigit()) and text[word.start - 1 : word.start] != "."


def _end(text: str, end: int) -> int:
    """Where a name ends, with the signs that belong to it: C++, C#."""
    while end < len(text) and text[end] in "+#":
        end += 1
    return end
