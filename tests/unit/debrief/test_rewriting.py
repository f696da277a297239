"""What is remembered later goes into the drafts nobody has touched, once, and is never taken for an edit."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from afterword.adapters.rendering.notes import StarterNotes
from afterword.domain.model import Debrief, Remark
from afterword.domain.status import HoldReason, Status
from afterword.errors import InvalidInput, OutcomeUnknown, Unreachable
from afterword.workflow import review
from afterword.workflow.revise import Outcome, Rewrite, bring_up_to_date, pay, settle_rewrites
from afterword.workflow.rewrite_marks import Mark, debts, is_open, marks, owe, put_mark
from afterword.workflow.services import Services
from tests.fakes.world import ALEX, World, say_more

Decide = Callable[[Services, int], object]
MORE = Debrief(remarks=(Remark(starter="about", text="the Postgres migration"),))


@pytest.fixture
def drafted(world: World) -> World:
    """One scheduled note, composed from an empty debrief."""
    world.services = replace(world.services, writer=StarterNotes(Path("nowhere"), ALEX))
    world.scheduled()
    return world


def remember(world: World, more: Debrief = MORE) -> Rewrite:
    interview = world.store.interview(world.only().interview_id)
    say_more(world.store, interview.id, more)
    (rewrite,) = bring_up_to_date(world.services, interview.id)
    return rewrite


def text(world: World) -> str:
    return world.draft(world.only()).content.text


def test_an_untouched_draft_is_brought_up_to_date(drafted: World) -> None:
    drafted.advance(minutes=1)
    assert remember(drafted).outcome is Outcome.REWRITTEN
    assert "Postgres migration" in text(drafted)
    drafted.sync()
    assert drafted.only().status is Status.SCHEDULED


def test_it_goes_out_as_it_was_rewritten(drafted: World) -> None:
    remember(drafted)
    drafted.advance(hours=22)
    drafted.sync()
    (sent,) = drafted.mailbox.delivered_to("jane@acme.example")
    assert "Postgres migration" in sent.content.text


def test_a_new_text_is_visible_for_the_veto_time_too(drafted: World) -> None:
    send_at = drafted.only().send_at
    assert send_at is not None
    drafted.go_to(send_at - timedelta(minutes=5))
    assert remember(drafted).outcome is Outcome.REWRITTEN
    after = drafted.only()
    assert after.drafted_at == drafted.clock.now()
    assert after.send_at is not None
    assert after.send_at >= drafted.clock.now() + drafted.preferences.veto_time


def test_where_no_time_is_left_for_a_look_it_stays(drafted: World) -> None:
    before = text(drafted)
    drafted.go_to(drafted.only().window.closes_at - timedelta(minutes=10))
    assert remember(drafted).outcome is Outcome.NO_TIME
    assert text(drafted) == before


def test_the_same_words_are_not_written_again(drafted: World) -> None:
    remember(drafted)
    assert remember(drafted).outcome is Outcome.SAME
    assert drafted.mailbox.faults.count("update_draft") == 1


def test_a_touched_draft_is_shown_what_would_change(drafted: World) -> None:
    drafted.mailbox.hand.edit(drafted.only().draft_id or "", body="Dear Jane,\n\nMine.")
    rewrite = remember(drafted)
    assert rewrite.outcome is Outcome.TOUCHED
    assert "-Mine." in rewrite.changes
    assert any(line.startswith("+") and "Postgres migration" in line for line in rewrite.changes)
    assert text(drafted) == "Dear Jane,\n\nMine."


def test_an_approved_draft_is_never_changed(drafted: World) -> None:
    review.approve(drafted.services, drafted.only().id)
    before = text(drafted)
    assert remember(drafted).outcome is Outcome.APPROVED
    assert text(drafted) == before


def test_a_draft_that_was_saved_a_moment_ago_is_left_alone(drafted: World) -> None:
    drafted.mailbox.hand.rewrap(drafted.only().draft_id or "")
    assert remember(drafted).outcome is Outcome.IN_USE
    drafted.advance(minutes=3)
    assert remember(drafted).outcome is Outcome.REWRITTEN


def test_a_vanished_draft_is_not_made_anew(drafted: World) -> None:
    drafted.mailbox.delete_draft(drafted.only().draft_id or "")
    assert remember(drafted).outcome is Outcome.GONE
    assert not drafted.mailbox.drafts


def test_a_held_draft_is_brought_up_to_date_and_stays_held(drafted: World) -> None:
    review.hold(drafted.services, drafted.only().id)
    assert remember(drafted).outcome is Outcome.REWRITTEN
    assert drafted.only().hold_reason is HoldReason.ON_REQUEST


def test_a_rewrite_whose_answer_was_lost_is_no_edit(drafted: World) -> None:
    drafted.mailbox.faults.after(OutcomeUnknown("lost"), "update_draft")
    assert remember(drafted).outcome is Outcome.UNSETTLED
    drafted.sync()
    drafted.advance(minutes=3)
    settle_rewrites(drafted.services)
    drafted.sync()
    assert drafted.only().status is Status.SCHEDULED
    assert not marks(drafted.store)
    drafted.advance(hours=22)
    drafted.sync()
    assert "Postgres migration" in drafted.mailbox.delivered[0].content.text


def test_a_rewrite_that_never_arrived_leaves_the_old_text_as_ours(drafted: World) -> None:
    before = drafted.only().composed_fingerprint
    drafted.mailbox.faults.before(OutcomeUnknown("lost"), "update_draft")
    assert remember(drafted).outcome is Outcome.UNSETTLED
    settle_rewrites(drafted.services)
    assert drafted.only().composed_fingerprint != before, "too early to tell"
    drafted.advance(minutes=3)
    settle_rewrites(drafted.services)
    assert drafted.only().composed_fingerprint == before
    for _ in range(23):  # the new text is made up for, and visible for a while
        drafted.advance(hours=1)
        drafted.sync()
    assert len(drafted.mailbox.delivered) == 1


def lose(world: World, moment: str = "before") -> None:
    """A rewrite whose answer is lost; before: it never arrived."""
    getattr(world.mailbox.faults, moment)(OutcomeUnknown("lost"), "update_draft")
    owe(world.store, world.only().interview_id)
    say_more(world.store, world.only().interview_id, MORE)
    pay(world.services, world.only().interview_id)


def test_what_never_arrived_is_not_taken_for_an_edit_when_its_time_comes(drafted: World) -> None:
    drafted.go_to((drafted.only().send_at or drafted.clock.now()) - timedelta(seconds=20))
    review.reschedule(drafted.services, drafted.only().id, drafted.clock.now() + timedelta(seconds=125))
    lose(drafted)
    drafted.advance(seconds=130)
    drafted.sync()
    assert drafted.only().status is Status.SCHEDULED
    assert not drafted.mailbox.delivered


def test_a_draft_opened_while_a_rewrite_is_unsettled_is_not_taken_for_an_edit(drafted: World) -> None:
    lose(drafted)
    drafted.mailbox.hand.rewrap(drafted.only().draft_id or "")
    drafted.sync()
    assert drafted.only().status is Status.SCHEDULED


def test_what_never_arrived_is_made_up_for(drafted: World) -> None:
    lose(drafted)
    drafted.advance(minutes=3)
    drafted.sync()
    assert "Postgres migration" in text(drafted)
    assert not debts(drafted.store)
    assert not marks(drafted.store)


def test_a_draft_in_use_is_brought_up_to_date_later(drafted: World) -> None:
    drafted.mailbox.hand.rewrap(drafted.only().draft_id or "")
    interview = drafted.store.interview(drafted.only().interview_id)
    owe(drafted.store, interview.id)
    say_more(drafted.store, interview.id, MORE)
    (one,) = pay(drafted.services, interview.id)
    assert one.outcome is Outcome.IN_USE
    drafted.advance(minutes=3)
    drafted.sync()
    assert "Postgres migration" in text(drafted)
    assert not debts(drafted.store)


def test_what_could_not_be_composed_is_made_up_for_when_the_template_is_right_again(
    drafted: World, tmp_path: Path
) -> None:
    broken = tmp_path / "templates" / "email" / "thank_you" / "en.txt"
    broken.parent.mkdir(parents=True)
    broken.write_text("Subject: x\n\n{{ nosuch }}\n")
    drafted.services = replace(drafted.services, writer=StarterNotes(tmp_path, ALEX))
    interview = drafted.store.interview(drafted.only().interview_id)
    owe(drafted.store, interview.id)
    say_more(drafted.store, interview.id, MORE)
    (one,) = pay(drafted.services, interview.id)
    assert one.outcome is Outcome.REFUSED
    broken.unlink()
    drafted.services = replace(drafted.services, writer=StarterNotes(tmp_path, ALEX))
    drafted.sync()
    assert "Postgres migration" in text(drafted)


def test_a_second_remark_while_a_rewrite_is_unsettled_is_no_talk_of_an_edit(drafted: World) -> None:
    lose(drafted)
    more = Debrief(remarks=(Remark(starter="about", text="the on-call rota"),))
    assert remember(drafted, more).outcome is Outcome.UNSETTLED


@pytest.mark.parametrize("decide", [review.approve, review.send_now])
def test_nothing_is_approved_while_its_text_may_still_change(drafted: World, decide: Decide) -> None:
    lose(drafted)
    with pytest.raises(InvalidInput, match="brought up to date"):
        decide(drafted.services, drafted.only().id)
    assert not drafted.mailbox.delivered


def test_a_note_that_is_cancelled_while_unsettled_leaves_no_draft(drafted: World) -> None:
    lose(drafted)
    review.cancel(drafted.services, drafted.only().id)
    assert not drafted.mailbox.drafts


def test_a_debt_of_another_process_outlives_the_payment_of_ours(drafted: World) -> None:
    interview = drafted.store.interview(drafted.only().interview_id)
    owe(drafted.store, interview.id)
    drafted.mailbox.faults.watch = lambda call, _: (
        owe(drafted.store, interview.id) if call == "get_draft" else None
    )
    pay(drafted.services, interview.id)
    assert debts(drafted.store)


def test_the_mark_of_a_process_that_came_too_late_does_not_hide_an_open_one(drafted: World) -> None:
    """Two debriefs at once: the later one loses the swap, and the rewrite under way is still known for one."""
    stale = drafted.only()
    lose(drafted)
    put_mark(
        drafted.store,
        Mark(follow_up_id=stale.id, old=stale.composed_fingerprint, new="other", at=iso(drafted)),
    )
    drafted.advance(minutes=1)
    drafted.sync()
    assert is_open(drafted.store, drafted.only())


def test_a_mark_put_down_a_moment_ago_is_left_to_who_put_it_down(drafted: World) -> None:
    put_mark(drafted.store, Mark(follow_up_id=drafted.only().id, old=None, new="soon", at=iso(drafted)))
    settle_rewrites(drafted.services)
    assert marks(drafted.store)
    drafted.advance(minutes=3)
    settle_rewrites(drafted.services)
    assert not marks(drafted.store)


def test_a_clock_that_was_set_back_does_not_keep_a_rewrite_open_for_hours(drafted: World) -> None:
    lose(drafted)
    drafted.advance(minutes=-90)
    settle_rewrites(drafted.services)
    drafted.advance(minutes=3)
    settle_rewrites(drafted.services)
    assert not marks(drafted.store)


def iso(world: World) -> str:
    return world.clock.now().isoformat()


def test_an_edit_while_a_rewrite_is_unsettled_is_still_an_edit(drafted: World) -> None:
    drafted.mailbox.faults.before(OutcomeUnknown("lost"), "update_draft")
    remember(drafted)
    drafted.mailbox.hand.edit(drafted.only().draft_id or "", body="Mine now.")
    settle_rewrites(drafted.services)
    drafted.sync()
    assert drafted.only().hold_reason is HoldReason.EDITED


def test_nothing_is_sent_while_a_rewrite_is_unsettled(drafted: World) -> None:
    send_at = drafted.only().send_at
    assert send_at is not None
    drafted.go_to(send_at - timedelta(minutes=31))
    drafted.mailbox.faults.before(OutcomeUnknown("lost"), "update_draft")
    remember(drafted)
    assert drafted.only().resaved_at == drafted.clock.now()


def test_what_surely_did_not_happen_is_undone(drafted: World) -> None:
    before = drafted.only()
    drafted.mailbox.faults.before(Unreachable("no network"), "update_draft")
    with pytest.raises(Unreachable):
        remember(drafted)
    after = drafted.only()
    assert (after.composed_fingerprint, after.subject) == (before.composed_fingerprint, before.subject)
    assert remember(drafted).outcome is Outcome.REWRITTEN


def test_a_debrief_before_the_draft_goes_into_the_draft(world: World) -> None:
    world.services = replace(world.services, writer=StarterNotes(Path("nowhere"), ALEX))
    interview = world.interview()
    say_more(world.store, interview.id, MORE)
    assert bring_up_to_date(world.services, interview.id) == ()
    world.advance(minutes=5)
    world.sync()
    assert "Postgres migration" in text(world)
