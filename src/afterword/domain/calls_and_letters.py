"""Calls and letters: what the candidate does by hand inside the 24 hours, and the best moment for it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from afterword.domain.instants import utc
from afterword.domain.model import Window
from afterword.domain.moments import place
from afterword.errors import InvalidInput

CALL_TAKES = timedelta(minutes=15)
"""How long a call of thanks is taken to last, and how far apart two are suggested."""

AFTER_A_CALL = timedelta(minutes=30)
"""How long after the suggested time of a call the email goes at the earliest: the call comes first."""

_BUSINESS_HOURS = (time(9), time(16, 46))
"""When a call may begin: a quarter of an hour before 17:00 at the latest."""

_LUNCH = (time(12), time(13, 30))
_AWAKE = (time(7), time(22))
_POST_LEAVES = time(17)
_LET_THEM_BREATHE = timedelta(hours=2)
_NOT_AT_ONCE = timedelta(minutes=10)
_STEP = timedelta(minutes=15)
_SATURDAY = 5
_DIGITS = (5, 15)
_NUMBER = re.compile(r"\+?[\d\s()/.-]+(?:(?:ext\.?|x|-)\s*\d{1,6})?")


@dataclass(frozen=True, kw_only=True)
class Errand:
    """When it is best done; `at` is None where the window leaves no room for it. `why` is one sentence."""

    at: datetime | None
    why: str


def plan_call(
    *,
    window: Window,
    zone_there: ZoneInfo,
    zone_here: ZoneInfo,
    now: datetime,
    taken: Iterable[datetime] = (),
    not_before: datetime | None = None,
) -> Errand:
    """The first good quarter of an hour in business hours, where the telephone rings.

    Business hours are Monday to Friday, 9:00 to 17:00; lunch and the first two hours after the interview are
    avoided while there is another choice, and so is the candidate's own night. `taken` is when the panel's other calls are suggested.
    """
    possible = [moment for moment in _quarters(window, now) if _in_business_hours(moment, zone_there)]
    if not possible:
        why = "No business hours are left in the 24 hours, so there is no time to call."
        return Errand(at=None, why=why)
    free = [moment for moment in possible if _is_free(moment, taken)] or possible
    ordered = [moment for moment in free if not_before is None or moment >= not_before] or free
    best = min(ordered, key=lambda moment: (_drawbacks(moment, window, zone_there, zone_here), moment))
    return Errand(at=best, why=f"{place(best, zone_there)}: in business hours, inside the 24 hours.")


def plan_letter(*, window: Window, zone_here: ZoneInfo, now: datetime) -> Errand:
    """The last collection of the post inside the window, else the window's end: by then it is to be posted."""
    collections = [moment for moment in _quarters(window, now) if _is_collection(moment, zone_here)]
    if collections:
        at = collections[-1]
        return Errand(at=at, why=f"{place(at, zone_here)}: the last post inside the 24 hours.")
    if now >= window.closes_at:
        return Errand(at=None, why="The 24 hours are over.")
    at = max(utc(now), window.closes_at - _STEP)
    return Errand(at=at, why=f"{place(at, zone_here)}: the 24 hours end then.")


def read_number(said: str) -> str:
    """A telephone number as it is written, with single blanks.

    Raises:
        InvalidInput: it is none: 5 to 15 digits (ITU-T E.164), perhaps with an extension.
    """
    number = " ".join(said.split())
    digits = sum(character.isdigit() for character in number)
    if not _NUMBER.fullmatch(number) or not _DIGITS[0] <= digits <= _DIGITS[1] + 6:
        raise InvalidInput(f"{said!r} is not a telephone number; write it as “+49 30 1234567”.")
    return number


def _quarters(window: Window, now: datetime) -> Iterator[datetime]:
    """Every quarter of an hour of what is left of the window."""
    start = max(window.opens_at + _NOT_AT_ONCE, utc(now))
    moment = start.replace(minute=start.minute // 15 * 15, second=0, microsecond=0)
    while moment < window.closes_at:
        if moment >= start:
            yield moment
        moment += _STEP


def _in_business_hours(moment: datetime, there: ZoneInfo) -> bool:
    local = moment.astimezone(there)
    return local.weekday() < _SATURDAY and _between(local, _BUSINESS_HOURS)


def _is_collection(moment: datetime, here: ZoneInfo) -> bool:
    local = moment.astimezone(here)
    return local.weekday() < _SATURDAY and local.time() == _POST_LEAVES


def _is_free(moment: datetime, taken: Iterable[datetime]) -> bool:
    return all(abs(moment - other) >= CALL_TAKES for other in taken)


def _drawbacks(moment: datetime, window: Window, there: ZoneInfo, here: ZoneInfo) -> int:
    lunch = _between(moment.astimezone(there), _LUNCH)
    awake = _between(moment.astimezone(here), _AWAKE)
    return int(moment - window.opens_at < _LET_THEM_BREATHE) + int(lunch) + 4 * int(not awake)


def _between(local: datetime, span: tuple[time, time]) -> bool:
    return span[0] <= local.time() < span[1]
