"""The 24 hours after an interview, and the best moment inside them, with its reasons."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from afterword.domain.instants import utc, zone
from afterword.domain.model import WINDOW, Window
from afterword.domain.moments import FARTHEST, NEAREST, Wishes, city, duration, place, rate, reasons
from afterword.domain.preferences import Preferences, Weekend
from afterword.domain.status import HoldReason
from afterword.errors import InvalidInput

_MINUTE = timedelta(minutes=1)
_STEP = timedelta(minutes=7)


@dataclass(frozen=True, kw_only=True)
class SendPlan:
    """When a note goes, or why it waits: exactly one of `send_at` and `hold` is there; `why` is one sentence."""

    send_at: datetime | None
    why: str
    hold: HoldReason | None = None


@dataclass(frozen=True, kw_only=True)
class _Room:
    """The moments that the hard rules leave: `[opens, closes)` without the reader's quiet hours."""

    opens: datetime
    closes: datetime
    quiet: tuple[time, time] | None
    zone: ZoneInfo

    def allows(self, moment: datetime) -> bool:
        return self.opens <= moment < self.closes and not self.quiet_at(moment)

    def quiet_at(self, moment: datetime) -> bool:
        if self.quiet is None:
            return False
        begins, ends = self.quiet
        clock = moment.astimezone(self.zone).time()
        return begins <= clock < ends if begins <= ends else clock >= begins or clock < ends


def in_quiet_hours(
    moment: datetime, interview_zone: str, recipient_zone: str | None, preferences: Preferences
) -> bool:
    """Whether it is quiet then where the note would be read."""
    reader_zone = known_zone(recipient_zone) or zone(interview_zone)
    room = _Room(opens=moment, closes=moment, quiet=preferences.quiet_hours, zone=reader_zone)
    return room.quiet_at(moment)


def thank_you_window(end: datetime) -> Window:
    """The 24 hours after the interview: `[end, end + 24 h)`, in UTC."""
    return Window(opens_at=utc(end), closes_at=utc(end) + WINDOW)


def plan_send(
    *,
    window: Window,
    interview_zone: str,
    recipient_zone: str | None,
    preferences: Preferences,
    now: datetime,
    visible_since: datetime,
    taken: Iterable[datetime] = (),
    seed: str,
    approved: bool = False,
    not_before: datetime | None = None,
) -> SendPlan:
    """The best moment to send, by `product.md`, "The send time". The same arguments give the same answer.

    What is left of the window decides, not `now`: a moment found earlier stays as long as it is possible.

    The window opens when the interview ended. Zones are IANA names; the recipient's counts for quiet hours when it
    is known. The veto time counts from `visible_since`, when the draft came into Gmail, unless the text is
    `approved`. `not_before` keeps the order with a call before it, while the window leaves another moment.
    `taken` is when the panel's other notes go; `seed` ("interview-3/person-7") makes the choice irregular.
    """
    reader_zone = known_zone(recipient_zone) or zone(interview_zone)
    now = utc(now)
    if now >= window.closes_at:
        why = f"The window closed on {place(window.closes_at, reader_zone)}."
        return SendPlan(send_at=None, why=why, hold=HoldReason.WINDOW_CLOSED)
    unhurried = _Room(
        opens=max(window.opens_at, now),
        closes=window.closes_at,
        quiet=preferences.quiet_hours,
        zone=reader_zone,
    )
    room = unhurried if approved else _after_veto(unhurried, utc(visible_since), preferences.veto_time)
    wishes = Wishes(
        end=window.opens_at,
        interview_zone=zone(interview_zone),
        reader_zone=reader_zone,
        min_delay=preferences.min_delay,
        avoid_weekend=preferences.weekend is Weekend.AVOID,
        taken=tuple(utc(moment) for moment in taken),
        seed=int.from_bytes(sha256(seed.encode()).digest()[:6]),
    )
    best = (_best(_from(room, not_before), wishes) if not_before else None) or _best(room, wishes)
    if best is None:
        return SendPlan(send_at=None, why=_nothing(room, unhurried), hold=HoldReason.NO_VETO_TIME)
    return SendPlan(send_at=best, why=reasons(best, rate(best, wishes), wishes))


