"""Compares people's names without regard to case, accents and spelling of umlauts."""

import re
import unicodedata
from functools import lru_cache

from afterword.domain.model import Interviewer


def word_set(listed: str) -> frozenset[str]:
    """The words of a list written as one string."""
    return frozenset(listed.split())


_WORD = re.compile(r"[^\W\d_]+")
_SPACED = re.compile(r"[^\W_]+")
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


def unaccented(text: str) -> str:
    """The text without accents: "Société" → "Societe"."""
    return _FOREIGN.sub(_without_accent, unicodedata.normalize("NFKD", text))


def _without_accent(found: re.Match[str]) -> str:
    return "" if unicodedata.combining(found[0]) else found[0]


def spaced(text: str) -> str:
    """The words of a text, folded, with one space between them."""
    return " ".join(_SPACED.findall(folded(text)))


@lru_cache(maxsize=4096)
def tokens(name: str) -> frozenset[str]:
    """The parts of a name by which somebody may be addressed; single Latin letters and titles are none."""
    parts = (folded(part) for part in _WORD.findall(name))
    return frozenset(part for part in parts if part not in _TITLES and (len(part) > 1 or not part.isascii()))


# --- who answers to a name ---------------------------------------------------------------------------------

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
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})


def answers_to(person: Interviewer, word: str) -> bool:
    """Whether the person may be called that: as the candidate does, part of name or address, a short form, ue for ü."""
    name = f"{person.name} {person.greeting} {(person.email or '').partition('@')[0]}"
    known = tokens(name) | tokens(name.casefold().translate(_UMLAUTS))
    if (
        word in known
        or any((word, part) in _NICKNAMES for part in known)
        or (not word.isascii() and word in folded(person.name))
    ):
        return True
    return len(word) >= 3 and any(part.startswith(word) for part in known)


# --- whom a greeting calls ---------------------------------------------------------------------------------

_GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day)|"
    r"hallo|liebe[rs]?|lieber|guten (?:morgen|tag|abend)|sehr geehrte[rs]?|moin|servus|gr[uü](?:ß|ss|e)\w*|"
    r"bonjour|bonsoir|salut|ch[eè]re?|"
    r"hola|buen(?:os|as) (?:d[ií]as|tardes|noches)|estimad[oa]|querid[oa])\b",
    re.IGNORECASE,
)
_TITLE_STOP = re.compile(r"\b(mr|mrs|ms|mx|dr|prof|m|mme|mlle|sr|sra|srta|jr)\.", re.IGNORECASE)
_SEGMENT = re.compile(r"[,;:!.–—]|\s-\s")
_NOBODY = word_set(
    "and und et y e dear liebe lieber cher chere estimado hi "
    "there all both team everyone everybody folks again hiring committee zusammen alle tous toutes todos todas "
    "equipo friends colleagues damen herren sir madam interviewer interviewers manager panel from the at"
)
NO_NAME = word_set("none null undefined nan nil")
"""What programs write where a name is missing."""


def called(line: str) -> tuple[frozenset[str], bool]:
    """The names that a mail's first line calls, folded, and whether it begins with a word of greeting."""
    greeting = _GREETING.match(line)
    rest = _TITLE_STOP.sub(r"\1 ", line[greeting.end() :] if greeting else line)
    segments = [segment for segment in _SEGMENT.split(rest) if segment.strip()]
    if not greeting and not (segments and len(line.split()) <= 4 and line[-1:] in ",!:–—-"):
        return frozenset(), False
    names: set[str] = set()
    for segment in segments:
        if not _only_names(segment):
            break
        names |= tokens(segment) - _NOBODY
    return frozenset(names), greeting is not None


def _only_names(segment: str) -> bool:
    spoken = segment.split()
    return len(spoken) <= 8 and all(
        not word[0].islower() or folded(word.strip("&().'\"")) in _NOBODY | NO_NAME for word in spoken
    )
