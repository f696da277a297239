from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from afterword.domain.calendar_event import Attendee, CalendarEvent
from afterword.domain.detection import Detection, Verdict, classify, loops
from afterword.domain.model import Part
from tests.unit.detection.making import BOB, CANDIDATE, JANE, SAM, START, event, guest


def found(title: str, *guests: Attendee, **more: Any) -> tuple[CalendarEvent, Detection]:
    made = event(title, *guests, **more)
    return made, classify(made, CANDIDATE)


def titles(pairs: Sequence[tuple[CalendarEvent, Detection]]) -> list[list[str]]:
    return [[one.title for one in loop.events] for loop in loops(pairs)]


def test_back_to_back_is_one_interview_that_ends_with_the_last() -> None:
    (loop,) = loops(
        [
            found("Interview B", BOB, after=60),
            found("Interview A", JANE),
            found("Interview C", BOB, after=150),
        ]
    )
    assert [one.title for one in loop.events] == ["Interview A", "Interview B", "Interview C"]
    assert (loop.start, loop.end) == (START, START + timedelta(minutes=195))
    assert [person.email for person in loop.people] == [JANE.email, BOB.email]


def test_more_than_two_hours_apart_are_two() -> None:
    assert len(loops([found("Interview", JANE), found("Interview", JANE, after=45 + 121)])) == 2


def test_the_day_is_the_events_own() -> None:
    late = START.replace(hour=22, minute=30)
    assert (
        len(
            loops(
                [
                    found("Interview 1", JANE, start=late, minutes=30),
                    found("Interview 2", JANE, start=late + timedelta(minutes=60)),
                ]
            )
        )
        == 2
    )


def test_companies_and_roles_stay_apart() -> None:
    other = guest("ida@blueharbor.example", "Ida Poe")
    assert len(loops([found("Interview", JANE), found("Interview", other, after=60)])) == 2
    assert (
        len(loops([found("Interview - Data Engineer", JANE), found("Interview - Designer", JANE, after=60)]))
        == 2
    )
    assert len(loops([found("Interview - Data Engineer", JANE), found("Interview", JANE, after=60)])) == 1


def test_an_interviewer_anywhere_beats_a_coordinator() -> None:
    (loop,) = loops([found("Interview", SAM, JANE), found("Interview with Sam Roe", SAM, after=60)])
    assert {person.email: person.part for person in loop.people} == {
        SAM.email: Part.INTERVIEWER,
        JANE.email: Part.INTERVIEWER,
    }


def test_the_verdict_is_the_weakest() -> None:
    (loop,) = loops([found("Interview", JANE), found("Hold: Interview", JANE, after=60)])
    assert loop.verdict is Verdict.DOUBTFUL


def test_what_is_no_interview_is_in_no_loop() -> None:
    assert loops([found("Debrief", JANE)]) == ()


def test_an_unknown_company_joins_nothing() -> None:
    private = guest("jane.doe@gmail.com", "Jane Doe")
    assert len(loops([found("Job interview", private), found("Job interview 2", private, after=60)])) == 2


def test_order_changes_nothing() -> None:
    pairs = [
        found("Interview A", JANE),
        found("Interview B", BOB, after=60),
        found("Interview C", SAM, after=400),
    ]
    assert titles(pairs) == titles(pairs[::-1])
