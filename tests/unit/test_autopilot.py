"""The running service: alarms for what the database says, passes on waking, told once, stopped at once."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from afterword.autopilot import Autopilot, ClockJump, _Wanted, upcoming
from afterword.domain.status import Status
from afterword.errors import AuthorisationRequired
from tests.fakes.world import END, World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


@pytest.fixture
def pilot(world: World) -> Iterator[Autopilot]:
    made = Autopilot(lambda: world.services, world.store, poll=timedelta(minutes=2))
    yield made
    made.stop()


def eventually(happened: Callable[[], object]) -> None:
    last = time.monotonic() + 10
    while not happened():
        assert time.monotonic() < last, "it did not happen"
        time.sleep(0.01)


def another_pass(world: World, pilot: Autopilot) -> None:
    calls = len(world.mailbox.faults.calls)
    pilot.look_now()
    eventually(lambda: len(world.mailbox.faults.calls) > calls)


def test_it_has_an_alarm_for_each_draft_and_each_send_within_a_day(world: World) -> None:
    world.interview(end=END + timedelta(hours=3))
    world.interview(end=END + timedelta(days=3))
    assert list(upcoming(world.store, END).values()) == [END + timedelta(hours=3)]
    world.go_to(END + timedelta(hours=3))
    world.sync()
    first = world.follow_up(1)
    assert first.status is Status.SCHEDULED
    assert list(upcoming(world.store, world.clock.now()).values()) == [first.send_at]


def test_it_begins_with_a_pass(world: World, pilot: Autopilot) -> None:
    world.interview()
    pilot.start()
    eventually(lambda: world.mailbox.drafts)


def test_it_tells_once_that_google_must_be_authorised_again(world: World, pilot: Autopilot) -> None:
    world.mailbox.faults.before(AuthorisationRequired("gone"), times=100)
    pilot.start()
    eventually(lambda: world.told.messages)
    for _ in range(3):
        another_pass(world, pilot)
    assert len(world.told.messages) == 1


def test_a_fault_of_ours_does_not_end_it(world: World, pilot: Autopilot) -> None:
    world.mailbox.faults.before(ZeroDivisionError())
    world.interview()
    pilot.start()
    eventually(lambda: world.mailbox.faults.calls)
    pilot.look_now()
    eventually(lambda: world.mailbox.drafts)


def test_it_stops_between_two_follow_ups(world: World, pilot: Autopilot) -> None:
    world.interview()
    stopping = replace(world.services, stopping=lambda: True)
    stopped = Autopilot(lambda: stopping, world.store, poll=timedelta(minutes=2))
    stopped.start()
    eventually(lambda: world.mailbox.faults.calls)
    stopped.stop()
    assert world.mailbox.drafts == {}


def test_its_alarms_are_set_before_google_is_asked(world: World, pilot: Autopilot) -> None:
    world.interview(end=END + timedelta(hours=3))
    world.mailbox.faults.before(ZeroDivisionError(), times=100)
    pilot.start()
    eventually(lambda: (END + timedelta(hours=3)).isoformat() in pilot.alarms())


def test_a_clock_that_is_set_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    jump = ClockJump()
    assert not jump.seen()
    moved = time.time() + 600
    monkeypatch.setattr(time, "time", lambda: moved)
    assert jump.seen()


def test_a_pass_follows_a_jump_of_the_clock_without_an_alarm(monkeypatch: pytest.MonkeyPatch) -> None:
    woken = _Wanted()
    apart = iter([0.0, 0.0, 600.0])
    monkeypatch.setattr("afterword.autopilot._apart", lambda: next(apart, 600.0))
    monkeypatch.setattr("afterword.autopilot.GLANCE_SECONDS", 0.01)
    assert woken.next() is False
