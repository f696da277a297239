"""What a crash or a lost answer leaves behind is found out from Gmail, with patience, and never sent blindly."""

from datetime import timedelta

import pytest

from afterword.domain.lifecycle import Event, Step
from afterword.domain.status import Actor, HoldReason, Status
from afterword.errors import OutcomeUnknown, Unreachable
from afterword.ports import MailScope
from afterword.workflow import review
from tests.fakes.faults import Moment
from tests.fakes.world import World

LOST = OutcomeUnknown("the answer never came")


def claimed(world: World) -> None:
    """A process claimed the send, and nothing is known of it since."""
    world.scheduled()
    world.go_to_send_time()
    claim = Step(event=Event.CLAIM, changes={"send_claimed_at": world.clock.now()})
    world.store.transition(world.only(), claim, world.clock.now())


def passes(world: World, *minutes: int) -> None:
    for wait in minutes:
        world.advance(minutes=wait)
        world.sync()


def test_a_send_whose_answer_is_lost_is_found_in_sent_and_not_repeated(world: World) -> None:
    world.scheduled()
    world.go_to_send_time()
    world.mailbox.faults.after(LOST, "send_draft")
    world.sync()
    assert world.only().status is Status.SENDING
    passes(world, 1)
    assert (world.only().status, world.only().sent_by) == (Status.SENT, Actor.AUTOPILOT)
    assert world.mailbox.faults.count("send_draft") == 1
    assert len(world.mailbox.delivered) == 1


def test_a_send_that_never_arrived_goes_out_later_once(world: World) -> None:
    world.scheduled()
    world.go_to_send_time()
    world.mailbox.faults.before(LOST, "send_draft")
    world.sync()
    passes(world, 1)
    assert world.mailbox.faults.count("send_draft") == 1, "a late effect was still possible"
    passes(world, 2, 1)
    assert world.only().status is Status.SENT
    assert len(world.mailbox.delivered) == 1


def test_sent_that_lags_is_looked_at_again(world: World) -> None:
    world.scheduled()
    world.go_to_send_time()
    world.mailbox.sent_lag = timedelta(minutes=8)
    world.mailbox.faults.after(LOST, "send_draft")
    world.sync()
    passes(world, 3, 3)
    assert world.only().status is Status.SENDING
    passes(world, 3)
    assert world.only().status is Status.SENT
    assert world.mailbox.faults.count("send_draft") == 1


def test_what_cannot_be_found_out_is_asked_about(world: World) -> None:
    world.mailbox.scopes = frozenset({MailScope.DRAFTS})
    world.scheduled()
    world.go_to_send_time()
    world.mailbox.faults.after(LOST, "send_draft")
    world.sync()
    passes(world, 5)
    assert world.only().status is Status.SENDING
    passes(world, 6)
    assert world.only().hold_reason is HoldReason.OUTCOME_UNKNOWN
    assert world.told.messages
    passes(world, 60)
    assert (world.only().status, len(world.mailbox.delivered)) == (Status.HELD, 1)
    world.mailbox.scopes = frozenset(MailScope)
    passes(world, 1)
    assert (world.only().status, world.only().sent_by) == (Status.SENT, Actor.AUTOPILOT)


def test_a_claim_with_nothing_sent_is_given_back(world: World) -> None:
    claimed(world)
    passes(world, 1, 1)
    assert world.only().status is Status.SENDING, "its owner may still be at work"
    passes(world, 1, 1)
    assert world.only().status is Status.SENT
    assert len(world.mailbox.delivered) == 1


def test_sent_and_not_recorded_is_recorded(world: World) -> None:
    claimed(world)
    world.mailbox.send_draft(world.only().draft_id or "")
    passes(world, 4)
    assert (world.only().status, len(world.mailbox.delivered)) == (Status.SENT, 1)


def test_a_claim_from_before_the_clock_was_set_back_is_settled_all_the_same(world: World) -> None:
    claimed(world)
    world.mailbox.send_draft(world.only().draft_id or "")
    world.advance(minutes=-200)
    passes(world, 0, 1)
    assert world.only().status is Status.SENT


@pytest.mark.parametrize("moment", Moment)
def test_a_draft_whose_making_is_not_known_exists_once(world: World, moment: Moment) -> None:
    plan = world.mailbox.faults.after if moment is Moment.AFTER else world.mailbox.faults.before
    plan(LOST, "create_draft")
    world.interview()
    world.sync()
    assert world.only().status is Status.PLANNED
    passes(world, 1, 3, 1)
    assert world.only().status is Status.SCHEDULED
    assert list(world.mailbox.drafts) == [world.only().draft_id]


def test_a_draft_that_was_edited_before_it_was_found_is_held(world: World) -> None:
    world.mailbox.faults.after(LOST, "create_draft")
    world.interview()
    world.sync()
    (draft_id,) = world.mailbox.drafts
    world.mailbox.hand.edit(draft_id, body="Dear Jane,\n\nMine.")
    passes(world, 1, 300)
    assert world.mailbox.delivered == []
    assert world.only().hold_reason is HoldReason.EDITED


def test_a_draft_made_while_it_was_cancelled_is_removed(world: World) -> None:
    world.mailbox.faults.after(LOST, "create_draft")
    world.interview()
    world.sync()
    review.cancel(world.services, 1)
    passes(world, 1, 3)
    assert (world.only().status, world.mailbox.drafts) == (Status.CANCELLED, {})


def test_a_look_that_takes_too_long_gives_the_claim_back(world: World) -> None:
    world.scheduled()
    world.go_to_send_time()

    def slow(call: str, moment: Moment) -> None:
        if (call, moment) == ("get_draft", Moment.AFTER):
            world.advance(seconds=61)

    world.mailbox.faults.watch = slow
    world.sync(look=False)
    assert (world.only().status, world.mailbox.delivered) == (Status.SCHEDULED, [])
    world.mailbox.faults.clear()
    world.sync(look=False)
    assert world.only().status is Status.SENT


def test_google_unreachable_in_the_second_look_gives_the_claim_back(world: World) -> None:
    world.scheduled()
    world.go_to_send_time()
    world.mailbox.faults.before(Unreachable("down"), "get_draft")
    with pytest.raises(Unreachable):
        world.sync(look=False)
    assert [entry.event for entry in world.store.history(1)][-2:] == ["claim", "released"]
