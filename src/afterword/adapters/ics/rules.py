"""Which recurrence rules are followed: those whose dates can be counted in no time.

A rule can be written that never has a date, or a million a day; whoever evaluates it waits for ever.
"""

import re
from datetime import UTC, date, datetime, time, timedelta

from afterword.adapters.ics.file_zones import FileZones
from afterword.adapters.ics.lines import Property
from afterword.adapters.ics.times import moment

_DAYS = r"(?:MO|TU|WE|TH|FR|SA|SU)"
_PLAIN = rf"{_DAYS}(?:,{_DAYS}){{0,6}}"
_COUNTED = rf"[+-]?[1-4]{_DAYS}"
_DATES = r"-?(?:[1-9]|1\d|2[0-8])(?:,-?(?:[1-9]|1\d|2[0-8])){0,30}"
_MONTHS = r"(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2])){0,11}"
_SHAPES = {
    "DAILY": rf"|BYDAY={_PLAIN}",
    "WEEKLY": rf"|BYDAY={_PLAIN}",
    "MONTHLY": rf"|BYMONTHDAY={_DATES}|BYDAY={_COUNTED}(?:,{_COUNTED})*|BYDAY={_PLAIN};BYSETPOS=-?[1-4]",
    "YEARLY": rf"|BYMONTH={_MONTHS};BYMONTHDAY={_DATES}|BYDAY={_COUNTED};BYMONTH={_MONTHS}",
}
"""For each frequency, the selections that always have a date, their parts in alphabetical order."""

_LENGTHS = {
    "DAILY": timedelta(days=1),
    "WEEKLY": timedelta(days=7),
    "MONTHLY": timedelta(days=28),
    "YEARLY": timedelta(days=365),
}
_NUMBER = re.compile(r"[1-9]\d{0,3}")
_WEEKDAY = re.compile(_DAYS)


def followed(rule: str, start: date, zones: FileZones) -> str:
    """The rule in the form that the library reads, "" when it is not one of those that are followed."""
    parts = _parts(rule)
    if not parts or not _is_usual(parts):
        return ""
    if "UNTIL" in parts:
        parts["UNTIL"] = _until(parts["UNTIL"], start, zones)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def steps(rule: str, start: datetime, stop: datetime) -> int:
    """How many periods of the rule lie between the two: what following it costs."""
    parts = _parts(rule)
    return max(0, (stop - start) // (_LENGTHS[parts["FREQ"]] * int(parts.get("INTERVAL", "1"))))


def _parts(rule: str) -> dict[str, str]:
    pieces = (piece.partition("=") for piece in rule.upper().replace(" ", "").split(";") if piece)
    return {name: value for name, _, value in pieces}


def _is_usual(parts: dict[str, str]) -> bool:
    shape = _SHAPES.get(parts.get("FREQ", ""))
    chosen = ";".join(f"{name}={parts[name]}" for name in sorted(parts) if name.startswith("BY"))
    known = all(
        name.startswith("BY") or name in {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"} for name in parts
    )
    return bool(shape is not None and known and re.fullmatch(shape, chosen) and _counts(parts))


def _counts(parts: dict[str, str]) -> bool:
    """Whether its numbers are numbers; every other day, but only Tuesdays, may be never."""
    interval = parts.get("INTERVAL", "1")
    numbers = all(_NUMBER.fullmatch(parts.get(name, "1")) for name in ("INTERVAL", "COUNT"))
    weekday = _WEEKDAY.fullmatch(parts.get("WKST", "MO"))
    never = parts["FREQ"] == "DAILY" and "BYDAY" in parts and interval != "1"
    return bool(numbers and weekday and not never)


def _until(value: str, start: date, zones: FileZones) -> str:
    """In UTC, as the library wants it for a start with a zone; a date means to the end of that day."""
    last = moment(Property(name="UNTIL", value=value), zones)
    if not isinstance(start, datetime):
        return f"{last:%Y%m%d}"
    if not isinstance(last, datetime):
        last = datetime.combine(last, time(23, 59, 59), start.tzinfo)
    elif not value.endswith("Z"):
        last = last.replace(tzinfo=start.tzinfo)
    return f"{last.astimezone(UTC):%Y%m%dT%H%M%SZ}"
