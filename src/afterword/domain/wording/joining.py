"""Joins phrases as a list within a sentence."""

from collections.abc import Sequence

AND = {"en": "and", "de": "und", "fr": "et", "es": "y"}


def joined(phrases: Sequence[str], language: str = "en") -> str:
    """“a”, “a and b”, “a, b and c”; a comma more where a phrase holds an “and” of its own."""
    if len(phrases) < 2:
        return "".join(phrases)
    *first, last = phrases
    word = _before(AND[language], last)
    unclear = language == "en" and len(phrases) > 1 and any(f" {word} " in phrase for phrase in phrases)
    if unclear and len(first) == 1:
        return f"{first[0]}, {word} also {last}" if f" {word} " in first[0] else f"{first[0]} {word} {last}"
    return f"{', '.join(first)}{',' if unclear else ''} {word} {last}"


def _before(word: str, phrase: str) -> str:
    """Spanish says e for y before an i sound."""
    sound = phrase.lower()
    return "e" if word == "y" and sound.startswith(("i", "hi")) and not sound.startswith("hie") else word
