"""The languages that notes can be in, and who reads what was jotted down in each."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from afterword.domain.wording import elsewhere, french, german, spanish
from afterword.domain.wording.english import asks, interests, reading, resources, touches
from afterword.domain.wording.english.people import Who
from afterword.domain.wording.remark import Ask, Interest, Remark, Resource


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


_READERS = {
    Language.ENGLISH: Reader(
        remarks=reading.remarks_of,
        touches=touches.touches_of,
        interest=interests.interest_of,
        ask=asks.ask_of,
        resource=resources.resource_of,
    ),
    Language.GERMAN: Reader(
        remarks=german.remarks_of,
        touches=german.touches_of,
        interest=german.interest_of,
        ask=german.ask_of,
        resource=elsewhere.resource_of,
    ),
    Language.FRENCH: Reader(
        remarks=french.remarks_of,
        touches=french.touches_of,
        interest=french.interest_of,
        ask=french.ask_of,
        resource=elsewhere.resource_of,
    ),
    Language.SPANISH: Reader(
        remarks=spanish.remarks_of,
        touches=spanish.touches_of,
        interest=spanish.interest_of,
        ask=spanish.ask_of,
        resource=elsewhere.resource_of,
    ),
}


def language_of(code: str) -> Language:
    """The language of that code, English for one that is not known."""
    known = {language.value: language for language in Language}
    return known.get(code.strip().lower()[:2], Language.ENGLISH)


def reader_of(language: Language) -> Reader:
    return _READERS[language]
