"""Each error of the mailbox and the calendar, in each call of the path, before its effect and after it.

The errors are those into which the adapter turns Google's answers (`tests/unit/google/test_failures.py`,
`tests/contract/test_writes_once.py`); `tests/crash` tries the answers themselves, through HTTP.
"""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from afterword.domain.model import EventLink
from afterword.domain.status import Actor, Status
from afterword.errors import (
    AfterwordError,
    AuthorisationRequired,
    Gone,
    GoogleError,
    OutcomeUnknown,
    RateLimited,
    Rejected,
    ScopeMissing,
    Unreachable,
)
from afterword.ports import Attendee, CalendarEvent
from afterword.workflow import review
from tests.fakes.faults import Faults, Moment
from tests.fakes.world import ALEX, END, World

READS = ("address", "sender", "list_drafts", "get_draft", "sent_to", "sent_mail", "events", "event")
WRITES = ("create_draft", "send_draft")
PASSING = (
    Unreachable("no answer"),
    RateLimited("slow down", retry_after_seconds=1),
    AuthorisationRequired("no longer valid"),
)
REFUSALS = (Rejected("no"), Gone("not there"), ScopeMissing("not allowed"))
UNKNOWN = OutcomeUnknown("the answer never came")

Trouble = tuple[str, GoogleError, Moment]


def ids(troubles: Sequence[Trouble]) -> list[str]:
    return [f"{call}-{type(error).__name__}-{moment.value}" for call, error, moment in troubles]


TROUBLES = [
    *((call, error, Moment.BEFORE) for call in (*READS, *WRITES) for error in PASSING),
    *((call, UNKNOWN, moment) for call in WRITES for moment in Moment),
]
REFUSED = [(call, error, Moment.BEFORE) for call in (*READS, *WRITES) for error in REFUSALS]


def plan(world: World, trouble: Trouble) -> None:
    call, error, moment = trouble
    faults: Faults = (world.calendar if call in {"events", "event"} else world.mailbox).faults
    (faults.before if moment is Moment.BEFORE else faults.after)(error, call)


def tried(world: World) -> None:
    """A pass as the autopilot makes it."""
    try:
        world.sync()
    except AfterwordError:
        return


def go_on(world: World, minutes: int) -> None:
    world.advance(minutes=minutes)
    follow_up = world.only()
    if follow_up.status is Status.SCHEDULED and follow_up.send_at is not None:
        world.clock.instant = max(world.clock.instant, follow_up.send_at + timedelta(seconds=1))
    tried(world)


def live_with(world: World, trouble: Trouble) -> None:
    """The whole path with that trouble in it, and then without, until all is settled."""
    event = CalendarEvent(
        calendar_id="primary",
        event_id="e1",
        cancelled=False,
        title="Interview with Jane Doe",
        start=END - timedelta(hours=1),
        end=END,
        attendees=(Attendee(email=ALEX.email, is_self=True), Attendee(email="jane@acme.example")),
    )
    world.calendar.put(event)
    world.interview(events=(EventLink(calendar_id="primary", event_id="e1"),))
    plan(world, trouble)
    for _ in range(2):
        tried(world)
        world.advance(minutes=4)
    for _ in range(3):
        go_on(world, 4)
    world.mailbox.faults.clear()
    world.calendar.faults.clear()
    for minutes in (0, 3, 3, 12, 3, 3):
        go_on(world, minutes)


@pytest.mark.parametrize("trouble", TROUBLES, ids=ids(TROUBLES))
def test_what_passes_costs_no_mail_and_makes_no_second(world: World, trouble: Trouble) -> None:
    live_with(world, trouble)
    assert world.only().status is Status.SENT
    assert len(world.mailbox.delivered) == 1
    assert world.mailbox.drafts == {}


@pytest.mark.parametrize("trouble", REFUSED, ids=ids(REFUSED))
def test_a_refusal_never_makes_a_second_mail(world: World, trouble: Trouble) -> None:
    live_with(world, trouble)
    status, delivered = world.only().status, len(world.mailbox.delivered)
    assert delivered + len(world.mailbox.drafts) <= 1
    assert (status is Status.SENT) == (delivered == 1)
    assert status is not Status.SENDING


OF_A_LOOK = [
    (call, error, Moment.BEFORE) for call in ("thread", "sent_to", "list_drafts") for error in PASSING
]


@pytest.mark.parametrize("trouble", OF_A_LOOK, ids=ids(OF_A_LOOK))
def test_a_send_by_hand_is_found(world: World, trouble: Trouble) -> None:
    world.mailbox.hand.send(world.scheduled().draft_id or "")
    plan(world, trouble)
    for _ in range(4):
        tried(world)
        world.advance(minutes=4)
    assert (world.only().status, world.only().sent_by) == (Status.SENT, Actor.CANDIDATE)
    assert len(world.mailbox.delivered) == 1


OF_A_CANCEL = [
    *(("delete_draft", error, Moment.BEFORE) for error in PASSING),
    *(("delete_draft", UNKNOWN, moment) for moment in Moment),
]


@pytest.mark.parametrize("trouble", OF_A_CANCEL, ids=ids(OF_A_CANCEL))
def test_cancelled_is_cancelled(world: World, trouble: Trouble) -> None:
    number = world.scheduled().id
    plan(world, trouble)
    review.cancel(world.services, number)
    for _ in range(4):
        tried(world)
        world.advance(minutes=4)
    assert world.only().status is Status.CANCELLED
    assert world.mailbox.delivered == []


def test_the_path_makes_every_call(world: World) -> None:
    """Otherwise an error planned for it would strike nothing."""
    live_with(world, ("create_draft", UNKNOWN, Moment.AFTER))
    made = {*world.mailbox.faults.calls, *world.calendar.faults.calls}
    assert {*READS, *WRITES} <= made
