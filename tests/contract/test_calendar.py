"""Every calendar under the one contract."""

import os
from datetime import timedelta
from random import randrange

import pytest

from tests.contract.calendar_contract import CalendarContract, on_the_day
from tests.contract.fake_rig import FakeCalendarRig
from tests.contract.rig import DAY, CalendarRig, Capability
from tests.contract.server_rig import CREDENTIALS, Server, ServerCalendarRig


class TestFakeCalendar(CalendarContract):
    @pytest.fixture
    def rig(self) -> CalendarRig:
        return FakeCalendarRig()


class TestGoogleCalendarOnTheSandbox(CalendarContract):
    @pytest.fixture
    def rig(self, sandbox: Server) -> CalendarRig:
        return ServerCalendarRig(sandbox, frozenset(Capability))

    def test_a_series_is_told_as_its_instances(self, rig: CalendarRig) -> None:
        rig.add("Weekly", rig.at(9), rig.at(10), recurrence=["RRULE:FREQ=DAILY;COUNT=3"])
        found = rig.calendar.events("primary", rig.at(0), rig.at(72))
        assert [event.start for event in found] == [rig.at(9), rig.at(33), rig.at(57)]
        assert all(event.recurring for event in found)
        assert len({event.event_id for event in found}) == 3

    def test_every_page_is_read(self, rig: CalendarRig) -> None:
        recurrence = ["RRULE:FREQ=DAILY;COUNT=300"]
        rig.add("Daily", rig.at(9), rig.at(10), recurrence=recurrence)
        assert len(rig.calendar.events("primary", rig.at(0), rig.at(0) + timedelta(days=400))) == 300

    def test_an_all_day_event_is_midnights_of_the_calendar(self, rig: CalendarRig) -> None:
        event_id = rig.add("Onsite", DAY, DAY + timedelta(days=1), all_day=True)
        (event,) = on_the_day(rig)
        assert (event.all_day, event.start, event.end) == (True, rig.at(5), rig.at(29))  # New York
        assert rig.calendar.event("primary", event_id) == event


class TestGoogleCalendarElsewhere(CalendarContract):
    __test__ = CREDENTIALS in os.environ

    @pytest.fixture
    def rig(self, elsewhere: Server, declared: frozenset[Capability]) -> CalendarRig:
        rig = ServerCalendarRig(elsewhere, declared)
        rig.day = DAY + timedelta(days=randrange(10_000))  # other tests have left events there  # noqa: S311
        return rig
