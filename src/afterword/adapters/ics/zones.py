"""Names of time zones as programs write them, to IANA's."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

_LONGEST_NAME = 200
_NUMBERED = re.compile(r"(?P<name>.*\S)\s+\d{1,3}")
_OFFSET = r"(?:UTC|GMT)\s*(?P<sign>[+-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?"
_FIXED = re.compile(_OFFSET, re.IGNORECASE)
_SHOWN = re.compile(rf"\((?:{_OFFSET}|UTC|GMT)\)\s*(?P<places>.+)", re.IGNORECASE)
_SPOKEN = {
    "atlantic time": "America/Halifax",
    "eastern time": "America/New_York",
    "central time": "America/Chicago",
    "mountain time": "America/Denver",
    "pacific time": "America/Los_Angeles",
    "alaska": "America/Anchorage",
    "greenwich mean time": "Europe/London",
    "mumbai": "Asia/Kolkata",
    "new delhi": "Asia/Kolkata",
    "beijing": "Asia/Shanghai",
    "osaka": "Asia/Tokyo",
    "wien": "Europe/Vienna",
    "rom": "Europe/Rome",
    "brasilia": "America/Sao_Paulo",
}
"""Places that Windows shows to people and that are no IANA city."""


def zone_named(name: str) -> ZoneInfo | None:
    """The zone of that name: IANA's, with a vendor before it or not, Windows', or a fixed offset."""
    plain = name.strip()[:_LONGEST_NAME]
    found = next((iana for form in _forms(plain) if (iana := _iana().get(form.lower()))), None)
    return ZoneInfo(found) if found else _fixed(plain)


def zone_shown(name: str) -> ZoneInfo | None:
    """The zone of a display name such as `(UTC+01:00) Amsterdam, Berlin`: of the first place that has that offset."""
    shown = _SHOWN.fullmatch(name.strip()[:_LONGEST_NAME])
    if shown is None:
        return None
    offset = _offset(shown)
    return next((zone for zone in _places(shown["places"]) if _standard_offset(zone) == offset), None)


@cache
def usual_zones() -> tuple[ZoneInfo, ...]:
    """One zone for each set of rules in use today, the most populous first."""
    first = ("Europe/Berlin", "Europe/London", "America/New_York", "America/Chicago", "America/Denver")
    second = ("America/Los_Angeles", "Asia/Kolkata", "Asia/Shanghai", "Asia/Tokyo", "Australia/Sydney")
    return tuple(map(ZoneInfo, dict.fromkeys([*first, *second, *WINDOWS_TO_OLSON.values()])))


def _forms(name: str) -> Iterator[str]:
    """The name, and what it is without what programs put around it."""
    yield name
    numbered = _NUMBERED.fullmatch(name)
    if numbered:
        yield numbered["name"]
    parts = name.strip("/").split("/")
    for start in range(len(parts) - 1):
        yield "/".join(parts[start:])


@cache
def _iana() -> dict[str, str]:
    """IANA's name by every name in lower case that means it."""
    known = {name.lower(): name for name in available_timezones() - {"localtime", "Factory"}}
    windows = {name.lower(): iana for name, iana in WINDOWS_TO_OLSON.items()}
    return {
        **windows,
        "z": "UTC",
        "tzone://microsoft/utc": "UTC",
        "coordinated universal time": "UTC",
        **known,
    }


@cache
def _cities() -> dict[str, str]:
    cities = {name.rpartition("/")[2].replace("_", " "): name for name in sorted(_iana().values())}
    return {**{city.lower(): name for city, name in cities.items()}, **_SPOKEN}


def _places(places: str) -> Iterator[ZoneInfo]:
    for place in places.lower().replace(";", ",").split(","):
        iana = _cities().get(place.split("(")[0].strip())
        if iana:
            yield ZoneInfo(iana)


def _fixed(name: str) -> ZoneInfo | None:
    """`UTC+01:00` is `Etc/GMT-1`: IANA counts the other way, and in whole hours."""
    found = _FIXED.fullmatch(name)
    hours, rest = divmod(_offset(found), timedelta(hours=1)) if found else (0, timedelta(1))
    if rest or not -12 <= hours <= 14:
        return None
    return ZoneInfo(f"Etc/GMT{-hours:+d}" if hours else "UTC")


def _offset(found: re.Match[str]) -> timedelta:
    if not found["hours"]:
        return timedelta(0)
    size = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    return -size if found["sign"] == "-" else size


def _standard_offset(zone: ZoneInfo) -> timedelta | None:
    """The offset outside of summer time, this year's rules taken for all years."""
    winters = (datetime(2026, month, 1, tzinfo=UTC).astimezone(zone) for month in (1, 7))
    return min((moment.utcoffset() or timedelta(0) for moment in winters), default=None)
