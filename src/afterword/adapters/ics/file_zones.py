"""The time zones that one calendar in a file speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from afterword.adapters.ics.components import Component
from afterword.adapters.ics.text import one_line
from afterword.adapters.ics.vtimezone import OwnRules, own_rules
from afterword.adapters.ics.zones import usual_zones, zone_named, zone_shown
from afterword.errors import InvalidInput

_MOST_DEFINITIONS = 30
_MOST_YEARS = 60


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
    defined: Mapping[str, OwnRules]
    _whole_years: dict[tuple[str, int], ZoneInfo | None] = field(default_factory=dict, repr=False)

    def of(self, name: str, wall: datetime) -> ZoneInfo:
        """The zone of that name; `wall` is the time for which it is asked.

        Raises:
            InvalidInput: nobody knows a zone of that name and the file does not define it.
        """
        plain = name.strip()
        if not plain:
            return self.home
        found = self.named.get(plain) or zone_named(plain) or self._defined(plain, wall) or zone_shown(plain)
        if found is None:
            raise InvalidInput(
                f"The file uses a time zone that nobody knows, “{one_line(plain)[:80]}”; add the interview by hand."
            )
        return found

    def _defined(self, name: str, wall: datetime) -> ZoneInfo | None:
        rules = self.defined.get(name)
        if rules is None:
            return None
        zones = (*filter(None, (zone_shown(name),)), *self.preferred, *usual_zones())
        return self._whole_year(name, rules, wall.year, zones) or rules.same_at(wall, zones)

    def _whole_year(
        self, name: str, rules: OwnRules, year: int, zones: tuple[ZoneInfo, ...]
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
    located = {part.text("TZID"): zone_named(part.text("X-LIC-LOCATION")) for part in definitions}
    rules = {part.text("TZID"): own_rules(part) for part in definitions}
    home = zone_named(calendar.text("X-WR-TIMEZONE")) or candidates
    return FileZones(
        home=home,
        preferred=tuple(dict.fromkeys((home, candidates))),
        named={name: zone for name, zone in located.items() if zone},
        defined={name: own for name, own in rules.items() if own},
    )
