"""Times in words, and windows on a line."""

from dataclasses import replace
from datetime import timedelta

import pytest

from afterword.domain.model import FollowUp
from afterword.domain.status import HoldReason, Status
from afterword.domain.window import thank_you_window
from afterword.web.picture import MOST_LANES, WIDTH, lanes
from afterword.web.times import clock, distance
from tests.fakes.world import END


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "now"),
        (0.5, "now"),
        (35, "in 35 s"),
        (-59, "59 s ago"),
        (60, "in 1 min"),
        (7800, "in 2 h 10 min"),
        (-7200, "2 h ago"),
        (90000, "in 1 d 1 h"),
    ],
)
def test_how_far_from_now(seconds: float, said: str) -> None:
    assert distance(timedelta(seconds=seconds)) == said


def test_the_clock_is_the_zones() -> None:
    late = END.replace(hour=23, minute=30)
    assert clock(late, END, "UTC") == "today 23:30"
    assert clock(late, END, "Europe/Berlin") == "tomorrow 00:30"
    assert clock(END - timedelta(days=1), END, "UTC") == "yesterday 10:00"
    assert clock(END + timedelta(days=9), END, "UTC") == "Thu 3 Dec 10:00"


def scheduled(number: int = 1, hours_ago: float = 6) -> FollowUp:
    return FollowUp(
        id=number,
        interview_id=1,
        interviewer_id=number,
        status=Status.SCHEDULED,
        window=thank_you_window(END - timedelta(hours=hours_ago)),
        send_at=END + timedelta(hours=12),
    )


def test_a_window_lies_around_now() -> None:
    (lane,) = lanes([scheduled()], END)
    assert (lane.x, lane.x + lane.width, lane.mark) == (375, 875, 750)


def test_a_held_note_has_no_time_on_the_line() -> None:
    held = replace(scheduled(), status=Status.HELD, hold_reason=HoldReason.EDITED)
    assert lanes([held], END)[0].mark is None


def test_a_mark_far_away_stays_on_the_line() -> None:
    far = replace(scheduled(), send_at=END + timedelta(days=30))
    assert lanes([far], END)[0].mark == WIDTH


def test_only_open_windows_of_live_notes_are_drawn_the_first_to_close_first() -> None:
    closed = scheduled(1, hours_ago=24)
    future = scheduled(2, hours_ago=-1)
    cancelled = replace(scheduled(3), status=Status.CANCELLED)
    many = [scheduled(number, hours_ago=number / 2) for number in range(10, 30)]
    drawn = lanes([closed, future, cancelled, *many], END)
    assert [lane.follow_up.id for lane in drawn] == list(range(29, 29 - MOST_LANES, -1))
