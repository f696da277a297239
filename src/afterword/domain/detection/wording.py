"""Words of a text, and phrases found among them whatever their case, accents and script."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

Tag = TypeVar("Tag")

_MARKS = re.compile("[\u0300-\u036f\u3099\u309a]")
_WORD = re.compile(r"[^\W_]+")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


class Word(NamedTuple):
    """One word as it is compared, and where it stands in the text it came from."""

    folded: str
    start: int
    end: int


class Words(list[Word]):
    """The words of a text, in order; `folded` is how they are compared."""

    def __init__(self, found: Iterable[Word]) -> None:
        super().__init__(found)
        self.folded = [word.folded for word in self]


@dataclass(frozen=True, slots=True)
class Found(Generic[Tag]):
    """A phrase of a lexicon in a text: which words, and what the lexicon says of it."""

    start: int
    end: int
    phrase: str
    tag: Tag


def fold(text: str) -> str:
    """The text without case and accents, for comparing."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()


def words(text: str) -> Words:
    """The words of a text, in order."""
    if text.isascii():
        return Words(
            [Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(text.lower())]
        )
    return Words([Word(fold(match.group()), match.start(), match.end()) for match in _WORD.finditer(text)])


@lru_cache(maxsize=8192)
def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared."""
    found: list[str] = _WORD.findall(text.lower() if text.isascii() else text)
    return tuple(found if text.isascii() else map(fold, found))


def has_cjk(text: str) -> bool:
    return not text.isascii() and bool(_CJK.search(text))


class Lexicon(Generic[Tag]):
    """Phrases with what they stand for; the longest phrase at a place wins."""

    def __init__(self, entries: Mapping[str, Tag]) -> None:
        self._by_first: dict[str, list[tuple[list[str], str, Tag]]] = {}
        for phrase, tag in entries.items():
            self._add(list(folded_words(phrase)), tag)
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def _add(self, phrase: list[str], tag: Tag) -> None:
        if phrase:
            self._by_first.setdefault(phrase[0], []).append((phrase, " ".join(phrase), tag))

    def at(self, folded: list[str], place: int) -> Found[Tag] | None:
        """The longest phrase that begins at that word."""
        for phrase, name, tag in self._by_first.get(folded[place], ()):
            if len(phrase) == 1 or folded[place : place + len(phrase)] == phrase:
                return Found(place, place + len(phrase), name, tag)
        return None

    def find(self, text: Words) -> Iterator[Found[Tag]]:
        """Every phrase in the text, from left to right; none overlaps another."""
        return self.find_folded(text.folded)

    def find_folded(self, folded: list[str]) -> Iterator[Found[Tag]]:
        """The same for words that are folded already."""
        free, firsts = 0, self._by_first
        for place, word in enumerate(folded):
            if word in firsts and place >= free:
                found = self.at(folded, place)
                if found is not None:
                    free = found.end
                    yield found


class Spacer:
    """Puts blanks around known phrases in scripts that are written without them."""

    def __init__(self, phrases: Iterable[str]) -> None:
        known = sorted({phrase for phrase in phrases if has_cjk(phrase)}, key=lambda phrase: -len(phrase))
        self._known = re.compile("|".join(re.escape(phrase) for phrase in known))

    def spaced(self, text: str) -> str:
        return self._known.sub(lambda match: f" {match.group()} ", text) if has_cjk(text) else text
