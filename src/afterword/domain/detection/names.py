"""Whether a text is somebody's name and whose, and the people a line of text names."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from afterword.domain.detection.name_words import (
    CJK_COMPANY_FORMS,
    COMPANY_FORMS,
    FILLERS,
    GIVEN_NAMES,
    HONORIFICS,
)
from afterword.domain.detection.text import fold, folded_words, has_cjk, name_like
from afterword.domain.detection.title import is_role
from afterword.domain.model import Part

_NAME_ASIDE = re.compile(r"\s*[(\[<|][^()\[\]<>|]{0,120}[)\]>]?|\s+[-–—]\s.*$|\s+(?:via|from|at)\s.*$")
_CLEAR = re.compile(r"([a-z]{2,})[._]([a-z]{2,}(?:-[a-z]{2,})?)")
_NO_NAME_PARTS = frozenset({"team", "group", "room", "info", "mail", "the", "no", "do", "not", "reply"})
_MAX_WORDS = 5
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}(?![A-Za-z0-9])")
_ITEMS = re.compile(
    r"\s*(?:;|•|·|、|\t| / | \| )\s*|,\s+(?:and|und|et|y|e|en)\s+|\s+(?:and|und|et|y|e|en|&)\s+"
)
_ASIDE = re.compile(r"[(\[（<]([^()\[\]（）<>]{0,120})[)\]）>]")
_TITLED = re.compile(r"\s*(?:,|\s[–—-]\s|\||：|:)\s*")
_AT = re.compile(
    r"\s+(?:at|from|bei|von|of|our|your|unser|unsere|unserem|unserer|notre|for|on|via|um|am|to|about|who|our)\b.*$"
)
_BRACKETS = re.compile(r"[<>()\[\]]")
_PARTICLES = {
    "de", "da", "dos", "das", "do", "van", "von", "der", "den", "di", "del", "della", "la", "le", "el", "al", "bin",
    "ten", "ter", "zu", "y",
}  # fmt: skip
_NAME_TAIL = re.compile(r"(?:さん|様|氏)$")
_GENERIC = {fold(word) for word in FILLERS} - {"mi", "do", "di", "sa", "so", "da", "de", "e", "mo", "fr"}


@lru_cache(maxsize=4096)
def display_name(shown: str) -> str | None:
    """A name as calendars show it, without asides; “Doe, Jane” is turned round; an address is no name."""
    name = name_like(_NAME_ASIDE.sub("", shown))
    if name is None or "@" in name:
        return None
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and len(folded_words(name)) <= _MAX_WORDS else name


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


def looks_like_person(text: str) -> bool:
    """Two to four capitalised words of which the first is a given name, or a name with an honorific."""
    found = folded_words(text)
    if not found or len(found) > _MAX_WORDS or any(char.isdigit() for char in text):
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
    return 1 < len(found) <= _MAX_WORDS and len(capitals) > 1 and text[:1].isupper()


def is_company_form(text: str) -> bool:
    """Whether a name says by its form that it is a company's: “Acme GmbH”, “株式会社みどり”."""
    return bool(set(folded_words(text)) & COMPANY_FORMS) or any(form in text for form in CJK_COMPANY_FORMS)


def is_given_name(text: str) -> bool:
    return fold(text) in GIVEN_NAMES


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody a text names; the address is only what the text says, no reason to write there."""

    name: str
    address: str | None = None
    title: str = ""
    part: Part = Part.INTERVIEWER


def named_in(text: str, part: Part, *, strict: bool = False) -> list[Named]:
    """The people a list or a sentence names; `strict` where anything else may stand there too."""
    found: list[Named] = []
    for item in _ITEMS.split(text[:600].strip(" -–—*•·>")):
        for one in item.split(",") if "@" in item else (item,):
            found.extend(_people_of(one, part, strict=strict))
    return found


def named_in_agenda(text: str) -> list[Named]:
    """The people of an agenda line, among what the conversation is about."""
    joined = re.split(r"\b(?:with|mit|avec|con|com|met|w/)\s", text[:300], maxsplit=1)
    if len(joined) == 2:
        return named_in(joined[1], Part.INTERVIEWER)
    for aside in _ASIDE.findall(text):
        if inside := [person for person in named_in(aside, Part.INTERVIEWER) if _is_person(person.name)]:
            return inside
    parts = [part for part in _TITLED.split(text) if part]
    sure = [
        person
        for part in parts
        for person in named_in(part, Part.INTERVIEWER)
        if looks_like_person(person.name)
    ]
    if sure:
        return [_titled(sure[0], parts)] if len(sure) == 1 else sure
    return _named_beside_a_title(parts)


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


def _named_beside_a_title(parts: list[str]) -> list[Named]:
    """“Xu Ling, Staff Engineer”: a name that is known as one by the job after it."""
    for name, title in pairwise(parts):
        if _is_person(name) and is_role(folded_words(title)):
            return [Named(name=name.strip(), title=name_like(title) or "")]
    return []


def _titled(person: Named, parts: list[str]) -> Named:
    title = next((part for part in parts if is_role(folded_words(part)) and part != person.name), "")
    return replace(person, title=person.title or name_like(title) or "")


def _people_of(item: str, part: Part, *, strict: bool) -> list[Named]:
    address = _ADDRESS.search(item)
    bare = _ADDRESS.sub("", item) if address else item
    asides = [aside for aside in _ASIDE.findall(bare) if aside.strip()]
    pieces = [piece for piece in _TITLED.split(_BRACKETS.sub(" ", _ASIDE.sub("", bare))) if piece.strip()]
    found: list[Named] = []
    for piece in pieces:
        person = _person(piece, strict=strict)
        if person is not None:
            found.append(Named(person, None, "", part))
        elif found and not found[-1].title and is_role(folded_words(piece)):
            found[-1] = Named(found[-1].name, None, name_like(piece) or "", part)
    title = next((name_like(aside) or "" for aside in asides if is_role(folded_words(aside))), "")
    said = address.group().lower() if address else None
    if len(found) == 1:
        return [Named(found[0].name, said, found[0].title or title, part)]
    return found or ([Named("", said, "", part)] if said else [])


def _person(piece: str, *, strict: bool) -> str | None:
    text = name_like(_up_to_lower_case(_NAME_TAIL.sub("", _AT.sub("", piece.strip()))))
    if text is None or is_role(folded_words(text)):
        return None
    if looks_like_person(text) or _is_person(text):
        return text
    single = len(folded_words(text)) == 1 and text[0].isupper() and folded_words(text)[0] not in _GENERIC
    return text if single and not strict and text.isalpha() and len(text) > 1 and text.isascii() else None


def _up_to_lower_case(text: str) -> str:
    """A name before the sentence goes on: up to the first small word that is no particle of names."""
    kept: list[str] = []
    for word in text.split():
        if word[:1].islower() and fold(word) not in _PARTICLES:
            break
        kept.append(word)
    while kept and fold(kept[-1]) in _PARTICLES and kept[-1][:1].islower():
        kept.pop()
    return " ".join(kept)


def _is_person(text: str) -> bool:
    """Whether a text is shaped like a name and no word in it is one of those that titles are full of."""
    name = text.strip()
    return is_name_shaped(name) and not set(folded_words(name)) & _GENERIC
