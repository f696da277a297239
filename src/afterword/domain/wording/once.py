"""Reads a jotted line once for everybody whom it does not speak of: only a name in it makes a difference to a reader."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from afterword.domain.wording.english.people import Who, is_in_one

T = TypeVar("T")


class _Nobody(frozenset[str]):
    """No names at all; keeps which words were looked for among them."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def __contains__(self, word: object) -> bool:
        self.asked.add(str(word))
        return False


def once(read: Callable[[str, Who], T]) -> Callable[[str, Who], T]:
    """The same reading, done anew only for those of whose names a word of the text is one.

    A reading asks of the people nothing but whether words are names of theirs. Where every answer is no, it is
    the same as for nobody. Of their company it asks only where the text has its name in small letters.
    """

    @lru_cache(maxsize=1024)
    def for_nobody(text: str, company: str) -> tuple[T, frozenset[str]]:
        nobody = _Nobody()
        return read(text, Who(recipient=nobody, others=nobody, company=company)), frozenset(nobody.asked)

    @wraps(read)
    def reading(text: str, who: Who) -> T:
        found, asked = for_nobody(text, who.company if who.company.lower() in text else "")
        return read(text, who) if _names_one(asked, who.recipient) or _names_one(asked, who.others) else found

    return reading


def _names_one(asked: frozenset[str], names: frozenset[str]) -> bool:
    return not asked.isdisjoint(names) or any(is_in_one(word, names) for word in asked if not word.isascii())
