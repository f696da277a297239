"""What the workflow needs from outside. Each sentence of a docstring here has a contract test.

Every call may raise, besides what it names: `AuthorisationRequired` (the token is missing, dead or revoked),
`ScopeMissing` (the candidate did not grant what the call needs), `RateLimited` and `Unreachable`.
Reads are repeated a few times with backoff before that; writes are made exactly once, whatever happens.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from afterword.domain.acquaintances import Acquaintances
from afterword.domain.attachments import AttachedFile
from afterword.domain.calendar_event import Attendee, CalendarEvent
from afterword.domain.lifecycle import Step
from afterword.domain.mail import Attachment, MailContent, Signature
from afterword.domain.model import (
    CallResult,
    Channel,
    Debrief,
    FollowUp,
    FollowUpChanges,
    HistoryEntry,
    Interview,
    InterviewStatus,
    NewInterview,
    Note,
    Purpose,
    Window,
)
from afterword.domain.notes.starters import Starters
from afterword.domain.status import HoldReason, Status

__all__ = [
    "Attachment",
    "Attendee",
    "Calendar",
    "CalendarEvent",
    "Clock",
    "Draft",
    "DraftMark",
    "DraftRef",
    "Files",
    "FollowUpFilter",
    "MailContent",
    "MailFile",
    "MailScope",
    "Mailbox",
    "NewFollowUp",
    "NoteWriter",
    "Notifier",
    "OutgoingMail",
    "Sender",
    "SentMail",
    "Signature",
    "Store",
]

# --- mail ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class DraftRef:
    """Where a draft is: `draft_id` stays, `gmail_message_id` is new after every save."""

    draft_id: str
    gmail_message_id: str
    thread_id: str


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A live draft as it is in Gmail now."""

    ref: DraftRef
    content: MailContent
    rfc822_message_id: str | None
    saved_at: datetime


@dataclass(frozen=True, kw_only=True)
class SentMail:
    """A message in Sent."""

    gmail_message_id: str
    thread_id: str
    rfc822_message_id: str | None
    sent_at: datetime
    content: MailContent


@dataclass(frozen=True, kw_only=True)
class MailFile:
    """A file on its way out, with all its bytes."""

    filename: str
    content_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Sender:
    """One of the account's own addresses, as Gmail writes under it.

    Attributes:
        name: what stands before the address, "" when the candidate gave none.
        signature: None when none is set, or it has no words.
    """

    email: str
    name: str = ""
    signature: Signature | None = None


@dataclass(frozen=True, kw_only=True)
class OutgoingMail:
    """A note on its way to become a draft.

    `rfc822_message_id` is ours ("<…@…>"); it may or may not survive in Gmail and is one correlator of several.
    `in_reply_to` and `thread_id` are set for a later message of a conversation only.
    Where the note's body ends with the words of `signature`, the HTML part shows the signature's own HTML.
    """

    note: Note
    from_name: str
    from_email: str
    rfc822_message_id: str
    in_reply_to: str | None = None
    thread_id: str | None = None
    signature: Signature | None = None
    files: tuple[MailFile, ...] = ()


class MailScope(StrEnum):
    """What the candidate granted, in our words."""

    DRAFTS = "drafts"
    READ = "read"
    CALENDAR = "calendar"


class Mailbox(Protocol):
    """The candidate's Gmail."""

    def address(self) -> str:
        """The address of the authorised account, lower-cased."""
        ...

    def can_read(self) -> bool:
        """Whether Sent and replies may be looked at. Without it `sent_to` and `thread` raise `ScopeMissing`."""
        ...

    def sender(self, wanted: str) -> Sender | None:
        """That address if the account may write as it, else the account's own; None where reading is not granted.

        One request an hour at most, whatever is asked.

        Raises:
            Rejected, Gone: Google does not tell.
        """
        ...

    def preview(self, mail: OutgoingMail) -> MailContent:
        """What `get_draft` would show of that mail, were it created as it is; no request is made."""
        ...

    def list_drafts(self) -> Sequence[DraftRef]:
        """Every draft there is, in one request per 500."""
        ...

    def get_draft(self, draft_id: str) -> Draft | None:
        """The live draft, or None when it is gone: discarded, sent, or only an empty wrapper left."""
        ...

    def create_draft(self, mail: OutgoingMail) -> DraftRef:
        """Create a draft; it is in `list_drafts` at once. One request, never repeated.

        Raises:
            Rejected: Google refused it, nothing was created.
            OutcomeUnknown: no usable answer came; it may exist.
        """
        ...

    def update_draft(self, draft_id: str, mail: OutgoingMail) -> DraftRef:
        """Replace a draft's content; the draft id stays, the message id changes.

        Raises:
            Gone: there is no such draft. Rejected, OutcomeUnknown: as for `create_draft`.
        """
        ...

    def delete_draft(self, draft_id: str) -> None:
        """Delete a draft for good; one that is gone already is no error.

        Raises:
            OutcomeUnknown: no usable answer came.
        """
        ...

    def send_draft(self, draft_id: str) -> SentMail:
        """Send the draft as it is now; it is no draft afterwards. One request, never repeated.

        The answer's `content` may be empty; `sent_to` tells what went out.

        Raises:
            Gone: there is no such draft (any more): sent or discarded before.
            Rejected: Google refused it, nothing went out.
            OutcomeUnknown: no usable answer came; it may have gone out.
        """
        ...

    def sent_to(self, address: str, since: datetime) -> Sequence[SentMail]:
        """Messages in Sent to that address (To, Cc or Bcc), from `since` on, oldest first. May lag."""
        ...

    def sent_mail(self, gmail_message_id: str) -> SentMail | None:
        """That message of Sent with its content, or None when it is not there. Needs `can_read`."""
        ...

    def thread(self, thread_id: str) -> Sequence[SentMail]:
        """The messages of a thread that are in Sent, oldest first, perhaps without bodies; empty when there is none."""
        ...


