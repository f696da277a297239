"""What follows “Hi” is the candidate's to set: it is checked, it stays, and drafts nobody has touched follow."""

from dataclasses import replace
from datetime import timedelta

import pytest

from afterword.domain.calendar_event import Attendee, CalendarEvent
from afterword.domain.model import Interview, Interviewer, InterviewStatus, NewInterview, Part
from afterword.errors import Conflict, InvalidInput, NotFound
from afterword.workflow.detect import FileEvent, import_events
from afterword.workflow.inspect import interview_document
from afterword.workflow.record import (
    Greeting,
    Said,
    checked_greeting,
    confirm,
    greeted,
    greeting_is_sure,
    greeting_of,
    merged,
    set_greeting,
)
from afterword.workflow.revise import Outcome, pay
from afterword.workflow.rewrite_marks import debts
from tests.fakes.world import ALEX, END, JANE, ROB, World
from tests.unit.workflow.conftest import GreetingWriter, greetings

HAI = Interviewer(name="Trần Văn Hải", email="hai@acme.example")
HOUR = timedelta(hours=1)


def greets(world: World, *people: Interviewer) -> Interview:
    """An interview whose notes are in Gmail, and greet as it is set."""
    world.services = replace(world.services, writer=GreetingWriter())
    kept = world.interview(*people)
    world.advance(minutes=5)
    world.sync()
    return kept


# --- what can be one ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Hải", "Hải"),
        ("  Ms  Doe , ", "Ms Doe"),
        ("Jane and Rob", "Jane and Rob"),
        ("李老师", "李老师"),
        ("J" * 60, "J" * 60),
        ("", ""),
        (" ", ""),
    ],
)
def test_a_name_is_taken_as_it_is_said(said: str, kept: str) -> None:
    assert checked_greeting(said) == kept


@pytest.mark.parametrize(
    "said", ["Jane\nBcc: x@y.example", "Ja\x07ne", "Ja\u202ene", "J" * 61, "…", ",", "42"]
)
def test_what_is_no_name_is_refused(said: str) -> None:
    with pytest.raises(InvalidInput):
        checked_greeting(said)


def test_what_stands_there_is_what_was_set_else_the_guess_and_only_a_name_in_doubt_is_asked_about() -> None:
    said = replace(HAI, greeting="Hải")
    assert [greeting_of(JANE), greeting_of(JANE, "de"), greeting_of(HAI), greeting_of(said, "de")] == [
        "Jane",
        "Jane Doe",
        "Trần Văn Hải",
        "Hải",
    ]
    assert [greeting_is_sure(person) for person in (JANE, HAI, said)] == [True, False, True]


def test_the_document_says_what_will_stand_there(world: World) -> None:
    kept = world.interview(JANE, HAI, replace(ROB, greeting="Bob"))
    english = interview_document(kept, (), END)["interviewers"]
    assert [(p["greeting"], p["greeting_sure"]) for p in english] == [
        ("Jane", True),
        ("Trần Văn Hải", False),
        ("Bob", True),
    ]
    german = interview_document(kept, (), END, language="de")["interviewers"]
    assert [p["greeting"] for p in german] == ["Jane Doe", "Trần Văn Hải", "Bob"]


# --- whose it is -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("of", ["Hải", "trần văn hải", "HAI@acme.example", 2])
def test_a_person_is_meant_by_number_name_part_of_it_or_address(world: World, of: int | str) -> None:
    kept = world.interview(JANE, HAI)
    of = kept.interviewers[1].id if isinstance(of, int) else of
    people = greeted(kept, [Greeting(of=of, name="Hải")])
    assert greetings(people) == {"Jane Doe": "", "Trần Văn Hải": "Hải"}


@pytest.mark.parametrize(("of", "error"), [("Zoe", InvalidInput), ("Doe", InvalidInput), (99, NotFound)])
def test_nobody_and_more_than_one_are_refused(world: World, of: int | str, error: type[Exception]) -> None:
    kept = world.interview(JANE, Interviewer(name="John Doe"))
    with pytest.raises(error):
        greeted(kept, [Greeting(of=of, name="Jo")])


# --- entering and confirming -------------------------------------------------------------------------------


def test_an_interview_is_entered_with_it(world: World) -> None:
    kept = world.interview(replace(HAI, greeting=" Hải, "))
    assert greetings(world.store.interview(kept.id).panel) == {"Trần Văn Hải": "Hải"}


