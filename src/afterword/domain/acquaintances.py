"""Acquaintances: whom the candidate met and where, found by the words of a text instead of one after the other.

After years of interviews there are thousands of them, and a text speaks of hardly any.
"""

import re
from collections.abc import Iterable

from afterword.domain.checks.names import folded, tokens
from afterword.domain.model import Interviewer

_WORD, _LETTERS = re.compile(r"[^\W_]+"), re.compile(r"[^\W\d_]+")
_ANYWHERE = ""
"""The word of what is made of no words, which may be anywhere."""
_IN_ADDRESS = "@"
"""Stands before the word of an address, which is nobody's name."""

Places = dict[str, list[int]]


class Acquaintances:
    """Every company there is an interview with, and everybody who interviewed there."""

    def __init__(self, companies: Iterable[str], met: Iterable[tuple[str, Interviewer]]) -> None:
        self._companies = sorted({company for company in companies if company})
        self._met = [(company, person) for company, person in met if company]
        self._by_company = _by_word(map(words, self._companies))
        self._by_person = _by_word(
            words(f"{person.name} {person.title}") | _of_address(person.email) for _, person in self._met
        )

    def companies_in(self, there: frozenset[str], company: str) -> list[str]:
        """Those that a text of these words may name, sorted, without that one."""
        found = (self._companies[place] for place in _found(self._by_company, there))
        return [one for one in found if not is_same(one, company)]

    def people_in(
        self, there: frozenset[str], company: str, recipient: Interviewer
    ) -> tuple[Interviewer, ...]:
        """Those of other companies whom a text of these words may name.

        It has a word of theirs that is not the recipient's too, or their whole name. A mail says "Dear Jane", and
        every Jane the candidate ever met would be among them otherwise.
        """
        own = there & tokens(recipient.name)
        addressed = {_IN_ADDRESS + word for word in there}
        named = [place for place in _found(self._by_person, there & own) if own.issuperset(self._name(place))]
        places = {*named, *_found(self._by_person, (there - own) | addressed)}
        met = (self._met[place] for place in sorted(places))
        return tuple(dict.fromkeys(person for elsewhere, person in met if not is_same(elsewhere, company)))

    def _name(self, place: int) -> list[str]:
        return _WORD.findall(folded(_told(self._met[place][1].name)))


def words(text: str) -> frozenset[str]:
    """Its words folded, and its folded words: of letters written in pieces these are not the same."""
    told = _told(text)
    whole = folded(told)
    return frozenset((*_WORD.findall(whole), *_LETTERS.findall(whole), *map(folded, _LETTERS.findall(told))))


def is_same(company: str, other: str) -> bool:
    return bool(company) and company.casefold().split() == other.casefold().split()


def _told(text: str) -> str:
    """With one letter for two that regular expressions take for the same, and folding does not."""
    return text.replace("ı", "i")


def _of_address(address: str | None) -> frozenset[str]:
    """A word that whatever the address stands in must have: one between two of its marks."""
    if not address:
        return frozenset()
    inside = _WORD.findall(folded(_told(address)))[1:-1]
    return frozenset({_IN_ADDRESS + max(inside, key=len) if inside else _ANYWHERE})


def _by_word(every: Iterable[frozenset[str]]) -> Places:
    """The places at which each word stands."""
    found: Places = {}
    for place, of_one in enumerate(every):
        for word in of_one or (_ANYWHERE,):
            found.setdefault(word, []).append(place)
    return found


def _found(places: Places, there: Iterable[str]) -> list[int]:
    """The places of these words, and of what may be anywhere, in order."""
    return sorted({place for word in (*there, _ANYWHERE) for place in places.get(word, ())})
