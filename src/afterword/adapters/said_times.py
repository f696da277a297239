"""Times as people say them: "tomorrow 9:10", "2026-11-24 09:10", "in 2 hours", "40 minutes ago", ISO 8601.

dateparser knows the words. Around it this module is strict: what can be read in two ways is refused, and so is
anything whose clock time dateparser overlooked.
"""

import re
from datetime import UTC, datetime, time, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from afterword.domain.instants import utc, zone
from afterword.errors import InvalidInput

Prefer = Literal["future", "past"]

_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2}(?::\d{2}(?:\.\d{1,6})?)?)\s*(Z|[+-]\d{2}:?\d{2})?", re.I
)
_CLOCK = re.compile(
    r"(?<![\d:.])(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?\s*([ap])\.?m\b\.?|(?<![\d:.])(\d{1,2}):(\d{2})\b", re.I
)
_NOON = re.compile(r"\bnoon\b", re.I)
_SPAN = re.compile(
    r"(?:in )?(?:\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,4})\s*"
    r"(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)\b[\s,]*(?:and )?)+(?:ago|from now)?",
    re.I,
)
_DAYS = re.compile(
    r"(in )?(an?|one|two|three|four|five|six|seven|\d{1,3}) (days?|weeks?)( ago| from now)?", re.I
)
_NUMBERS_ONLY_DATE = re.compile(r"\b\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\b")
_ZONE = re.compile(
    r"\b(?!AM\b|PM\b)[A-Z]{2,5}\b|\d\s*[+-]\d|\b(?:utc|gmt|cet|cest|est|edt|cst|cdt|mst|mdt|pst|pdt|bst)\b"
)
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.I)
_HOURS_AND_CLOCK = re.compile(r"\b(?:hours?|hrs?|minutes?|mins?|h|m)\b.*\d:\d", re.I)
_UNCLEAR = (_NUMBERS_ONLY_DATE, _ZONE, _HOURS_AND_CLOCK)
_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.I)
_WHICH = re.compile(r"\b(?:last|next)\b", re.I)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_LONGEST = 100


def parse_when(text: str, zone_name: str, now: datetime, prefer: Prefer = "future") -> datetime:
    """The instant, in UTC, that a person in that zone means by those words.

    A clock time alone is the next such time, or the last one with `prefer="past"`; so is a weekday. Hours and
    minutes from now are counted as they pass, whatever the clocks do. A time that a change of the clocks skips
    means as much later as was skipped (02:30 becomes 03:30); of a time that comes twice, the first that fits `prefer`.

    Raises:
        InvalidInput: the words have no clock time, can be read in two ways, or are not understood.
    """
    words, here, now = " ".join(text.split()), zone(zone_name), utc(now)
    iso = _ISO.fullmatch(words)
    if iso:
        return _from_iso(iso, text, here, now, prefer)
    if len(words) > _LONGEST or any(unclear.search(words) for unclear in _UNCLEAR):
        raise _not_understood(text)
    if words.lower() == "now":
        return now
    if _SPAN.fullmatch(words):
        return _span(words, text, now)
    if days := _DAYS.fullmatch(words):
        return _days(days, text, here, now, prefer)
    clock = _clock(words, text)
    if _CLOCK.fullmatch(words):
        return _next_or_last(clock, here, now, prefer)
    local = _parsed(words, now.astimezone(here).replace(tzinfo=None), prefer)
    if local is None or (local.hour, local.minute) != (clock.hour, clock.minute):
        raise _not_understood(text)
    return _instant(_nearest_weekday(words, local, here, now, prefer), here, now, prefer)


def _from_iso(found: re.Match[str], text: str, here: ZoneInfo, now: datetime, prefer: Prefer) -> datetime:
    date, hour, rest, offset = found.groups()
    try:
        said = datetime.fromisoformat(f"{date}T{hour:0>2}:{rest}{(offset or '').upper()}")
        return _instant(said, here, now, prefer) if said.tzinfo is None else said.astimezone(UTC)
    except (ValueError, OverflowError):
        raise _not_understood(text) from None


