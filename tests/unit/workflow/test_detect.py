"""Interviews are found in the calendar, and what happens to them there is acted on before mail goes out."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from afterword.domain.calendar_event import Attendee, CalendarEvent
from afterword.domain.model import InterviewStatus, Source
from afterword.domain.preferences import Approval, Preferences
from afterword.domain.status import Actor, HoldReason, Status
from afterword.errors import Unreachable
from afterword.ports import FollowUpFilter
from afterword.workflow import review
from afterword.workflow.detect import MOST_A_DAY, FileEvent, import_events
from afterword.workflow.record import Said, confirm
from afterword.workflow.withdraw import call_off
from tests.fakes.world import ALEX, END, World

ME = Attendee(email=ALEX.email, is_self=True, response="accepted")
JANE = Attendee(email="jane.doe@acme.example", name="Jane Doe", response="accepted")
ROB = Attendee(email="rob.roe@acme.example", name="Rob Roe", response="accepted")
CORA = Attendee(email="cora.coord@acme.example", name="Cora Coord", organizer=True, response="accepted")
HOUR = timedelta(hours=1)


def an_interview(*guests: Attendee, event_id: str = "e1", **changes: object) -> CalendarEvent:
    event = CalendarEvent(
        calendar_id="primary",
        event_id=event_id,
        cancelled=False,
        ical_uid=f"{event_id}@acme.example",
        title="Interview: Data Engineer at Acme with Jane Doe",
        description="Interviewers: Jane Doe\n\nJoin: https://meet.acme.example/abc",
        start=END - HOUR,
        end=END,
        timezone="Europe/Berlin",
        organizer=CORA,
        attendees=(ME, *(guests or (JANE,)), CORA),
        response="accepted",
    )
    return replace(event, **changes)  # type: ignore[arg-type]


def found(world: World) -> list[tuple[InterviewStatus, bool]]:
    return [(interview.status, interview.confirmed) for interview in world.store.interviews()]


@pytest.fixture
def unasked(tmp_path: Path) -> World:
    """A home under the policy that lets everything accepted go out."""
    return World(tmp_path, Preferences(approval=Approval.NEVER, quiet_hours=None))


def test_an_accepted_interview_is_taken_in_once_and_waits_for_approval(world: World) -> None:
    world.calendar.put(an_interview())
    world.go_to(END - timedelta(days=1))
    world.sync()
    world.sync()
    (interview,) = world.store.interviews()
    assert (interview.company, interview.role, interview.source) == ("Acme", "Data Engineer", Source.CALENDAR)
    assert [person.name for person in interview.panel] == ["Jane Doe"]
    assert world.only().status is Status.PLANNED
    world.go_to(END + timedelta(minutes=5))
    world.sync()
    assert world.only().hold_reason is HoldReason.AWAITING_APPROVAL
    world.advance(hours=9)
    world.sync()
    assert world.mailbox.delivered == []


@pytest.mark.parametrize("response", ["needsAction", "tentative"])
def test_an_invitation_alone_never_leads_to_mail(unasked: World, response: str) -> None:
    event = an_interview(response=response, attendees=(replace(ME, response=response), JANE, CORA))
    unasked.calendar.put(event)
    unasked.advance(minutes=5)
    unasked.sync()
    unasked.advance(hours=9)
    unasked.sync()
    assert found(unasked) == [(InterviewStatus.DOUBTFUL, False)]
    assert (unasked.mailbox.drafts, unasked.mailbox.delivered) == ({}, [])
    unasked.close()


def test_an_accepted_one_goes_out_under_the_policy_never(unasked: World) -> None:
    unasked.calendar.put(an_interview())
    unasked.advance(minutes=5)
    unasked.sync()
    unasked.go_to_send_time()
    unasked.sync()
    assert len(unasked.mailbox.delivered) == 1
    unasked.close()


def test_a_doubtful_one_becomes_expected_when_it_is_accepted(world: World) -> None:
    event = world.calendar.put(an_interview(response="needsAction"))
    world.go_to(END - timedelta(days=1))
    world.sync()
    assert found(world) == [(InterviewStatus.DOUBTFUL, False)]
    world.calendar.put(replace(event, response="accepted"))
    world.sync()
    assert found(world) == [(InterviewStatus.EXPECTED, False)]
    assert world.only().status is Status.PLANNED


def test_a_doubtful_one_that_is_confirmed_is_planned_with_its_gaps_filled(world: World) -> None:
    world.calendar.put(an_interview(response="tentative"))
    world.advance(minutes=5)
    world.sync()
    (interview,) = world.store.interviews()
    said = Said(role="Staff Engineer")
    confirm(world.store, ALEX, world.clock.now(), interview.id, said)
    world.sync()
    assert world.store.interview(interview.id).role == "Staff Engineer"
    assert world.only().status is Status.SCHEDULED


def test_what_the_candidate_said_no_to_does_not_come_back(world: World) -> None:
    world.calendar.put(an_interview())
    world.go_to(END - timedelta(days=1))
    world.sync()
    call_off(world.services, 1, by=Actor.CANDIDATE, why="not mine")
    world.sync()
    assert found(world) == [(InterviewStatus.CANCELLED, False)]
    assert world.only().status is Status.CANCELLED


@pytest.mark.parametrize("only_ids", [True, False])
def test_a_cancelled_interview_stops_its_note_at_the_last_moment(unasked: World, *, only_ids: bool) -> None:
    unasked.calendar.put(an_interview())
    unasked.advance(minutes=5)
    unasked.sync()
    assert unasked.only().status is Status.SCHEDULED
    unasked.calendar.cancel("primary", "e1", only_ids=only_ids)
    unasked.go_to_send_time()
    unasked.sync(look=False)
    assert (unasked.only().status, unasked.mailbox.delivered, unasked.mailbox.drafts) == (
        Status.CANCELLED,
        [],
        {},
    )
    unasked.close()


def test_a_cancelled_interview_is_seen_before_the_draft(world: World) -> None:
    world.calendar.put(an_interview())
    world.go_to(END - timedelta(days=1))
    world.sync()
    world.calendar.cancel("primary", "e1")
    world.go_to(END + timedelta(minutes=1))
    world.sync(look=False)
    assert (world.only().status, world.mailbox.faults.count("create_draft")) == (Status.CANCELLED, 0)


def test_a_declined_interview_stops_its_note(unasked: World) -> None:
    event = unasked.calendar.put(an_interview())
    unasked.advance(minutes=5)
    unasked.sync()
    unasked.calendar.put(replace(event, response="declined"))
    unasked.sync()
    assert found(unasked) == [(InterviewStatus.DECLINED, False)]
    assert unasked.only().status is Status.CANCELLED
    unasked.close()


def test_a_moved_interview_is_planned_for_its_new_time(unasked: World) -> None:
    unasked.calendar.put(an_interview())
    unasked.advance(minutes=5)
    unasked.sync()
    unasked.calendar.move("primary", "e1", END + 24 * HOUR, END + 25 * HOUR)
    unasked.go_to_send_time()
    unasked.sync(look=False)
    assert (unasked.only().status, unasked.mailbox.delivered, unasked.mailbox.drafts) == (
        Status.PLANNED,
        [],
        {},
    )
    assert unasked.only().window.opens_at == END + 25 * HOUR
    unasked.close()


def test_swapped_interviewers_swap_the_notes(unasked: World) -> None:
    event = unasked.calendar.put(an_interview())
    unasked.advance(minutes=5)
    unasked.sync()
    unasked.calendar.put(replace(event, attendees=(ME, ROB, CORA), description="Interviewers: Rob Roe"))
    unasked.sync()
    unasked.advance(hours=9)
    unasked.sync()
    assert [mail.content.to for mail in unasked.mailbox.delivered] == [("rob.roe@acme.example",)]
    unasked.close()


def test_back_to_back_conversations_are_one_interview(world: World) -> None:
    world.calendar.put(an_interview())
    world.calendar.put(
        an_interview(
            JANE, ROB, event_id="e2", start=END, end=END + HOUR, description="Interviewers: Jane Doe, Rob Roe"
        )
    )
    world.go_to(END - timedelta(days=1))
    world.sync()
    (interview,) = world.store.interviews()
    assert interview.end == END + HOUR
    assert sorted(person.name for person in interview.panel) == ["Jane Doe", "Rob Roe"]
    assert len(world.store.follow_ups(FollowUpFilter())) == 2


def test_a_conversation_added_to_the_day_joins_the_loop(world: World) -> None:
    world.calendar.put(an_interview())
    world.go_to(END - timedelta(days=1))
    world.sync()
    world.calendar.put(
        an_interview(ROB, event_id="e2", start=END, end=END + HOUR, description="Interviewers: Rob Roe")
    )
    world.sync()
    (interview,) = world.store.interviews()
    assert (interview.end, len(interview.events)) == (END + HOUR, 2)
    assert {f.window.opens_at for f in world.store.follow_ups(FollowUpFilter())} == {END + HOUR}


def test_a_flood_is_capped_and_told_once(world: World) -> None:
    world.go_to(END - timedelta(days=1))
    for number in range(MOST_A_DAY + 5):
        start = END + timedelta(days=number % 20, hours=number // 20 * 4)
        world.calendar.put(
            an_interview(
                event_id=f"e{number}",
                title=f"Interview: Data Engineer at Company{number} with Jane Doe",
                start=start,
                end=start + HOUR,
                attendees=(ME, Attendee(email=f"jane.doe@company{number}.example", name="Jane Doe")),
                organizer=Attendee(
                    email=f"jane.doe@company{number}.example", name="Jane Doe", organizer=True
                ),
            )
        )
    world.sync()
    world.sync()
    assert len(world.store.interviews()) == MOST_A_DAY
    assert [title for title, _ in world.told.messages] == ["Too many invitations"]


def test_what_is_no_interview_is_left_alone(world: World) -> None:
    world.calendar.put(an_interview(title="Lunch", description="", attendees=(ME, JANE)))
    world.go_to(END - timedelta(days=1))
    world.sync()
    assert [status for status, _ in found(world)] in ([], [InterviewStatus.DOUBTFUL])
    assert world.store.follow_ups(FollowUpFilter()) == []


def test_hostile_text_changes_nothing_but_how_it_is_shown(unasked: World) -> None:
    hostile = "Interview: Data Engineer at Acme {{ candidate.phone }} <script>x</script>\r\nBcc: v@x.example"
    unasked.calendar.put(an_interview(title=hostile, description="Interviewers: Jane Doe, victim@x.example"))
    unasked.advance(minutes=5)
    unasked.sync()
    for follow_up in unasked.store.follow_ups(FollowUpFilter()):
        if follow_up.hold_reason is not None:
            review.approve(unasked.services, follow_up.id)
    unasked.advance(hours=9)
    unasked.sync()
    for mail in unasked.mailbox.delivered:
        assert mail.content.to == ("jane.doe@acme.example",)
        assert not mail.content.bcc
    unasked.close()


def test_while_the_calendar_cannot_be_reached_its_interviews_wait(unasked: World) -> None:
    unasked.calendar.put(an_interview())
    unasked.advance(minutes=5)
    unasked.sync()
    unasked.go_to_send_time()
    unasked.calendar.faults.before(Unreachable("down"), "event")
    unasked.sync(look=False)
    assert (unasked.only().status, unasked.mailbox.delivered) == (Status.SCHEDULED, [])
    unasked.sync(look=False)
    assert len(unasked.mailbox.delivered) == 1
    unasked.close()


def test_without_the_calendar_the_rest_goes_on(world: World) -> None:
    world.calendar.granted = False
    world.scheduled()
    world.go_to_send_time()
    world.sync()
    assert world.only().status is Status.SENT


def from_file(**changes: object) -> CalendarEvent:
    return replace(an_interview(event_id="uid-1"), calendar_id="ics", ical_uid="uid-1", **changes)  # type: ignore[arg-type]


def test_a_file_is_the_candidates_word_and_a_second_one_updates(world: World) -> None:
    world.go_to(END - timedelta(days=1))
    (interview,) = import_events(
        world.services, [FileEvent(event=from_file(response="needsAction"), sequence=1)]
    )
    assert (interview.status, interview.confirmed, interview.source) == (
        InterviewStatus.EXPECTED,
        True,
        Source.ICS,
    )
    later = from_file(start=END + HOUR, end=END + 2 * HOUR)
    import_events(world.services, [FileEvent(event=later, sequence=2)])
    import_events(world.services, [FileEvent(event=from_file(), sequence=1)])
    (interview,) = world.store.interviews()
    assert interview.end == END + 2 * HOUR, "an older file has no say"


def test_a_cancelling_file_cancels(world: World) -> None:
    world.go_to(END - timedelta(days=1))
    import_events(world.services, [FileEvent(event=from_file(), sequence=1)])
    cancel = from_file(cancelled=True, start=None, end=None)
    import_events(world.services, [FileEvent(event=cancel, sequence=2)])
    assert found(world) == [(InterviewStatus.CANCELLED, True)]
    assert world.only().status is Status.CANCELLED


def test_a_missing_address_that_is_given_lets_the_note_go_on(world: World) -> None:
    world.calendar.put(an_interview(attendees=(ME, CORA)))
    world.advance(minutes=5)
    world.sync()
    held = [f for f in world.store.follow_ups(FollowUpFilter()) if f.hold_reason is HoldReason.NO_RECIPIENT]
    if not held:
        pytest.fail("nobody without an address was found")
    interview = world.store.interview(held[0].interview_id)
    name = interview.interviewer(held[0].interviewer_id).name
    jane = replace(
        interview.interviewer(held[0].interviewer_id), name=name, email="jane.doe@acme.example", id=0
    )
    confirm(world.store, ALEX, world.clock.now(), interview.id, Said(people=(jane,)))
    world.sync()
    assert world.follow_up(held[0].id).status is Status.SCHEDULED
