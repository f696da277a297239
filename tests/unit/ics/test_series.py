"""Revisions, cancellations and recurring events: each instance is known by one name, from whichever file."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.adapters.ics.events import IcsMethod
from afterword.errors import InvalidInput
from tests.unit.ics.files import NOW, calendar, read_bytes, read_file, the_event


def _dates(name: str) -> list[tuple[str, str, bool]]:
    found = [read.event for read in read_file(name).events]
    return [
        (event.event_id, f"{event.start:%m-%d %H}" if event.start else "", event.cancelled) for event in found
    ]


def test_the_instances_around_now_are_read_with_their_exceptions() -> None:
    assert _dates("weekly.ics") == [
        ("weekly-1@acme.example#20261208T090000Z", "", True),
        ("weekly-1@acme.example#20261117T090000Z", "11-17 09", False),
        ("weekly-1@acme.example#20261124T090000Z", "11-24 14", False),
        ("weekly-1@acme.example#20261215T090000Z", "12-15 09", False),
    ]


def test_an_instance_sent_alone_has_the_same_name() -> None:
    alone = the_event("override_alone.ics")
    assert alone.event_id == "weekly-1@acme.example#20261124T090000Z"
    assert alone.recurring


def test_a_change_from_one_date_on_moves_all_later_ones() -> None:
    assert _dates("from_then_on.ics") == [
        ("weekly-2@acme.example#20261117T090000Z", "11-17 09", False),
        ("weekly-2@acme.example#20261124T090000Z", "11-24 11", False),
        ("weekly-2@acme.example#20261201T090000Z", "12-01 11", False),
        ("weekly-2@acme.example#20261208T090000Z", "12-08 11", False),
    ]


def test_a_series_is_cancelled_as_a_whole() -> None:
    event = the_event("cancel_series.ics")
    assert (event.event_id, event.cancelled) == (event.ical_uid, True)


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("exchange_cancel.ics", IcsMethod.CANCEL),
        ("cancel_without_times.ics", IcsMethod.CANCEL),
        ("mail.eml", IcsMethod.CANCEL),
        ("status_cancelled.ics", IcsMethod.PUBLISH),
    ],
)
def test_what_is_cancelled_is_known_as_such(name: str, method: IcsMethod) -> None:
    assert the_event(name).cancelled
    assert read_file(name).method is method


def test_a_cancellation_names_the_event_it_cancels() -> None:
    assert the_event("exchange_cancel.ics").event_id == the_event("outlook_windows_zone.ics").event_id


def test_several_events_come_in_the_order_they_start() -> None:
    titles = [read.event.title for read in read_file("several.ics").events]
    assert titles == ["Round 1", "Round 2", "Round 3"]


def test_the_later_revision_wins() -> None:
    (found,) = read_file("two_revisions.ics").events
    assert (found.event.title, found.sequence) == ("New time", 2)


def test_an_event_without_a_uid_has_the_same_name_next_time() -> None:
    first, again = the_event("no_uid.ics"), the_event("no_uid.ics")
    assert first.event_id == again.event_id
    assert first.ical_uid == ""


RULES = [
    ("FREQ=DAILY", 60),
    ("FREQ=DAILY;COUNT=3", 3),
    ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261202T235959Z", 7),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=MO", 10),
    ("FREQ=WEEKLY;UNTIL=20261201", 2),
    ("FREQ=WEEKLY;UNTIL=20261201T110000", 2),
    ("FREQ=MONTHLY;BYDAY=-1TU", 2),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", 3),
    ("FREQ=MONTHLY;BYMONTHDAY=24", 2),
    ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TU", 1),
    ("FREQ=YEARLY;BYMONTHDAY=24;BYMONTH=11", 1),
]


@pytest.mark.parametrize(("rule", "count"), RULES)
def test_usual_rules_are_followed_for_sixty_days(rule: str, count: int) -> None:
    lines = ("UID:1", "DTSTART;TZID=Europe/Berlin:20261124T100000", f"RRULE:{rule}")
    assert len(read_bytes(calendar(*lines)).events) == count


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=HOURLY;COUNT=5",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=7;BYDAY=WE",
        "FREQ=DAILY;BYSECOND=1,2,3",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=SOMETIMES",
        "nonsense",
        ";;==",
    ],
)
def test_of_any_other_rule_the_written_date_is_read_at_once(rule: str) -> None:
    (found,) = read_bytes(calendar("UID:1", "DTSTART:20261124T100000Z", f"RRULE:{rule}")).events
    assert found.event.event_id == "1#20261124T100000Z"
    assert found.event.recurring


def test_the_clocks_change_under_a_series() -> None:
    lines = (
        "UID:1",
        "DTSTART;TZID=Europe/Berlin:20261020T100000",
        "DURATION:PT1H",
        "RRULE:FREQ=WEEKLY;COUNT=3",
    )
    found = read_bytes(calendar(*lines), now=datetime(2026, 10, 22, tzinfo=UTC)).events
    assert [f"{read.event.start:%m-%d %H}" for read in found] == ["10-20 08", "10-27 09", "11-03 09"]


def test_days_recur_as_days() -> None:
    lines = (
        "UID:1",
        "DTSTART;VALUE=DATE:20261124",
        "RRULE:FREQ=DAILY;UNTIL=20261125",
        "RDATE;VALUE=DATE:20261130",
    )
    found = [read.event for read in read_bytes(calendar(*lines)).events]
    assert [event.event_id for event in found] == ["1#20261124", "1#20261125", "1#20261130"]
    assert all(event.all_day for event in found)


def test_now_may_be_in_any_zone() -> None:
    now = datetime.fromisoformat("2026-11-24T22:00:00+14:00")
    assert now == NOW
    assert read_bytes(calendar("UID:1", "DTSTART:20261124T100000Z"), now=now).events


MOMENTS = st.sampled_from(
    [
        ":20261124T100000Z",
        ":20261125T100000",
        ";TZID=Europe/Berlin:20261124T100000",
        ";TZID=America/New_York:20261129T233000",
        ";VALUE=DATE:20261124",
        ";VALUE=DATE:20261201",
        ":20200229",
        ";RANGE=THISANDFUTURE:20261126T100000Z",
        ";RANGE=THISANDFUTURE;VALUE=DATE:20261126",
        ";VALUE=PERIOD:20261127T100000Z/PT30M,20261128T100000Z/20261128T110000Z",
        ":20261124T100000+0530",
        ":21991231T235959Z",
    ]
)
EVENTS = st.lists(
    st.fixed_dictionaries(
        {"DTSTART": MOMENTS},
        optional={
            "DTEND": MOMENTS,
            "RECURRENCE-ID": MOMENTS,
            "EXDATE": MOMENTS,
            "RDATE": MOMENTS,
            "RRULE": st.sampled_from([f":{rule}" for rule, _ in RULES]),
            "SEQUENCE": st.sampled_from([":0", ":1", ":-1", ":x"]),
            "STATUS": st.just(":CANCELLED"),
        },
    ),
    min_size=1,
    max_size=4,
)


@given(events=EVENTS)
def test_any_mixture_of_days_times_and_zones_is_read_or_refused(events: list[dict[str, str]]) -> None:
    between = ["END:VEVENT", "BEGIN:VEVENT"]
    parts = [["UID:1", *(name + value for name, value in event.items())] for event in events]
    lines = parts[0] + [line for part in parts[1:] for line in (*between, *part)]
    try:
        read = read_bytes(calendar(*lines))
    except InvalidInput:
        return
    names = [found.event.event_id for found in read.events]
    assert len(names) == len(set(names))