# --- calendar -----------------------------------------------------------------------------------------------


class Calendar(Protocol):
    """The candidate's calendars, read only."""

    def events(self, calendar_id: str, since: datetime, until: datetime) -> Sequence[CalendarEvent]:
        """Every single event and instance that overlaps the span, cancelled ones too, by start."""
        ...

    def event(self, calendar_id: str, event_id: str) -> CalendarEvent | None:
        """The event as it is now, or None when the calendar does not know it."""
        ...


# --- store --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class DraftMark:
    """Which draft a follow-up waits with, and as which message it was seen last."""

    follow_up_id: int
    draft_id: str
    gmail_message_id: str | None


@dataclass(frozen=True, kw_only=True)
class NewFollowUp:
    interview_id: int
    interviewer_id: int
    window: Window
    purpose: Purpose = Purpose.THANK_YOU
    channel: Channel = Channel.EMAIL


@dataclass(frozen=True, kw_only=True)
class FollowUpFilter:
    """Which follow-ups: all conditions hold; an empty filter is all of them.

    `claimed` leaves those with a create or a send that is not settled, `drafted` those with or without a draft.
    """

    statuses: frozenset[Status] = field(default_factory=frozenset)
    hold_reasons: frozenset[HoldReason] = field(default_factory=frozenset)
    channels: frozenset[Channel] = field(default_factory=frozenset)
    interview_id: int | None = None
    due_by: datetime | None = None
    window_opens_by: datetime | None = None
    window_closes_by: datetime | None = None
    drafted: bool | None = None
    discarded_since: datetime | None = None
    claimed: bool = False
    limit: int | None = None


