"""Whether a text is somebody's name, and whose."""

import re
from functools import lru_cache

from afterword.domain.detection.text import fold, folded_words, has_cjk, name_like
from afterword.domain.detection.vocabulary.generic import CJK_COMPANY_FORMS, COMPANY_FORMS, HONORIFICS
from afterword.domain.detection.vocabulary.given_names import GIVEN_NAMES

_ASIDE = re.compile(r"\s*[(\[<|][^()\[\]<>|]{0,120}[)\]>]?|\s+[-–—]\s.*$|\s+(?:via|from|at)\s.*$")
_CLEAR = re.compile(r"([a-z]{2,})[._]([a-z]{2,}(?:-[a-z]{2,})?)")
_NO_NAME_PARTS = frozenset({"team", "group", "room", "info", "mail", "the", "no", "do", "not", "reply"})
MAX_NAME_WORDS = 5


@lru_cache(maxsize=4096)
def display_name(shown: str) -> str | None:
    """A name as calendars show it, without asides; “Doe, Jane” is turned round; an address is no name."""
    name = name_like(_ASIDE.sub("", shown))
    if name is None or "@" in name:
        return None
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and len(folded_words(name)) <= MAX_NAME_WORDS else name


def name_of_address(email: str) -> str | None:
    """The name an address spells out, if it is clearly first.last; nothing is read into any other."""
    clear = _CLEAR.fullmatch(email.partition("@")[0].partition("+")[0].lower())
    if clear is None or _NO_NAME_PARTS & set(clear.groups()):
        return None
    return " ".join("-".join(part.capitalize() for part in half.split("-")) for half in clear.groups())


def is_same_person(named: str, name: str | None, email: str) -> bool:
    """Whether a name in a text is that guest's: by their shown name, or by how their address is built."""
    wanted = [word for word in folded_words(named) if word not in HONORIFICS]
    if not wanted:
        return False
    shown = folded_words(name) if name else ()
    if shown:
        return wanted == list(shown) or _fits(wanted, shown)
    return _spells(wanted, fold(email.partition("@")[0]))


def _fits(wanted: list[str], shown: tuple[str, ...]) -> bool:
    if len(wanted) == 1:
        return wanted[0] in {shown[0], shown[-1]}
    return wanted[0] == shown[0] and (wanted[-1] == shown[-1] or shown[-1].startswith(wanted[-1]))


def _spells(wanted: list[str], local: str) -> bool:
    parts = tuple(part for part in re.split(r"[._+-]+", local) if part)
    if len(wanted) == 1:
        return wanted[0] in parts
    first, last = wanted[0], wanted[-1]
    return (
        parts == (first,)
        or parts[:2] == (first, last)
        or local in {first[0] + last, first + last, f"{first[0]}.{last}"}
    )


def looks_like_person(text: str) -> bool:
    """Two to four capitalised words of which the first is a given name, or a name with an honorific."""
    found = folded_words(text)
    if not found or len(found) > MAX_NAME_WORDS or any(char.isdigit() for char in text):
        return False
    if found[0] in HONORIFICS and len(found) > 1:
        return True
    return len(found) > 1 and found[0] in GIVEN_NAMES and is_name_shaped(text)


def is_name_shaped(text: str) -> bool:
    """Two to four capitalised words without a company's form, or a short name in Japanese script."""
    found = folded_words(text)
    if any(char.isdigit() for char in text) or is_company_form(text):
        return False
    if has_cjk(text):
        return len(text) <= 12
    capitals = [part for part in re.split(r"[\s-]+", text) if part[:1].isupper()]
    return 1 < len(found) <= MAX_NAME_WORDS and len(capitals) > 1 and text[:1].isupper()


def is_company_form(text: str) -> bool:
    """Whether a name says by its form that it is a company's: “Acme GmbH”, “株式会社みどり”."""
    return bool(set(folded_words(text)) & COMPANY_FORMS) or any(form in text for form in CJK_COMPANY_FORMS)


def is_given_name(text: str) -> bool:
    return fold(text) in GIVEN_NAMES
