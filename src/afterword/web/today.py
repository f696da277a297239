"""Today: what needs the candidate, what goes out next and when, what went out, what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from afterword.domain.model import Channel, FollowUp, InterviewStatus
from afterword.domain.status import Status
from afterword.errors import NotFound
from afterword.web.answering import dashboard_of, outbox_of, render
from afterword.web.answering import look as look_
from afterword.web.cards import Card, Found, Happening, Look, found
from afterword.web.health import cut_off
from afterword.web.words import Moment
from afterword.workflow.calls_and_letters import BY_HAND
from afterword.workflow.services import LOOKED_AT

MOST_WAITING, MOST_UPCOMING, MOST_SENT, LATEST = 30, 12, 8, 16


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """A send that can still be undone."""

    card: Card
    due: Moment


@dataclass(frozen=True, kw_only=True)
class Today:
    """Everything on the page. `waiting` counts all that needs the candidate, also what is not shown.

    `cut_off` says why Gmail cannot be reached; empty while it can.
    """

    now: Moment
    looked: Moment | None
    cut_off: str
    waiting: int
    held: int
    leaving: Sequence[Leaving]
    not_begun: Sequence[Card]
    failed: Sequence[tuple[Card, str]]
    doubtful: Sequence[Found]
    needs_you: Sequence[Card]
    going_out: Sequence[Card]
    to_come: Sequence[Card]
    went_out: Sequence[Card]
    history: Sequence[Happening]

    @property
    def next(self) -> Card | None:
        """What goes out next."""
        return next((card for card in self.going_out if card.at is not None), None)


def page(request: Request) -> Response:
    """The first page."""
    seen = today(request)
    return render(
        request, "today.html", current="today", seen=seen, live=request.query_params.get("live") != "off"
    )


def today(request: Request) -> Today:
    dashboard, outbox = dashboard_of(request), outbox_of(request)
    look, queries = Look(dashboard), dashboard.queries
    looked = dashboard.store.recall(LOOKED_AT)
    held = queries.follow_ups({Status.HELD}, limit=MOST_WAITING)
    errands = queries.follow_ups({Status.SCHEDULED}, channels=BY_HAND, limit=MOST_WAITING)
    scheduled = queries.follow_ups(
        {Status.SENDING, Status.SCHEDULED}, channels={Channel.EMAIL}, limit=MOST_UPCOMING
    )
    doubtful = queries.interview_page(status=InterviewStatus.DOUBTFUL, limit=MOST_WAITING)
    planned = queries.follow_ups({Status.PLANNED}, limit=MOST_UPCOMING)
    sent = queries.follow_ups({Status.SENT}, newest_first=True, limit=MOST_SENT)
    steps = queries.latest(LATEST)
    look.learn(errands, held, scheduled, planned, sent, [follow_up for follow_up, _ in steps])
    many_held = queries.counts().get(Status.HELD, 0)
    waiting = look.cards(sorted([*errands, *held], key=lambda one: _urgency(one, look.now)))
    going = look.cards(scheduled)
    due = {card.number: outbox.due_at(card.number) for card in (*waiting, *going)}
    leaving = [
        Leaving(card=card, due=look.moment(at))
        for card in (*waiting, *going)
        if (at := due[card.number]) is not None
    ]
    without = cut_off(dashboard)
    return Today(
        now=look.moment(look.now),
        looked=look.moment(datetime.fromisoformat(looked)) if looked else None,
        cut_off=without,
        waiting=many_held + len(errands) + len(doubtful) + bool(without),
        held=many_held,
        leaving=leaving,
        not_begun=look.cards(outbox.left()),
        failed=[(look.cards([dashboard.store.follow_up(n)])[0], why) for n, why in outbox.failures().items()],
        doubtful=[found(look, interview) for interview in doubtful],
        needs_you=[card for card in waiting if due[card.number] is None],
        going_out=[card for card in going if due[card.number] is None],
        to_come=look.cards(planned),
        went_out=look.cards(sent),
        history=look.happened(steps),
    )


def _urgency(follow_up: FollowUp, now: datetime) -> tuple[bool, datetime]:
    """What closes first comes first; what has closed already can wait."""
    return follow_up.window.closes_at <= now, follow_up.window.closes_at


@look_
def both(request: Request) -> Response:
    """The candidate's mailbox and the dashboard side by side, where there is a mailbox to show: in the demo."""
    if not dashboard_of(request).beside:
        raise NotFound("There is no such page.")
    return render(request, "both.html", current="")


ROUTES = [Route("/", look_(page)), Route("/both", both)]
