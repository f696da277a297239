"""Calls and letters: the moment they are best done, and what a telephone number is."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.calls_and_letters import CALL_TAKES, Errand, plan_call, plan_letter, read_number
from afterword.domain.model import Channel, RoleType
from afterword.domain.preferences import Plan, before
from afterword.domain.window import thank_you_window
from afterword.errors import InvalidInput

BERLIN, TOKYO = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Tokyo")
ZONES = [BERLIN, TOKYO, *map(ZoneInfo, ("America/New_York", "Asia/Kathmandu", "Pacific/Apia", "UTC"))]


def at(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def call(end: datetime, zone: ZoneInfo = BERLIN, **given: object) -> Errand:
    arguments = {"window": thank_you_window(end), "zone_there": zone, "zone_here": zone, "now": end} | given
    return plan_call(**arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("2026-11-24 09:50", "2026-11-24 13:30"),  # two hours to breathe, and not at lunch
        ("2026-11-24 11:00", "2026-11-24 13:30"),
        ("2026-11-24 14:00", "2026-11-24 16:00"),
        ("2026-11-24 16:30", "2026-11-25 09:00"),  # next morning rather than at once
        ("2026-11-27 15:30", "2026-11-27 15:45"),  # a Friday: today or not at all
        ("2026-11-29 15:00", "2026-11-30 09:00"),  # a Sunday
    ],
)
def test_a_call_is_suggested_in_business_hours_without_haste(end: str, expected: str) -> None:
    assert call(at(end)).at == at(expected)


def test_where_no_business_hours_are_left_there_is_no_call() -> None:
    late_on_friday = call(at("2026-11-27 17:30"))
    assert late_on_friday.at is None
    assert "business hours" in late_on_friday.why


def test_it_is_the_clock_of_the_one_who_is_called_that_counts() -> None:
    found = call(at("2026-11-24 10:00"), zone_there=TOKYO, zone_here=TOKYO)
    assert found.at == at("2026-11-25 09:00", TOKYO)
    assert "Tokyo" in found.why


def test_nobody_is_asked_to_call_in_their_own_night_while_there_is_a_choice() -> None:
    found = call(at("2026-11-24 09:00"), zone_there=TOKYO, zone_here=BERLIN)
    assert found.at is not None
    assert 7 <= found.at.astimezone(BERLIN).hour < 22


def test_the_calls_of_a_panel_are_a_quarter_of_an_hour_apart() -> None:
    taken: list[datetime] = []
    for _ in range(4):
        found = call(at("2026-11-24 14:00"), taken=tuple(taken)).at
        assert found is not None
        assert all(abs(found - other) >= CALL_TAKES for other in taken)
        taken.append(found)


def test_what_comes_first_in_the_plan_has_its_turn_while_there_is_room() -> None:
    assert call(at("2026-11-24 09:00"), not_before=at("2026-11-24 15:10")).at == at("2026-11-24 15:15")
    assert call(at("2026-11-27 15:00"), not_before=at("2026-11-27 18:00")).at is not None


@given(
    minutes=st.integers(0, 2 * 365 * 24 * 60),
    zone=st.sampled_from(ZONES),
    waited=st.floats(min_value=0, max_value=24),
)
def test_a_suggested_call_is_inside_window_and_business_hours(
    minutes: int, zone: ZoneInfo, waited: float
) -> None:
    over = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    now = over + timedelta(hours=waited)
    found = call(over, zone, now=now, zone_here=BERLIN)
    if found.at is not None:
        local = found.at.astimezone(zone)
        assert max(over, now) <= found.at < over + timedelta(hours=24)
        assert local.weekday() < 5
        assert 9 <= local.hour < 17


def test_a_letter_is_to_be_posted_by_the_last_collection_in_the_window() -> None:
    window = thank_you_window(at("2026-11-24 11:00"))
    found = plan_letter(window=window, zone_here=BERLIN, now=window.opens_at)
    assert found.at == at("2026-11-24 17:00")


def test_a_letter_of_a_weekend_is_due_at_the_windows_end() -> None:
    window = thank_you_window(at("2026-11-28 11:00"))
    found = plan_letter(window=window, zone_here=BERLIN, now=window.opens_at)
    assert found.at == at("2026-11-29 10:45")
    assert plan_letter(window=window, zone_here=BERLIN, now=window.closes_at).at is None


@pytest.mark.parametrize("said", ["+49 30 1234567", "(030) 123-45 67", "555.0100", "+1 555 0100 ext. 12"])
def test_a_telephone_number_is_kept_as_it_is_written(said: str) -> None:
    assert read_number(f"  {said} ") == said


@pytest.mark.parametrize("said", ["", "call me", "12", "+49 30 x", "1" * 40, "+49\n30 1234567 tomorrow"])
def test_what_is_no_telephone_number_is_refused(said: str) -> None:
    with pytest.raises(InvalidInput, match="is not a telephone number"):
        read_number(said)


def test_each_channel_is_used_once_and_in_the_plans_order() -> None:
    plan = Plan(default=(Channel.LETTER, Channel.EMAIL, Channel.LETTER))
    assert plan.channels(RoleType.DEFAULT) == (Channel.LETTER, Channel.EMAIL)
    assert before(Channel.EMAIL, plan.channels(RoleType.DEFAULT)) == (Channel.LETTER,)
    assert before(Channel.CALL, plan.channels(RoleType.DEFAULT)) == ()
    assert plan.channels(RoleType.CUSTOMER_FACING) == (Channel.CALL, Channel.EMAIL)
