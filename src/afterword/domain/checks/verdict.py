"""What a check says, and what it looks at."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from afterword.domain.mail import MailContent
from afterword.domain.model import Candidate, Interview, Interviewer
from afterword.domain.visible import Page, read, visible_text


class Level(StrEnum):
    """`block`: it would embarrass the candidate, and does not go out; `warn`: advice; `ok`: nothing to say."""

    BLOCK = "block"
    WARN = "warn"
    OK = "ok"


@dataclass(frozen=True, kw_only=True)
class Check:
    """One rule applied to one note; `message` is a sentence for the candidate."""

    name: str
    level: Level
    message: str

    @classmethod
    def block(cls, name: str, message: str) -> "Check":
        return cls(name=name, level=Level.BLOCK, message=message)

    @classmethod
    def warn(cls, name: str, message: str) -> "Check":
        return cls(name=name, level=Level.WARN, message=message)

    @classmethod
    def ok(cls, name: str, message: str) -> "Check":
        return cls(name=name, level=Level.OK, message=message)


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A note as it is in Gmail, with what is known of the people and companies around it."""

    content: MailContent
    interview: Interview
    recipient: Interviewer
    candidate: Candidate
    other_companies: tuple[str, ...] = ()
    other_interviewers: tuple[Interviewer, ...] = ()

    @cached_property
    def text(self) -> str:
        """The body as its reader sees it, lines and paragraphs kept."""
        return visible_text(self.content)

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
