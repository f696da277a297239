"""Is this calendar event an interview, and what is known of it: the verdict with its reasons."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from afterword.domain.calendar_event import CalendarEvent
from afterword.domain.detection import evidence
from afterword.domain.detection.description import Text, Told, read_description, read_text, said_title
from afterword.domain.detection.evidence import Clue
from afterword.domain.detection.job import (
    Entities,
    company_of,
    kind_of,
    role_type_of,
    tell_apart,
    without_company,
)
from afterword.domain.detection.organisations import system_named
from afterword.domain.detection.people import GuestList, Settled, guest_list, is_private_entry, settle
from afterword.domain.detection.text import Found, folded_words
from afterword.domain.detection.title import (
    Title,
    clashes,
    is_ambiguous,
    is_cancelled,
    is_placeholder,
    is_task,
    only_faint,
    other_meeting,
    read_title,
    take_apart,
)
from afterword.domain.model import Candidate, Interviewer, Kind, Part, RoleType

_NEVER = {
    "focusTime": "it is focus time",
    "outOfOffice": "it is an out-of-office entry",
    "birthday": "it is a birthday",
    "workingLocation": "it is a working location",
}
"""Event types of Google Calendar that nobody meets in (Calendar API, `eventType`)."""
_ALL_UNKNOWN = ("company", "role", "interviewers")
_INTERVIEW_FROM = 8.0
_DOUBTFUL_FROM = 3.5
_WORDS_FOR_INTERVIEW = 4.0
_WORDS_WITHOUT_TITLE = 5.0
_WORDS_FOR_DOUBT = 2.0


class Verdict(StrEnum):
    """Only `interview` may ever lead to mail; the doubtful is asked about."""

    INTERVIEW = "interview"
    DOUBTFUL = "doubtful"
    NOT_INTERVIEW = "not_interview"


_MOST_CONFIDENT = {Verdict.INTERVIEW: 1.0, Verdict.DOUBTFUL: 0.6, Verdict.NOT_INTERVIEW: 0.3}


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


def classify(event: CalendarEvent, candidate: Candidate) -> Detection:
    """What an event is, with the reasons in words; precision before recall, and nothing invented.

    Evidence is weighed, never a single keyword (weights in `evidence`); people and addresses come from
    the invitation, so that a text can add no recipient. Whether it was cancelled, declined or accepted is not
    judged here: only what kind of meeting it is.
    """
    never = _never(event)
    if never is not None:
        return _no_interview([Clue(evidence.CROWD, never)])
    text = read_text(event.description)
    title = read_title(event.title, said_title(text.lines))
    system = system_named(event, text.whole)
    if system is None and not evidence.speaks_of_hiring(text.words):
        against = _nothing_for(title)
        if against is not None:
            return _no_interview([against])
    return _judge(_look(event, candidate, title, text, system), candidate)


@dataclass(frozen=True, slots=True)
class _Seen:
    """An event, read: what every rule looks at. `other` and `clash`: what in its title is against."""

    event: CalendarEvent
    guests: GuestList
    title: Title
    entities: Entities
    text: Text
    system: str | None
    other: Found[str] | None
    clash: Found[bool] | None
    own_entry: bool


def _never(event: CalendarEvent) -> str | None:
    if event.event_type in _NEVER:
        return _NEVER[event.event_type]
    if event.start is None or event.end is None or event.end <= event.start:
        return "it has no time"
    return None


def _nothing_for(title: Title) -> Clue | None:
    """Why a title that stands alone speaks of no interview, if it does not."""
    if not title.called:
        return Clue(0.0, "nothing in it speaks of an interview")
    other = other_meeting(title)
    return evidence.other_clue(title, other) if other is not None else None


def _look(event: CalendarEvent, candidate: Candidate, title: Title, text: Text, system: str | None) -> _Seen:
    guests = guest_list(event, candidate)
    own_entry = is_private_entry(event, guests)
    mine = frozenset(folded_words(candidate.name))
    entities = tell_apart(take_apart(title, mine), guests, mine, own_entry=own_entry)
    return _Seen(
        event,
        guests,
        title,
        entities,
        text,
        system,
        other_meeting(title),
        clashes(title),
        own_entry,
    )


def _judge(seen: _Seen, candidate: Candidate) -> Detection:
    told = read_description(seen.text)
    clues = list(_clues(seen, told, candidate))
    verdict = _verdict(seen, clues)
    if verdict is Verdict.NOT_INTERVIEW:
        return _no_interview(clues)
    return _describe(seen, told, clues, verdict)


def _clues(seen: _Seen, told: Told, candidate: Candidate) -> Iterator[Clue]:
    yield from evidence.title_clues(
        seen.title, seen.entities, seen.other, seen.clash, own_entry=seen.own_entry
    )
    yield from evidence.description_clues(seen.text.words)
    yield from evidence.told_clues(told, seen.entities)
    yield from evidence.system_clues(seen.system)
    yield from evidence.shape_clues(seen.event)
    yield from evidence.guest_clues(seen.event, seen.guests, seen.entities, told, candidate)


def _verdict(seen: _Seen, clues: list[Clue]) -> Verdict:
    total = sum(clue.weight for clue in clues)
    worded = sum(clue.weight for clue in clues if clue.worded)
    if is_cancelled(seen.title):
        return Verdict.NOT_INTERVIEW
    if total >= _INTERVIEW_FROM and worded >= _words_needed(seen) and not _only_maybe(seen):
        return Verdict.INTERVIEW
    contradicted = worded >= _INTERVIEW_FROM and total > 0
    if (total >= _DOUBTFUL_FROM and worded >= _WORDS_FOR_DOUBT) or contradicted:
        return Verdict.DOUBTFUL
    return Verdict.NOT_INTERVIEW


def _words_needed(seen: _Seen) -> float:
    """How much must be written: more where the title says little, or speaks of a name that no guest's address is of."""
    if only_faint(seen.title):
        return _WORDS_WITHOUT_TITLE
    called = evidence.called_clue(seen.title)
    if seen.entities.misfit and called is not None and is_ambiguous(seen.title):
        return called.weight + evidence.ROLE_NAMED
    return _WORDS_FOR_INTERVIEW


