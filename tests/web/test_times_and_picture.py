"""Times in words, and windows on a line."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from afterword.domain.model import FollowUp
from afterword.domain.status import HoldReason, Status
from afterword.domain.window import thank_you_window
from afterword.web.follow_up_view import differences
from afterword.web.picture import Hours, Picture, picture
from afterword.web.words import clock, distance
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


def drawn(follow_up: FollowUp, now: datetime = END, quiet: Hours | None = (time(21), time(7, 30))) -> Picture:
    return picture(follow_up, now, zone="UTC", reader_zone="UTC", quiet_hours=quiet)


def test_the_window_lies_on_a_line_of_26_hours() -> None:
    seen = drawn(scheduled())
    assert (seen.window.x, seen.window.width) == (3.85, 92.3)
    assert seen.now == round(100 * 7 / 26, 2)
    assert seen.mark == round(100 * 19 / 26, 2)
    assert seen.elapsed.width == round(seen.now - seen.window.x, 2)


def test_quiet_hours_and_night_are_the_readers() -> None:
    here = drawn(scheduled())
    away = picture(
        scheduled(), END, zone="UTC", reader_zone="Asia/Tokyo", quiet_hours=(time(21), time(7, 30))
    )
    assert [(band.x, band.width) for band in here.quiet] == [(0.0, 17.31), (69.23, 30.77)]
    assert here.quiet != away.quiet
    assert here.night != away.night
    assert here.ticks == away.ticks, "the hours are those of the candidate's clock"


def test_without_quiet_hours_none_are_drawn() -> None:
    assert drawn(scheduled(), quiet=None).quiet == ()


def test_a_time_outside_the_window_makes_the_line_longer_within_reason() -> None:
    late = drawn(replace(scheduled(), send_at=END + timedelta(hours=30)))
    assert late.mark is not None
    assert late.ends == END + timedelta(hours=31)
    far = drawn(replace(scheduled(), send_at=END + timedelta(days=30)))
    assert far.mark is None
    assert far.ends < END + timedelta(days=5)


def test_what_has_ended_has_no_time_unless_it_went() -> None:
    assert drawn(replace(scheduled(), status=Status.CANCELLED)).mark is None
    assert drawn(replace(scheduled(), status=Status.SENT, sent_at=END)).mark == drawn(scheduled()).now


def test_the_picture_is_told_in_words() -> None:
    held = replace(scheduled(), status=Status.HELD, hold_reason=HoldReason.EDITED)
    assert drawn(scheduled()).words == "Goes out today 22:00. The 24 hours close tomorrow 04:00, in 18 h."
    assert drawn(held).words.startswith("Waits for you; planned for today 22:00.")
    sent = replace(scheduled(), status=Status.SENT, sent_at=END)
    assert drawn(sent, END + timedelta(days=2)).words.startswith("Sent Tue 24 Nov 10:00. The 24 hours closed")


@pytest.mark.parametrize("day", [datetime(2026, 10, 25, tzinfo=UTC), datetime(2026, 3, 29, tzinfo=UTC)])
def test_a_day_on_which_the_clocks_change_is_drawn(day: datetime) -> None:
    changing = replace(scheduled(), window=thank_you_window(day), send_at=day + timedelta(hours=5))
    seen = picture(
        changing, day, zone="Europe/Berlin", reader_zone="Europe/Berlin", quiet_hours=(time(21), time(7, 30))
    )
    assert all(0 <= band.x <= 100 and band.x + band.width <= 100.01 for band in (*seen.quiet, *seen.night))
    assert [tick.x for tick in seen.ticks] == sorted({tick.x for tick in seen.ticks})


def test_what_differs_is_told_word_by_word() -> None:
    pieces = differences("I liked the arm. Bye", "I loved the arm. Bye")
    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("same", "I"),
        ("out", " liked"),
        ("in", " loved"),
        ("same", " the arm. Bye"),
    ]
    assert differences("the same\n\nwords", "the same words") == ()
    assert [piece.kind for piece in differences("a " * 4000, "b " * 4000)] == ["out", "in"], "in bounded time"
