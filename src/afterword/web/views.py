"""What the page says, read from the store: what needs the candidate, what goes out next, what happened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from afterword.domain.lifecycle import Event
from afterword.domain.model import FollowUp, Interview, Link
from afterword.domain.status import Status
from afterword.ports import Clock, FollowUpFilter, Store
from afterword.web import words
from afterword.web.picture import WIDTH, Lane, lanes
from afterword.web.times import Moment, moment
from afterword.workflow.facts import LOOKED_AT

LATEST = 30
"""How many steps of the past are told, and of how many of the newest follow-ups at most."""


@dataclass(frozen=True, kw_only=True)
class Dashboard:
    """What the page is made from.

    Attributes:
        program: how a command is begun in a terminal ("afterword", or with the home it is about).
        links: other pages worth a look. refresh_seconds: how often the page looks again.
    """

    store: Store
    clock: Clock
    zone: str
    candidate: str
    program: str = "afterword"
    notice: str = ""
    links: tuple[Link, ...] = ()
    refresh_seconds: int = 5


@dataclass(frozen=True, kw_only=True)
class Card:
    """One follow-up as it is told."""

    number: int
    person: str
    address: str
    company: str
    role: str
    subject: str
    state: str
    reason: str
    command: str
    why: str
    at: Moment | None
    opens: Moment
    closes: Moment


@dataclass(frozen=True, kw_only=True)
class Happening:
    at: Moment
    number: int
    person: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Overview:
    """Everything on the page."""

    now: Moment
    looked: Moment | None
    needs_you: Sequence[Card]
    going_out: Sequence[Card]
    to_come: Sequence[Card]
    lanes: Sequence[tuple[Card, Lane]]
    history: Sequence[Happening]
    width: int = WIDTH


class _Reader:
    """One look at the store, at one instant."""

    def __init__(self, dashboard: Dashboard) -> None:
        self.dashboard = dashboard
        self.now = dashboard.clock.now()
        self.follow_ups = dashboard.store.follow_ups(FollowUpFilter())
        self.interviews = {interview.id: interview for interview in dashboard.store.interviews()}

    def moment(self, instant: datetime) -> Moment:
        return moment(instant, self.now, self.dashboard.zone)

    def cards(self, *statuses: Status) -> list[Card]:
        return [self.card(follow_up) for follow_up in self.follow_ups if follow_up.status in statuses]

    def card(self, follow_up: FollowUp) -> Card:
        interview = self.interviews[follow_up.interview_id]
        person = interview.interviewer(follow_up.interviewer_id)
        at = follow_up.sent_at or follow_up.send_at
        return Card(
            number=follow_up.id,
            person=person.name,
            address=person.email or "no address known",
            company=interview.company,
            role=interview.role,
            subject=follow_up.subject,
            state=words.state(follow_up),
            reason=words.reason(follow_up, interview),
            command=words.command(follow_up),
            why=follow_up.why,
            at=None if at is None else self.moment(at),
            opens=self.moment(follow_up.window.opens_at),
            closes=self.moment(follow_up.window.closes_at),
        )


def overview(dashboard: Dashboard) -> Overview:
    """The page's content as it is now."""
    read = _Reader(dashboard)
    looked = dashboard.store.recall(LOOKED_AT)
    return Overview(
        now=read.moment(read.now),
        looked=read.moment(datetime.fromisoformat(looked)) if looked else None,
        needs_you=read.cards(Status.HELD),
        going_out=read.cards(Status.SENDING, Status.SCHEDULED),
        to_come=read.cards(Status.PLANNED),
        lanes=[(read.card(lane.follow_up), lane) for lane in lanes(read.follow_ups, read.now)],
        history=_history(read),
    )


def _history(read: _Reader) -> list[Happening]:
    """The latest steps of the newest follow-ups, the latest first."""
    newest = sorted(read.follow_ups, key=lambda f: f.id, reverse=True)[:LATEST]
    told = [pair for follow_up in newest for pair in _told(read, follow_up)]
    told.sort(key=lambda pair: pair[0], reverse=True)
    return [happening for _, happening in told[:LATEST]]


def _told(read: _Reader, follow_up: FollowUp) -> Iterable[tuple[datetime, Happening]]:
    interview: Interview = read.interviews[follow_up.interview_id]
    person = interview.interviewer(follow_up.interviewer_id).name
    for entry in read.dashboard.store.history(follow_up.id):
        event = Event(entry.event)
        if event not in words.UNTOLD:
            said = words.happened(event, entry.by, entry.detail)
            at = read.moment(entry.at)
            yield entry.at, Happening(at=at, number=follow_up.id, person=person, words=said)
