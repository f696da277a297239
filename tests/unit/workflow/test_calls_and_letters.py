"""Calls and letters beside the email: their order, their deadline, and what the email says of them."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from afterword.domain.model import Channel, FollowUp, Interview, Interviewer, RoleType
from afterword.domain.preferences import Plan
from afterword.domain.status import Actor, HoldReason, Status
from afterword.domain.visible import visible_text
from afterword.errors import InvalidInput, RefusedTransition, Unreachable
from afterword.ports import FollowUpFilter
from afterword.workflow import calls_and_letters, review
from afterword.workflow.inspect import shown_in_full
from afterword.workflow.revise import after_call, called
from afterword.workflow.rewrite_marks import OWED
from tests.fakes.world import JANE, World

CALLED = replace(JANE, phone="+49 30 1234567")


def interview(
    world: World, *people: Interviewer, role_type: RoleType = RoleType.CUSTOMER_FACING
) -> Interview:
    return world.interview(*(people or (CALLED,)), role_type=role_type)


def one(world: World, channel: Channel) -> FollowUp:
    (found,) = world.store.follow_ups(FollowUpFilter(channels=frozenset({channel})))
    return found


def text(world: World) -> str:
    return visible_text(world.draft(one(world, Channel.EMAIL)).content)


def test_a_customer_facing_role_has_a_call_and_then_an_email(world: World) -> None:
    interview(world)
    world.sync()
    call, email = one(world, Channel.CALL), one(world, Channel.EMAIL)
    assert (call.status, email.status) == (Status.SCHEDULED, Status.SCHEDULED)
    assert call.send_at is not None
    assert email.send_at is not None
    assert call.send_at + timedelta(minutes=30) <= email.send_at < email.window.closes_at
    assert call.needs_you
    assert not email.needs_you
    assert any("Call Jane Doe (Acme)" in title for title, _ in world.told.messages)


def test_a_call_is_never_mailed(world: World) -> None:
    interview(world)
    for _ in range(14):
        world.sync()
        world.advance(hours=2)
    assert len(world.mailbox.delivered_to("jane@acme.example")) == 1
    assert one(world, Channel.CALL).hold_reason is HoldReason.WINDOW_CLOSED
    assert one(world, Channel.EMAIL).status is Status.SENT


def test_after_a_call_the_email_says_so_and_follows(world: World) -> None:
    interview(world)
    world.sync()
    world.advance(hours=1)
    done = calls_and_letters.done(world.services, one(world, Channel.CALL).id, Channel.CALL)
    after_call(world.services, done)
    assert (done.status, done.sent_by) == (Status.SENT, Actor.CANDIDATE)
    assert "hear your voice" in text(world)
    world.advance(minutes=5)
    world.sync()
    world.go_to(one(world, Channel.EMAIL).send_at or world.clock.now())
    world.sync()
    assert "hear your voice" in world.mailbox.delivered_to("jane@acme.example")[0].content.text


def test_where_nobody_answered_the_email_says_that(world: World) -> None:
    interview(world)
    world.sync()
    missed = calls_and_letters.no_answer(world.services, one(world, Channel.CALL).id)
    after_call(world.services, missed)
    assert missed.status is Status.CANCELLED
    assert "tried to reach you" in text(world)


def test_a_call_before_the_draft_is_in_it_from_the_start(world: World) -> None:
    interview(world)
    calls_and_letters.done(world.services, one(world, Channel.CALL).id, Channel.CALL)
    world.sync()
    assert "hear your voice" in text(world)


def test_an_email_the_candidate_changed_is_left_as_it_is_after_a_call(world: World) -> None:
    interview(world)
    world.sync()
    world.mailbox.hand.edit(one(world, Channel.EMAIL).draft_id or "", body="My own words, Jane.")
    after_call(
        world.services, calls_and_letters.done(world.services, one(world, Channel.CALL).id, Channel.CALL)
    )
    assert text(world).strip() == "My own words, Jane."


def test_without_network_the_email_is_brought_up_to_date_by_the_next_pass(world: World) -> None:
    interview(world)
    world.sync()
    done = called(world.services, one(world, Channel.CALL).id, answered=True)
    world.mailbox.faults.before(Unreachable("down"), "get_draft")
    with pytest.raises(Unreachable):
        after_call(world.services, done)
    assert "hear your voice" not in text(world)
    world.mailbox.faults.clear()
    world.sync()
    assert "hear your voice" in text(world)
    assert world.store.facts(OWED) == {}


def test_a_cancelled_call_lets_the_email_go_at_its_own_best_time(world: World) -> None:
    interview(world)
    world.sync()
    later = one(world, Channel.CALL).send_at
    review.reschedule(world.services, one(world, Channel.CALL).id, world.clock.now() + timedelta(hours=23))
    review.cancel(world.services, one(world, Channel.CALL).id)
    email = one(world, Channel.EMAIL)
    assert email.status is Status.SCHEDULED
    assert email.send_at is not None
    assert later is not None
    assert "telephone" not in text(world)


def test_a_call_without_a_number_asks_for_it_and_goes_on_when_it_is_given(world: World) -> None:
    interview(world, JANE)
    world.sync()
    call = one(world, Channel.CALL)
    assert call.hold_reason is HoldReason.NO_RECIPIENT
    assert "--number" in call.hold_detail
    calls_and_letters.give_number(world.store, call.id, "+49 30 1234567")
    world.sync()
    assert one(world, Channel.CALL).status is Status.SCHEDULED


def test_where_no_business_hours_are_left_the_call_is_left_out_and_the_email_goes(world: World) -> None:
    friday = world.clock.now() + timedelta(days=3, hours=7)
    world.go_to(friday)
    world.interview(CALLED, end=friday, role_type=RoleType.CUSTOMER_FACING)
    world.sync()
    call = one(world, Channel.CALL)
    assert call.status is Status.CANCELLED
    assert world.store.history(call.id)[-1].event == "no_time"
    assert one(world, Channel.EMAIL).status is Status.SCHEDULED


def test_an_executive_gets_an_email_and_then_a_letter(world: World) -> None:
    interview(world, role_type=RoleType.EXECUTIVE)
    world.sync()
    letter = one(world, Channel.LETTER)
    assert letter.status is Status.SCHEDULED
    assert letter.send_at is not None
    assert letter.send_at < letter.window.closes_at
    posted = calls_and_letters.done(world.services, letter.id, Channel.LETTER)
    assert posted.status is Status.SENT
    assert one(world, Channel.EMAIL).status is Status.SCHEDULED


def test_a_letter_in_the_post_is_not_taken_for_thanks_by_mail(world: World) -> None:
    interview(world, role_type=RoleType.EXECUTIVE)
    world.sync()
    calls_and_letters.done(world.services, one(world, Channel.LETTER).id, Channel.LETTER)
    world.go_to(one(world, Channel.EMAIL).send_at or world.clock.now())
    world.sync()
    assert one(world, Channel.EMAIL).status is Status.SENT


def test_calls_and_letters_end_with_their_interview_and_move_with_it(world: World) -> None:
    from afterword.workflow.withdraw import call_off, move

    talk = interview(world)
    world.sync()
    later = timedelta(days=2)
    move(world.services, replace(talk, start=talk.start + later, end=talk.end + later))
    assert one(world, Channel.CALL).status is Status.PLANNED
    world.advance(days=2)
    world.sync()
    assert one(world, Channel.CALL).status is Status.SCHEDULED
    call_off(world.services, talk.id, by=Actor.CANDIDATE, why="it did not take place")
    assert one(world, Channel.CALL).status is Status.CANCELLED


@pytest.mark.parametrize("decide", [review.approve, review.send_now])
def test_a_call_can_be_neither_approved_nor_sent(world: World, decide: object) -> None:
    interview(world)
    world.sync()
    with pytest.raises(InvalidInput, match="yours to do"):
        decide(world.services, one(world, Channel.CALL).id)  # type: ignore[operator]


def test_a_call_on_hold_goes_on_when_it_is_approved(world: World) -> None:
    interview(world)
    world.sync()
    review.hold(world.services, one(world, Channel.CALL).id)
    world.sync()
    assert one(world, Channel.CALL).status is Status.HELD
    assert review.approve(world.services, one(world, Channel.CALL).id).status is Status.SCHEDULED


def test_done_is_refused_before_the_interview_is_over_and_after_it_is_done(world: World) -> None:
    interview(world)
    call = one(world, Channel.CALL)
    world.advance(hours=-2)
    with pytest.raises(InvalidInput, match="not over"):
        calls_and_letters.done(world.services, call.id, Channel.CALL)
    world.advance(hours=2)
    calls_and_letters.done(world.services, call.id, Channel.CALL)
    with pytest.raises(RefusedTransition):
        calls_and_letters.done(world.services, call.id, Channel.CALL)
    with pytest.raises(InvalidInput, match="is an email"):
        calls_and_letters.done(world.services, one(world, Channel.EMAIL).id, Channel.CALL)


def test_the_plan_is_the_candidates(tmp_path: Path, world: World) -> None:
    world.services = replace(world.services, plan=Plan(default=(Channel.LETTER,)))
    from afterword.domain.model import NewInterview
    from afterword.workflow.record import record
    from tests.fakes.world import ALEX, END

    new = NewInterview(
        company="Acme",
        role="Engineer",
        start=END - timedelta(hours=1),
        end=END,
        timezone="UTC",
        interviewers=(JANE,),
    )
    record(world.store, END, ALEX, new, world.services.plan)
    world.sync()
    assert world.only().channel is Channel.LETTER
    assert world.mailbox.drafts == {}


def test_a_network_that_is_down_does_not_keep_the_candidate_from_being_reminded(world: World) -> None:
    interview(world)
    world.mailbox.faults.before(Unreachable("down"))
    with pytest.raises(Unreachable):
        world.sync()
    assert one(world, Channel.CALL).status is Status.SCHEDULED


def test_what_to_say_is_shown_with_the_call(world: World) -> None:
    interview(world)
    world.sync()
    assert shown_in_full(world.services, one(world, Channel.CALL).id)["body"] == "The call to Jane Doe"


def test_calls_for_two_interviews_are_not_suggested_for_the_same_minute(world: World) -> None:
    interview(world)
    interview(world, replace(CALLED, name="Rob Roe", email="rob@other.example"))
    world.sync()
    calls = world.store.follow_ups(FollowUpFilter(channels=frozenset({Channel.CALL})))
    assert len({call.send_at for call in calls}) == 2


def test_the_reminder_of_a_call_that_waits_speaks_of_a_call(world: World) -> None:
    interview(world, JANE)
    world.sync()
    (title, text) = next(message for message in world.told.messages if "needs you" in message[0])
    assert title == "Your call to Jane Doe needs you"
    assert "telephone number" in text
    assert one(world, Channel.CALL).hold_words.startswith("no telephone number")


def test_a_kill_right_after_the_call_was_recorded_leaves_no_email_behind(world: World) -> None:
    """What is owed is put down before the call is recorded: the next pass makes up for it."""
    interview(world)
    world.sync()
    called(world.services, one(world, Channel.CALL).id, answered=False)
    world.restart()
    world.advance(minutes=1)
    world.sync()
    assert "tried to reach you" in text(world)
