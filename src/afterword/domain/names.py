"""How somebody is named and greeted, from a name as calendars and invitations write it.

Nobody's sex or title is guessed, and a given name only where it is plain which word it is.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LONGEST, _LONGEST_WORD = 300, 45
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_UNWANTED = re.compile(  # links, pictures, and joiners but where an Indian script needs them
    r"\S*(?:://|www\.)\S*|[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f]|(?<![\u0900-\u0dff])\u200d"
)
_ASIDE = re.compile(
    r"[(（\[<][^)）\]>]*(?:[)）\]>]|$)|\"[^\"]*(?:\"|$)|[“„][^“”]*(?:[“”]|$)|«[^»]*(?:»|$)"
    r"|(?<!\w)['‘][^'’\s]*['’](?!\w)|\S+/\S+|\s(?:[-|/•·@–—]|(?:via|at|from)\s).*$",
    re.IGNORECASE,
)
_NOBODY = _set(
    "team panel committee recruiting recruiter recruiters interviewer interviewers hiring hr talent unknown "
    "anonymous tbd tba noreply no-reply undefined none null nan nil todo fixme"
)
_NO_NAME = re.compile(r"[@{}<>\[\]|\\^`~$%*_]|\d|\bX{3,}\b|lorem ipsum")
_OFFICE = re.compile(
    r"\b(?:of|and|for|head|lead|chief|c[eft]o|vp|president|direct\w+|manag\w+|engineer\w*|recruit\w+|hr|talent"
    r"|partner|founder|consultant|analyst|design\w+|develop\w+|scientist|leiter\w*|inc|ltd|llc|gmbh|corp)\b|&",
    re.IGNORECASE,
)

_WOMEN = _set("ms mrs miss frau mme madame mlle mademoiselle sra srta señora señorita doña")
_MEN = _set("mr mister herr herrn monsieur señor")
_COURTESY = rf"(?:{'|'.join(_WOMEN | _MEN)}|sr(?=\.)"
_LEARNED = re.compile(
    r"(?:\b(?:prof(?:ess?or(?:a|in)?)?|dra?|doctora?)\b\.?(?:-ing\.)?\s*"
    r"(?:(?:rer|nat|med|phil|jur|oec|pol|h\.\s?c|habil)\.\s*)*)+",
    re.IGNORECASE,
)
_LEARNED_WORD = re.compile(r"\b(?:prof|doc|dr)\w*\.?", re.IGNORECASE)
_KNIGHTLY = re.compile(r"sir|dame", re.IGNORECASE)
_TITLES = {"en": ("Ms", "Mr"), "de": ("Frau", "Herr"), "fr": ("Madame", "Monsieur"), "es": ("Sra.", "Sr.")}

_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]?")
_PARTICLES = _set("van von vom der den ter te de del dela da das dos do la las los zu af av bin ibn 't")
_NICKNAMES = _set("big little old young uncle aunt auntie")
_SUFFIXES = _set("jr sr jnr snr esq ii iii iv bsn msn frcp llb")
_FAMILY_FIRST = _set(
    # Vietnamese, Chinese (also as in Hong Kong and Singapore), Korean, Japanese, Hungarian
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh truong dao doan luong "
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang han "
    "feng deng cao peng zeng xiao tian dong pan yuan cai jiang du ye cheng su lu ding ren shen cui qiu zou xiong qin "
    "ouyang sima zhuge situ shangguan chan wong cheung lau leung lam ng kwok tsai hsu tan lim goh ong koh chua "
    "kim lee park choi jung jeong kang cho yoon jang chang oh seo shin kwon hwang ahn song yoo hong jeon ko moon bae "
    "sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi "
    "matsumoto inoue kimura hayashi shimizu saito mori abe ikeda hashimoto ishikawa ogawa "
    "nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas papp lakatos takacs juhasz meszaros olah fekete "
    "szilagyi feher szucs"
)
"""The most frequent family names that stand first, folded; not those as frequent as given names (Wei, Simon)."""


@dataclass(frozen=True, kw_only=True)
class PersonName:
    """A name taken apart.

    Attributes:
        full: the whole name without titles and asides, "" when it names nobody.
        given: what follows “Hi”, "" when not sure. surname: "" when not known for certain.
        title: “Ms” or “Herr” in the language asked for, "" when the name came without. learned: “Prof. Dr.”.
        woman, man: what the title says. address_line: the name as it stands over a postal address.
    """

    full: str
    given: str
    title: str
    learned: str
    surname: str
    woman: bool
    man: bool
    address_line: str


class _Read(NamedTuple):
    """A name as it was written; `courtesy` is its Ms or Herr, `other` a title such as Rev. or Sir."""

    full: str = ""
    given: str = ""
    middle: str = ""
    surname: str = ""
    courtesy: str = ""
    learned: str = ""
    other: str = ""


def read_name(name: str, language: str = "en", *, american: bool = False) -> PersonName:
    """The name taken apart, with its titles as that language writes them."""
    code = _code(language)
    read = _read(name, code)
    woman = _plain(read.courtesy) in _WOMEN
    title = _title(read, code, american=american)
    line = ("Herrn" if title == "Herr" else title, read.learned, read.full)
    return PersonName(
        full=read.full,
        given=read.given,
        title=title,
        learned=read.learned,
        surname=read.surname,
        woman=woman,
        man=bool(read.courtesy) and not woman,
        address_line=" ".join(part for part in line if part),
    )


def greeting_guess(name: str, language: str = "en") -> str:
    """What a greeting calls them until the candidate has set it; "" only when the name names nobody."""
    code = _code(language)
    read = _read(name, code)
    formal = _formal(read, code)
    if formal and _KNIGHTLY.fullmatch(formal):
        return f"{formal} {read.given or read.full}"
    if formal and read.surname:
        return f"{formal} {read.surname}"
    return (read.given if code in {"en", "es"} else "") or read.full


def is_sure(name: str) -> bool:
    """Whether the guess of the given name is sure; if not, a form asks."""
    return bool(_read(name, "en").given)


def _code(language: str) -> str:
    code = language.strip().lower()[:2]
    return code if code in _TITLES else "en"


def _title(read: _Read, code: str, *, american: bool) -> str:
    if not read.courtesy or (read.learned and code == "en"):
        return ""
    written = _plain(read.courtesy)
    title = _TITLES[code][0 if written in _WOMEN else 1]
    if code == "en":
        title = written.capitalize() if written in {"mrs", "miss"} else title
        title += "." if american and title != "Miss" else ""
    return title


def _formal(read: _Read, code: str) -> str:
    """The title that a greeting keeps; English keeps it as it was written."""
    if read.other:
        kept = not read.given or _LEARNED.search(read.other) or _KNIGHTLY.fullmatch(read.other)
        return read.other if kept else ""
    if code == "en":
        return read.learned or read.courtesy
    return f"{_title(read, code, american=False)} {read.learned}".strip()


@lru_cache(maxsize=4096)
def _read(name: str, code: str) -> _Read:
    courtesy, learned, rest = _titles(_without_asides(name), code)
    rest, family = _turned(rest)
    if family:
        again = _titles(rest, code)
        courtesy, learned, rest = courtesy or again[0], learned or again[1], again[2]
    if _names_nobody(rest):
        return _Read()
    if not all(map(_is_latin, filter(str.isalpha, rest))):
        return _Read(full=rest, courtesy=courtesy, learned=learned)
    words = _without_suffixes(rest.split())
    written = _as_names_are_written(words, titled=bool(courtesy or learned))
    parts = _parsed(written)._replace(courtesy=courtesy, learned=learned)
    sure = family is None and " " in parts.full and _order_is_sure(words, written)
    return parts._replace(
        given=parts.given if sure and _is_given(parts.given) else "",
        surname=_turned_surname(parts, written, family) if family else _surname(parts, code, sure=sure),
    )


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("LATIN", "MODIFIER"))


def _without_asides(name: str) -> str:
    """On one line, without control marks, pictures, links and asides; a name all in quotes is no aside."""
    line = " ".join(unicodedata.normalize("NFC", name[:_LONGEST]).split())
    seen = "".join(char for char in line if char == "\u200d" or unicodedata.category(char) not in _UNSEEN)
    clear = _UNWANTED.sub(" ", seen)
    bare = _ASIDE.sub(" ", clear)
    if not bare.strip():
        bare = _ASIDE.sub(" ", clear.replace('"', " "))
    return " ".join(bare.split()).strip(" ,;:-–—")


def _titles(said: str, code: str) -> tuple[str, str, str]:
    """Courtesy title, learned titles, and the rest; “M.” is Monsieur in French alone, elsewhere an initial."""
    french = r"|m(?=\.)" if code == "fr" else ""
    alone = r"[.\s](?!\s*(?:and|und|et|y|&)\s)"  # not “Mr. and Mrs.”
    courtesy = re.match(rf"{_COURTESY}{french})\b{alone}\s*", said, re.IGNORECASE)
    rest = said[courtesy.end() :] if courtesy else said
    learned = _LEARNED.match(rest)
    words = _LEARNED_WORD.findall(learned[0]) if learned else []
    return (
        courtesy[0].strip().capitalize() if courtesy else "",
        " ".join(word.capitalize() for word in words),
        rest[learned.end() :] if learned else rest,
    )


def _turned(said: str) -> tuple[str, str | None]:
    """“Bergman, Eva” turned round, and the family name: None without a comma, "" when a job was cut off."""
    first, *others = re.split(r"\s*,[\s,]*", said.replace("Ph. D", "Ph.D").strip(" ,"))
    doubt = " " not in first or first.isupper()

    def is_after_name(word: str) -> bool:
        return _is_suffix(word, doubt=doubt) or (not doubt and word.isupper() and len(word) < 5)

    parts = [part for part in others if not all(map(is_after_name, part.split()))]
    if not parts:
        return first, None
    return (first, "") if _OFFICE.search(parts[0]) else (f"{parts[0]} {first}", first)


def _is_suffix(word: str, *, doubt: bool) -> bool:
    """Whether it is a degree or a Jr.; in doubt not what may as well be a name (“Ma”, “Do”)."""
    plain = _plain(word)
    if plain in _SUFFIXES or plain not in _words("suffix_acronyms"):
        return plain in _SUFFIXES
    a_name = plain in _words("suffix_acronyms_ambiguous") or plain in _FAMILY_FIRST
    return not (doubt and (a_name or re.fullmatch("[A-Z][a-z]+", word)))


def _without_suffixes(words: list[str]) -> list[str]:
    joined = "".join(words)
    alike = joined.isupper() or joined.islower() or _folded(words[0]) in _FAMILY_FIRST
    while len(words) > 1 and _is_suffix(words[-1], doubt=alike or len(words) == 2 or words[-1].istitle()):
        words = words[:-1]
    return words


@lru_cache(maxsize=4)
def _words(kind: str) -> frozenset[str]:
    """Words that the parser of names knows: `prefixes`, `suffix_acronyms`."""
    from nameparser.config import CONSTANTS  # noqa: PLC0415 (50 ms)

    return frozenset(map(str.lower, getattr(CONSTANTS, kind)))


def _names_nobody(rest: str) -> bool:
    words = [word.strip(",").lower() for word in rest.split()]
    if not any(map(str.isalpha, rest)) or _NO_NAME.search(rest):
        return True
    return not _NOBODY.isdisjoint(words) or max(map(len, words)) > _LONGEST_WORD


def _as_names_are_written(words: list[str], *, titled: bool) -> list[str]:
    """“VAN DER BERG Pieter” → “van der Berg Pieter”; a word that has both cases stays."""
    one_case, family_first = "".join(words).islower(), _folded(words[0]) in _FAMILY_FIRST

    def as_written(place: int, word: str) -> str:
        last = place == len(words) - 1
        at_an_end = (place == 0 or last) and word not in _words("prefixes")
        if not _in_capitals(words, place) and not (word.islower() and (one_case or at_an_end)):
            return word
        particle = word.lower() in _PARTICLES and not (family_first or last)
        return word.lower() if particle and (place or len(words) > 2 or titled) else _cased(word)

    return [as_written(place, word) for place, word in enumerate(words)]


def _cased(word: str) -> str:
    if word.islower():
        word = re.sub(r"[^-'’.]+", lambda part: part[0][0].upper() + part[0][1:], word)
    pairs = zip(f" {word}", word, strict=False)
    cased = "".join(char.lower() if before.isupper() or before == "ß" else char for before, char in pairs)
    return re.sub(r"\bMc(\w)", lambda found: f"Mc{found[1].upper()}", cased).replace("i\u0307", "i")


def _in_capitals(words: list[str], place: int) -> bool:
    """Whether the word is in capitals (“DOE”, “McDONALD”), and not because it is initials (“JT”, “J.-P.”)."""
    word = words[place]
    letters = [char for char in word if char.isalpha() and char != "ß"]
    if not "".join(letters[-2:]).isupper() or _are_initials(word):
        return False
    known = word.lower() in _words("prefixes") or _folded(word) in _FAMILY_FIRST
    if known or place == len(words) - 1 or len(letters) > 3 or not word.isupper():
        return True
    pair_among_others = len(letters) == 2 and not "".join(words).isupper()
    return bool(set("aeiouy") & set(_folded(word))) and not pair_among_others


def _are_initials(word: str) -> bool:
    return sum(map(str.isalpha, word)) < 2 or bool(_INITIALS.fullmatch(word))


def _parsed(written: list[str]) -> _Read:
    """The parts of a name; a title without a stop before one word may be a name: “Judge Judy”, “King Smith”."""
    from nameparser import HumanName  # noqa: PLC0415 (50 ms)

    name = " ".join(written)
    found = HumanName(name)
    title, first, middle, last = (str(part) for part in (found.title, found.first, found.middle, found.last))
    full = " ".join(part for part in (first, middle, last) if part)
    sure = "." in title or title.lower() in {"mx", "rev", "sir", "dame"}
    if not full or (" " in name and " " not in full and not sure):
        return _Read(full=name)
    return _Read(full=full, given=first, middle=middle, surname=last, other=title)


def _order_is_sure(words: list[str], written: list[str]) -> bool:
    """Whether it is plain that the given name stands first, and that it is one person's."""
    joined = any(word in {"and", "und", "et"} or not any(map(str.isalpha, word)) for word in words)
    loud = any(_in_capitals(words, place) for place in range(len(words)))
    return not (joined or loud or written[0].islower() or _folded(written[0]) in _FAMILY_FIRST)


def _is_given(first: str) -> bool:
    """Whether it is a name rather than initials, an abbreviation or a nickname's “Big”."""
    return not (_are_initials(first) or first.isupper() or "." in first or first.lower() in _NICKNAMES)


def _surname(parts: _Read, code: str, *, sure: bool) -> str:
    """The last name, or what follows a title; in Spanish, three words may end in two surnames."""
    titled = (parts.courtesy or parts.learned or parts.other) and not _KNIGHTLY.fullmatch(parts.other)
    if titled and all(word.islower() for word in parts.full.split()[:-1]):
        return parts.full
    two = code == "es" and parts.middle and not _are_initials(parts.middle)
    return parts.surname if sure and not two and not _are_initials(parts.surname) else ""


def _turned_surname(parts: _Read, written: list[str], family: str) -> str:
    """What stood before the comma, with the particles that stood at the end: “Vega, Juan de la”."""
    surname = max(parts.surname, " ".join(written[-len(family.split()) :]), key=len)
    return surname if parts.full.endswith(surname) else ""


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def _plain(word: str) -> str:
    return word.replace(".", "").lower()
