"""Takes a jotted line apart: sentences, labels, lists, and the capital of a line's start."""

import re
from collections.abc import Iterator

from afterword.domain.wording.english.articles import is_common
from afterword.domain.wording.english.clauses import WH, is_sentence, words
from afterword.domain.wording.english.questions import is_question
from afterword.domain.wording.english.reporting import reported
from afterword.domain.wording.english.spelling import spelled
from afterword.domain.wording.usable import plain

_SENTENCE_END = re.compile(
    r"(?<=[^.\s][.!?])\s+(?=\S)|,\s+(?:and |but |so )?(?=(?:they|she|he|we|I|i|each|there)\b(?!'s? all))|;\s+|\s*\n+\s*|(?<=\?)\s*"
)
_LABEL = re.compile(r"^([^:]{2,30}):\s+(\S.*)$")
_SHELF = re.compile(r"\bon (?:(?:his|her|their|the) )?(book ?shelf|shelf|wall|desk)$", re.IGNORECASE)
_EMPTY_LABEL = re.compile(
    r"(?:point|topic|touch|personal|discussed|talk(?:ed)?|note|book|shared|common|both|fun fact|detail|work|q|question|liked|interest)s?",
    re.I,
)
_SMALL_START = re.compile(
    r"^(?:The|A|An|How|Why|What|When|Where|Whether|Your|Their|Our|His|Her|Its|This|That|These|Those|My|They|She|He|We|You|There|"
    r"Talked|Told|Asked|Discussed|Loved|Liked|Enjoyed|Was|Had)(?=[\s,.;:!?]|$)"
)
_FIRST = re.compile(r"^[A-Z][a-z]+(?:-[a-z]+)*(?=$| [a-z0-9(&+]|,|'s )")


def pieces(text: str) -> tuple[str, ...]:
    """The sentences and half sentences of a jotted text, spelled as was meant."""
    parts = (plain(part) for part in _SENTENCE_END.split(text[:4000]))
    return tuple(piece for part in parts if part for piece in _without_dash(spelled(part)))


def _without_dash(piece: str) -> Iterator[str]:
    """What stands after a dash: a sentence of its own, an aside in brackets, or left out when it leans on “it”."""
    before, _, after = piece.partition(" – ")
    yield f"{before} ({after})" if _is_aside(after) and "(" not in piece else before
    if after and is_sentence(after) and not _LEANING.search(after):
        yield after


def _is_aside(after: str) -> bool:
    return 0 < len(after.split()) <= 6 and not is_sentence(after) and not _LEANING.search(after)


_LEANING = re.compile(r"\b(?:it|this|that|these|those|them|its)\b", re.IGNORECASE)


def lowered(text: str) -> str:
    """Without the capital that only the start of a line gave it."""
    first = _FIRST.match(text)
    if _SMALL_START.match(text) or (first and is_common(first[0].lower())):
        return text[:1].lower() + text[1:]
    return text


def listed(piece: str) -> Iterator[str]:
    """Several things in one line, each by itself, where each is a short phrase."""
    piece = _without_label(piece)
    report = reported(piece)
    head = piece[: max(piece.rfind(report.content), 0)]
    with_clause = re.split(r",? and (?=(?:how|why|what|whether)\b)", report.content)
    if len(with_clause) > 1 and len(report.content.split()) > 8:
        yield from (f"{head}{part}" for part in with_clause)
        return
    parts = [part for part in re.split(r",\s+(?:and\s+)?", report.content) if part]
    if len(parts) > 1 and " and " in parts[-1]:
        parts[-1:] = parts[-1].split(" and ", 1)
    short = len(parts) > 1 and all(len(part.split()) <= 6 and not _has_clause(part) for part in parts)
    if not short or "(" in report.content or is_question(report.content):
        yield piece
        return
    yield from (f"{head}{part}" for part in parts)


def _without_label(piece: str) -> str:
    """“book: DDIA” → “DDIA”, “on-call: one week in six” → “on-call (one week in six)”."""
    label = _LABEL.match(piece)
    if not label:
        return piece
    shelf = _SHELF.search(label[1])
    if shelf:
        return f"{label[2]} on their {shelf[1]}"
    return label[2] if _EMPTY_LABEL.fullmatch(label[1].strip()) else f"{label[1]} ({label[2]})"


def _has_clause(part: str) -> bool:
    said = words(part)
    return (
        not said or is_sentence(part) or said[0] in WH | {"but", "so", "because", "which", "who", "although"}
    )
