"""Follow-ups and interviews as they are told on any page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, partial

from afterword.domain.model import Channel, FollowUp, HistoryEntry, Interview, Part
from afterword.web import words
from afterword.web.dashboard import Dashboard
from afterword.web.picture import Picture, picture
from afterword.web.words import Moment, moment
from afterword.workflow.inspect import phase
from afterword.workflow.record import greeting_is_sure, greeting_of

_PHASES = {
    "upcoming": "to come",
    "under_way": "under way",
    "over": "over",
    "doubtful": "perhaps an interview",
    "cancelled": "cancelled",
    "declined": "declined",
}
_SOURCES = {"calendar": "from your calendar", "ics": "from a file", "manual": "entered by you"}


@dataclass(frozen=True, kw_only=True)
class Card:
    """One follow-up as it is told."""

    number: int
    interview: int
    revision: int
    channel: str
    person: str
    address: str
    title: str
    company: str
    role: str
    subject: str
    status: str
    state: str
    reason: str
    ask: str
    why: str
    at: Moment | None
    opens: Moment
    closes: Moment
    looked_at: datetime
    open: bool
    draw: Callable[[], Picture] = field(repr=False, compare=False)

    @cached_property
    def picture(self) -> Picture:
        """Drawn only where it is shown."""
        return self.draw()

    @property
    def picture_mark(self) -> datetime:
        """Where the handle for another time begins: at the time it has, else now, on the line."""
        at = datetime.fromisoformat(self.at.iso) if self.at is not None else self.looked_at
        return min(max(at, self.picture.begins), self.picture.ends)


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One step of the past."""

    at: Moment
    number: int
    person: str
    words: str


class Look:
    """One look at one home, at one instant."""

    def __init__(self, dashboard: Dashboard) -> None:
        self.dashboard = dashboard
        self.now = dashboard.now()
        self._known: dict[int, Interview] = {}

    def learn(self, *follow_ups: Sequence[FollowUp]) -> None:
        """Look the interviews of all these up in one question, so that none is asked for one by one."""
        wanted = {one.interview_id for some in follow_ups for one in some} - self._known.keys()
        self._known |= self.dashboard.queries.interviews(wanted)

    def moment(self, instant: datetime) -> Moment:
        return moment(instant, self.now, self.dashboard.zone)

    def maybe(self, instant: datetime | None) -> Moment | None:
        return None if instant is None else self.moment(instant)

    def cards(self, follow_ups: Sequence[FollowUp]) -> list[Card]:
        """Each of them, with its interview looked up in one question."""
        self.learn(follow_ups)
        return [self.card(follow_up, self._known[follow_up.interview_id]) for follow_up in follow_ups]

    def card(self, follow_up: FollowUp, interview: Interview) -> Card:
        person = interview.interviewer(follow_up.interviewer_id)
        return Card(
            number=follow_up.id,
            interview=interview.id,
            revision=follow_up.revision,
            channel=follow_up.channel.value,
            person=person.name,
            address=person.email or "",
            title=person.title,
            company=interview.company or "company not known",
            role=interview.role or "role not known",
            subject=follow_up.subject,
            status=follow_up.status.value,
            state=words.state(follow_up),
            reason=words.reason(follow_up, interview),
            ask=words.ask(follow_up),
            why=follow_up.why,
            at=self.maybe(follow_up.sent_at or follow_up.send_at),
            opens=self.moment(follow_up.window.opens_at),
            closes=self.moment(follow_up.window.closes_at),
            looked_at=self.now,
            open=follow_up.window.contains(self.now),
            draw=partial(self.picture, follow_up, interview),
        )

    def picture(self, follow_up: FollowUp, interview: Interview) -> Picture:
        person = interview.interviewer(follow_up.interviewer_id)
        is_mail = follow_up.channel is Channel.EMAIL
        return picture(
            follow_up,
            self.now,
            zone=self.dashboard.zone,
            reader_zone=person.timezone or interview.timezone,
            quiet_hours=self.dashboard.quiet_hours if is_mail else None,
        )

    def happened(self, steps: Iterable[tuple[FollowUp, HistoryEntry]]) -> list[Happening]:
        """What these steps were, without those that say nothing to a person."""
        told = [(f, entry) for f, entry in steps if not words.untold(entry)]
        self.learn([f for f, _ in told])
        return [
            Happening(
                at=self.moment(entry.at),
                number=follow_up.id,
                person=self._known[follow_up.interview_id].interviewer(follow_up.interviewer_id).name,
                words=words.on_a_page(words.told(entry)),
            )
            for follow_up, entry in told
        ]


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
        phase_words=_PHASES[stands],
        source=_SOURCES[interview.source.value],
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
