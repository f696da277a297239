"""Compares people's names without regard to case, accents and spelling of umlauts."""

import re
import unicodedata
from functools import lru_cache

from afterword.domain.model import Interviewer


def word_set(listed: str) -> frozenset[str]:
    """The words of a list written as one string."""
    return frozenset(listed.split())


_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_TITLES = word_set(
    "mr mrs ms miss mx dr prof professor sir madam madame mme monsieur m herr frau señor señora senor senora sr sra "
    "srta doctor doktor phd md jr ii iii von van der den de la le du dos da di el al bin ibn"
)


def folded(text: str) -> str:
    """The text in one case and without accents: "JÖRG" → "jorg"."""
    if text.isascii():
        return text.lower()
    return _FOREIGN.sub(_without_accent, unicodedata.normalize("NFKD", text.casefold()))


def _without_accent(found: re.Match[str]) -> str:
    return "" if unicodedata.combining(found[0]) else found[0]


@lru_cache(maxsize=4096)
def tokens(name: str) -> frozenset[str]:
    """The parts of a name by which somebody may be addressed; single Latin letters and titles are none."""
    parts = (folded(part) for part in _WORD.findall(name))
    return frozenset(part for part in parts if part not in _TITLES and (len(part) > 1 or not part.isascii()))


_SHORT_FOR = (
    "bob bobby rob=robert bill will billy=william dick rick=richard jack=john jim jimmy=james ted ned ed=edward ted=theodore "
    "peggy maggie meg=margaret liz beth betty lisa=elizabeth kate katie kathy cathy=katherine kate katie cathy=catherine "
    "kate=kathleen tony=anthony hank harry=henry chuck charlie=charles molly polly=mary sally=sarah jenny=jennifer steve=stephen "
    "steve=steven mike mick=michael andy drew=andrew tom=thomas sue=susan becky=rebecca peg=margaret larry=lawrence jerry=gerald "
    "sasha=alexander sasha=alexandra sandy=alexandra lexi=alexandra xander=alexander gus=augustus abby=abigail nate=nathaniel "
    "max=maximilian hannes=johannes basti=sebastian uli=ulrich uli=ulrike steffi=stefanie conny=cornelia kathi=katharina lena=magdalena "
    "pepe=jose paco=francisco pancho=francisco lola=dolores nacho=ignacio quique=enrique concha=concepcion manu=emmanuel"
)
_NICKNAMES = frozenset(
    (short, whole)
    for pair in re.findall(r"([^=]+)=(\S+)\s?", _SHORT_FOR)
    for short, whole in ((short, pair[1]) for short in pair[0].split())
)


def answers_to(person: Interviewer, called: str) -> bool:
    """Whether the person may be called that: part of the name or address, a short form, ue for ü."""
    name = f"{person.name} {(person.email or '').partition('@')[0]}"
    known = tokens(name) | tokens(name.casefold().translate(_UMLAUTS))
    if (
        called in known
        or any((called, part) in _NICKNAMES for part in known)
        or (not called.isascii() and called in folded(person.name))
    ):
        return True
    return len(called) >= 3 and any(part.startswith(called) for part in known)


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})