def _span(words: str, text: str, now: datetime) -> datetime:
    """Hours and minutes from now, or ago."""
    ahead, back = words.lower().startswith("in "), words.lower().endswith("ago")
    if (ahead and back) or not (ahead or back or words.lower().endswith("from now")):
        raise _not_understood(text)
    said = _parsed(words, now.replace(tzinfo=None), "future")
    if said is None:
        raise _not_understood(text)
    return said.replace(tzinfo=UTC)


def _days(found: re.Match[str], text: str, here: ZoneInfo, now: datetime, prefer: Prefer) -> datetime:
    """The same time of day, so many days from now or ago."""
    ahead, number, unit, after = found.groups()
    ago = (after or "").strip().lower() == "ago"
    if (ahead is not None) == (after is not None):
        raise _not_understood(text)
    count = _COUNTS.get(number.lower()) or int(number)
    span = timedelta(days=count * (7 if unit.lower().startswith("week") else 1))
    local = now.astimezone(here).replace(tzinfo=None)
    return _instant(local - span if ago else local + span, here, now, prefer)


def _clock(words: str, text: str) -> time:
    """The one clock time in the words."""
    found = _CLOCK.findall(words)
    if not found and _NOON.search(words):
        return time(12)
    if len(found) != 1:
        raise _not_understood(text)
    hour12, minute12, _, half, hour24, minute24 = found[0]
    try:
        if not half:
            return time(int(hour24), int(minute24))
        if not 1 <= int(hour12) <= 12:
            raise _not_understood(text)
        return time(int(hour12) % 12 + (12 if half.lower() == "p" else 0), int(minute12 or 0))
    except ValueError:
        raise _not_understood(text) from None


def _next_or_last(clock: time, here: ZoneInfo, now: datetime, prefer: Prefer) -> datetime:
    """The nearest such time of day before or after now."""
    today = now.astimezone(here).date()
    days = (0, 1, 2) if prefer == "future" else (0, -1, -2)
    moments = (_instant(datetime.combine(today + timedelta(days=n), clock), here, now, prefer) for n in days)
    return next(moment for moment in moments if (moment > now) == (prefer == "future") or moment == now)


def _parsed(words: str, base: datetime, prefer: Prefer) -> datetime | None:
    import dateparser  # noqa: PLC0415 - a quarter of a second that only spoken times need

    settings: dict[str, Any] = {
        "RELATIVE_BASE": base,
        "PREFER_DATES_FROM": prefer,
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    if _MONTH.search(words):
        settings["REQUIRE_PARTS"] = ["day", "month"]
    said = dateparser.parse(words, languages=["en"], settings=settings)
    return said if isinstance(said, datetime) else None


def _nearest_weekday(words: str, local: datetime, here: ZoneInfo, now: datetime, prefer: Prefer) -> datetime:
    """Today's weekday means today when its time fits `prefer`; dateparser skips to the next week."""
    today = datetime.combine(now.astimezone(here).date(), local.time())
    named_alone = _WEEKDAY.search(words) and not _WHICH.search(words) and not _MONTH.search(words)
    if not named_alone or local.weekday() != today.weekday():
        return local
    moment = _instant(today, here, now, prefer)
    return today if (moment >= now if prefer == "future" else moment <= now) else local


def _instant(local: datetime, here: ZoneInfo, now: datetime, prefer: Prefer) -> datetime:
    """The instant of a local time, where the clocks change too (see `parse_when`)."""
    first = local.replace(tzinfo=here, fold=0).astimezone(UTC)
    second = local.replace(tzinfo=here, fold=1).astimezone(UTC)
    if prefer == "future" and first < now <= second:
        return second
    return first


def _not_understood(text: str) -> InvalidInput:
    return InvalidInput(
        f"“{text[:60]}” is not clear; say for example “tomorrow 9:10”, “2026-11-24 09:10” or “in 2 hours”."
    )
