"""The time zones a file speaks of, under whatever names, as IANA's."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from io import StringIO
from zoneinfo import ZoneInfo, available_timezones

from dateutil.tz import tzical
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from afterword.adapters.ics.components import Component
from afterword.adapters.ics.text import one_line
from afterword.errors import InvalidInput

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

_MOST_OBSERVANCES = 60
_MOST_RULES = 20
_MONTH = r"BYMONTH=(?:0?[1-9]|1[0-2])"
_DATE = r"-?(?:0?[1-9]|1\d|2[0-8])"
_RULE = re.compile(
    r"FREQ=YEARLY"
    r"(?:;(?:INTERVAL=1|WKST=\w\w|UNTIL=\d{8}(?:T\d{6}Z?)?))*"
    rf"(?:;{_MONTH};BYDAY=[+-]?[1-5][A-Z]{{2}}|;BYDAY=[+-]?[1-5][A-Z]{{2}};{_MONTH}"
    rf"|(?:;{_MONTH}|;BYMONTHDAY={_DATE}(?:,{_DATE}){{0,6}}|;BYDAY=[A-Z]{{2}}){{1,3}})?"
    r"(?:;(?:INTERVAL=1|WKST=\w\w|UNTIL=\d{8}(?:T\d{6}Z?)?))*"
)
"""What such rules look like; evaluating others may take for ever."""

_EPOCH = "1970"
_YEAR = range(0, 365, 7)
_MOST_DEFINITIONS = 30
_MOST_YEARS = 60


@dataclass(frozen=True, kw_only=True)
class _OwnRules:
    """The offsets that a file's own definition (VTIMEZONE) gives, to find an IANA zone that behaves the same."""

    rules: tzinfo

    def same_all_year(self, year: int, zones: Iterable[ZoneInfo]) -> ZoneInfo | None:
        """The first of the zones with these offsets in every week of the year."""
        noons = [datetime(year, 1, 1, 12) + timedelta(days=day) for day in _YEAR]  # noqa: DTZ001 # wall times
        offsets = [self._offset(noon) for noon in noons]
        return next((zone for zone in zones if _offsets(zone, noons) == offsets), None)

    def same_at(self, wall: datetime, zones: Iterable[ZoneInfo]) -> ZoneInfo | None:
        """The first of the zones with this offset at that wall time."""
        offset = self._offset(wall)
        return next((zone for zone in zones if _offsets(zone, [wall]) == [offset]), None)

    def _offset(self, wall: datetime) -> timedelta | None:
        return wall.replace(tzinfo=self.rules).utcoffset()


@dataclass(frozen=True, kw_only=True)
class FileZones:
    """Finds the IANA zone behind each name.

    Attributes:
        home: where times without a zone are read, and the midnights of all-day events are: what the calendar
            says of itself (X-WR-TIMEZONE), else the candidate's.
        preferred: tried first where several zones fit a definition.
    """

    home: ZoneInfo
    preferred: tuple[ZoneInfo, ...]
    named: Mapping[str, ZoneInfo]
    defined: Mapping[str, _OwnRules]
    _whole_years: dict[tuple[str, int], ZoneInfo | None] = field(default_factory=dict, repr=False)

    def of(self, name: str, wall: datetime) -> ZoneInfo:
        """The zone of that name; `wall` is the time for which it is asked.

        Raises:
            InvalidInput: nobody knows a zone of that name and the file does not define it.
        """
        plain = name.strip()
        if not plain:
            return self.home
        found = (
            self.named.get(plain) or _zone_named(plain) or self._defined(plain, wall) or _zone_shown(plain)
        )
        if found is None:
            raise InvalidInput(
                f"The file uses a time zone that nobody knows, “{one_line(plain)[:80]}”; add the interview by hand."
            )
        return found

    def _defined(self, name: str, wall: datetime) -> ZoneInfo | None:
        rules = self.defined.get(name)
        if rules is None:
            return None
        zones = (*filter(None, (_zone_shown(name),)), *self.preferred, *_usual_zones())
        return self._whole_year(name, rules, wall.year, zones) or rules.same_at(wall, zones)

    def _whole_year(
        self, name: str, rules: _OwnRules, year: int, zones: tuple[ZoneInfo, ...]
    ) -> ZoneInfo | None:
        key = (name, year)
        if key not in self._whole_years and len(self._whole_years) >= _MOST_YEARS:
            raise InvalidInput("The file defines time zones over too many years; add the interview by hand.")
        if key not in self._whole_years:
            self._whole_years[key] = rules.same_all_year(year, zones)
        return self._whole_years[key]


