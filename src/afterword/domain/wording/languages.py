"""The languages that notes can be in, and who reads what was jotted down in each."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from afterword.domain.wording import elsewhere, french, german, spanish
from afterword.domain.wording.english import asks, interests, reading, resources, touches
from afterword.domain.wording.english.people import Who
from afterword.domain.wording.once import once
from afterword.domain.wording.remark import Ask, Interest, Remark, Resource
from afterword.domain.wording.usable import unclosed, usable

One = TypeVar("One", Interest, Ask)


class Language(StrEnum):
    ENGLISH = "en"
    GERMAN = "de"
    FRENCH = "fr"
    SPANISH = "es"


@dataclass(frozen=True, kw_only=True)
class Reader:
    """How the parts of a debrief are read in one language."""

    remarks: Callable[[str, Who], tuple[Remark, ...]]
    touches: Callable[[str, Who], tuple[Remark, ...]]
    interest: Callable[[str, Who], Interest | None]
    ask: Callable[[str, Who], Ask | None]
    resource: Callable[[str, Who], Resource | None]


def _remarks(read: Callable[[str, Who], tuple[Remark, ...]]) -> Callable[[str, Who], tuple[Remark, ...]]:
    """The same reading, once for all, without a remark in which something was opened and not closed."""

    def whole(text: str, who: Who) -> tuple[Remark, ...]:
        return tuple(remark for remark in read(text, who) if usable(remark.text))

    return once(whole)


def _one(read: Callable[[str, Who], One | None]) -> Callable[[str, Who], One | None]:
    """As `_remarks`, for what is one thing or none."""

    def whole(text: str, who: Who) -> One | None:
        found = read(text, who)
        return found if found is not None and usable(found.text) else None

    return once(whole)


def _resource(read: Callable[[str, Who], Resource | None]) -> Callable[[str, Who], Resource | None]:
    """As `_remarks`; a resource may have a link alone, or a title of figures."""

    def whole(text: str, who: Who) -> Resource | None:
        found = read(text, who)
        return found if found is not None and not unclosed(found.title) else None

    return once(whole)


_READERS = {
    Language.ENGLISH: Reader(
        remarks=_remarks(reading.remarks_of),
        touches=_remarks(touches.touches_of),
        interest=_one(interests.interest_of),
        ask=_one(asks.ask_of),
        resource=_resource(resources.resource_of),
    ),
    Language.GERMAN: Reader(
        remarks=_remarks(german.remarks_of),
        touches=_remarks(german.touches_of),
        interest=_one(german.interest_of),
        ask=_one(german.ask_of),
        resource=_resource(elsewhere.resource_of),
    ),
    Language.FRENCH: Reader(
        remarks=_remarks(french.remarks_of),
        touches=_remarks(french.touches_of),
        interest=_one(french.interest_of),
        ask=_one(french.ask_of),
        resource=_resource(elsewhere.resource_of),
    ),
    Language.SPANISH: Reader(
        remarks=_remarks(spanish.remarks_of),
        touches=_remarks(spanish.touches_of),
        interest=_one(spanish.interest_of),
        ask=_one(spanish.ask_of),
        resource=_resource(elsewhere.resource_of),
    ),
}


_BY_CODE = {language.value: language for language in Language}


def language_of(code: str) -> Language:
    """The language of that code, English for one that is not known."""
    return _BY_CODE.get(code.strip().lower()[:2], Language.ENGLISH)


def reader_of(language: Language) -> Reader:
    return _READERS[language]
