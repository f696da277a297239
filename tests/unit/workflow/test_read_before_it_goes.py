"""What goes out unattended is text that the candidate has seen; a check that blocks holds at once."""

from dataclasses import replace

import pytest

from afterword.domain.model import Debrief, Remark
from afterword.domain.preferences import AfterEdit, Approval, Preferences
from afterword.domain.status import HoldReason, Status
from afterword.ports import FollowUpFilter
from afterword.workflow import review
from afterword.workflow.compose import draft_one
from afterword.workflow.record import Said, confirm
from afterword.workflow.revise import pay
from afterword.workflow.rewrite_marks import owe
from afterword.workflow.schedule import UNREAD
from tests.fakes.world import ALEX, END, JANE, World, say_more


def say(world: World, text: str = "the rota", *, seen: bool = True, read: bool = False) -> None:
    """Keep a remark; drafts follow."""
    interview = world.store.interview(1)
    owe(world.store, interview.id)
    say_more(
        world.store,
        interview.id,
        Debrief(remarks=(Remark(starter="about", text=text, seen=seen),)),
        read=read,
    )
    pay(world.services, interview.id)


def drafted(world: World) -> None:
    world.advance(minutes=5)
    world.sync()


def wait(world: World) -> None:
    for _ in range(30):
        world.advance(hours=1)
        world.sync()


def elsewhere(world: World) -> None:
    """An interview with another company that is long over."""
    world.interview(replace(JANE, name="Kay Low", email="kay@globex.example"), company="Globex", end=END)


def held(world: World) -> tuple[HoldReason | None, str]:
    follow_up = world.store.follow_up(1)
    assert follow_up.status is Status.HELD
    assert follow_up.needs_you
    return follow_up.hold_reason, follow_up.hold_detail


def test_words_nobody_read_wait(world: World) -> None:
    world.interview()
    say(world, seen=False)
    drafted(world)
    assert held(world) == (HoldReason.AWAITING_APPROVAL, UNREAD)
    wait(world)
    assert not world.mailbox.delivered


def test_words_that_were_read_go_out(world: World) -> None:
    world.interview()
    say(world)
    drafted(world)
    wait(world)
    assert len(world.mailbox.delivered) == 1


def test_a_draft_rewritten_with_words_nobody_read_is_held_at_once(world: World) -> None:
    world.scheduled()
    say(world, seen=False)
    assert held(world) == (HoldReason.AWAITING_APPROVAL, UNREAD)


def test_reading_them_lets_it_go(world: World) -> None:
    world.scheduled()
    say(world, seen=False)
    say(world, "the rota", read=True)
    follow_up = world.only()
    assert follow_up.status is Status.SCHEDULED
    assert follow_up.send_at is not None
    wait(world)
    assert len(world.mailbox.delivered) == 1


def test_approving_is_reading(world: World) -> None:
    world.interview()
    say(world, seen=False)
    drafted(world)
    review.approve(world.services, 1)
    wait(world)
    assert len(world.mailbox.delivered) == 1


def test_what_is_on_hold_by_request_stays_so_whatever_is_read(world: World) -> None:
    world.scheduled()
    review.hold(world.services, 1)
    say(world, read=True)
    assert held(world)[0] is HoldReason.ON_REQUEST


def test_the_moment_before_sending_looks_once_more(world: World) -> None:
    world.scheduled()
    world.store.save_debrief(1, Debrief(remarks=(Remark(id=1, starter="about", text="x", seen=False),)))
    wait(world)
    assert not world.mailbox.delivered
    assert world.only().hold_reason in {HoldReason.AWAITING_APPROVAL, HoldReason.WINDOW_CLOSED}


def test_confirming_an_interview_is_not_reading_its_notes(world: World) -> None:
    world.interview(confirmed=False)
    say(world, seen=False)
    drafted(world)
    assert held(world) == (HoldReason.AWAITING_APPROVAL, "")
    confirm(world.store, ALEX, world.clock.now(), 1, Said())
    world.sync()
    assert held(world) == (HoldReason.AWAITING_APPROVAL, UNREAD)


def test_even_the_freest_policy_does_not_send_what_nobody_read(world: World) -> None:
    world.services = replace(world.services, preferences=Preferences(approval=Approval.NEVER))
    world.interview()
    say(world, seen=False)
    drafted(world)
    assert held(world)[0] is HoldReason.AWAITING_APPROVAL


