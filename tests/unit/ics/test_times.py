"""An event is at the instant its sender meant, whatever the zone is called in the file."""

from datetime import UTC, datetime, timedelta

import pytest

from afterword.errors import InvalidInput
from tests.unit.ics.files import FILES, calendar, read_bytes, read_file, the_event

WHEN = [
    ("google_request.ics", "2026-11-24T09:00", 60, "Europe/Berlin"),
    ("google_utc.ics", "2026-11-24T14:30", 45, "America/New_York"),
    ("outlook_windows_zone.ics", "2026-11-25T13:00", 60, "Europe/Berlin"),
    ("outlook_custom_zone.ics", "2026-11-03T14:00", 60, "America/New_York"),
    ("outlook_custom_zone_other.ics", "2026-11-03T08:00", 60, "Europe/Berlin"),
    ("outlook_shown_zone.ics", "2026-11-24T14:00", 45, "America/New_York"),
    ("outlook_shown_zone_unquoted.ics", "2026-07-01T07:00", 45, "Europe/Amsterdam"),
    ("apple.ics", "2026-11-24T15:00", 60, "Europe/Zurich"),
    ("zoom.ics", "2026-11-24T18:00", 45, "America/Los_Angeles"),
    ("ashby.ics", "2026-11-24T10:00", 60, "Europe/Berlin"),
    ("vendor_zone.ics", "2026-11-24T14:00", 60, "Europe/Berlin"),
    ("lever.ics", "2026-11-24T17:00", 45, "Europe/Berlin"),
    ("floating.ics", "2026-07-01T08:00", 60, "Europe/Berlin"),
    ("days.ics", "2026-10-24T21:00", 300, "Europe/Berlin"),
    ("point.ics", "2026-11-24T10:00", 60, "Europe/Berlin"),
    ("end_is_start.ics", "2026-11-24T10:00", 60, "Europe/Berlin"),
    ("gap.ics", "2026-03-29T01:30", 60, "Europe/Berlin"),
    ("all_day.ics", "2026-11-23T23:00", 24 * 60, "Europe/Berlin"),
    ("outlook_all_day.ics", "2026-11-23T23:00", 48 * 60, "Europe/Berlin"),
    ("odd_lines.ics", "2026-11-24T15:00", 60, "Europe/Berlin"),
]


@pytest.mark.parametrize(("name", "start", "minutes", "zone"), WHEN)
def test_it_starts_and_ends_when_its_sender_meant(name: str, start: str, minutes: int, zone: str) -> None:
    event = the_event(name)
    expected = datetime.fromisoformat(start).replace(tzinfo=UTC)
    assert (event.start, event.end, event.timezone) == (
        expected,
        expected + timedelta(minutes=minutes),
        zone,
    )


@pytest.mark.parametrize("name", ["all_day.ics", "outlook_all_day.ics"])
def test_a_day_is_known_as_one(name: str) -> None:
    assert the_event(name).all_day


def test_times_without_a_zone_are_the_candidates() -> None:
    assert the_event("floating.ics", zone="America/New_York").start == datetime(2026, 7, 1, 14, tzinfo=UTC)


def test_one_files_zone_never_becomes_anothers_of_the_same_name() -> None:
    first, second, again = (
        the_event(f"outlook_custom_zone{other}.ics").timezone for other in ("", "_other", "")
    )
    assert (first, second, again) == ("America/New_York", "Europe/Berlin", "America/New_York")


def test_a_zone_with_a_single_change_gives_the_right_instant() -> None:
    assert the_event("outlook_one_change_zone.ics").start == datetime(2026, 11, 24, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "hour"),
    [
        ("UTC", 10),
        ("GMT Standard Time", 10),
        ("W. Europe Standard Time 1", 9),
        ("Eastern Standard Time", 15),
        ("tzone://Microsoft/Utc", 10),
        ("europe/BERLIN", 9),
        ("UTC+02:00", 8),
        ("GMT-5", 15),
        ('"(UTC) Dublin, Edinburgh, Lisbon, London"', 10),
        ('"(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi"', 4),
        ('"(UTC-08:00) Pacific Time (US & Canada)"', 18),
        ('"/softwarestudio.org/Tzfile/Asia/Tokyo"', 1),
        ('""', 9),
    ],
)
def test_a_zone_is_known_by_each_of_its_names(zone: str, hour: int) -> None:
    (found,) = read_bytes(calendar("UID:1", f"DTSTART;TZID={zone}:20261124T100000")).events
    assert found.event.start is not None
    assert found.event.start.hour == hour


@pytest.mark.parametrize(
    "zone", ["Nowhere", "UTC+05:30", "(UTC+01:00) Tokyo", "../../etc/passwd", "localtime"]
)
def test_an_unknown_zone_is_refused_by_name(zone: str) -> None:
    with pytest.raises(InvalidInput, match="time zone that nobody knows, “"):
        read_bytes(calendar("UID:1", f'DTSTART;TZID="{zone}":20261124T100000'))


def test_every_time_in_every_file_is_in_utc() -> None:
    names = [path.name for path in FILES.glob("[!.]*") if not path.name.startswith("refused_")]
    for read in (read for name in names for read in read_file(name).events):
        times = (read.event.start, read.event.end, read.event.updated_at, read.stamped_at)
        assert all(time.tzinfo is UTC for time in times if time is not None)
