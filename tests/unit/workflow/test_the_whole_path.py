"""From an interview's end to a note that went out, and every way the candidate may change its course."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from afterword.domain.fingerprint import fingerprint
from afterword.domain.model import FollowUpChanges, Interviewer, InterviewStatus, Source
from afterword.domain.preferences import AfterEdit, Approval, Preferences
from afterword.domain.status import Actor, HoldReason, Status
from afterword.errors import AuthorisationRequired, InvalidInput, RefusedTransition, Unreachable, WrongAccount
from afterword.ports import FollowUpFilter
from afterword.workflow import review
from afterword.workflow.withdraw import Removal, call_off, move
from tests.fakes.faults import Moment
from tests.fakes.world import END, JANE, ROB, World


def test_nothing_is_drafted_before_the_interview_is_over(world: World) -> None:
    world.interview(end=END + timedelta(hours=2))
    world.sync()
    assert (world.only().status, world.mailbox.drafts) == (Status.PLANNED, {})
    world.advance(hours=2)
    world.sync()
    assert world.only().status is Status.SCHEDULED


def test_each_interviewer_gets_a_draft_and_a_time_of_their_own(world: World) -> None:
    world.interview(JANE, ROB)
    world.sync()
    first, second = world.store.follow_ups(FollowUpFilter())
    assert world.draft(first).content.to != world.draft(second).content.to
    assert first.send_at is not None
    assert second.send_at is not None
    assert first.send_at != second.send_at
    assert first.window.contains(first.send_at)
    assert first.window.contains(second.send_at)


def test_at_its_time_it_goes_out_once_and_by_itself(world: World) -> None:
    world.scheduled()
    world.sync()
    assert world.mailbox.delivered == []
    world.go_to_send_time()
    world.sync()
    world.sync()
    sent = world.only()
    assert (sent.status, sent.sent_by) == (Status.SENT, Actor.AUTOPILOT)
    (mail,) = world.mailbox.delivered
    assert (mail.gmail_message_id, mail.content.to) == (sent.gmail_message_id, ("jane@acme.example",))
    assert mail.content.text
    assert mail.content.html


def test_an_edit_of_words_holds(world: World) -> None:
    follow_up = world.scheduled()
    world.mailbox.hand.edit(follow_up.draft_id or "", body="Dear Jane,\n\nThank you so very much.\n\nAlex")
    world.sync()
    assert world.only().hold_reason is HoldReason.EDITED
    world.go_to_send_time()
    world.sync()
    assert world.mailbox.delivered == []


@pytest.mark.parametrize("edit", [{"subject": "Another subject"}, {"to": ("rob@acme.example",)}])
def test_an_edit_of_the_subject_or_the_recipient_holds(world: World, edit: dict[str, object]) -> None:
    follow_up = world.scheduled()
    world.mailbox.hand.edit(follow_up.draft_id or "", **edit)  # type: ignore[arg-type]
    world.sync()
    assert world.only().hold_reason is HoldReason.EDITED


def test_a_rewrap_without_other_words_does_not_hold(world: World) -> None:
    follow_up = world.scheduled()
    world.mailbox.hand.rewrap(follow_up.draft_id or "")
    world.sync()
    assert world.only().status is Status.SCHEDULED
    world.go_to_send_time()
    world.sync()
    assert world.only().status is Status.SENT


def test_an_edit_just_before_the_send_is_seen_by_the_second_look(world: World) -> None:
    follow_up = world.scheduled()
    world.go_to_send_time()
    world.mailbox.hand.edit(follow_up.draft_id or "", body="Dear Jane,\n\nOther words.\n\nAlex")
    world.sync(look=False)
    assert (world.only().status, world.only().hold_reason) == (Status.HELD, HoldReason.EDITED)
    assert world.mailbox.delivered == []


def test_a_draft_saved_a_moment_ago_waits_for_quiet(world: World) -> None:
    follow_up = world.scheduled()
    world.go_to_send_time()
    world.mailbox.hand.rewrap(follow_up.draft_id or "")
    world.sync(look=False)
    world.advance(minutes=1)
    world.sync(look=False)
    assert (world.only().status, world.mailbox.delivered) == (Status.SCHEDULED, [])
    world.advance(minutes=2)
    world.sync(look=False)
    assert world.only().status is Status.SENT


def test_other_words_under_the_same_message_id_do_not_go_out(world: World) -> None:
    world.scheduled()
    world.store.note(world.only(), {"composed_fingerprint": "of another text"})
    world.go_to_send_time()
    world.sync()
    assert (world.only().hold_reason, world.mailbox.delivered) == (HoldReason.EDITED, [])


def test_a_deletion_cancels_and_is_never_made_good(world: World) -> None:
    follow_up = world.scheduled()
    world.mailbox.hand.discard(follow_up.draft_id or "")
    world.sync()
    world.go_to_send_time()
    world.sync()
    cancelled = world.only()
    assert (cancelled.status, world.mailbox.drafts, world.mailbox.delivered) == (Status.CANCELLED, {}, [])
    assert world.store.history(cancelled.id)[-1].detail == "discarded in Gmail"


def test_a_send_by_hand_is_settled_as_the_candidates(world: World) -> None:
    follow_up = world.scheduled()
    world.mailbox.hand.send(follow_up.draft_id or "")
    world.sync()
    world.go_to_send_time()
    world.sync()
    assert (world.only().status, world.only().sent_by) == (Status.SENT, Actor.CANDIDATE)
    assert len(world.mailbox.delivered) == 1


def test_a_send_by_hand_that_sent_shows_late_is_put_right(world: World) -> None:
    follow_up = world.scheduled()
    world.mailbox.sent_lag = timedelta(minutes=4)
    world.mailbox.hand.send(follow_up.draft_id or "")
    world.sync()
    assert world.only().status is Status.CANCELLED
    world.advance(minutes=5)
    world.sync()
    assert (world.only().status, world.only().sent_by) == (Status.SENT, Actor.CANDIDATE)


def test_a_draft_recreated_by_gmail_is_followed(world: World) -> None:
    follow_up = world.scheduled()
    ref = world.mailbox.hand.recreate(follow_up.draft_id or "")
    world.sync()
    assert (world.only().status, world.only().draft_id) == (Status.SCHEDULED, ref.draft_id)


def test_who_was_thanked_by_hand_is_not_thanked_again_unasked(world: World) -> None:
    world.scheduled()
    world.mailbox.hand.write("jane@acme.example", "Hello")
    world.go_to_send_time()
    world.sync()
    assert world.only().hold_reason is HoldReason.ALREADY_THANKED
    review.approve(world.services, 1)
    world.go_to_send_time()
    world.sync()
    assert world.only().status is Status.SENT


def test_approve_pins_the_text_that_is_in_gmail(world: World) -> None:
    follow_up = world.scheduled()
    world.mailbox.hand.edit(follow_up.draft_id or "", body="Dear Jane,\n\nThank you, truly.\n\nAlex")
    world.sync()
    approved = review.approve(world.services, follow_up.id)
    assert approved.status is Status.SCHEDULED
    world.go_to_send_time()
    world.advance(minutes=3)
    world.sync()
    assert world.only().status is Status.SENT
    assert "truly" in world.mailbox.delivered[0].content.text


def test_an_edit_after_the_approval_holds_again(world: World) -> None:
    follow_up = world.scheduled()
    review.hold(world.services, follow_up.id)
    review.approve(world.services, follow_up.id)
    world.mailbox.hand.edit(follow_up.draft_id or "", body="Dear Jane,\n\nOther words.\n\nAlex")
    world.sync()
    assert world.only().hold_reason is HoldReason.EDITED


def test_a_hold_waits_until_approved_and_then_expires(world: World) -> None:
    follow_up = world.scheduled()
    review.hold(world.services, follow_up.id)
    world.go_to_send_time()
    world.sync()
    assert world.only().hold_reason is HoldReason.ON_REQUEST
    world.go_to(END + timedelta(hours=72))
    world.sync()
    assert world.only().status is Status.EXPIRED
    assert world.only().draft_id in world.mailbox.drafts


def test_cancel_removes_an_untouched_draft(world: World) -> None:
    follow_up = world.scheduled()
    cancelled, removal = review.cancel(world.services, follow_up.id)
    assert (cancelled.status, removal, world.mailbox.drafts) == (Status.CANCELLED, Removal.REMOVED, {})


def test_cancel_leaves_a_draft_the_candidate_worked_on(world: World) -> None:
    follow_up = world.scheduled()
    world.mailbox.hand.edit(follow_up.draft_id or "", body="Mine now.")
    _, removal = review.cancel(world.services, follow_up.id)
    assert removal is Removal.KEPT
    assert world.draft(follow_up).content.text


def test_a_time_of_the_candidates_own_is_kept_even_in_quiet_hours(world: World) -> None:
    follow_up = world.scheduled()
    at = END + timedelta(hours=13)
    rescheduled, warning = review.reschedule(world.services, follow_up.id, at)
    assert (rescheduled.send_at, warning) == (at, None)
    world.go_to(at)
    world.sync()
    assert world.only().status is Status.SENT


def test_a_time_outside_the_window_is_warned_about_and_kept(world: World) -> None:
    follow_up = world.scheduled()
    at = END + timedelta(hours=30)
    _, warning = review.reschedule(world.services, follow_up.id, at)
    assert warning
    world.go_to(END + timedelta(hours=25))
    world.sync()
    assert world.only().status is Status.SCHEDULED
    world.go_to(at)
    world.sync()
    assert world.only().status is Status.SENT


def test_send_is_now_whatever_the_hour(world: World) -> None:
    follow_up = world.scheduled()
    world.go_to(END + timedelta(hours=13))
    assert review.send_now(world.services, follow_up.id).status is Status.SENT
    with pytest.raises(RefusedTransition):
        review.send_now(world.services, follow_up.id)
    assert len(world.mailbox.delivered) == 1


def test_send_drafts_first_when_there_is_no_draft_yet(world: World) -> None:
    world.interview()
    assert review.send_now(world.services, 1).status is Status.SENT


def test_a_note_cannot_go_out_before_the_interview_is_over(world: World) -> None:
    world.interview(end=END + timedelta(hours=2))
    with pytest.raises(InvalidInput, match="not over"):
        review.send_now(world.services, 1)


def test_a_missed_window_holds_and_is_told_and_may_still_be_sent(world: World) -> None:
    world.scheduled()
    world.go_to(END + timedelta(hours=26))
    world.sync()
    assert world.only().hold_reason is HoldReason.WINDOW_CLOSED
    assert "Jane Doe" in world.told.messages[0][0]
    assert world.mailbox.delivered == []
    assert review.send_now(world.services, 1).status is Status.SENT


def test_approving_after_the_window_means_now(world: World) -> None:
    world.scheduled()
    world.go_to(END + timedelta(hours=26))
    world.sync()
    review.approve(world.services, 1)
    world.sync()
    assert world.only().status is Status.SENT


def test_without_an_address_it_is_held_and_no_draft_is_made(world: World) -> None:
    world.interview(Interviewer(name="Somebody"))
    world.sync()
    assert (world.only().hold_reason, world.mailbox.drafts) == (HoldReason.NO_RECIPIENT, {})


def test_a_detected_interview_waits_for_approval(world: World) -> None:
    world.interview(source=Source.CALENDAR, confirmed=False)
    world.sync()
    assert world.only().hold_reason is HoldReason.AWAITING_APPROVAL
    world.advance(hours=8)
    world.sync()
    assert world.mailbox.delivered == []


@pytest.mark.parametrize(
    ("approval", "confirmed", "accepted", "waits"),
    [
        (Approval.ALWAYS, True, True, True),
        (Approval.DETECTED, True, True, False),
        (Approval.DETECTED, False, True, True),
        (Approval.NEVER, False, True, False),
        (Approval.NEVER, False, False, True),
    ],
)
def test_the_approval_policy(
    tmp_path: Path, approval: Approval, *, confirmed: bool, accepted: bool, waits: bool
) -> None:
    world = World(tmp_path, Preferences(approval=approval))
    world.interview(confirmed=confirmed, accepted=accepted)
    world.sync()
    assert (world.only().hold_reason is HoldReason.AWAITING_APPROVAL) is waits
    world.close()


def test_an_edited_text_goes_out_when_that_is_the_setting(tmp_path: Path) -> None:
    world = World(tmp_path, Preferences(after_edit=AfterEdit.SEND))
    follow_up = world.scheduled()
    world.mailbox.hand.edit(follow_up.draft_id or "", body="Dear Jane,\n\nMy own words.\n\nAlex")
    world.sync()
    world.go_to_send_time()
    world.sync()
    assert "own words" in world.mailbox.delivered[0].content.text
    world.close()


def test_a_cancelled_interview_takes_its_notes_with_it(world: World) -> None:
    follow_up = world.scheduled()
    call_off(world.services, follow_up.interview_id, by=Actor.CANDIDATE, why="cancelled")
    assert (world.only().status, world.mailbox.drafts) == (Status.CANCELLED, {})


def test_a_cancelled_interview_found_at_the_last_moment_stops_the_send(world: World) -> None:
    follow_up = world.scheduled()
    interview = world.store.interview(follow_up.interview_id)
    world.store.save_interview(replace(interview, status=InterviewStatus.CANCELLED))
    world.go_to_send_time()
    world.sync()
    assert (world.only().status, world.mailbox.delivered) == (Status.CANCELLED, [])


def test_a_moved_interview_is_planned_again_and_its_untouched_draft_goes(world: World) -> None:
    follow_up = world.scheduled()
    interview = world.store.interview(follow_up.interview_id)
    later = END + timedelta(hours=5)
    move(world.services, replace(interview, start=later - timedelta(hours=1), end=later))
    assert (world.only().status, world.mailbox.drafts) == (Status.PLANNED, {})
    assert world.only().window.opens_at == later
    world.go_to(later + timedelta(minutes=1))
    world.sync()
    assert world.only().status is Status.SCHEDULED
    world.go_to_send_time()
    world.sync()
    assert len(world.mailbox.delivered) == 1


def test_a_moved_interview_leaves_the_draft_the_candidate_worked_on(world: World) -> None:
    follow_up = world.scheduled()
    world.mailbox.hand.edit(follow_up.draft_id or "", body="Dear Jane,\n\nMine.")
    interview = world.store.interview(follow_up.interview_id)
    later = END + timedelta(hours=5)
    move(world.services, replace(interview, start=later - timedelta(hours=1), end=later))
    world.go_to(later + timedelta(minutes=1))
    world.sync()
    assert list(world.mailbox.drafts) == [follow_up.draft_id]
    world.go_to_send_time()
    world.sync()
    assert (world.only().hold_reason, world.mailbox.delivered) == (HoldReason.EDITED, [])


def test_a_moved_interview_does_not_thank_twice_who_was_thanked_by_hand(world: World) -> None:
    follow_up = world.scheduled()
    world.mailbox.hand.send(follow_up.draft_id or "")
    interview = world.store.interview(follow_up.interview_id)
    later = END + timedelta(hours=5)
    move(world.services, replace(interview, start=later - timedelta(hours=1), end=later))
    world.go_to(later + timedelta(minutes=1))
    world.sync()
    assert (world.only().status, world.only().sent_by) == (Status.SENT, Actor.CANDIDATE)
    assert world.mailbox.drafts == {}


def test_a_clock_set_back_before_the_end_only_waits(world: World) -> None:
    world.scheduled()
    world.store.note(
        world.only(), {"send_at": END - timedelta(hours=3), "drafted_at": END - timedelta(hours=4)}
    )
    world.go_to(END - timedelta(hours=2))
    world.sync()
    assert (world.only().status, world.mailbox.delivered) == (Status.SCHEDULED, [])


def test_another_account_finds_nothing_discarded(world: World) -> None:
    world.scheduled()
    world.mailbox._address = "somebody.else@mail.example"  # noqa: SLF001 (another person connected)
    with pytest.raises(WrongAccount, match="belongs to candidate@"):
        world.sync()
    assert world.only().status is Status.SCHEDULED
    assert world.mailbox.faults.count("list_drafts") == 0


def test_what_went_out_otherwise_than_expected_is_recorded(world: World) -> None:
    follow_up = world.scheduled()
    world.go_to_send_time()

    def edited_in_the_last_moment(call: str, moment: Moment) -> None:
        if (call, moment) == ("send_draft", Moment.BEFORE):
            world.mailbox.hand.edit(follow_up.draft_id or "", body="Dear Jane,\n\nA last word.")

    world.mailbox.faults.watch = edited_in_the_last_moment
    world.sync(look=False)
    assert world.only().status is Status.SENT
    assert [entry.event for entry in world.store.history(1)][-2:] == ["accepted", "differed"]


def test_a_draft_nobody_could_have_seen_yet_does_not_go_out(world: World) -> None:
    world.interview()
    world.sync()
    world.store.note(world.only(), {"send_at": END + timedelta(minutes=10)})
    world.go_to(END + timedelta(minutes=11))
    world.sync()
    assert (world.only().status, world.mailbox.delivered) == (Status.SCHEDULED, [])
    world.go_to(END + timedelta(minutes=31))
    world.sync()
    assert world.only().status is Status.SENT


def test_a_text_that_would_embarrass_is_held_at_the_last_moment(world: World) -> None:
    follow_up = world.scheduled()
    draft = world.draft(follow_up)
    ref = world.mailbox.hand.edit(follow_up.draft_id or "", body="Dear [Name],\n\nThank you.\n\nAlex")
    content = world.draft(follow_up).content
    assert content != draft.content
    changes: FollowUpChanges = {
        "composed_fingerprint": fingerprint(content),
        "gmail_message_id": ref.gmail_message_id,
    }
    world.store.note(world.only(), changes)
    world.go_to_send_time()
    world.sync()
    assert (world.only().hold_reason, world.mailbox.delivered) == (HoldReason.FAILED_CHECK, [])
    with pytest.raises(InvalidInput, match="cannot go out"):
        review.approve(world.services, 1)


def test_the_daily_limit_makes_the_rest_wait(tmp_path: Path) -> None:
    world = World(tmp_path, Preferences(daily_limit=1))
    world.interview(JANE, ROB)
    world.sync()
    world.advance(hours=9)
    world.sync()
    assert len(world.mailbox.delivered) == 1
    waiting, sent = sorted(world.store.follow_ups(FollowUpFilter()), key=lambda f: f.status)
    assert (waiting.status, sent.status) == (Status.SCHEDULED, Status.SENT)
    assert [entry.event for entry in world.store.history(waiting.id)] == ["drafted"]
    world.close()


def test_a_lost_authorisation_holds_what_is_due_and_goes_on_by_itself_afterwards(world: World) -> None:
    world.scheduled()
    world.go_to_send_time()
    world.mailbox.faults.before(AuthorisationRequired("gone"), "list_drafts")
    with pytest.raises(AuthorisationRequired):
        world.sync()
    assert world.only().hold_reason is HoldReason.RECONNECT_NEEDED
    world.sync()
    assert world.only().status is Status.SENT


def test_without_a_network_nothing_happens_and_the_next_pass_goes_on(world: World) -> None:
    world.scheduled()
    world.go_to_send_time()
    world.mailbox.faults.before(Unreachable("no network"), "send_draft")
    with pytest.raises(Unreachable):
        world.sync()
    assert world.only().status is Status.SCHEDULED
    world.sync()
    assert len(world.mailbox.delivered) == 1