def test_a_check_that_blocks_holds_when_the_draft_is_made(world: World) -> None:
    world.interview()
    elsewhere(world)
    say(world, "how Globex does it")
    drafted(world)
    reason, detail = held(world)
    assert reason is HoldReason.FAILED_CHECK
    assert "Globex" in detail
    (told, *_) = world.told.messages
    assert "Globex" in told[1]


@pytest.mark.parametrize(
    "written",
    ["Société Générale", "Societe Generale", "SOCIETE-GENERALE", "Socie\u0301te\u0301 Ge\u0301ne\u0301rale"],
)
def test_another_company_is_recognised_in_any_spelling(world: World, written: str) -> None:
    world.scheduled()
    world.interview(
        replace(JANE, name="Kay Low", email="kay@sg.example"), company="Société Générale", end=END
    )
    say(world, f"how {written} does it")
    assert held(world)[0] is HoldReason.FAILED_CHECK


def test_a_check_that_blocks_holds_when_the_draft_is_rewritten(world: World) -> None:
    world.scheduled()
    elsewhere(world)
    say(world, "how Globex does it")
    assert held(world)[0] is HoldReason.FAILED_CHECK


def test_another_text_lets_it_go_again(world: World) -> None:
    world.scheduled()
    elsewhere(world)
    say(world, "how Globex does it")
    world.store.save_debrief(1, Debrief())
    say(world, "the rota")
    assert world.store.follow_up(1).status is Status.SCHEDULED


def test_mending_it_in_gmail_is_an_edit(world: World) -> None:
    world.interview()
    elsewhere(world)
    say(world, "how Globex does it")
    drafted(world)
    draft = world.draft(world.store.follow_up(1))
    world.mailbox.hand.edit(draft.ref.draft_id, body=draft.content.text.replace("Globex", "you"))
    world.sync()
    assert held(world)[0] is HoldReason.EDITED


def test_an_edit_that_would_go_out_is_held_by_what_blocks_it(world: World) -> None:
    world.services = replace(world.services, preferences=Preferences(after_edit=AfterEdit.SEND))
    world.scheduled()
    elsewhere(world)
    draft = world.draft(world.store.follow_up(1))
    world.mailbox.hand.edit(draft.ref.draft_id, body=draft.content.text.replace("Acme", "Globex"))
    world.sync()
    assert held(world)[0] is HoldReason.FAILED_CHECK
    assert [one.status for one in world.store.follow_ups(FollowUpFilter(interview_id=1))] == [Status.HELD]


def test_a_jotting_never_leaves(world: World) -> None:
    world.interview()
    world.store.save_debrief(1, Debrief(jottings=("would be glad to join you",)))
    drafted(world)
    assert held(world)[0] is HoldReason.FAILED_CHECK


def withdrawn(world: World) -> None:
    """A draft of words nobody read; the interview is confirmed, and the words are taken back before the next pass."""
    world.interview(confirmed=False)
    say(world, "withdrawn words", seen=False)
    drafted(world)
    confirm(world.store, ALEX, world.clock.now(), 1, Said())
    owe(world.store, 1)
    world.store.save_debrief(1, Debrief(remarks=(Remark(starter="about", text="the rota", id=2),)))
    pay(world.services, 1)


def test_a_draft_taken_up_again_is_held_while_it_says_what_was_withdrawn(world: World) -> None:
    withdrawn(world)
    draft_one(world.services, world.store.follow_up(1))
    assert held(world) == (HoldReason.AWAITING_APPROVAL, UNREAD)


def test_a_draft_taken_up_again_is_brought_up_to_date_and_goes_out(world: World) -> None:
    withdrawn(world)
    wait(world)
    (sent,) = world.mailbox.delivered
    assert "the rota" in sent.content.text
    assert "withdrawn words" not in sent.content.text


def test_a_draft_taken_up_again_that_reads_the_same_goes_on(world: World) -> None:
    world.interview(confirmed=False)
    say(world)
    drafted(world)
    confirm(world.store, ALEX, world.clock.now(), 1, Said())
    world.sync()
    assert world.store.follow_up(1).status is Status.SCHEDULED
