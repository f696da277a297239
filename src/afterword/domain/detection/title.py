"""A title taken apart: what it calls the meeting, and the names that are left."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from afterword.domain.detection import meeting_words, name_words
from afterword.domain.detection.text import (
    Found,
    Lexicon,
    Spacer,
    Word,
    Words,
    fold,
    folded_words,
    has_cjk,
    one_line,
    words,
)

_STRONG, LIKELY, _HINT, FAINT = 5.0, 4.0, 2.0, 1.0
CUSTOMER_FACING = Lexicon(dict.fromkeys(name_words.CUSTOMER_FACING, True))
_CALLED = Lexicon(
    dict.fromkeys(meeting_words.HINTS, _HINT)
    | {
        phrase: FAINT
        for phrase in meeting_words.HINTS
        if " ".join(folded_words(phrase)) in meeting_words.FAINT_HINTS
    }
    | dict.fromkeys(meeting_words.LIKELY_INTERVIEW, LIKELY)
    | dict.fromkeys(meeting_words.INTERVIEW, _STRONG)
)
_ROLES = Lexicon(dict.fromkeys(name_words.JOBS, True) | dict.fromkeys(name_words.NOT_JOBS, False))
_CJK_ROLES = tuple(fold(noun) for noun in name_words.JOBS if has_cjk(noun))
_SPACER = Spacer(
    (
        *meeting_words.INTERVIEW,
        *meeting_words.LIKELY_INTERVIEW,
        *meeting_words.HINTS,
        *(phrase for phrases in meeting_words.OTHER_MEETINGS.values() for phrase in phrases),
        *meeting_words.CANCELLED,
        *meeting_words.CLASHING,
    )
)
_REQUISITION = re.compile(r"\b(?:JR|REQ|R|ID|Job)[-_ #]{0,2}\d{3,}\b|#\d+")
_OTHER = Lexicon({phrase: why for why, phrases in meeting_words.OTHER_MEETINGS.items() for phrase in phrases})
_CLASHING = Lexicon(dict.fromkeys(meeting_words.CLASHING, True))
_CANCELLED = Lexicon(dict.fromkeys(meeting_words.CANCELLED, True))
_TASKS = Lexicon(dict.fromkeys(meeting_words.TASKS, True))
_PLACEHOLDER = Lexicon(dict.fromkeys(meeting_words.PLACEHOLDERS, True))
_SPEAKS_OF_INTERVIEWS = (
    "interview",
    "gesprach",
    "entretien",
    "entrevista",
    "colloqui",
    "gesprek",
    "面接",
    "面談",
)
_REACH = 3
_STOPS = frozenset({"with", "for", "mit", "avec", "con", "com", "met", "interview", "at", "w"})
_JOINING = {fold(word): meaning for word, meaning in name_words.JOINING.items()}
_FILLERS = frozenset(fold(word) for word in name_words.FILLERS)
_ROLE_EDGES = _FILLERS - {fold(word) for word in (*name_words.FILLERS_IN_JOBS, *name_words.JOBS)}
_AND = frozenset(fold(word) for word in name_words.AND)
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
class Title:
    text: str
    words: Words
    called: tuple[Found[float], ...]


def read_title(raw: str, more: str = "") -> Title:
    """The title's words and what in them an interview is called; `more` is a title told elsewhere."""
    own = _REQUISITION.sub(" | ", one_line(raw))
    text = one_line(_SPACER.spaced(f"{own} | {more}" if more and more not in own else own))
    found = words(text)
    return Title(text=text, words=found, called=tuple(_CALLED.find(found)))


def is_role(folded: tuple[str, ...]) -> bool:
    """Whether these words name a job."""
    if any(found.tag for found in _ROLES.find_folded(list(folded))):
        return True
    return any(noun in word for word in folded if not word.isascii() for noun in _CJK_ROLES)


def other_meeting(title: Title) -> Found[str] | None:
    """What in the title says that it is another kind of meeting; part of a job's name does not."""
    masked = _job_words(title)
    for found in _OTHER.find(title.words):
        spoken = any(word in found.phrase for word in _SPEAKS_OF_INTERVIEWS)
        if (spoken or not set(range(found.start, found.end)) <= masked) and _runs_together(title, found):
            return found
    return None


def clashes(title: Title) -> Found[bool] | None:
    """A word in the title that makes an interview doubtful; part of a job's name does not."""
    masked = _job_words(title)
    return next((found for found in _CLASHING.find(title.words) if found.start not in masked), None)


def is_task(title: Title) -> bool:
    """Whether the title begins as what somebody notes to do."""
    return _is_at(0, _TASKS, title)


def is_cancelled(title: Title) -> bool:
    """Whether the title begins by saying so, as Outlook's cancellations do."""
    return _is_at(0, _CANCELLED, title)


