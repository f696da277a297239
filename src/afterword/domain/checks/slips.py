"""Which of two words is surely a slip for the other, and which is only rare: a false alarm costs more than a miss."""

import re
from collections.abc import Iterator

from afterword.domain.checks.names import folded

_SHORTEST, _LONG_FOR_ANOTHER_LETTER, _LONG_FOR_ONE_TOO_MANY = 5, 8, 9
_ENDINGS = {
    "en": ("s", "es", "ed", "er", "ers", "ing", "ly", "able"),
    "de": ("s", "e", "n", "en", "er", "es", "em", "in", "innen"),
    "fr": ("s", "e", "es", "x", "aux"),
    "es": ("s", "es", "a", "as", "os"),
}
_BRITISH = (
    (r"our", "or"),
    (r"([iy])s(e|ed|es|er|ers|ing|ation|ations)$", r"\1z\2"),
    (r"re(s?)$", r"er\1"),
    (r"[ao]e", "e"),
    (r"ogue(s?)$", r"og\1"),
    (r"ll", "l"),
    (r"c(e|es|ed|ing)$", r"s\1"),
)


def other_forms(word: str, language: str) -> Iterator[str]:
    """Forms of a word that a list may know in its place: without its ending, as Americans spell it, in two parts."""
    for ending in _ENDINGS.get(language, ()):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            yield word.removesuffix(ending)
    if language == "en":
        for british, american in _BRITISH:
            there = re.sub(british, american, word)
            if there != word:
                yield there


def is_slip_for(word: str, meant: str) -> bool:
    """Whether fingers that meant one word would type the other: not an ending, not another word of its own right."""
    if folded(word) == folded(meant):
        return folded(word) == word
    if word[0] != meant[0] or len(word) < _SHORTEST:
        return False
    if len(word) > len(meant):
        return _doubles(word, meant) or (len(word) >= _LONG_FOR_ONE_TOO_MANY and word[:-1] != meant)
    if word == meant[: len(word)] or word[:-1] == meant[:-1]:
        return False
    if len(word) < len(meant) or sorted(word) == sorted(meant):
        return True
    return len(word) >= _LONG_FOR_ANOTHER_LETTER


def _doubles(word: str, meant: str) -> bool:
    """Whether a letter was struck twice."""
    at = next((at for at, (a, b) in enumerate(zip(word, meant, strict=False)) if a != b), len(meant))
    return at > 0 and word[at] == word[at - 1] and word[:at] + word[at + 1 :] == meant
