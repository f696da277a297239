"""What a page costs does not grow with what there is: the number of questions is bounded, and the page's length."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from afterword.domain.lifecycle import Event, Step
from afterword.domain.mail import MailContent
from afterword.domain.model import Interviewer
from afterword.domain.status import Actor, HoldReason
from afterword.ports import FollowUpFilter
from afterword.workflow.checking import all_checks
from tests.fakes.world import END, World
from tests.web.conftest import Visitor

PAGES = ("/", "/follow-ups", "/follow-ups?show=sent&page=3", "/interviews", "/interviews/1", "/health")
MOST_QUESTIONS = 24


def fill(world: World, many: int) -> None:
    """Interviews of two; most of the notes sent, some held, scheduled, to come."""
    new: set[int] = set()
    for number in range(many):
        people = [Interviewer(name=f"P{i} Q{number}", email=f"p{i}.{number}@a.example") for i in range(2)]
        interview = world.interview(*people, company=f"Company {number}", end=END - timedelta(hours=number))
        new.add(interview.id)
    now = world.clock.now()
    for follow_up in world.store.follow_ups(FollowUpFilter()):
        if follow_up.interview_id not in new:
            continue
        drafted = Step(event=Event.DRAFTED, changes={"send_at": now + timedelta(minutes=follow_up.id)})
        held = Step(event=Event.HOLD, hold_reason=HoldReason.EDITED)
        sent = Step(
            event=Event.SENT_BY_HAND, by=Actor.CANDIDATE, changes={"sent_at": now, "sent_by": Actor.CANDIDATE}
        )
        life = {0: (), 1: (drafted,), 2: (drafted, held)}.get(follow_up.id % 5, (drafted, sent))
        for step in life:
            follow_up = world.store.transition(follow_up, step, now)  # noqa: PLW2901 (one life, step by step)


@pytest.fixture
def asked(world: World) -> list[str]:
    """Every question to the database, as it is asked."""
    questions: list[str] = []

    @event.listens_for(world.store.engine, "before_cursor_execute")
    def remember(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            questions.append(statement)

    return questions


def test_the_number_of_questions_is_bounded_whatever_there_is(
    world: World, visitor: Visitor, asked: list[str]
) -> None:
    browser = visitor.candidate()
    counted: list[list[int]] = []
    for more in (30, 60):
        fill(world, more)
        counts = []
        for path in PAGES:
            asked.clear()
            assert browser.get(path).status_code == 200, path
            counts.append(len(asked))
        counted.append(counts)
    assert counted[0] == counted[1], PAGES
    assert max(counted[0]) <= MOST_QUESTIONS


def test_no_page_reads_everything(world: World, visitor: Visitor, asked: list[str]) -> None:
    """A question without a limit is for one interview, one follow-up, or a count."""
    fill(world, 4)
    browser = visitor.candidate()
    asked.clear()
    for path in PAGES:
        browser.get(path)
    bounded = (
        "LIMIT",
        "count(",
        " IN (",
        ".id = ?",
        "interview_id = ?",
        "facts",
        "send_at <= ?",
        "opens_at <= ?",
    )
    assert not [one for one in asked if not any(mark in one for mark in bounded)]


def test_the_check_before_a_send_asks_as_much_whatever_there_is(world: World, asked: list[str]) -> None:
    counted = []
    content = MailContent(to=("jane@acme.example",), subject="Thank you", text="Dear Jane,\n\nThank you.\n")
    for more in (3, 30):
        fill(world, more)
        interview = world.interview(Interviewer(name="Jane Doe", email="jane@acme.example"))
        (note,) = world.store.follow_ups(FollowUpFilter(interview_id=interview.id))
        asked.clear()
        all_checks(world.services, note, interview, content)
        counted.append(len(asked))
    assert counted[0] == counted[1]
    assert counted[0] <= 8
