"""Instants and spans as a person reads them on the page."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from afterword.domain.instants import iso

_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Moment:
    """An instant for reading: for machines, by the clock, and how far from now."""

    iso: str
    clock: str
    distance: str
    ahead: bool


def moment(instant: datetime, now: datetime, zone: str) -> Moment:
    return Moment(
        iso=iso(instant),
        clock=clock(instant, now, zone),
        distance=distance(instant - now),
        ahead=instant > now,
    )


def clock(instant: datetime, now: datetime, zone: str) -> str:
    """“today 16:42”, “tomorrow 09:12”, “Tue 24 Nov 09:12” in that zone."""
    there, here = instant.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    days = (there.date() - here.date()).days
    day = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(days, f"{there:%a} {there.day} {there:%b}")
    return f"{day} {there:%H:%M}"


def distance(span: timedelta) -> str:
    """“in 35 s”, “2 h 10 min ago”, “now”."""
    length = said(abs(span))
    if abs(span) < timedelta(seconds=1):
        return "now"
    return f"in {length}" if span > timedelta(0) else f"{length} ago"


def said(span: timedelta) -> str:
    """A length of time with its two largest units, the second one only while it matters."""
    if span < _MINUTE:
        return f"{int(span.total_seconds())} s"
    if span < _HOUR:
        return f"{span // _MINUTE} min"
    if span < _DAY:
        return _two(span // _HOUR, "h", span % _HOUR // _MINUTE, "min")
    return _two(span // _DAY, "d", span % _DAY // _HOUR, "h")


def _two(many: int, unit: str, rest: int, small: str) -> str:
    return f"{many} {unit} {rest} {small}" if rest else f"{many} {unit}"
