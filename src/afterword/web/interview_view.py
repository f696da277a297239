"""Interviews as they are told: a line in the list, one with its panel, one that is only perhaps an interview."""

from collections.abc import Sequence
from dataclasses import dataclass

from afterword.domain.model import FollowUp, Interview, Part
from afterword.web.cards import Card, Look
from afterword.web.times import Moment
from afterword.workflow.inspect import phase
from afterword.workflow.record import greeting_is_sure, greeting_of

PHASES = {
    "upcoming": "to come",
    "under_way": "under way",
    "over": "over",
    "doubtful": "perhaps an interview",
    "cancelled": "cancelled",
    "declined": "declined",
}
SOURCES = {"calendar": "from your calendar", "ics": "from a file", "manual": "entered by you"}


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody on the panel, and the notes to them.

    Attributes:
        hi: what a note calls them. greeting: the same as far as the candidate set it, else "".
        sure: it is set, or the guess is sure.
    """

    number: int
    name: str
    hi: str
    greeting: str
    sure: bool
    email: str
    phone: str
    title: str
    part: str
    notes: Sequence[Card]


@dataclass(frozen=True, kw_only=True)
class Found:
    """One interview; `gaps` is what is not known and asked for."""

    number: int
    company: str
    role: str
    start: Moment
    end: Moment
    phase: str
    phase_words: str
    source: str
    confirmed: bool
    people: Sequence[Person]

    @property
    def title(self) -> str:
        return " at ".join(part for part in (self.role, self.company) if part) or "Untitled event"

    @property
    def panel(self) -> list[Person]:
        return [person for person in self.people if person.part == Part.INTERVIEWER.value]

    @property
    def others(self) -> list[Person]:
        return [person for person in self.people if person.part != Part.INTERVIEWER.value]


def found(
    look: Look, interview: Interview, follow_ups: Sequence[FollowUp] = (), language: str = "en"
) -> Found:
    """An interview as it is told; `language` is that of its notes."""
    stands = phase(interview, look.now)
    return Found(
        number=interview.id,
        company=interview.company,
        role=interview.role,
        start=look.moment(interview.start),
        end=look.moment(interview.end),
        phase=stands,
        phase_words=PHASES[stands],
        source=SOURCES[interview.source.value],
        confirmed=interview.confirmed,
        people=[
            Person(
                number=person.id,
                name=person.name,
                hi=greeting_of(person, language),
                greeting=person.greeting,
                sure=greeting_is_sure(person),
                email=person.email or "",
                phone=person.phone,
                title=person.title,
                part=person.part.value,
                notes=[look.card(f, interview) for f in follow_ups if f.interviewer_id == person.id],
            )
            for person in interview.interviewers
        ],
    )
