"""What detection says of an event, and of events that belong together."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from afterword.domain.calendar_event import CalendarEvent
from afterword.domain.model import Interviewer, Kind, RoleType


class Verdict(StrEnum):
    """Only `interview` may ever lead to mail; the doubtful is asked about."""

    INTERVIEW = "interview"
    DOUBTFUL = "doubtful"
    NOT_INTERVIEW = "not_interview"


@dataclass(frozen=True, kw_only=True)
class Detection:
    """What one event is, and why.

    Attributes:
        confidence: that it is an interview, from 0 to 1.
        reasons: what spoke for and against it, in words for the candidate.
        people: interviewers and coordinators; an address is always one of the invitation's own.
        left_out: the address or name of everybody else, each with why.
        unknown: which of `company`, `role`, `interviewers` are still to be asked for.
    """

    verdict: Verdict
    confidence: float
    reasons: tuple[str, ...]
    company: str | None = None
    role: str | None = None
    kind: Kind = Kind.UNKNOWN
    role_type: RoleType = RoleType.DEFAULT
    people: tuple[Interviewer, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Loop:
    """Back-to-back conversations with one company on one day, or a single one.

    Attributes:
        start, end: of the first and of the last; the window opens at `end`.
        timezone: of the first event that names one.
    """

    events: tuple[CalendarEvent, ...]
    verdict: Verdict
    company: str | None
    role: str | None
    kind: Kind
    role_type: RoleType
    start: datetime
    end: datetime
    timezone: str | None
    people: tuple[Interviewer, ...]
    reasons: tuple[str, ...]
    unknown: tuple[str, ...]
