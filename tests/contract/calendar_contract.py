"""Each sentence of `ports.Calendar` as a test; a backend's test class gives the `rig`."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from afterword.errors import AuthorisationRequired, RateLimited, ScopeMissing, Unreachable
from afterword.ports import Calendar, CalendarEvent
from tests.contract.rig import DAY, CalendarRig, Capability

CALLS: dict[str, Callable[[Calendar], object]] = {
    "events": lambda calendar: calendar.events("primary", DAY, DAY + timedelta(days=1)),
    "event": lambda calendar: calendar.event("primary", "nothing12345"),
}


def on_the_day(rig: CalendarRig) -> list[CalendarEvent]:
    return list(rig.calendar.events(rig.calendar_id, rig.at(0), rig.at(24)))


class CalendarContract:
    """What every calendar does."""

    def test_an_event_reads_as_it_was_planned(self, rig: CalendarRig) -> None:
        people = ["jane@acme.example", "joe@acme.example"]
        event_id = rig.add(
            "Interview at Acme", rig.at(9), rig.at(10), attendees=people, description="Bring a pen"
        )
        (event,) = on_the_day(rig)
        assert (event.calendar_id, event.event_id, event.cancelled) == (rig.calendar_id, event_id, False)
        assert (event.title, event.description) == ("Interview at Acme", "Bring a pen")
        assert (event.start, event.end) == (rig.at(9), rig.at(10))
        assert [person.email for person in event.attendees] == people
        assert not event.all_day

    def test_instants_are_in_utc(self, rig: CalendarRig) -> None:
        rig.add("Interview", rig.at(9), rig.at(10))
        (event,) = on_the_day(rig)
        assert event.start is not None
        assert event.start.utcoffset() == timedelta(0)

    def test_events_are_told_by_start(self, rig: CalendarRig) -> None:
        for hour in (15, 9, 12):
            rig.add(f"at {hour}", rig.at(hour), rig.at(hour + 1))
        assert [event.title for event in on_the_day(rig)] == ["at 9", "at 12", "at 15"]

    def test_whatever_overlaps_the_span_is_told(self, rig: CalendarRig) -> None:
        rig.add("into it", rig.at(7), rig.at(9))
        rig.add("out of it", rig.at(10), rig.at(12))
        rig.add("around it", rig.at(6), rig.at(13))
        rig.add("before it", rig.at(6), rig.at(8))
        rig.add("after it", rig.at(11), rig.at(12))
        found = rig.calendar.events(rig.calendar_id, rig.at(8), rig.at(11))
        assert {event.title for event in found} == {"into it", "out of it", "around it"}

    def test_cancelled_events_are_told_too(self, rig: CalendarRig) -> None:
        event_id = rig.add("Interview", rig.at(9), rig.at(10))
        rig.cancel(event_id)
        assert [(event.event_id, event.cancelled) for event in on_the_day(rig)] == [(event_id, True)]

    def test_one_event_as_it_is_now(self, rig: CalendarRig) -> None:
        event_id = rig.add("Interview", rig.at(9), rig.at(10))
        assert rig.calendar.event(rig.calendar_id, event_id) == on_the_day(rig)[0]
        rig.cancel(event_id)
        event = rig.calendar.event(rig.calendar_id, event_id)
        assert event is None or event.cancelled

    def test_an_event_the_calendar_does_not_know_is_none(self, rig: CalendarRig) -> None:
        assert rig.calendar.event(rig.calendar_id, "nothing12345") is None

    @pytest.mark.parametrize("call", CALLS)
    def test_without_the_permission_it_says_so(self, rig: CalendarRig, call: str) -> None:
        rig.need(Capability.PARTIAL_CONSENT)
        with pytest.raises(ScopeMissing):
            CALLS[call](rig.without_calendar())

    @pytest.mark.parametrize("call", CALLS)
    def test_a_read_that_cannot_reach_google_says_so(self, rig: CalendarRig, call: str) -> None:
        rig.need(Capability.BREAK_CALLS)
        rig.fail_before(call)
        with pytest.raises(Unreachable):
            CALLS[call](rig.calendar)

    @pytest.mark.parametrize("call", CALLS)
    def test_a_long_wait_asked_for_is_told(self, rig: CalendarRig, call: str) -> None:
        rig.need(Capability.BREAK_CALLS)
        rig.limit_rate(call, 600)
        with pytest.raises(RateLimited) as caught:
            CALLS[call](rig.calendar)
        assert caught.value.retry_after_seconds == 600

    @pytest.mark.parametrize("call", CALLS)
    def test_a_dead_authorisation_is_told_by_every_call(self, rig: CalendarRig, call: str) -> None:
        rig.need(Capability.END_AUTHORISATION)
        rig.end_authorisation()
        with pytest.raises(AuthorisationRequired):
            CALLS[call](rig.calendar)
