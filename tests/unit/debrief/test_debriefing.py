"""What is kept of a debrief, and what is kept from others."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from afterword.domain.debriefing import (
    added,
    checked_language,
    is_marked_private,
    met_before,
    point_of,
    private_reason,
    without_private,
)
from afterword.domain.model import Debrief, Interview, Interviewer, InterviewStatus, Point
from afterword.errors import InvalidInput

TALK = Interview(
    id=2,
    company="Acme",
    role="Engineer",
    start=datetime(2026, 11, 24, 9, tzinfo=UTC),
    end=datetime(2026, 11, 24, 10, tzinfo=UTC),
    timezone="UTC",
    interviewers=(
        Interviewer(id=1, name="Jane Doe", email="Jane@acme.example"),
        Interviewer(id=2, name="Tom Doe", email=None),
    ),
)


PAIR = replace(
    TALK,
    interviewers=(
        Interviewer(id=1, name="Tom Lee", email="tom@acme.example"),
        Interviewer(id=2, name="Lee Tom", email="lee@acme.example"),
    ),
)


@pytest.mark.parametrize(("who", "email"), [("tom", "tom@acme.example"), ("lee", "lee@acme.example")])
def test_a_first_name_means_who_is_called_by_it(who: str, email: str) -> None:
    assert point_of(f"@{who} the talk", PAIR).for_email == email


def test_who_may_be_either_is_asked_for_by_address() -> None:
    both = replace(PAIR, interviewers=tuple(replace(one, name="Sam Poe") for one in PAIR.interviewers))
    with pytest.raises(InvalidInput, match="'sam' may be tom@"):
        point_of("@sam the talk", both)


@pytest.mark.parametrize(
    "text",
    [
        "I think I bombed the SQL part", "i rambled a lot", "I was so nervous", "the room smelled odd", "he is kind of rude",
        "she looked tired", "salary range 80-90k", "base is 95k", "they seemed bored", "red flag: turnover", "my other round at Globex",
        "I have another offer", "don't tell them about the move", "also interviewing at Initech",
    ],
)  # fmt: skip
def test_what_is_plainly_private_is_caught(text: str) -> None:
    assert private_reason(text)


@pytest.mark.parametrize(
    "text",
    [
        "postgres migration", "code smells in the monolith", "18k users on day one", "they are moving off Oracle", "hot path in the parser",
        "old billing system", "secrets management", "health equity programme", "she is short on testers", "how they pay down debt",
        "I failed over the database in the exercise",
    ],
)  # fmt: skip
def test_what_is_work_is_not(text: str) -> None:
    assert private_reason(text) == ""


def test_a_marked_line_goes_to_no_note() -> None:
    said = Debrief(
        points=(Point(text="! bombed it"), Point(text="on-call")), interest="!none", question="! why"
    )
    kept = without_private(said)
    assert kept.points == (Point(text="on-call"),)
    assert [point.text for point in kept.private] == ["bombed it", "none", "why"]
    assert (kept.interest, kept.question) == ("", "")
    assert is_marked_private("  ! x")


def test_what_is_said_later_is_added() -> None:
    before = Debrief(points=(Point(text="a"),), interest="x", language="de")
    both = added(before, Debrief(points=(Point(text="a"), Point(text="b")), question="q", language="fr"))
    assert [point.text for point in both.points] == ["a", "b"]
    assert (both.interest, both.question, both.language) == ("x", "q", "fr")


@pytest.mark.parametrize("who", ["jane", "Jane Doe", "JANE@ACME.EXAMPLE"])
def test_a_remark_can_be_for_one_of_them(who: str) -> None:
    assert point_of("the move", TALK, who) == Point(text="the move", for_email="Jane@acme.example")
    assert point_of(f"@{who.split(maxsplit=1)[0]} the move", TALK).for_email == "Jane@acme.example"


@pytest.mark.parametrize("who", ["bob", "doe", "tom"])
def test_a_remark_for_nobody_is_refused(who: str) -> None:
    with pytest.raises(InvalidInput):
        point_of("the move", TALK, who)


def test_an_endless_remark_is_refused() -> None:
    with pytest.raises(InvalidInput, match="characters"):
        point_of("x" * 10_001, TALK)


def test_only_languages_with_texts_are_taken() -> None:
    assert checked_language(" DE ") == "de"
    with pytest.raises(InvalidInput, match="en, de, fr, es"):
        checked_language("tlh")


def test_who_was_met_before_is_known_by_their_address() -> None:
    earlier = replace(TALK, id=1, start=TALK.start - timedelta(days=7), end=TALK.end - timedelta(days=7))
    jane, tom = TALK.panel
    assert met_before([TALK, earlier], TALK, jane)
    assert not met_before([TALK, earlier], TALK, tom)
    assert not met_before([TALK], TALK, jane)
    assert not met_before([TALK, replace(earlier, status=InterviewStatus.CANCELLED)], TALK, jane)
