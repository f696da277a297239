"""The words of the product as frozen records. Nothing here does I/O or asks what time it is."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypedDict

from afterword.domain.attachments import AttachedFile
from afterword.domain.instants import utc, zone
from afterword.domain.status import Actor, HoldReason, Status
from afterword.errors import InvalidInput

WINDOW = timedelta(hours=24)


class Purpose(StrEnum):
    THANK_YOU = "thank_you"
    CHECK_IN = "check_in"


class Channel(StrEnum):
    EMAIL = "email"
    CALL = "call"
    LETTER = "letter"


class CallResult(StrEnum):
    """How a call to an interviewer ended: the email after it may say so."""

    DONE = "done"
    NO_ANSWER = "no_answer"


class Source(StrEnum):
    CALENDAR = "calendar"
    ICS = "ics"
    MANUAL = "manual"


class Part(StrEnum):
    """What somebody on the invitation did: only interviewers are written to."""

    INTERVIEWER = "interviewer"
    COORDINATOR = "coordinator"
    NOT_THERE = "not_there"
    """Was on the invitation once, and is not any more."""


class Kind(StrEnum):
    UNKNOWN = "unknown"
    PHONE = "phone"
    VIDEO = "video"
    ONSITE = "onsite"
    PANEL = "panel"
    TECHNICAL = "technical"


class RoleType(StrEnum):
    DEFAULT = "default"
    CUSTOMER_FACING = "customer_facing"
    EXECUTIVE = "executive"


class Language(StrEnum):
    """The languages that notes can be in."""

    ENGLISH = "en"
    GERMAN = "de"
    FRENCH = "fr"
    SPANISH = "es"

    @classmethod
    def of(cls, code: str) -> "Language":
        """The language of that code; English for one that is not known."""
        return next((one for one in cls if one.value == code.strip().lower()[:2]), cls.ENGLISH)


class InterviewStatus(StrEnum):
    """Whether the conversation stands. That it is over follows from the clock, not from a status."""

    DOUBTFUL = "doubtful"
    """Found, and perhaps no interview: the candidate is asked, and nothing is planned."""
    EXPECTED = "expected"
    CANCELLED = "cancelled"
    DECLINED = "declined"


@dataclass(frozen=True, kw_only=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """The one person whose Gmail this is."""

    name: str
    email: str
    timezone: str
    phone: str = ""
    headline: str = ""
    links: tuple[Link, ...] = ()
    signature: str = ""
    postal_address: str = ""
    other_addresses: tuple[str, ...] = ()
    own_domains: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Interviewer:
    """A person who took part; address and telephone number are known or absent, never guessed."""

    name: str
    email: str | None = None
    phone: str = ""
    title: str = ""
    greeting: str = ""
    """What follows “Hi”, as the candidate set it; "" leaves it to a careful guess from the name."""
    part: Part = Part.INTERVIEWER
    timezone: str | None = None
    invited: bool = False
    """They came with an invitation, and go when they are taken off it."""
    id: int = 0


@dataclass(frozen=True, kw_only=True)
class EventLink:
    """Which event an interview came from; `sequence` is that of an `.ics` file's, 0 in a calendar."""

    calendar_id: str
    event_id: str
    sequence: int = 0


@dataclass(frozen=True, kw_only=True)
class NewInterview:
    """One conversation with a company about a role, as it was entered or found.

    Attributes:
        start, end: instants in UTC; the window opens at `end`.
        timezone: IANA name of the zone it took place in.
        events: the events of a calendar or an `.ics` file it came from, if any.
        accepted: the candidate accepted the invitation (always so for what they entered).
        confirmed: the candidate entered it or said yes to it.
        postal_address: where a letter to the company goes, line by line; "" when it is not known.
    """

    company: str
    role: str
    start: datetime
    end: datetime
    timezone: str
    interviewers: tuple[Interviewer, ...] = ()
    role_type: RoleType = RoleType.DEFAULT
    kind: Kind = Kind.UNKNOWN
    source: Source = Source.MANUAL
    status: InterviewStatus = InterviewStatus.EXPECTED
    events: tuple[EventLink, ...] = ()
    accepted: bool = True
    confirmed: bool = True
    postal_address: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "start", utc(self.start))
        object.__setattr__(self, "end", utc(self.end))
        zone(self.timezone)
        if self.end <= self.start:
            raise InvalidInput("The interview ends before it starts; check its start and end.")


@dataclass(frozen=True, kw_only=True)
class Interview(NewInterview):
    """An interview that is kept; `revision` grows with every write, and a write on an older one is a conflict."""

    id: int
    revision: int = 0

    @property
    def panel(self) -> tuple[Interviewer, ...]:
        """Those who are thanked: everybody who interviewed, in the order they were named."""
        return tuple(person for person in self.interviewers if person.part is Part.INTERVIEWER)

    def interviewer(self, interviewer_id: int) -> Interviewer:
        return next(person for person in self.interviewers if person.id == interviewer_id)