class Store(Protocol):
    """The truth. Every method is one transaction: all of it is on disk when it returns, or none of it."""

    def add_interview(
        self, new: NewInterview, at: datetime, channels: Sequence[Channel] = (Channel.EMAIL,)
    ) -> Interview:
        """Keep an interview and, when it is expected, a planned follow-up on each channel for each of its panel.

        Raises:
            Conflict: one of its events belongs to another interview.
        """
        ...

    def interview(self, interview_id: int) -> Interview:
        """Raises `NotFound` when there is none of that id."""
        ...

    def interview_of_event(self, calendar_id: str, event_id: str) -> Interview | None:
        """The interview that came from that event, or None."""
        ...

    def interviews(self, status: InterviewStatus | None = None) -> Sequence[Interview]:
        """All of them, or those of that status; the latest end first."""
        ...

    def interviews_ending(self, since: datetime, until: datetime) -> Sequence[Interview]:
        """Those whose end lies in that span, `since` and `until` included; the latest end first."""
        ...

    def interviews_with(self, address: str) -> Sequence[Interview]:
        """Those with somebody of that address on them, however it is capitalised; the latest end first."""
        ...

    def met(self, address: str, before: datetime) -> Sequence[int]:
        """The expected interviews with that address on their panel that ended by then, by id."""
        ...

    def acquaintances(self) -> Acquaintances:
        """The name of every company there is an interview with, and everybody who interviewed, as they are now."""
        ...

    def save_interview(self, interview: Interview) -> Interview:
        """Keep the interview as given, its people and events too; a person without an id is new and gets one.

        Raises:
            NotFound: there is none of that id. Conflict: it has changed since it was read; nothing was written.
        """
        ...

    def add_follow_up(self, new: NewFollowUp) -> FollowUp:
        """Keep a planned follow-up; there is one per interviewer, purpose and channel, and a second is a `Conflict`."""
        ...

    def follow_up(self, follow_up_id: int) -> FollowUp:
        """Raises `NotFound` when there is none of that id."""
        ...

    def follow_ups(self, which: FollowUpFilter) -> Sequence[FollowUp]:
        """Those that match, by send time (unplanned last), then id."""
        ...

    def waiting_drafts(self) -> Sequence[DraftMark]:
        """The draft of every follow-up that is scheduled or held and has one, by the follow-up's id."""
        ...

    def known_drafts(self, draft_ids: Collection[str]) -> frozenset[str]:
        """Those of these drafts that belong to a follow-up, whatever became of it."""
        ...

    def known_messages(self, gmail_message_ids: Collection[str]) -> frozenset[str]:
        """Those of these messages that are on record as what went out for a follow-up."""
        ...

    def next_moments(self, after: datetime, until: datetime, limit: int) -> Sequence[datetime]:
        """When something is planned next: a send, or the end of an interview; the earliest first, each once.

        Later than `after`, not later than `until`, and at most `limit` of them.
        """
        ...

    def transition(self, before: FollowUp, step: Step, at: datetime) -> FollowUp:
        """Take the step if the row is still as `before`, with its history row in the same transaction.

        Raises:
            RefusedTransition: the table has no such step.
            Conflict: the row has changed since `before` was read; nothing was written.
        """
        ...

    def note(self, before: FollowUp, changes: FollowUpChanges) -> FollowUp:
        """Write what is no change of status. Raises `Conflict` as `transition` does."""
        ...

    def history(self, follow_up_id: int) -> Sequence[HistoryEntry]:
        """Every step so far, oldest first."""
        ...

    def thanked(self, address: str, since: datetime) -> Sequence[FollowUp]:
        """What went, or is going, to that address for an interview that ended at `since` or later."""
        ...

    def sent_since(self, instant: datetime) -> int:
        """How many follow-ups went out by Afterword from `instant` on, those being sent now included."""
        ...

    def debrief(self, interview_id: int) -> Debrief:
        """What was kept, or an empty one."""
        ...

    def save_debrief(self, interview_id: int, debrief: Debrief) -> None:
        """Replace what was kept."""
        ...

    def change_debrief(self, interview_id: int, change: Callable[[Debrief], Debrief]) -> Debrief:
        """Replace what was kept by what `change` makes of it, in one transaction: nothing said meanwhile is lost.

        What `change` raises is passed on, and then nothing is changed.
        """
        ...

    def remember(self, key: str, value: str) -> None:
        """Keep one fact about the whole home under a key, in place of what was there."""
        ...

    def recall(self, key: str) -> str | None:
        """The fact kept under that key, or None."""
        ...

    def facts(self, prefix: str) -> Mapping[str, str]:
        """Every fact whose key begins with that prefix, by key."""
        ...

    def forget(self, key: str) -> None:
        """Keep nothing under that key any more; one that is not kept is no error."""
        ...


# --- the rest -----------------------------------------------------------------------------------------------


class Clock(Protocol):
    def now(self) -> datetime:
        """The present instant, aware and in UTC."""
        ...


class Notifier(Protocol):
    def tell(self, title: str, text: str) -> None:
        """Tell the candidate, best effort: a failure to tell is logged and never raised."""
        ...


class Files(Protocol):
    """The files that go along with notes, as they were when they were attached."""

    def keep(self, data: bytes) -> None:
        """Keep a copy, by its bytes: the same bytes twice are kept once."""
        ...

    def read(self, file: AttachedFile) -> bytes:
        """The bytes as they were.

        Raises:
            InvalidInput: they are not there any more, or have been changed.
        """
        ...

    def drop(self, sha256: str) -> None:
        """Forget a copy; one that is not there is no error."""
        ...


class NoteWriter(Protocol):
    """Turns what is known into words."""

    @property
    def name(self) -> str:
        """Which writer it is: `starters`."""
        ...

    def starters(self, language: str) -> Starters:
        """The beginnings of sentences that a debrief in that language can use.

        Raises:
            TemplateError: their file is broken; names it and the line.
        """
        ...

    def by_hand(
        self,
        channel: Channel,
        interview: Interview,
        interviewer_id: int,
        debrief: Debrief,
        at: datetime,
    ) -> str:
        """What to say on the telephone, or the words of a letter written at `at`, as plain text.

        Raises:
            TemplateError: as `thank_you`. InvalidInput: something a letter needs is missing.
        """
        ...

    def thank_you(
        self,
        interview: Interview,
        interviewer_id: int,
        debrief: Debrief,
        call: CallResult | None = None,
        signature: str = "",
    ) -> Note:
        """The note to one interviewer; after a call it speaks of that, and otherwise of none.

        The same arguments give the same note, and its `sources` are the remarks it makes use of.

        `signature`, if given, stands at its end as it is, line by line; only a template of the candidate's own may
        leave it out or sign otherwise.

        Raises:
            TemplateError: a template of the candidate's is broken; names its file and line.
        """
        ...