def _only_maybe(seen: _Seen) -> bool:
    """What is never more than doubtful, however much speaks for it."""
    if (
        seen.event.all_day
        or seen.event.recurring
        or seen.title.text.endswith(("?", "？"))
        or is_placeholder(seen.title)
    ):
        return True
    named = seen.entities.company or seen.entities.people or seen.entities.role
    bare = seen.own_entry and (is_task(seen.title) or not named)
    return bare or seen.other is not None or seen.clash is not None


def _no_interview(clues: list[Clue]) -> Detection:
    against = [clue for clue in clues if clue.weight < 0] or clues
    return Detection(
        verdict=Verdict.NOT_INTERVIEW,
        confidence=_confidence(clues, Verdict.NOT_INTERVIEW),
        reasons=tuple(clue.reason for clue in against) or ("nothing in it speaks of an interview",),
        unknown=_ALL_UNKNOWN,
    )


def _confidence(clues: list[Clue], verdict: Verdict) -> float:
    total = max(-50.0, sum(clue.weight for clue in clues))
    return min(_MOST_CONFIDENT[verdict], round(1 / (1 + math.exp(-(total - 5.0) / 1.5)), 3))


def _describe(seen: _Seen, told: Told, clues: list[Clue], verdict: Verdict) -> Detection:
    kind = kind_of(seen.event, seen.title, seen.system)
    settled = settle(seen.guests, told, seen.entities.people, kind, own_entry=seen.own_entry)
    company, source = company_of(seen.entities, seen.guests, told, seen.title.text)
    role = seen.entities.role or told.role
    role = without_company(role, company) if role else None
    return Detection(
        verdict=verdict,
        confidence=_confidence(clues, verdict),
        reasons=(*(clue.reason for clue in clues), *source, *settled.reasons),
        company=company,
        role=role,
        kind=kind,
        role_type=role_type_of(role),
        people=settled.people,
        left_out=(*seen.guests.left_out, *settled.left_out),
        unknown=_unknown(seen, company, role, settled),
    )


def _unknown(seen: _Seen, company: str | None, role: str | None, settled: Settled) -> tuple[str, ...]:
    interviewers = [person for person in settled.people if person.part is Part.INTERVIEWER]
    nameless = any(person.name == person.email for person in interviewers)
    missing = not interviewers or nameless or seen.event.attendees_omitted
    known = {"company": company, "role": role, "interviewers": None if missing else "known"}
    return tuple(what for what, value in known.items() if value is None)
