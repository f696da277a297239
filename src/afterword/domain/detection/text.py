"""A text as clean lines, as words to compare, and phrases found among them."""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

Tag = TypeVar("Tag")
_MAX_TITLE = 300
_MAX_DESCRIPTION = 12_000
_MAX_NAME = 120
_BREAKS = re.compile(r"<(?:br|/?p|/?div|/?li|/?tr|/?ul|/?ol|/?h[1-6])(?:\s[^<>]{0,300})?/?>", re.IGNORECASE)
_TAGS = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]{0,1000})?/?>")
_TROUBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\u0085\x0b\x0c]")
_BLANKS = re.compile(r"\s+")
_NO_NAME = re.compile(r"[{}<>\\|\[\]^~`%$]|://|www\.")
_MARKS = re.compile("[\u0300-\u036f\u3099\u309a]")
_WORD = re.compile(r"[^\W_]+")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def one_line(text: str, limit: int = _MAX_TITLE) -> str:
    """The text on one line, without control and direction marks, at most `limit` characters."""
    head = text[: 4 * limit]
    if not head.isascii() or not head.isprintable():
        head = _TROUBLE.sub("", _LINE_ENDS.sub(" ", head.replace("\n", " ").replace("\t", " ")))
        head = unicodedata.normalize("NFC", head)
    return _BLANKS.sub(" ", head).strip()[:limit].rstrip()


def lines(text: str) -> list[str]:
    """The text's lines, with HTML taken out and white space put in order."""
    head = text[: 2 * _MAX_DESCRIPTION]
    if "<" in head or "&" in head:
        head = html.unescape(_TAGS.sub("", _BREAKS.sub("\n", head)))
    head = _TROUBLE.sub("", _LINE_ENDS.sub("\n", head))[:_MAX_DESCRIPTION]
    return [_BLANKS.sub(" ", line).strip() for line in head.split("\n")]


def name_like(text: str) -> str | None:
    """What may stand as a company, a role or a name: one clean line of at most 120 characters, or None."""
    line = one_line(text, _MAX_NAME + 1).strip(" .,;:–—-·•*|/()\"“”„'’&+#_@?!")
    if not line or len(line) > _MAX_NAME or _NO_NAME.search(line):
        return None
    return line if any(char.isalpha() for char in line) else None


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


def words(text: str) -> Words:
    """The words of a text, in order."""
    if text.isascii():
        return Words(
            [Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(text.lower())]
        )
    return Words([Word(fold(match.group()), match.start(), match.end()) for match in _WORD.finditer(text)])


def fold(text: str) -> str:
    """The text without case and accents, for comparing."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()


@lru_cache(maxsize=8192)
def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared."""
    found: list[str] = _WORD.findall(text.lower() if text.isascii() else text)
    return tuple(found if text.isascii() else map(fold, found))


def has_cjk(text: str) -> bool:
    return not text.isascii() and bool(_CJK.search(text))


@dataclass(frozen=True, slots=True)
class Found(Generic[Tag]):
    """A phrase of a lexicon in a text: which words, and what the lexicon says of it."""

    start: int
    end: int
    phrase: str
    tag: Tag


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

    def first(self, text: Words) -> Found[Tag] | None:
        return next(self.find(text), None)

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
