"""Knows how words are spelt, from the word lists that pyspellchecker ships.

A list takes 50 to 400 ms to load and stays loaded; it is only asked for where somebody looks at a note.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from afterword.domain.checks.slips import is_slip_for, other_forms
from afterword.domain.wording.languages import language_of

if TYPE_CHECKING:
    from spellchecker import SpellChecker

_SEEN_OFTEN = {"en": 1_000, "de": 50, "fr": 50, "es": 200}
"""A word of the list that was seen less often than this is rare or itself a slip, and is suggested to nobody."""


class WordLists:
    """The `Speller` of the checks."""

    def better(self, word: str, language: str) -> str | None:
        """The commonest word one slip away from a word that no list knows, or None."""
        return _better(word, language_of(language).value)


@lru_cache(maxsize=4096)
def _better(word: str, spoken: str) -> str | None:
    words = _words(spoken)
    forms = (word, *other_forms(word, spoken))
    if any(form in words for form in forms) or (spoken != "en" and word in _words("en")):
        return None
    near = (other for other in words.edit_distance_1(word) if words[other] >= _SEEN_OFTEN[spoken])
    meant = [other for other in near if is_slip_for(word, other)]
    return max(meant, key=lambda other: (words[other], other)) if meant else None


@lru_cache(maxsize=4)
def _words(language: str) -> "SpellChecker":
    from spellchecker import SpellChecker  # noqa: PLC0415 (40 ms, and its lists more)

    return SpellChecker(language=language, distance=1)
