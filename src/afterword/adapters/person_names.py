"""How somebody is addressed in a letter, from a name as calendars and invitations write it."""

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from nameparser import HumanName
from nameparser.config import CONSTANTS

from afterword.domain.wording.usable import one_line, usable

_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|<[^>]*>|\"[^\"]*\"|\s(?:[|/•·]|[-–—]|via|at|from)\s.*$")
_WEB_ADDRESS = re.compile(r"\S*(?:://|www\.)\S*")
_NO_PERSON = frozenset(
    {"team", "panel", "recruiting", "recruiter", "interviewer", "hiring", "hr", "talent", "unknown"}
)
_LEARNED = re.compile(r"\b(?:prof(?:essor)?|dr|doctor)\b\.?", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r",\s*(?:(?:ph\.?d|m\.?d|mba|msc|bsc|m\.?a|b\.?a|rn|bsn|msn|np|do|jd|esq|cpa|pe|pmp|frcp|mbe|obe|ii|iii|jr|sr)\.?(?=,|\s|$))+.*$",
    re.IGNORECASE,
)


class GreetingStyle(StrEnum):
    """Whom a greeting calls: `auto` goes by what the name says."""

    AUTO = "auto"
    FIRST_NAME = "first_name"
    FULL_NAME = "full_name"


@dataclass(frozen=True, kw_only=True)
class Address:
    """A name taken apart for a letter.

    Attributes:
        full: the name without asides. first: the first name, "" when it is not known for certain.
        greeting: what follows "Dear", "" when nothing is sure. formal: the greeting is a title and a surname.
    """

    full: str
    first: str
    greeting: str
    formal: bool = False


def greeted(name: str, style: GreetingStyle, language: str) -> Address:
    """The name as that style calls it; German and French call a stranger by the whole name."""
    called = address(name)
    courtesy = _COURTESY.match(name.strip()) if style is GreetingStyle.AUTO else None
    if courtesy and language in {"de", "fr"} and called.greeting and not called.formal and " " in called.full:
        return replace(called, greeting=f"{_COURTESIES[courtesy[1].lower()]} {_surname(called)}")
    by_full_name = style is GreetingStyle.FULL_NAME or (
        style is GreetingStyle.AUTO and language in {"de", "fr"}
    )
    if style is GreetingStyle.FIRST_NAME and called.first:
        return replace(called, greeting=called.first, formal=False)
    if by_full_name and called.greeting and not called.formal:
        return replace(called, greeting=called.full, formal=style is GreetingStyle.FULL_NAME)
    return called


_COURTESIES = {"frau": "Frau", "herr": "Herr", "mme": "Madame", "madame": "Madame", "monsieur": "Monsieur"}
_COURTESY = re.compile(rf"({'|'.join(_COURTESIES)})\b\.?\s", re.IGNORECASE)


def _surname(called: Address) -> str:
    return called.full.removeprefix(called.first).strip()


@lru_cache(maxsize=4096)
def address(name: str) -> Address:
    """The name taken apart; a script other than Latin, initials and single surnames keep the name whole."""
    clear = _AFTER_NAME.sub("", one_line(_WEB_ADDRESS.sub(" ", name)))
    full = one_line(_ASIDE.sub(" ", clear)).strip(" ,;-")
    if (
        not full
        or "@" in full
        or any(char.isdigit() for char in full)
        or _names_no_person(full)
        or not usable(full)
    ):
        return Address(full="", first="", greeting="")
    if not _latin(full):
        return Address(full=full, first="", greeting=full)
    return _western(full)


def _western(full: str) -> Address:
    title, first, middle, last = parts_of(full)
    whole = " ".join(part for part in (first, middle, last) if part) or full
    if first and re.fullmatch(r"(?:sir|dame)", title, re.IGNORECASE):
        return Address(full=whole, first=first, greeting=f"{title} {first}", formal=True)
    if title and last and (_LEARNED.search(title) or not _is_first_name(first)):
        known = first if _is_first_name(first) else ""
        return Address(full=whole, first=known, greeting=f"{title} {last}", formal=True)
    if _is_first_name(first):
        return Address(full=whole, first=first, greeting=first)
    return Address(full=whole, first="", greeting=whole)


def parts_of(full: str) -> tuple[str, str, str, str]:
    """Title, first, middle and last name. Two words that mean nothing to the parser need not be parsed for long."""
    plain = _FIRST_AND_LAST.fullmatch(full)
    if plain and words_with_a_meaning().isdisjoint(full.lower().split()):
        return "", plain[1], "", plain[2]
    parts = HumanName(full)
    if full.isupper() or full.islower():
        parts.capitalize(force=True)
    return str(parts.title), str(parts.first), str(parts.middle), str(parts.last)


_WORD = r"(?![IVXLCDM][ivxlcdm]*\b)[A-Z][a-z]+"  # no number of a king or a son
_FIRST_AND_LAST = re.compile(rf"({_WORD}) ({_WORD})")


@lru_cache(maxsize=1)
def words_with_a_meaning() -> frozenset[str]:
    """The words that the parser takes for more than a name: titles, particles, what follows a name."""
    kinds = (getattr(CONSTANTS, kind, ()) for kind in _KINDS_OF_WORDS)
    return frozenset(word.lower() for kind in kinds for entry in kind for word in entry.split())


_KINDS_OF_WORDS = (
    "titles",
    "first_name_titles",
    "prefixes",
    "non_first_name_prefixes",
    "suffix_acronyms",
    "suffix_not_acronyms",
    "suffix_acronyms_ambiguous",
    "conjunctions",
    "bound_first_names",
)


def _is_first_name(first: str) -> bool:
    """Whether it is a name rather than an initial or a nickname's “Big”."""
    if first.lower() in {"big", "little", "old", "young", "uncle", "aunt", "auntie"}:
        return False
    return len(first.rstrip(".")) > 1 and not re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]?", first)


def _names_no_person(full: str) -> bool:
    return any(word.strip(".,").lower() in _NO_PERSON for word in full.split())


def _latin(name: str) -> bool:
    return all(unicodedata.name(char, "").startswith("LATIN") for char in name if char.isalpha())
