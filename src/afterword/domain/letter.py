"""A letter and a call as records: what is on the paper, and what is said on the telephone."""

from dataclasses import dataclass
from enum import StrEnum


class Paper(StrEnum):
    A4 = "a4"
    US_LETTER = "us-letter"


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A whole letter, line by line; what is not known is not there.

    Attributes:
        sender: name, headline, postal address, telephone, email and links, one a line; the name comes first.
        return_address: name and postal address of the sender, for the envelope's window; empty without one.
        recipient: name, title, company and postal address, one a line.
        place_and_date: one line, as the language and the country write it.
        language: ISO 639 code.
    """

    sender: tuple[str, ...]
    return_address: tuple[str, ...] = ()
    recipient: tuple[str, ...]
    place_and_date: str
    subject: str
    greeting: str
    paragraphs: tuple[str, ...]
    closing: str
    name: str
    enclosures: tuple[str, ...] = ()
    paper: Paper
    language: str


@dataclass(frozen=True, kw_only=True)
class CallScript:
    """What to say on the telephone to one person.

    Attributes:
        about: who they are: title and company; phone: "" when it is not known.
        voicemail: the whole text for an answering machine, about half a minute.
        language: ISO 639 code of the words to be said.
    """

    to_name: str
    about: str = ""
    phone: str = ""
    opening: str
    talking_points: tuple[str, ...]
    next_step: str
    closing: str
    voicemail: str
    language: str = "en"