def file_zones(calendar: Component, candidates: ZoneInfo) -> FileZones:
    """The zones of that calendar, for a candidate in theirs."""
    definitions = [part for part in calendar.named("VTIMEZONE") if part.text("TZID")][:_MOST_DEFINITIONS]
    located = {part.text("TZID"): _zone_named(part.text("X-LIC-LOCATION")) for part in definitions}
    rules = {part.text("TZID"): _own_rules(part) for part in definitions}
    home = _zone_named(calendar.text("X-WR-TIMEZONE")) or candidates
    return FileZones(
        home=home,
        preferred=tuple(dict.fromkeys((home, candidates))),
        named={name: zone for name, zone in located.items() if zone},
        defined={name: own for name, own in rules.items() if own},
    )


def _own_rules(definition: Component) -> _OwnRules | None:
    """The definition's rules; None when it is broken or of a kind that no zone has."""
    observances = [part for part in definition.children if part.name in {"STANDARD", "DAYLIGHT"}]
    ruled = sum(bool(part.text("RRULE")) for part in observances)
    if not 0 < len(observances) <= _MOST_OBSERVANCES or ruled > _MOST_RULES:
        return None
    lines = [line for part in observances for line in _observance(part)]
    text = "\r\n".join(["BEGIN:VTIMEZONE", "TZID:own", *lines, "END:VTIMEZONE", ""])
    try:
        rules = tzical(StringIO(text)).get()
    except (ValueError, IndexError):
        return None
    return _OwnRules(rules=rules) if rules is not None else None


def _offsets(zone: ZoneInfo, walls: Iterable[datetime]) -> list[timedelta | None]:
    return [wall.replace(tzinfo=zone).utcoffset() for wall in walls]


def _observance(part: Component) -> list[str]:
    """Its lines, less what only describes; an unusual rule leaves the one change that is written down."""
    lines = [f"{name}:{part.text(name)}" for name in ("TZOFFSETFROM", "TZOFFSETTO")]
    rule = part.text("RRULE").upper().rstrip(";")
    start = part.text("DTSTART").upper().rstrip("Z")
    if _RULE.fullmatch(rule):
        lines.append(f"RRULE:{rule}")
        # Windows counts from the year 1601; the same rule from 1970 on has far fewer dates to go through.
        start = max(start, _EPOCH + start[4:])
    return [f"BEGIN:{part.name}", f"DTSTART:{start}", *lines, f"END:{part.name}"]


def _zone_named(name: str) -> ZoneInfo | None:
    """The zone of that name: IANA's, with a vendor before it or not, Windows', or a fixed offset."""
    plain = name.strip()[:_LONGEST_NAME]
    found = next((iana for form in _forms(plain) if (iana := _iana().get(form.lower()))), None)
    return ZoneInfo(found) if found else _fixed(plain)


def _zone_shown(name: str) -> ZoneInfo | None:
    """The zone of a display name such as `(UTC+01:00) Amsterdam, Berlin`: of the first place that has that offset."""
    shown = _SHOWN.fullmatch(name.strip()[:_LONGEST_NAME])
    if shown is None:
        return None
    offset = _offset(shown)
    return next((zone for zone in _places(shown["places"]) if _standard_offset(zone) == offset), None)


@cache
def _usual_zones() -> tuple[ZoneInfo, ...]:
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
