"""What a contract test needs of a backend, and what a backend may be unable to do."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

import pytest

from afterword.domain.model import Note
from afterword.ports import Calendar, Mailbox, MailFile, OutgoingMail, Signature

DAY = datetime(2031, 3, 4, tzinfo=UTC)


class Capability(StrEnum):
    """What not every server can be made to do; the words complete “this server cannot …”."""

    SET_ADDRESSES = "set what may be written as"
    ATTACH_BY_HAND = "put a file to a draft by hand"
    BREAK_CALLS = "break calls on order"
    COUNT_REQUESTS = "tell which requests arrived"
    PARTIAL_CONSENT = "grant only some permissions"
    END_AUTHORISATION = "end an authorisation"
    KEEP_WRAPPERS = "keep the wrapper of a sent draft"


class Rig(ABC):
    """A backend with a way to trouble it."""

    capabilities: frozenset[Capability] = frozenset(Capability)

    def need(self, capability: Capability) -> None:
        """Go on only if the backend can do that."""
        if capability not in self.capabilities:
            pytest.skip(f"this server cannot {capability}")

    @abstractmethod
    def fail_before(self, call: str) -> None:
        """The next such call does not reach the server at all, however often it is repeated."""

    @abstractmethod
    def lose_answer(self, call: str) -> None:
        """The next such call takes effect, and its answer is lost."""

    @abstractmethod
    def refuse(self, call: str) -> None:
        """The next such call is refused for good, without effect."""

    @abstractmethod
    def limit_rate(self, call: str, seconds: int) -> None:
        """Such calls are asked to wait so long, without effect."""

    @abstractmethod
    def end_authorisation(self) -> None:
        """The candidate takes the authorisation back."""

    @abstractmethod
    def requests(self, call: str) -> int:
        """How many such requests arrived."""


@dataclass(frozen=True)
class SendAs:
    """One address as it is set up in Gmail; an empty one is the account's own."""

    email: str = ""
    name: str = ""
    signature: str = ""
    accepted: bool = True


class MailboxRig(Rig):
    """A mailbox, and the candidate's hands in it."""

    mailbox: Mailbox

    @abstractmethod
    def edit(self, draft_id: str, body: str) -> None: ...

    @abstractmethod
    def attach(self, draft_id: str, filename: str, data: bytes) -> None: ...

    @abstractmethod
    def detach(self, draft_id: str, filename: str) -> None: ...

    @abstractmethod
    def open(self, draft_id: str) -> None:
        """Open the draft in the editor and close it, which saves it anew."""

    @abstractmethod
    def write_as(self, *addresses: SendAs) -> None:
        """What the account may write as from now on, its own address first."""

    @abstractmethod
    def discard(self, draft_id: str) -> None: ...

    @abstractmethod
    def send(self, draft_id: str) -> None: ...

    @abstractmethod
    def write(self, *, to: str, cc: str = "", bcc: str = "", subject: str = "Thank you") -> None: ...

    @abstractmethod
    def keep_wrappers(self, labels: tuple[str, ...]) -> None:
        """From now on a sent draft can still be fetched, as a message with these labels."""

    @abstractmethod
    def without_read(self) -> Mailbox:
        """The same mailbox for a candidate who did not allow reading mail."""


class CalendarRig(Rig):
    """A calendar, and the hands of those who plan in it."""

    calendar: Calendar
    calendar_id: str = "primary"
    day: datetime = DAY
    """A day without events."""

    def at(self, hour: int) -> datetime:
        return self.day + timedelta(hours=hour)

    @abstractmethod
    def add(self, title: str, start: datetime, end: datetime, **more: object) -> str:
        """Put an event on the calendar; its id."""

    @abstractmethod
    def cancel(self, event_id: str) -> None: ...

    @abstractmethod
    def without_calendar(self) -> Calendar:
        """The same calendar for a candidate who did not allow looking at it."""


def outgoing(
    to: str,
    *,
    subject: str = "Thank you for today",
    body: str = "Hello Jane,\n\nthank you for your time.\n\nZoë",
    thread_id: str | None = None,
    in_reply_to: str | None = None,
    signature: Signature | None = None,
    files: tuple[MailFile, ...] = (),
) -> OutgoingMail:
    """A note to that address."""
    return OutgoingMail(
        note=Note(to_name="Jane Doe", to_email=to, subject=subject, body=body),
        from_name="Zoë Candidate",
        from_email="alex.candidate@mail.example",
        rfc822_message_id="<afterword.1@mail.example>",
        thread_id=thread_id,
        in_reply_to=in_reply_to,
        signature=signature,
        files=files,
    )
