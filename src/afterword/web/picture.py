"""One window as a picture: the 24 hours, now, the time it goes, quiet hours and night. Places are per cent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from afterword.domain.model import FollowUp
from afterword.domain.status import Status
from afterword.web.words import clock, distance

MARGIN = timedelta(hours=1)
NIGHT = (time(21), time(6))
TICK_HOURS = 6
FARTHEST = timedelta(hours=72)
"""A time farther behind the window than this is not drawn."""

Hours = tuple[time, time]


@dataclass(frozen=True, kw_only=True)
class Band:
    """A stretch of the line, from `x` on."""

    x: float
    width: float


@dataclass(frozen=True, kw_only=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True, kw_only=True)
class Picture:
    """What is drawn, and the same in words."""

    begins: datetime
    ends: datetime
    window: Band
    elapsed: Band
    quiet: tuple[Band, ...]
    night: tuple[Band, ...]
    ticks: tuple[Tick, ...]
    now: float | None
    mark: float | None
    status: Status
    words: str


@dataclass(frozen=True, kw_only=True)
class _Line:
    """The stretch of time that is drawn."""

    begins: datetime
    ends: datetime

    def at(self, instant: datetime) -> float:
        return round(100 * ((instant - self.begins) / (self.ends - self.begins)), 2)

    def band(self, begins: datetime, ends: datetime) -> Band:
        """That stretch as far as it lies on the line."""
        begins, ends = max(begins, self.begins), min(ends, self.ends)
        return Band(x=self.at(begins), width=round(max(self.at(ends) - self.at(begins), 0), 2))


def picture(
    follow_up: FollowUp, now: datetime, *, zone: str, reader_zone: str, quiet_hours: Hours | None
) -> Picture:
    """The window of one follow-up; hours are the candidate's, night and quiet hours the reader's."""
    opens, closes = follow_up.window.opens_at, follow_up.window.closes_at
    at = _marked(follow_up)
    latest = max(closes, min(at or closes, closes + FARTHEST))
    line = _Line(begins=opens - MARGIN, ends=latest + MARGIN)
    there = ZoneInfo(reader_zone)
    return Picture(
        begins=line.begins,
        ends=line.ends,
        window=line.band(opens, closes),
        elapsed=line.band(opens, min(max(now, opens), closes)),
        quiet=tuple(_bands(line, quiet_hours, there)) if quiet_hours else (),
        night=tuple(_bands(line, NIGHT, there)),
        ticks=tuple(_ticks(line, ZoneInfo(zone))),
        now=line.at(now) if line.begins <= now <= line.ends else None,
        mark=line.at(at) if at is not None and line.begins <= at <= line.ends else None,
        status=follow_up.status,
        words=_words(follow_up, at, now, zone),
    )


def _marked(follow_up: FollowUp) -> datetime | None:
    """When it went, or goes if that is settled."""
    return follow_up.sent_at or (None if follow_up.status.ended else follow_up.send_at)


def _bands(line: _Line, hours: Hours, zone: ZoneInfo) -> Iterator[Band]:
    """The same hours of each day, where they lie on the line."""
    begins, ends = hours
    day = line.begins.astimezone(zone).date() - timedelta(days=1)
    while day <= line.ends.astimezone(zone).date():
        last = day if begins < ends else day + timedelta(days=1)
        band = line.band(
            datetime.combine(day, begins, zone).astimezone(line.begins.tzinfo),
            datetime.combine(last, ends, zone).astimezone(line.begins.tzinfo),
        )
        if band.width > 0:
            yield band
        day += timedelta(days=1)


def _ticks(line: _Line, zone: ZoneInfo) -> Iterator[Tick]:
    """Each sixth hour of the clock on the wall, where it lies on the line."""
    day, last = line.begins.astimezone(zone).date(), line.ends.astimezone(zone).date()
    while day <= last:
        for hour in range(0, 24, TICK_HOURS):
            instant = datetime.combine(day, time(hour), zone).astimezone(UTC)
            if line.begins <= instant <= line.ends:
                yield Tick(x=line.at(instant), label=f"{hour:02}")
        day += timedelta(days=1)


def _words(follow_up: FollowUp, at: datetime | None, now: datetime, zone: str) -> str:
    """What the picture shows, for those who do not see it."""
    closes = follow_up.window.closes_at
    what = "Sent" if follow_up.status is Status.SENT else "Goes out"
    if follow_up.needs_you:
        what = "Waits for you; planned for"
    told = f"{what} {clock(at, now, zone)}. " if at is not None else ""
    verb = "close" if closes > now else "closed"
    return f"{told}The 24 hours {verb} {clock(closes, now, zone)}, {distance(closes - now)}."
