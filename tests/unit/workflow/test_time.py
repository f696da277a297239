"""Suspend and resume, a clock that jumps, daylight saving, a restart after days: the next pass is right."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from afterword.domain.status import HoldReason, Status
from tests.fakes.world import END, World

BERLIN = ZoneInfo("Europe/Berlin")


def test_a_laptop_that_slept_past_the_time_sends_while_the_window_is_open(world: World) -> None:
    follow_up = world.scheduled()
    assert follow_up.send_at is not None
    world.go_to(follow_up.send_at + timedelta(hours=2))
    world.sync()
    assert world.only().status is Status.SENT


@pytest.mark.parametrize("days", [1, 2])
def test_a_machine_that_was_off_holds_what_it_missed_and_tells(world: World, days: int) -> None:
    world.scheduled()
    world.go_to(END + timedelta(days=days, minutes=1))
    world.restart()
    world.sync()
    assert (world.only().hold_reason, world.mailbox.delivered) == (HoldReason.WINDOW_CLOSED, [])
    assert len(world.told.messages) == 1
    world.sync()
    assert len(world.told.messages) == 1


def test_a_machine_that_was_off_for_a_week_lets_it_expire(world: World) -> None:
    world.scheduled()
    world.go_to(END + timedelta(days=7))
    world.sync()
    world.sync()
    assert (world.only().status, world.mailbox.delivered) == (Status.EXPIRED, [])


def test_a_clock_that_ran_ahead_and_is_put_right_does_not_send_twice(world: World) -> None:
    world.scheduled()
    world.go_to_send_time()
    world.sync()
    world.advance(hours=-6)
    world.sync()
    world.advance(hours=12)
    world.sync()
    assert len(world.mailbox.delivered) == 1


@pytest.mark.parametrize(
    "ends",
    [
        datetime(2026, 3, 28, 16, 30, tzinfo=BERLIN),  # the night loses an hour
        datetime(2026, 10, 24, 16, 30, tzinfo=BERLIN),  # the night gains one
    ],
)
def test_the_window_is_24_hours_on_the_days_the_clocks_change(world: World, ends: datetime) -> None:
    world.go_to(ends.astimezone(UTC))
    world.interview(end=ends)
    world.sync()
    window = world.only().window
    assert window.closes_at - window.opens_at == timedelta(hours=24)
    send_at = world.only().send_at
    assert send_at is not None
    assert window.contains(send_at)
    assert 7 <= send_at.astimezone(BERLIN).hour < 21
    world.go_to(window.closes_at - timedelta(seconds=1))
    world.sync()
    assert world.only().status is Status.SENT
