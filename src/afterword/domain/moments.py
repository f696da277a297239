"""How good a moment is for a note to arrive, and how to say so."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import IntEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

CANNED = timedelta(minutes=10)
"""A note sooner than this after the end looks canned (`notes.md`, timing)."""

NEAREST, FARTHEST = timedelta(minutes=3), timedelta(minutes=11)
"""How far apart the notes of a panel go, so that they look written one by one."""

_NOON = time(13)
_LATE_AFTERNOON = (time(15, 30), time(18))
_EVENING = (time(17), time(21))
_BEFORE_NINE = (time(6), time(9))
_BUSINESS = (time(9), time(18))
_FRIDAY, _SATURDAY = 4, 5
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Slot(IntEnum):
    """The part of the day a moment falls in, the best first (`notes.md`, timing)."""

    LATE_AFTERNOON = 0
    EVENING = 1
    BEFORE_NINE = 2
    BUSINESS = 3
    OTHER = 4


class Rating(NamedTuple):
    """What speaks against a moment, the weightiest first: the smallest rating is the best."""

    canned: bool
    weekend: bool
    early: bool
    slot: Slot
    spacing: int
    round: int
    rank: int


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What the best moment depends on.

    Attributes:
        interview_zone: tells a morning interview from an afternoon one. reader_zone: where the note is read.
        taken: when the other notes of the panel go. seed: what makes the rhythm irregular, yet the same each time.
    """

    end: datetime
    interview_zone: ZoneInfo
    reader_zone: ZoneInfo
    min_delay: timedelta
    avoid_weekend: bool
    taken: tuple[datetime, ...]
    seed: int

    @property
    def morning(self) -> bool:
        return self.end.astimezone(self.interview_zone).time() < _NOON


def rate(moment: datetime, wishes: Wishes) -> Rating:
    """What speaks against that moment."""
    local = moment.astimezone(wishes.reader_zone)
    after_end = moment - wishes.end
    return Rating(
        canned=after_end < CANNED,
        weekend=wishes.avoid_weekend and local.weekday() >= _SATURDAY,
        early=after_end < wishes.min_delay,
        slot=_slot(local, wishes),
        spacing=_spacing(moment, wishes.taken),
        round=_round(local),
        rank=_rank(moment, wishes.seed),
    )


def _slot(local: datetime, wishes: Wishes) -> Slot:
    clock = local.time()
    same_day = local.date() == wishes.end.astimezone(wishes.reader_zone).date()
    if wishes.morning and same_day and _within(clock, _LATE_AFTERNOON):
        return Slot.LATE_AFTERNOON
    if not wishes.morning and same_day and _within(clock, _EVENING):
        return Slot.EVENING
    if not wishes.morning and not same_day and _within(clock, _BEFORE_NINE):
        return Slot.BEFORE_NINE
    return Slot.BUSINESS if _within(clock, _BUSINESS) else Slot.OTHER


def _within(clock: time, span: tuple[time, time]) -> bool:
    return span[0] <= clock < span[1]


def _spacing(moment: datetime, taken: tuple[datetime, ...]) -> int:
    """0: a few minutes from another note of the panel, or there is none; 1: farther; 2: nearer."""
    nearest = min((abs(moment - other) for other in taken), default=NEAREST)
    if nearest < NEAREST:
        return 2
    return int(nearest > FARTHEST)


def _round(local: datetime) -> int:
    """2 on the hour, 1 at a multiple of five minutes, else 0."""
    return 2 if local.minute == 0 else int(local.minute % 5 == 0)


def _rank(moment: datetime, seed: int) -> int:
    """An irregular order of the minutes, each seed its own."""
    minute = int(moment.timestamp()) // 60
    mixed = ((minute ^ seed) * 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
    return ((mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9 >> 24) & 0xFFFFFFFF


def place(moment: datetime, zone: ZoneInfo) -> str:
    """The moment as the candidate is told it: "Tuesday 16:42 in Berlin"."""
    local = moment.astimezone(zone)
    return f"{_DAYS[local.weekday()]} {local:%H:%M} in {city(zone)}"


def city(zone: ZoneInfo) -> str:
    """The zone's city as a word: "New York", "UTC"."""
    return zone.key.rsplit("/", 1)[-1].replace("_", " ")


def duration(span: timedelta) -> str:
    """A length of time in words: "3 hours", "1 hour 20 minutes", "12 minutes"."""
    if span >= timedelta(days=2):
        return f"{span.days} days"
    hours, minutes = divmod(max(span, timedelta()) // timedelta(minutes=1), 60)
    said = [f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in ((hours, "hour"), (minutes, "minute")) if n]
    return " ".join(said) or "less than a minute"


def reasons(moment: datetime, rating: Rating, wishes: Wishes) -> str:
    """Why this moment, as one sentence."""
    said = [_slot_words(rating.slot, wishes.morning), *_drawbacks(moment, rating, wishes)]
    if wishes.taken and rating.spacing == 0:
        said.append(_spacing_words(moment, wishes.taken))
    return f"{place(moment, wishes.reader_zone)}: {', '.join(said)}."


def _slot_words(slot: Slot, morning: bool) -> str:
    part = "a morning" if morning else "an afternoon"
    return {
        Slot.LATE_AFTERNOON: f"late afternoon after {part} interview",
        Slot.EVENING: f"the evening after {part} interview",
        Slot.BEFORE_NINE: "before nine on the morning after the interview",
        Slot.BUSINESS: "in working hours",
        Slot.OTHER: "the best moment left in the 24 hours",
    }[slot]


def _drawbacks(moment: datetime, rating: Rating, wishes: Wishes) -> list[str]:
    said = []
    if rating.weekend:
        said.append("at the weekend because no weekday is left")
    elif wishes.avoid_weekend and moment.astimezone(wishes.reader_zone).weekday() == _FRIDAY:
        said.append("before the weekend")
    if rating.early:
        said.append(f"only {duration(moment - wishes.end)} after the interview because nothing later suits")
    return said


def _spacing_words(moment: datetime, taken: tuple[datetime, ...]) -> str:
    nearest = min(taken, key=lambda other: abs(moment - other))
    side = "after" if moment > nearest else "before"
    return f"{duration(abs(moment - nearest))} {side} another note to the panel"
