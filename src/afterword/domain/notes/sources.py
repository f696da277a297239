"""Sources: which remark a sentence of a note comes from, found in the text as it is now."""

from collections.abc import Iterator
from dataclasses import dataclass

from afterword.domain.checks.closings import sign_off
from afterword.domain.checks.sentences import split_sentences
from afterword.domain.model import Debrief, Remark
from afterword.domain.notes.typed import without_stop

_FEWEST_WORDS = 4
"""A paragraph whose lines are all shorter says nothing."""
_TELLING = 4
"""So many words of a sentence must stand in a longer remark to come from it."""


@dataclass(frozen=True, kw_only=True)
class Sourced:
    """A sentence, the ids of the remarks it comes from, and whether it is sourced or ordinary courtesy."""

    text: str
    sources: tuple[int, ...]
    supported: bool


def sourced(text: str, debrief: Debrief, known: str | None) -> tuple[Sourced, ...]:
    """The sentences of a note.

    `known` is the text that was composed or approved: a sentence of it that no remark is in is courtesy.
    """
    composed = _folded(known or "")
    return tuple(_sourced(sentence, debrief, composed) for sentence in sentences_in(text))


def _sourced(sentence: str, debrief: Debrief, composed: str) -> Sourced:
    sources = tuple(remark.id for remark in debrief.remarks if _is_in(remark, sentence))
    return Sourced(text=sentence, sources=sources, supported=bool(sources) or _folded(sentence) in composed)


def _is_in(remark: Remark, sentence: str) -> bool:
    said, here = _folded(without_stop(remark.text)), _folded(without_stop(sentence))
    return said in here or (here in said and len(here.split()) >= _TELLING)


def sentences_in(text: str) -> Iterator[str]:
    """The sentences of a note, without greeting, closing and signature."""
    for place, paragraph in enumerate(text[: sign_off(text, "")].split("\n\n")):
        if place == 0 and paragraph.rstrip().endswith((",", ":")):
            continue  # the greeting
        if any(len(line.split()) >= _FEWEST_WORDS for line in paragraph.splitlines()):
            for line in paragraph.splitlines():
                yield from split_sentences(line)


def _folded(text: str) -> str:
    """Without case, and with one kind of space and apostrophe."""
    return " ".join(text.replace("’", "'").casefold().split())
