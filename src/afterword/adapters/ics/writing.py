"""An appointment as a file: a call to make, for whichever calendar the candidate keeps."""

from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from afterword.adapters.ics.text import one_line, paragraphs
from afterword.domain.instants import utc, zone

_REMINDED_BEFORE = timedelta(minutes=5)
_RULES_AROUND = timedelta(days=400)


def call_ics(
    *, uid: str, start: datetime, minutes: int, summary: str, description: str, timezone: str, now: datetime
) -> bytes:
    """An `.ics` file of one call that reminds five minutes before; the same `uid` replaces an earlier one.

    `uid` is stable for the follow-up; `timezone` is the IANA zone that the entry is kept in; `now` stands as its
    time stamp, and in the sequence that tells a later file from an earlier one.

    Raises:
        InvalidInput: an instant has no zone, or the zone is not known.
    """
    local = utc(start).astimezone(zone(timezone))
    event = Event()
    event.add("uid", one_line(uid))
    event.add("dtstamp", utc(now))
    event.add("sequence", int(utc(now).timestamp()) // 60 % 2**31)
    # The second of two equal hours in autumn has no local name in a file; in UTC it has.
    event.add("dtstart", utc(start) if local.fold else local)
    event.add("duration", timedelta(minutes=minutes))
    event.add("summary", one_line(summary))
    event.add("description", paragraphs(description))
    event.add("status", "CONFIRMED")
    event.add_component(_alarm(one_line(summary)))
    return _calendar(event, local.date())


def _alarm(summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", -_REMINDED_BEFORE)
    return alarm


def _calendar(event: Event, day: date) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Afterword//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones(day - _RULES_AROUND, day + _RULES_AROUND)
    return bytes(calendar.to_ical())
