"""People named in a line of text: “Jane Doe (Staff Engineer) and Bob Stone <bob@acme.example>”."""

import re
from dataclasses import dataclass
from itertools import pairwise

from afterword.domain.detection.names import is_name_shaped, looks_like_person
from afterword.domain.detection.text import fold, folded_words, name_like
from afterword.domain.detection.title import is_role
from afterword.domain.detection.vocabulary import generic
from afterword.domain.model import Part

ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}(?![A-Za-z0-9])")
_ITEMS = re.compile(
    r"\s*(?:;|•|·|、|\t| / | \| )\s*|,\s+(?:and|und|et|y|e|en)\s+|\s+(?:and|und|et|y|e|en|&)\s+"
)
_ASIDE = re.compile(r"[(\[（<]([^()\[\]（）<>]{0,120})[)\]）>]")
_TITLED = re.compile(r"\s*(?:,|\s[–—-]\s|\||：|:)\s*")
_AT = re.compile(
    r"\s+(?:at|from|bei|von|of|our|your|unser|unsere|unserem|unserer|notre|for|on|via|um|am|to|about|who|our)\b.*$"
)
_BRACKETS = re.compile(r"[<>()\[\]]")
_PARTICLES = frozenset(
    {
        "de",
        "da",
        "dos",
        "das",
        "do",
        "van",
        "von",
        "der",
        "den",
        "di",
        "del",
        "della",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ten",
        "ter",
        "zu",
        "y",
    }
)
_NAME_TAIL = re.compile(r"(?:さん|様|氏)$")
_GENERIC = frozenset(fold(word) for word in generic.FILLERS) - {
    "mi",
    "do",
    "di",
    "sa",
    "so",
    "da",
    "de",
    "e",
    "mo",
    "fr",
}


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
        if inside := [person for person in named_in(aside, Part.INTERVIEWER) if is_person_text(person.name)]:
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


def _named_beside_a_title(parts: list[str]) -> list[Named]:
    """“Xu Ling, Staff Engineer”: a name that is known as one by the job after it."""
    for name, title in pairwise(parts):
        if is_person_text(name) and is_role(folded_words(title)):
            return [Named(name=name.strip(), title=name_like(title) or "")]
    return []


def _titled(person: Named, parts: list[str]) -> Named:
    titles = [part for part in parts if is_role(folded_words(part)) and part != person.name]
    return Named(
        person.name,
        person.address,
        person.title or (name_like(titles[0]) or "" if titles else ""),
        person.part,
    )


def _people_of(item: str, part: Part, *, strict: bool) -> list[Named]:
    address = ADDRESS.search(item)
    bare = ADDRESS.sub("", item) if address else item
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
    if looks_like_person(text):
        return text
    if is_person_text(text):
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


def is_person_text(text: str) -> bool:
    """Whether a text is shaped like a name and no word in it is one of those that titles are full of."""
    name = text.strip()
    return is_name_shaped(name) and not set(folded_words(name)) & _GENERIC