def candidate_time(at: datetime, window: Window, now: datetime) -> tuple[datetime, str | None]:
    """A time the candidate set, in UTC, and a plain warning when it is outside the window.

    Raises:
        InvalidInput: the time has passed, or has no time zone.
    """
    at, now = utc(at), utc(now)
    if at < now:
        raise InvalidInput(f"That time was {duration(now - at)} ago; give one still to come.")
    if at >= window.closes_at:
        late = duration(at - window.closes_at)
        return at, f"That is {late} after the 24 hours end; it will go out then because you asked for it."
    if at < window.opens_at:
        return at, f"That is {duration(window.opens_at - at)} before the interview ends."
    return at, None


def known_zone(name: str | None) -> ZoneInfo | None:
    """The recipient's zone, or None when it is not known or no zone: the interview's counts then."""
    try:
        return zone(name) if name else None
    except InvalidInput:
        return None


def _after_veto(room: _Room, visible_since: datetime, veto_time: timedelta) -> _Room:
    opens = max(room.opens, visible_since + veto_time)
    return replace(room, opens=opens)


def _from(room: _Room, not_before: datetime) -> _Room:
    return replace(room, opens=max(room.opens, utc(not_before)))


def _best(room: _Room, wishes: Wishes) -> datetime | None:
    """The moment with the best rating: from a coarse grid, else of single minutes, else the very first."""
    for moments in (_grid(room, wishes), _minutes(room), (room.opens,)):
        possible = [moment for moment in moments if room.allows(moment)]
        if possible:
            return min(possible, key=lambda moment: rate(moment, wishes))
    return None


def _grid(room: _Room, wishes: Wishes) -> Iterator[datetime]:
    """Every seventh minute of the window, by the seed's phase, and the minutes around the panel's other notes.

    It counts from the window's opening, not from now, so that the choice stays when it is made again later.
    """
    moment = _whole_minute(wishes.end) + wishes.seed % 7 * _MINUTE
    while moment < room.closes:
        yield moment
        moment += _STEP
    for edge, direction in _edges(wishes.taken):
        for minutes in range(NEAREST // _MINUTE, FARTHEST // _MINUTE + 1):
            yield _whole_minute(edge) + direction * minutes * _MINUTE


def _edges(taken: tuple[datetime, ...]) -> tuple[tuple[datetime, int], ...]:
    return ((max(taken), 1), (min(taken), -1)) if taken else ()


def _minutes(room: _Room) -> Iterator[datetime]:
    """Every whole minute of the room. Quiet hours begin and end on one, so nothing but `opens` lies between."""
    moment = _whole_minute(room.opens)
    while moment < room.closes:
        yield moment
        moment += _MINUTE


def _whole_minute(moment: datetime) -> datetime:
    """That minute, or the next one if it has begun."""
    floor = moment.replace(second=0, microsecond=0)
    return floor if floor == moment else floor + _MINUTE


def _nothing(room: _Room, unhurried: _Room) -> str:
    """Why no moment is left: the veto time, or quiet hours to the end of the window."""
    left = duration(unhurried.closes - unhurried.opens)
    if room.opens >= room.closes:
        return f"The window closes in {left}, before your time to look at the note is over."
    begins, ends = room.quiet or (time(), time())
    hours = f"quiet hours ({begins:%H:%M}–{ends:%H:%M} in {city(room.zone)})"
    if any(unhurried.allows(moment) for moment in (*_minutes(unhurried), unhurried.opens)):
        return f"Once you have had time to look at the note, the rest of the window lies in {hours}."
    return f"The rest of the window lies in {hours}."