def is_placeholder(title: Title) -> bool:
    """Whether the title begins or ends as those of times that are only kept free."""
    return _is_at(0, _PLACEHOLDER, title) or _is_at(-1, _PLACEHOLDER, title)


def only_faint(title: Title) -> bool:
    """Whether the title has no word for it but those that people use for any meeting."""
    return all(found.tag <= FAINT for found in title.called)


def is_ambiguous(title: Title) -> bool:
    """Whether the title's words for it are those that other talks are called too."""
    return all(found.phrase in meeting_words.AMBIGUOUS for found in title.called if found.tag >= LIKELY)


def is_called_interview(title: Title) -> bool:
    return any(found.tag >= LIKELY for found in title.called)


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


def _job_words(title: Title) -> set[int]:
    """The places of words that belong to a job's name: up to three before its noun."""
    masked: set[int] = set()
    for role in _ROLES.find(title.words):
        start = role.start
        while start > max(0, role.start - _REACH) and _runs_on(title, start):
            start -= 1
        if role.tag:
            masked.update(range(start, role.start))
    for found in CUSTOMER_FACING.find(title.words):
        if found.end - found.start > 1:
            masked.update(range(found.start, found.end))
    return masked


def _runs_on(title: Title, place: int) -> bool:
    before, word = title.words[place - 1], title.words[place]
    return title.text[before.end : word.start] in {" ", "-", "/", " & ", "&"} and before.folded not in _STOPS


def _runs_together(title: Title, found: Found[str]) -> bool:
    """Whether a phrase is written as one, and not across a colon or a dash as in “Interview – Podcast Producer”."""
    pairs = pairwise(title.words[found.start : found.end])
    return all(
        not title.text[before.end : word.start].strip() or word.start - before.end == 1
        for before, word in pairs
    )


def _is_at(place: int, phrases: Lexicon[bool], title: Title) -> bool:
    folded = title.words.folded
    return bool(folded) and phrases.at(folded, place % len(folded)) is not None


@dataclass(frozen=True, slots=True)
class _Segment:
    """What stands between two separators of a title; the marks are those of its pieces."""

    text: str
    facing: bool = False
    aside: bool = False
    beside_call: bool = False


def _segments(text: str, candidate_words: frozenset[str]) -> list[_Segment]:
    found: list[_Segment] = []
    place, facing, aside = 0, False, False
    for match in _BETWEEN.finditer(text):
        faces = bool(_FACING.search(match.group()))
        found.append(_Segment(text[place : match.start()], facing or faces, aside))
        place, facing, aside = match.end(), faces, bool(_ASIDE.search(match.group()))
    found.append(_Segment(text[place:], facing, aside))
    named = candidate_words & set(folded_words(text))
    return [half for segment in found for half in _halves(segment, candidate_words)] if named else found


def _halves(segment: _Segment, candidate_words: frozenset[str]) -> list[_Segment]:
    """“Alex/Acme” and “Acme and Alex” as two, since one side is the candidate; “UX/UI” as one."""
    text = segment.text
    for pattern in (_SLASHED, _PLUS):
        parts = pattern.split(text)
        if len(parts) == 2 and any(_is_all(part, candidate_words) for part in parts):
            return [_Segment(part, facing=True) for part in parts]
    found = words(text)
    for word in found[1:-1]:
        sides = text[: word.start], text[word.end :]
        if word.folded in _AND and any(_is_all(side, candidate_words) for side in sides):
            return [_Segment(side, facing=True) for side in sides]
    return [segment]


def _is_all(part: str, candidate_words: frozenset[str]) -> bool:
    found = folded_words(part)
    return bool(found) and set(found) <= candidate_words


def _pieces_of(segment: _Segment, candidate_words: frozenset[str]) -> list[Piece]:
    text = _CLOCK.sub(lambda match: " " * len(match.group()), segment.text)
    found = words(text)
    calls = [call for call in _CALLED.find(found) if not _is_job(found, call)]
    called = {place for call in calls for place in range(call.start, call.end)}
    runs = _runs(found, called, _full_names(found, candidate_words))
    cut = _Segment(text, segment.facing, segment.aside, beside_call=bool(called))
    return [piece for joined, run in runs for piece in _piece(cut, run, joined)]


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


def _is_job(found: Words, call: Found[float]) -> bool:
    """Whether what an interview is called is here part of a job's name, as in “On-site Technician”."""
    if call.tag >= LIKELY or call.end >= len(found):
        return False
    role = _ROLES.at(found.folded, call.end)
    return role is not None and role.tag


def _piece(segment: _Segment, run: list[Word], joined: str) -> list[Piece]:
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
