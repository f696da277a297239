"""What no note says is told of."""

from datetime import UTC, datetime

from afterword.domain.model import Debrief, Interview, Interviewer, Point
from afterword.domain.wording.left_over import unused, unused_by_all

PEOPLE = tuple(
    Interviewer(id=n, name=name, email=f"p{n}@acme.example")
    for n, name in enumerate(("Jane Doe", "Tom Becker", "Yuki Tanaka"), start=1)
)


def interview(people: int) -> Interview:
    return Interview(
        id=1, company="Acme", role="Data Engineer", start=datetime(2026, 11, 24, 9, tzinfo=UTC),
        end=datetime(2026, 11, 24, 10, tzinfo=UTC), timezone="Europe/London", interviewers=PEOPLE[:people],
    )  # fmt: skip


def points(*texts: str) -> tuple[Point, ...]:
    return tuple(Point(text=text) for text in texts)


def test_everything_that_is_said_is_not_told_of() -> None:
    debrief = Debrief(
        points=points("the postgres migration", "they deploy on fridays"),
        touches=points("we both have beagles"),
        interest="the focus on mentoring",
        resources=points("https://sam.example"),
        question="next steps",
    )
    assert unused(interview(1), 1, debrief) == ()
    assert unused_by_all(interview(1), debrief) == ()


def test_what_is_not_understood_is_told_of_once() -> None:
    debrief = Debrief(
        points=points("postgres migration", "she asked why", "she asked why"),
        touches=points("..."),
        interest="in-house and commercial",
        resources=points("!"),
    )
    assert unused_by_all(interview(1), debrief) == ("she asked why", "...", "!", "in-house and commercial")


def test_a_second_touch_has_no_room() -> None:
    debrief = Debrief(touches=points("we both have beagles", "she plays the cello"))
    assert unused(interview(1), 1, debrief) == ("she plays the cello",)


def test_what_one_note_of_a_panel_says_is_not_told_of() -> None:
    debrief = Debrief(points=points("new office in Lyon", "the event sourcing migration"))
    assert unused(interview(2), 1, debrief) == ("the event sourcing migration",)
    assert unused_by_all(interview(2), debrief) == ()


def test_what_is_for_one_alone_is_looked_for_in_their_note_only() -> None:
    debrief = Debrief(points=(Point(text="she asked why", for_email="p2@acme.example"),))
    assert unused(interview(2), 1, debrief) == ()
    assert unused_by_all(interview(2), debrief) == ("she asked why",)


def test_without_people_there_is_no_note_to_miss_it() -> None:
    assert unused_by_all(interview(0), Debrief(points=points("she asked why"))) == ()
