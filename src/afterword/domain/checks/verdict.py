"""What a check says, and what it looks at."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Protocol

from afterword.domain.mail import MailContent
from afterword.domain.model import Candidate, Debrief, Interview, Interviewer
from afterword.domain.visible import Page, read, visible_text

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_LETTER = re.compile(r"[^\W\d_]")
_FEW_WORDS = 5
# Of all capitals İ alone has two small letters; ı and ſ are an i and an s to `re.IGNORECASE`.
_ONE_TO_ONE = str.maketrans("İıſ", "iis")


class Level(StrEnum):
    """`block`: it would embarrass the candidate, and does not go out; `warn`: advice; `ok`: nothing to say."""

    BLOCK = "block"
    WARN = "warn"
    OK = "ok"


@dataclass(frozen=True, kw_only=True)
class Slip:
    """A place in a text that a proofreader would mark.

    Attributes:
        at: where it begins in the text. words: what stands there.
        message: what is wrong with it, a sentence that names the words.
        repairs: what could stand there, the best first; "" for leaving it out.
    """

    at: int
    words: str
    message: str
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Check:
    """One rule applied to one note; `message` is a sentence for the candidate, `slips` are places in the body."""

    name: str
    level: Level
    message: str
    slips: tuple[Slip, ...] = ()

    @classmethod
    def block(cls, name: str, message: str) -> "Check":
        return cls(name=name, level=Level.BLOCK, message=message)

    @classmethod
    def warn(cls, name: str, message: str, slips: tuple[Slip, ...] = ()) -> "Check":
        return cls(name=name, level=Level.WARN, message=message, slips=slips)

    @classmethod
    @lru_cache(maxsize=256)
    def ok(cls, name: str, message: str) -> "Check":
        return cls(name=name, level=Level.OK, message=message)


class Proofreader(Protocol):
    """Knows the grammar and the words of a language."""

    def slips(self, text: str, language: str, known: frozenset[str]) -> Sequence[Slip]:
        """The slips of a text in that language, by their place; `known` are names and terms, folded, that are none."""
        ...


@dataclass(frozen=True, kw_only=True)
class Sibling:
    """Another note of the same day to the same company, as it reads now."""

    person: Interviewer
    text: str


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A note as it is in Gmail, with what is known of the people and companies around it.

    Attributes:
        debrief: what the candidate says of the interview; None where nobody looked.
        panel_size: how many people the company had interview the candidate that day; None: as many as are on
            this interview's panel.
        thanked_before: after how many earlier interviews this person was thanked.
        proofreader: None where grammar and spelling are not to be looked at.
    """

    content: MailContent
    interview: Interview
    recipient: Interviewer
    candidate: Candidate
    other_companies: tuple[str, ...] = ()
    other_interviewers: tuple[Interviewer, ...] = ()
    debrief: Debrief | None = None
    siblings: tuple[Sibling, ...] = ()
    panel_size: int | None = None
    thanked_before: int = 0
    proofreader: Proofreader | None = None

    @cached_property
    def text(self) -> str:
        """The body as its reader sees it, lines and paragraphs kept."""
        return self.page.text if self.content.html.strip() else visible_text(self.content)

    @cached_property
    def lowered(self) -> str:
        """The text in small letters, place by place: a pattern in them is found several times as fast as in any case."""
        return lowered(self.text)

    @cached_property
    def prose(self) -> str:
        return prose_of(self.text)

    @property
    def between_paragraphs(self) -> str:
        """In HTML each line is a paragraph; in plain text lines may be wrapped."""
        return "\n" if self.content.html.strip() else "\n\n"

    @cached_property
    def is_latin(self) -> bool:
        """Whether at least half of the letters are Latin: words in four languages are looked for in such a text."""
        return self.text.isascii() or 2 * len(_LATIN.findall(self.text)) >= len(_LETTER.findall(self.text))

    @cached_property
    def page(self) -> Page:
        return read(self.content.html)

    @cached_property
    def everything(self) -> str:
        """Subject and both parts of the body: some reader may see any of them."""
        return f"{self.content.subject}\n{self.text}\n{self.content.text}"

    @property
    def others_there(self) -> tuple[Interviewer, ...]:
        """Everybody else on the invitation."""
        return tuple(person for person in self.interview.interviewers if person != self.recipient)


def lowered(text: str) -> str:
    """In small letters, no letter more or less, and those that only look like another are that one."""
    return text.translate(_ONE_TO_ONE).lower() if not text.isascii() else text.lower()


def prose_of(text: str) -> str:
    """The text without greeting, closing and signature: without paragraphs of short lines only."""
    return "\n\n".join(
        paragraph
        for paragraph in text.split("\n\n")
        if any(len(line.split()) > _FEW_WORDS for line in paragraph.splitlines())
    )
