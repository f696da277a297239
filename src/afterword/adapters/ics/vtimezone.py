"""The zone a file defines itself (VTIMEZONE) as an IANA zone that behaves the same."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from io import StringIO
from zoneinfo import ZoneInfo

from dateutil.tz import tzical

from afterword.adapters.ics.components import Component

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


@dataclass(frozen=True, kw_only=True)
class OwnRules:
    """The offsets that a file's own definition gives."""

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


def own_rules(definition: Component) -> OwnRules | None:
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
    return OwnRules(rules=rules) if rules is not None else None


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