def test_an_interview_with_a_greeting_that_cannot_be_is_not_kept(world: World) -> None:
    with pytest.raises(InvalidInput):
        world.interview(replace(HAI, greeting="Hải\nBcc: x@y.example"))
    assert not world.store.interviews()


def test_confirming_sets_it_for_those_known_and_those_who_are_new(world: World) -> None:
    kept = world.interview(HAI, status=InterviewStatus.DOUBTFUL)
    said = Said(
        people=(ROB,), greetings=(Greeting(of=kept.panel[0].id, name="Hải"), Greeting(of="rob", name="Bob"))
    )
    after = confirm(world.store, ALEX, world.clock.now(), kept.id, said)
    assert greetings(after.panel) == {"Trần Văn Hải": "Hải", "Rob Roe": "Bob"}


def test_who_is_named_again_keeps_it_unless_another_is_said() -> None:
    known = [replace(HAI, greeting="Hải", id=1)]
    assert greetings(merged(known, [HAI])) == {"Trần Văn Hải": "Hải"}
    assert greetings(merged(known, [replace(HAI, greeting="Mr Trần")])) == {"Trần Văn Hải": "Mr Trần"}


# --- changing it -------------------------------------------------------------------------------------------


def test_a_draft_that_nobody_touched_follows(world: World) -> None:
    kept = greets(world, HAI)
    assert "Hi Trần Văn Hải," in world.draft(world.only()).content.text
    set_greeting(world.store, kept.id, kept.panel[0].id, "Hải")
    (rewrite,) = pay(world.services, kept.id)
    assert rewrite.outcome is Outcome.REWRITTEN
    assert "Hi Hải," in world.draft(world.only()).content.text
    assert not debts(world.store)


def test_the_next_pass_makes_up_for_a_draft_that_could_not_follow_at_once(world: World) -> None:
    kept = greets(world, HAI)
    set_greeting(world.store, kept.id, kept.panel[0].id, "Hải")
    assert list(debts(world.store)) == [kept.id]
    world.sync()
    assert "Hi Hải," in world.draft(world.only()).content.text


def test_confirming_with_another_greeting_has_the_drafts_follow_too(world: World) -> None:
    kept = greets(world, HAI)
    said = Said(greetings=(Greeting(of=kept.panel[0].id, name="Hải"),))
    confirm(world.store, ALEX, world.clock.now(), kept.id, said)
    assert list(debts(world.store)) == [kept.id]


def test_what_is_said_again_changes_nothing(world: World) -> None:
    kept = world.interview(replace(HAI, greeting="Hải"))
    assert set_greeting(world.store, kept.id, kept.panel[0].id, "Hải", was="") == kept
    assert not debts(world.store)


def test_it_is_left_to_the_guess_again(world: World) -> None:
    kept = world.interview(replace(JANE, greeting="Janie"))
    assert (
        greeting_of(set_greeting(world.store, kept.id, kept.panel[0].id, "", was="Janie").panel[0]) == "Jane"
    )


def test_a_change_made_elsewhere_is_not_written_over(world: World) -> None:
    kept = world.interview(HAI)
    hai = kept.panel[0].id
    set_greeting(world.store, kept.id, hai, "Hải", was="")
    with pytest.raises(Conflict):
        set_greeting(world.store, kept.id, hai, "Mr Trần", was="")
    said = Said(company="Nordlicht", greetings=(Greeting(of=hai, name="Mr Trần", was=""),))
    with pytest.raises(Conflict):
        confirm(world.store, ALEX, world.clock.now(), kept.id, said)
    after = world.store.interview(kept.id)
    assert (after.company, greetings(after.panel)) == ("Acme", {"Trần Văn Hải": "Hải"})


def test_a_form_that_left_it_as_it_was_takes_nothing_back(world: World) -> None:
    kept = world.interview(HAI)
    hai = kept.panel[0].id
    set_greeting(world.store, kept.id, hai, "Hải")
    set_greeting(world.store, kept.id, hai, "", was="")
    assert greetings(world.store.interview(kept.id).panel) == {"Trần Văn Hải": "Hải"}


