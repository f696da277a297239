"""The send time: hard rules always, preferences where the window allows."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.model import Window
from afterword.domain.moments import FARTHEST, NEAREST
from afterword.domain.preferences import Preferences, Weekend
from afterword.domain.status import HoldReason
from afterword.domain.window import SendPlan, candidate_time, plan_send, thank_you_window
from afterword.errors import InvalidInput

BERLIN = "Europe/Berlin"
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
ZONES = [
    BERLIN,
    "America/New_York",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Australia/Lord_Howe",
    "America/St_Johns",
    "Africa/Cairo",
    "Antarctica/Troll",
    "UTC",
]


def local(text: str, zone: str = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def plan(end: datetime, **given: Any) -> SendPlan:
    arguments: dict[str, Any] = {
        "window": thank_you_window(end),
        "interview_zone": BERLIN,
        "recipient_zone": None,
        "preferences": Preferences(),
        "now": end,
        "visible_since": end,
        "seed": "interview-3/person-7",
    }
    return plan_send(**{**arguments, **given})


def sent(end: datetime, **given: Any) -> datetime:
    found = plan(end, **given).send_at
    assert found is not None
    return found.astimezone(ZoneInfo(given.get("recipient_zone") or given.get("interview_zone") or BERLIN))


def quiet(moment: datetime, zone: str, hours: tuple[time, time] | None) -> bool:
    if hours is None:
        return False
    clock = moment.astimezone(ZoneInfo(zone)).time()
    begins, ends = hours
    return begins <= clock < ends if begins <= ends else not ends <= clock < begins


clocks = st.builds(time, st.integers(0, 23), st.integers(0, 59))
preferences = st.builds(
    Preferences,
    veto_time=st.integers(0, 26 * 60).map(lambda n: n * MINUTE),
    min_delay=st.integers(0, 24 * 60).map(lambda n: n * MINUTE),
    quiet_hours=st.one_of(st.none(), st.tuples(clocks, clocks).filter(lambda both: both[0] != both[1])),
    weekend=st.sampled_from(Weekend),
)
ends = st.one_of(
    st.datetimes(datetime.fromisoformat("2024-01-01"), datetime.fromisoformat("2030-01-01")),
    # Around the changes of the clocks, where mistakes live.
    st.sampled_from(["2026-03-28", "2026-10-24", "2026-11-01", "2026-03-08"]).flatmap(
        lambda day: st.integers(0, 48 * 60).map(lambda n: datetime.fromisoformat(day) + n * MINUTE)
    ),
).map(lambda naive: naive.replace(tzinfo=UTC))


@given(
    end=ends,
    interview_zone=st.sampled_from(ZONES),
    recipient_zone=st.one_of(st.none(), st.sampled_from(ZONES)),
    wanted=preferences,
    passed=st.timedeltas(timedelta(hours=-2), timedelta(hours=26)),
    seen=st.timedeltas(timedelta(hours=-2), timedelta(hours=26)),
    gaps=st.lists(st.integers(0, 24 * 60), max_size=8),
    seed=st.text(max_size=5),
    approved=st.booleans(),
)
def test_hard_rules_hold_and_nothing_that_fits_is_missed(
    end: datetime,
    interview_zone: str,
    recipient_zone: str | None,
    wanted: Preferences,
    passed: timedelta,
    seen: timedelta,
    gaps: list[int],
    seed: str,
    approved: bool,
) -> None:
    window, now = thank_you_window(end), end + passed
    zone = recipient_zone or interview_zone
    earliest = max(window.opens_at, now, *([] if approved else [end + seen + wanted.veto_time]))

    def fits(moment: datetime) -> bool:
        return earliest <= moment < window.closes_at and not quiet(moment, zone, wanted.quiet_hours)

    found = plan_send(
        window=window,
        interview_zone=interview_zone,
        recipient_zone=recipient_zone,
        preferences=wanted,
        now=now,
        visible_since=end + seen,
        taken=[end + gap * MINUTE for gap in gaps],
        seed=seed,
        approved=approved,
    )
    assert (found.send_at is None) == (found.hold is not None)
    if found.send_at is not None:
        assert fits(found.send_at)
    elif now >= window.closes_at:
        assert found.hold is HoldReason.WINDOW_CLOSED
    else:
        assert found.hold is HoldReason.NO_VETO_TIME
        floor = window.opens_at.replace(second=0, microsecond=0)
        assert not any(fits(floor + n * MINUTE) or fits(earliest + n * MINUTE) for n in range(25 * 60))


@given(end=ends, seed=st.text(max_size=5), wait=st.integers(0, 24 * 60))
def test_the_choice_stays_while_it_is_possible(end: datetime, seed: str, wait: int) -> None:
    first = plan(end, seed=seed)
    again = plan(end, seed=seed, now=end + wait * MINUTE)
    if first.send_at and first.send_at >= end + wait * MINUTE:
        assert again.send_at == first.send_at


def test_a_morning_interview_is_answered_in_the_late_afternoon() -> None:
    at = sent(local("2026-11-24T11:00"))
    assert at.date().isoformat() == "2026-11-24"
    assert time(15, 30) <= at.time() < time(18)
    why = plan(local("2026-11-24T11:00")).why
    assert why == f"Tuesday {at:%H:%M} in Berlin: late afternoon after a morning interview."


@pytest.mark.parametrize("end", ["2026-11-24T14:10", "2026-11-24T16:00", "2026-11-24T17:30"])
def test_an_afternoon_interview_is_answered_in_the_evening(end: str) -> None:
    at = sent(local(end))
    assert at.date().isoformat() == "2026-11-24"
    assert time(17) <= at.time() < time(21)
    assert at - local(end) >= 3 * HOUR


def test_a_late_interview_is_answered_before_nine_the_next_morning() -> None:
    at = sent(local("2026-11-24T18:30"))
    assert at.date().isoformat() == "2026-11-25"
    assert time(7, 30) <= at.time() < time(9)


def test_a_late_friday_interview_is_answered_before_the_weekend() -> None:
    found = plan(local("2026-11-27T18:30"))
    assert found.send_at is not None
    assert found.send_at.astimezone(ZoneInfo(BERLIN)).weekday() == 4
    assert "before the weekend" in found.why
    assert found.send_at - local("2026-11-27T18:30") >= 10 * MINUTE


def test_weekends_may_be_allowed() -> None:
    at = sent(local("2026-11-27T18:30"), preferences=Preferences(weekend=Weekend.ALLOW))
    assert at.weekday() == 5


def test_a_weekend_interview_is_answered_at_the_weekend() -> None:
    found = plan(local("2026-11-28T11:00"))
    assert found.send_at is not None
    assert "no weekday is left" in found.why


def test_the_recipients_quiet_hours_count() -> None:
    at = sent(local("2026-11-24T15:00"), recipient_zone="America/New_York")
    assert time(7, 30) <= at.time() < time(21)
    assert "in New York" in plan(local("2026-11-24T15:00"), recipient_zone="America/New_York").why


def test_an_unknown_zone_of_the_recipient_leaves_the_interviews() -> None:
    end = local("2026-11-24T11:00")
    assert plan(end, recipient_zone="Mars/Olympus") == plan(end)


def test_a_panels_notes_go_a_few_irregular_minutes_apart() -> None:
    end = local("2026-11-24T11:00")
    taken: list[datetime] = []
    for person in range(7):
        found = plan(end, taken=taken, seed=f"interview-3/person-{person}")
        assert found.send_at is not None
        if taken:
            assert NEAREST <= min(abs(found.send_at - other) for other in taken) <= FARTHEST
            assert "another note to the panel" in found.why
        taken.append(found.send_at)
    ordered = sorted(taken)
    assert len({after - before for before, after in pairwise(ordered)}) > 2


@given(seed=st.text(max_size=8), minute=st.integers(0, 24 * 60))
def test_with_room_it_is_never_on_a_round_minute_and_never_canned(seed: str, minute: int) -> None:
    end = local("2026-11-24T00:00") + minute * MINUTE
    at = sent(end, seed=seed)
    assert at.minute % 5
    assert at - end >= 10 * MINUTE


def test_the_window_wins_over_preferences() -> None:
    end = local("2026-11-24T11:00")
    last = end + timedelta(hours=23, minutes=50)
    at = sent(end, now=last, approved=True)
    assert last <= at < end + 24 * HOUR


def test_a_room_of_seconds_is_found() -> None:
    end = local("2026-11-24T11:00")
    now = end + 24 * HOUR - timedelta(seconds=20)
    assert plan(end, now=now, approved=True).send_at == now


def test_veto_time_holds_what_has_not_been_seen_long_enough() -> None:
    end = local("2026-11-24T11:00")
    late = end + timedelta(hours=23, minutes=40)
    found = plan(end, now=late, visible_since=late)
    assert found.hold is HoldReason.NO_VETO_TIME
    assert found.why == "The window closes in 20 minutes, before your time to look at the note is over."
    assert plan(end, now=late, visible_since=late, approved=True).send_at is not None


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-25T21:05", "The rest of the window lies"),
        ("2026-11-25T20:45", "Once you have had time to look"),
    ],
)
def test_quiet_hours_to_the_end_are_said(now: str, words: str) -> None:
    found = plan(local("2026-11-24T23:00"), now=local(now), visible_since=local(now))
    assert found.hold is HoldReason.NO_VETO_TIME
    assert found.why.startswith(words)
    assert "quiet hours (21:00–07:30 in Berlin)" in found.why


def test_a_closed_window_is_said() -> None:
    end = local("2026-11-24T11:00")
    found = plan(end, now=end + 24 * HOUR)
    assert found == SendPlan(
        send_at=None, why="The window closed on Wednesday 11:00 in Berlin.", hold=HoldReason.WINDOW_CLOSED
    )


def test_the_window_is_24_hours_in_utc_across_a_change_of_the_clocks() -> None:
    window = thank_you_window(local("2026-10-24T15:00"))
    assert window.closes_at - window.opens_at == 24 * HOUR
    assert window.closes_at == local("2026-10-25T14:00")


def test_a_time_of_the_candidates_is_theirs() -> None:
    window = thank_you_window(local("2026-11-24T11:00"))
    now = window.opens_at
    assert candidate_time(local("2026-11-24T23:00"), window, now) == (local("2026-11-24T23:00"), None)
    late, warning = candidate_time(window.closes_at + 3 * HOUR, window, now)
    assert late == window.closes_at + 3 * HOUR
    assert warning == "That is 3 hours after the 24 hours end; it will go out then because you asked for it."
    before = Window(opens_at=now + HOUR, closes_at=now + 25 * HOUR)
    assert candidate_time(now, before, now)[1] == "That is 1 hour before the interview ends."


@pytest.mark.parametrize("at", [local("2026-11-24T10:59"), datetime.fromisoformat("2026-11-24T12:00")])
def test_a_past_or_naive_time_is_refused(at: datetime) -> None:
    window = thank_you_window(local("2026-11-24T11:00"))
    with pytest.raises(InvalidInput):
        candidate_time(at, window, window.opens_at)


def test_preferences_are_values() -> None:
    assert replace(Preferences(), daily_limit=3) == Preferences(daily_limit=3)
