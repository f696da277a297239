"""Quota units per user and minute, as Gmail counts them."""

from collections import deque

from afterword.sandbox.clock import Clock
from afterword.sandbox.errors import GoogleError

UNITS = {
    "gmail.users.drafts.create": 10,
    "gmail.users.drafts.delete": 10,
    "gmail.users.drafts.get": 5,
    "gmail.users.drafts.list": 5,
    "gmail.users.drafts.send": 100,
    "gmail.users.drafts.update": 15,
    "gmail.users.history.list": 2,
    "gmail.users.messages.get": 5,
    "gmail.users.messages.insert": 25,
    "gmail.users.messages.list": 5,
    "gmail.users.messages.send": 100,
    "gmail.users.threads.get": 10,
    "gmail.users.threads.list": 10,
}

_WINDOW_SECONDS = 60


class Quota:
    """What each user has spent within the last minute."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._spent: dict[str, deque[tuple[float, int]]] = {}

    def spend(self, email: str, units: int, limit: int) -> None:
        """Count the units; raises 403 `rateLimitExceeded` when they are too many."""
        now = self._clock.seconds()
        spent = self._spent.setdefault(email, deque())
        while spent and spent[0][0] <= now - _WINDOW_SECONDS:
            spent.popleft()
        if sum(cost for _, cost in spent) + units > limit:
            raise GoogleError(403, "Quota exceeded for quota metric 'Queries'", reason="rateLimitExceeded")
        spent.append((now, units))