@pytest.mark.parametrize(("interview", "person"), [(99, 1), (1, 99)])
def test_nobody_of_that_number_is_told(world: World, interview: int, person: int) -> None:
    world.interview(HAI)
    with pytest.raises(NotFound):
        set_greeting(world.store, interview, person, "Hải")


# --- the calendar ------------------------------------------------------------------------------------------

ME = Attendee(email=ALEX.email, is_self=True, response="accepted")
INVITED = Attendee(email="hai@acme.example", name="Trần Văn Hải", response="accepted")
OTHER = Attendee(email="rob@acme.example", name="Rob Roe", response="accepted")
CORA = Attendee(email="cora.coord@acme.example", name="Cora Coord", organizer=True, response="accepted")


def an_event(*guests: Attendee, calendar_id: str = "primary") -> CalendarEvent:
    return CalendarEvent(
        calendar_id=calendar_id,
        event_id="e1",
        cancelled=False,
        ical_uid="e1@acme.example",
        title="Interview: Data Engineer at Acme",
        description=f"Interviewers: {', '.join(guest.name for guest in guests)}",
        start=END - HOUR,
        end=END,
        timezone="Europe/Berlin",
        organizer=CORA,
        attendees=(ME, *guests, CORA),
        response="accepted",
    )


def from_the_calendar(world: World) -> Interview:
    """An interview that was found, with a greeting the candidate set."""
    world.go_to(END - timedelta(days=1))
    world.calendar.put(an_event(INVITED))
    world.sync()
    (interview,) = world.store.interviews()
    (hai,) = interview.panel
    return set_greeting(world.store, interview.id, hai.id, "Hải")


def test_a_calendar_that_shows_the_same_person_again_leaves_it(world: World) -> None:
    from_the_calendar(world)
    world.calendar.put(replace(an_event(INVITED, OTHER), start=END, end=END + HOUR))
    world.sync()
    (interview,) = world.store.interviews()
    assert interview.end == END + HOUR
    assert greetings(interview.panel) == {"Trần Văn Hải": "Hải", "Rob Roe": ""}


def test_who_is_taken_off_the_invitation_and_put_on_it_again_is_greeted_as_before(world: World) -> None:
    from_the_calendar(world)
    world.calendar.put(an_event(OTHER))
    world.sync()
    (interview,) = world.store.interviews()
    assert [p.part for p in interview.interviewers if p.name == INVITED.name] == [Part.NOT_THERE]
    world.calendar.put(an_event(INVITED, OTHER))
    world.sync()
    (interview,) = world.store.interviews()
    assert greetings(interview.panel) == {"Trần Văn Hải": "Hải", "Rob Roe": ""}


def test_somebody_who_was_only_named_keeps_it_when_their_address_comes(world: World) -> None:
    world.go_to(END - timedelta(days=1))
    world.calendar.put(replace(an_event(), description="Interviewers: Trần Văn Hải"))
    world.sync()
    (interview,) = world.store.interviews()
    (hai,) = (person for person in interview.interviewers if person.name == INVITED.name)
    assert hai.email is None
    set_greeting(world.store, interview.id, hai.id, "Hải")
    world.calendar.put(an_event(INVITED))
    world.sync()
    (interview,) = world.store.interviews()
    assert [(p.email, p.greeting) for p in interview.panel] == [("hai@acme.example", "Hải")]


def test_a_file_that_comes_again_leaves_it(world: World) -> None:
    world.go_to(END - timedelta(days=1))
    event = an_event(INVITED, calendar_id="ics")
    (interview,) = import_events(world.services, [FileEvent(event=event, sequence=0)])
    set_greeting(world.store, interview.id, interview.panel[0].id, "Hải")
    later = replace(event, start=END, end=END + HOUR)
    (interview,) = import_events(world.services, [FileEvent(event=later, sequence=1)])
    assert (interview.end, greetings(interview.panel)) == (END + HOUR, {"Trần Văn Hải": "Hải"})


def test_a_new_interview_holds_what_is_checked(world: World) -> None:
    """`Interviewer.greeting` is on one line whoever records it."""
    new = NewInterview(
        company="Acme",
        role="Engineer",
        start=END - HOUR,
        end=END,
        timezone="Europe/Berlin",
        interviewers=(replace(JANE, greeting="Ja  ne"),),
    )
    assert world.interview(*new.interviewers).panel[0].greeting == "Ja ne"
