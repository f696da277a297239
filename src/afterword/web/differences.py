"""What differs between two texts, word by word, for showing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORDS = re.compile(r"\s*\S+")
_MOST_WORDS = 3_000


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A stretch of text that is in both, was taken out, or was put in."""

    kind: Literal["same", "out", "in"]
    text: str


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces in reading order, white space apart; empty when the words are the same."""
    if before.split() == after.split():
        return ()
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(old), len(new)) > _MOST_WORDS:
        return (Piece(kind="out", text=before), Piece(kind="in", text=after))
    return tuple(piece for piece in _pieces(old, new) if piece.text)


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    words = [word.strip() for word in old], [word.strip() for word in new]
    for tag, i, j, k, end in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(kind="same", text="".join(new[k:end]))
        else:
            yield Piece(kind="out", text="".join(old[i:j]))
            yield Piece(kind="in", text="".join(new[k:end]))
