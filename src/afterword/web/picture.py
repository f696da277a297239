"""The open windows as bars on one line of time, now in the middle."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from afterword.domain.model import WINDOW, FollowUp
from afterword.domain.status import Status

WIDTH = 1000
"""Units of the drawing from 24 hours ago to 24 hours ahead."""

MOST_LANES = 12
_DRAWN = frozenset({Status.PLANNED, Status.SCHEDULED, Status.HELD, Status.SENDING, Status.SENT})


@dataclass(frozen=True, kw_only=True)
class Lane:
    """One follow-up's window: where it begins and ends, and where its note goes or went if that is settled."""

    follow_up: FollowUp
    x: int
    width: int
    mark: int | None


def lanes(follow_ups: Iterable[FollowUp], now: datetime) -> list[Lane]:
    """The windows that are open now, the first to close first."""
    drawn = [f for f in follow_ups if f.status in _DRAWN and f.window.contains(now)]
    drawn.sort(key=lambda f: (f.window.closes_at, f.id))
    return [_lane(follow_up, now) for follow_up in drawn[:MOST_LANES]]


def _lane(follow_up: FollowUp, now: datetime) -> Lane:
    begins, ends = position(follow_up.window.opens_at, now), position(follow_up.window.closes_at, now)
    at = follow_up.sent_at or (None if follow_up.needs_you else follow_up.send_at)
    return Lane(
        follow_up=follow_up, x=begins, width=ends - begins, mark=None if at is None else position(at, now)
    )


def position(instant: datetime, now: datetime) -> int:
    """Where an instant lies on the line, kept on it."""
    share = (instant - now + WINDOW) / (2 * WINDOW)
    return round(WIDTH * min(max(share, 0), 1))
