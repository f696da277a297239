"""The languages that notes can be in, and who reads what was jotted down in each."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from afterword.domain.wording import elsewhere, french, german, spanish
from afterword.domain.wording.english import asks, interests, reading, resources, touches
from afterword.domain.wording.english.people import Who
from afterword.domain.wording.once import once
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
        remarks=once(reading.remarks_of),
        touches=once(touches.touches_of),
        interest=once(interests.interest_of),
        ask=once(asks.ask_of),
        resource=once(resources.resource_of),
    ),
    Language.GERMAN: Reader(
        remarks=once(german.remarks_of),
        touches=once(german.touches_of),
        interest=once(german.interest_of),
        ask=once(german.ask_of),
        resource=once(elsewhere.resource_of),
    ),
    Language.FRENCH: Reader(
        remarks=once(french.remarks_of),
        touches=once(french.touches_of),
        interest=once(french.interest_of),
        ask=once(french.ask_of),
        resource=once(elsewhere.resource_of),
    ),
    Language.SPANISH: Reader(
        remarks=once(spanish.remarks_of),
        touches=once(spanish.touches_of),
        interest=once(spanish.interest_of),
        ask=once(spanish.ask_of),
        resource=once(elsewhere.resource_of),
    ),
}


_BY_CODE = {language.value: language for language in Language}


def language_of(code: str) -> Language:
    """The language of that code, English for one that is not known."""
    return _BY_CODE.get(code.strip().lower()[:2], Language.ENGLISH)


def reader_of(language: Language) -> Reader:
    return _READERS[language]