@dataclass(frozen=True, kw_only=True)
class Remark:
    """One thing that the candidate says about a conversation.

    Attributes:
        starter: the key of the beginning that `text` completes; "" when `text` is a whole sentence of their own.
        text: as it was typed, on one line.
        for_id: the interviewer it is meant for; None for everybody.
        seen: the candidate has read the sentence it makes.
        id: within its debrief; 0 before it is kept.
    """

    starter: str
    text: str
    for_id: int | None = None
    seen: bool = True
    id: int = 0


@dataclass(frozen=True, kw_only=True)
class Debrief:
    """What the candidate says of one interview.

    Attributes:
        remarks: in the order they were given; what is shared (a link, a book) is a remark of the section `share`.
        jottings: for the candidate alone; no note is made from them.
        language: the ISO 639 code of the language that the notes to this interview are in.
        attachments: files that go along with the notes.
    """

    remarks: tuple[Remark, ...] = ()
    decision_by: datetime | None = None
    jottings: tuple[str, ...] = ()
    language: str = "en"
    attachments: tuple[AttachedFile, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Window:
    """A half-open stretch of time: `opens_at` belongs to it, `closes_at` does not."""

    opens_at: datetime
    closes_at: datetime

    def contains(self, instant: datetime) -> bool:
        return self.opens_at <= instant < self.closes_at


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """One communication to one person, and where it stands.

    Attributes:
        send_at: when it is planned to go; `send_at_by` says whose choice that is.
        why: the reasons for `send_at`, one sentence.
        drafted_at: since when the draft has been visible in Gmail (veto time counts from here).
        composed_fingerprint: of the text Afterword wrote.
        approved_fingerprint: of the text the candidate said yes to, if they did.
        create_claimed_at: a `drafts.create` was about to be made and is not settled yet.
        send_claimed_at: a `drafts.send` was about to be made and is not settled yet.
        unsettled_since: the answer to such a call is known to be lost since then.
        thanked_known_at: when the candidate approved although told that they had already written.
        held_on_request_at: when the candidate put it on hold; only their yes takes that back.
        discarded_at: when the draft was found gone with nothing in Sent, which may lag.
        resaved_at: when a new message id of the draft was last noticed; somebody may be writing.
        revision: grows with every write; a write on an older revision is a conflict.
    """

    id: int
    interview_id: int
    interviewer_id: int
    purpose: Purpose = Purpose.THANK_YOU
    channel: Channel = Channel.EMAIL
    status: Status = Status.PLANNED
    hold_reason: HoldReason | None = None
    hold_detail: str = ""
    window: Window
    send_at: datetime | None = None
    send_at_by: Actor | None = None
    why: str = ""
    sent_at: datetime | None = None
    sent_by: Actor | None = None
    draft_id: str | None = None
    gmail_message_id: str | None = None
    thread_id: str | None = None
    rfc822_message_id: str | None = None
    subject: str = ""
    drafted_at: datetime | None = None
    composed_fingerprint: str | None = None
    approved_fingerprint: str | None = None
    create_claimed_at: datetime | None = None
    send_claimed_at: datetime | None = None
    unsettled_since: datetime | None = None
    held_on_request_at: datetime | None = None
    discarded_at: datetime | None = None
    resaved_at: datetime | None = None
    thanked_known_at: datetime | None = None
    revision: int = 0

    @property
    def expected_fingerprint(self) -> str | None:
        """Of the only text that may go out alone: the approved one, else the one we composed."""
        return self.approved_fingerprint or self.composed_fingerprint

    @property
    def by_hand(self) -> bool:
        """Whether only the candidate can do it: a call, a letter."""
        return self.channel is not Channel.EMAIL

    @property
    def hold_words(self) -> str:
        """Why it is held, in words; "" when it is not."""
        return self.hold_reason.words_for(by_hand=self.by_hand) if self.hold_reason else ""

    @property
    def needs_you(self) -> bool:
        return self.status is Status.HELD or (self.by_hand and self.status is Status.SCHEDULED)


class FollowUpChanges(TypedDict, total=False):
    """What a step or a note may change besides the status, which only the lifecycle writes."""

    window: Window
    send_at: datetime | None
    send_at_by: Actor | None
    why: str
    sent_at: datetime | None
    sent_by: Actor | None
    draft_id: str | None
    gmail_message_id: str | None
    thread_id: str | None
    rfc822_message_id: str | None
    subject: str
    drafted_at: datetime | None
    composed_fingerprint: str | None
    approved_fingerprint: str | None
    create_claimed_at: datetime | None
    send_claimed_at: datetime | None
    unsettled_since: datetime | None
    held_on_request_at: datetime | None
    discarded_at: datetime | None
    resaved_at: datetime | None
    thanked_known_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class HistoryEntry:
    """One step of a follow-up's life, as it is kept beside it."""

    at: datetime
    event: str
    from_status: Status
    to_status: Status
    by: Actor
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence of a note, and the ids of the remarks it comes from."""

    text: str
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Note:
    """A composed note: one subject, one body in plain text; HTML is derived from the same body.

    Attributes:
        sentences: those of the body that come from remarks.
    """

    to_name: str
    to_email: str
    subject: str
    body: str
    sentences: tuple[Sentence, ...] = ()

    @property
    def sources(self) -> tuple[int, ...]:
        """The ids of all remarks that it makes use of."""
        return tuple(source for sentence in self.sentences for source in sentence.sources)
