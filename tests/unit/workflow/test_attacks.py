"""Ways in which a mail might have gone twice, unasked, or never, each found by an attack and closed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from afterword.domain.calendar_event import Attendee
from afterword.domain.model import Interviewer, InterviewStatus
from afterword.domain.preferences import Approval, Preferences
from afterword.domain.status import HoldReason, Status
from afterword.errors import InvalidInput, OutcomeUnknown, TemplateError
from afterword.ports import FollowUpFilter, MailScope
from afterword.workflow import review
from afterword.workflow.detect import FileEvent, import_events
from afterword.workflow.passes import run_pass
from afterword.workflow.record import Said, confirm
from afterword.workflow.withdraw import move
from tests.fakes.faults import Moment
from tests.fakes.world import ALEX, END, ROB, World
from tests.unit.workflow.test_detect import CORA, HOUR, JANE, ME, an_interview, from_file
from tests.unit.workflow.test_detect import ROB as ROB_INVITED


@pytest.fixture
def unasked(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path, Preferences(approval=Approval.NEVER, quiet_hours=None))
    yield made
    made.close()


def a_day_later(world: World) -> None:
    """Passes through the rest of the window."""
    for _ in range(10):
        world.advance(hours=2)
        world.sync()


def statuses(world: World) -> list[Status]:
    return [f.status for f in sorted(world.store.follow_ups(FollowUpFilter()), key=lambda f: f.id)]


def test_a_second_process_that_drafts_meanwhile_makes_no_second_draft(world: World) -> None:
    world.interview(ROB)
    world.interview()
    other = world.new_services()
    begun: list[str] = []

    def second_process(call: str, moment: Moment) -> None:
        if (call, moment) == ("create_draft", Moment.BEFORE) and not begun:
            begun.append(call)
            run_pass(other)

    world.mailbox.faults.watch = second_process
    world.sync()
    for _ in range(4):
        world.advance(minutes=3)
        world.sync()
    other.store.close()  # type: ignore[attr-defined]
    assert len(world.mailbox.drafts) == 2
    assert statuses(world) == [Status.SCHEDULED, Status.SCHEDULED]


def test_send_waits_for_a_draft_that_is_being_made(world: World) -> None:
    world.mailbox.faults.after(OutcomeUnknown("lost"), "create_draft")
    world.interview()
    world.sync()
    with pytest.raises(InvalidInput, match="being made"):
        review.send_now(world.services, 1)
    assert len(world.mailbox.drafts) == 1


@pytest.mark.parametrize("can_read", [True, False])
@pytest.mark.parametrize("by_hand", ["send", "discard"])
def test_a_draft_whose_making_was_not_recorded_is_not_made_again_after_a_night(
    world: World, by_hand: str, *, can_read: bool
) -> None:
    if not can_read:
        world.mailbox.scopes = frozenset({MailScope.DRAFTS})
    world.mailbox.faults.after(OutcomeUnknown("lost"), "create_draft")
    world.interview()
    world.sync()
    (draft_id,) = world.mailbox.drafts
    getattr(world.mailbox.hand, by_hand)(draft_id)
    a_day_later(world)
    assert world.mailbox.drafts == {}
    assert len(world.mailbox.delivered) == (by_hand == "send")


def test_a_stranger_who_is_not_accepted_joins_no_interview(world: World) -> None:
    world.calendar.put(an_interview())
    world.go_to(END - timedelta(days=1))
    world.sync()
    confirm(world.store, ALEX, world.clock.now(), 1, Said())
    mallory = Attendee(email="mallory@acme.example", name="Mallory Evil", organizer=True)
    world.calendar.put(
        an_interview(
            event_id="e2",
            start=END,
            end=END + HOUR,
            response="needsAction",
            attendees=(replace(ME, response="needsAction"), mallory),
            organizer=mallory,
            title="Interview: Data Engineer at Acme with Mallory Evil",
            description="",
        )
    )
    world.go_to(END + timedelta(minutes=5))
    a_day_later(world)
    assert [mail.content.to for mail in world.mailbox.delivered] == [("jane.doe@acme.example",)]


def test_what_joins_a_confirmed_interview_waits_for_a_yes(world: World) -> None:
    world.calendar.put(an_interview())
    world.go_to(END - timedelta(days=1))
    world.sync()
    confirm(world.store, ALEX, world.clock.now(), 1, Said())
    world.calendar.put(
        an_interview(
            ROB_INVITED, event_id="e2", start=END, end=END + HOUR, description="Interviewers: Rob Roe"
        )
    )
    world.go_to(END + HOUR + timedelta(minutes=5))
    a_day_later(world)
    assert world.mailbox.delivered == []


@pytest.mark.parametrize("how", ["cancel", "discard"])
def test_what_the_candidate_ended_does_not_come_back_with_the_event(unasked: World, how: str) -> None:
    event = unasked.calendar.put(an_interview())
    unasked.advance(minutes=5)
    unasked.sync()
    if how == "cancel":
        review.cancel(unasked.services, 1)
    else:
        unasked.mailbox.hand.discard(unasked.only().draft_id or "")
        unasked.sync()
    unasked.calendar.put(replace(event, response="declined"))
    unasked.sync()
    unasked.calendar.put(event)
    a_day_later(unasked)
    assert (unasked.mailbox.delivered, unasked.mailbox.drafts) == ([], {})


def test_one_conversation_known_twice_is_thanked_for_once(unasked: World) -> None:
    unasked.go_to(END - timedelta(days=1))
    import_events(unasked.services, [FileEvent(event=from_file(), sequence=1)])
    unasked.calendar.put(an_interview())
    unasked.go_to(END + timedelta(minutes=5))
    a_day_later(unasked)
    assert len(unasked.mailbox.delivered) == 1
    assert HoldReason.ALREADY_THANKED in {f.hold_reason for f in unasked.store.follow_ups(FollowUpFilter())}


def test_a_hold_of_the_candidates_survives_a_moved_interview(world: World) -> None:
    follow_up = world.scheduled()
    review.hold(world.services, follow_up.id)
    interview = world.store.interview(follow_up.interview_id)
    shift = timedelta(minutes=15)
    move(world.services, replace(interview, start=interview.start + shift, end=interview.end + shift))
    world.advance(minutes=30)
    a_day_later(world)
    assert (world.only().hold_reason, world.mailbox.delivered) == (HoldReason.ON_REQUEST, [])


def test_a_hold_survives_a_missing_address(world: World) -> None:
    world.interview(Interviewer(name="Jane Doe"))
    review.hold(world.services, 1)
    world.sync()
    person = Interviewer(name="Jane Doe", email="jane@acme.example")
    confirm(world.store, ALEX, world.clock.now(), 1, Said(people=(person,)))
    a_day_later(world)
    assert (world.only().hold_reason, world.mailbox.delivered) == (HoldReason.ON_REQUEST, [])


def test_a_laptop_that_wakes_at_night_wakes_nobody(world: World) -> None:
    world.scheduled()
    world.go_to(END + timedelta(hours=12, minutes=30))
    world.sync()
    assert (world.only().status, world.mailbox.delivered) == (Status.SCHEDULED, [])
    world.go_to(END + timedelta(hours=21))
    world.sync()
    assert world.only().status is Status.SENT


def test_a_loop_that_is_split_thanks_everybody_after_their_own_part(unasked: World) -> None:
    unasked.calendar.put(an_interview())
    rob = an_interview(
        ROB_INVITED,
        event_id="e2",
        start=END,
        end=END + HOUR,
        title="Interview: Data Engineer at Acme with Rob Roe",
        description="Interviewers: Rob Roe",
    )
    unasked.calendar.put(rob)
    unasked.go_to(END - timedelta(days=1))
    unasked.sync()
    week = timedelta(days=7)
    unasked.calendar.put(replace(rob, start=END + week, end=END + week + HOUR))
    unasked.go_to(END + timedelta(minutes=5))
    a_day_later(unasked)
    assert [mail.content.to for mail in unasked.mailbox.delivered] == [("jane.doe@acme.example",)]
    unasked.go_to(END + week + HOUR + timedelta(minutes=5))
    a_day_later(unasked)
    assert [mail.content.to for mail in unasked.mailbox.delivered][1:] == [("rob.roe@acme.example",)]


def test_who_is_taken_off_and_put_back_is_thanked(unasked: World) -> None:
    event = unasked.calendar.put(an_interview())
    unasked.advance(minutes=5)
    unasked.sync()
    unasked.calendar.put(
        replace(event, attendees=(ME, ROB_INVITED, CORA), description="Interviewers: Rob Roe")
    )
    unasked.sync()
    unasked.calendar.put(event)
    a_day_later(unasked)
    assert [mail.content.to for mail in unasked.mailbox.delivered] == [("jane.doe@acme.example",)]


@pytest.mark.parametrize("mark", ["Canceled: ", "Abgesagt: "])
def test_a_title_that_says_cancelled_stops_the_note(unasked: World, mark: str) -> None:
    event = unasked.calendar.put(an_interview())
    unasked.advance(minutes=5)
    unasked.sync()
    unasked.calendar.put(replace(event, title=mark + event.title))
    a_day_later(unasked)
    assert (statuses(unasked), unasked.mailbox.delivered) == ([Status.CANCELLED], [])


def test_an_older_file_after_a_cancel_revives_nothing(world: World) -> None:
    world.go_to(END - timedelta(days=1))
    import_events(world.services, [FileEvent(event=from_file(), sequence=0)])
    import_events(
        world.services, [FileEvent(event=from_file(cancelled=True, start=None, end=None), sequence=1)]
    )
    import_events(world.services, [FileEvent(event=from_file(), sequence=0)])
    assert [interview.status for interview in world.store.interviews()] == [InterviewStatus.CANCELLED]


def test_nobodys_odd_time_zone_stops_a_pass(world: World) -> None:
    world.scheduled()
    world.calendar.put(an_interview(timezone="Mars/Olympus", start=END + HOUR, end=END + 2 * HOUR))
    world.go_to_send_time()
    world.sync()
    assert len(world.mailbox.delivered) == 1


def test_an_event_without_the_candidate_on_it_was_not_accepted(unasked: World) -> None:
    unasked.calendar.put(an_interview(response="", attendees=(JANE, CORA)))
    unasked.advance(minutes=5)
    a_day_later(unasked)
    assert (unasked.mailbox.delivered, unasked.mailbox.drafts) == ([], {})


def test_a_template_that_is_put_right_is_used(world: World) -> None:
    writer = world.services.writer
    broken = [True]

    class Breaking:
        def thank_you(self, *arguments: object) -> object:
            if broken:
                raise TemplateError("thank_you.txt, line 3: unexpected end")
            return writer.thank_you(*arguments)  # type: ignore[arg-type]

    world.services = replace(world.services, writer=Breaking())  # type: ignore[arg-type]
    world.interview()
    world.sync()
    world.sync()
    assert world.only().hold_reason is HoldReason.FAILED_CHECK
    assert len(world.store.history(1)) == 1
    broken.clear()
    world.sync()
    assert world.only().status is Status.SCHEDULED


def test_confirming_lets_a_note_that_waited_for_it_go_on(world: World) -> None:
    world.calendar.put(an_interview())
    world.advance(minutes=5)
    world.sync()
    assert world.only().hold_reason is HoldReason.AWAITING_APPROVAL
    confirm(world.store, ALEX, world.clock.now(), 1, Said())
    a_day_later(world)
    assert len(world.mailbox.delivered) == 1
