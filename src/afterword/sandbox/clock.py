"""The sandbox's time: the machine's, shifted or standing still."""

import time
from datetime import UTC, datetime


class Clock:
    """Seconds since the epoch, as the sandbox sees them."""

    def __init__(self) -> None:
        self._offset = 0.0
        self._frozen_at: float | None = None

    def seconds(self) -> float:
        """Now, in seconds since the epoch."""
        return time.time() + self._offset if self._frozen_at is None else self._frozen_at

    def milliseconds(self) -> int:
        """Now, in milliseconds since the epoch."""
        return int(self.seconds() * 1000)

    def now(self) -> datetime:
        """Now, aware and in UTC."""
        return datetime.fromtimestamp(self.seconds(), UTC)

    @property
    def offset_seconds(self) -> float:
        """How far this clock is ahead of the machine's."""
        return self.seconds() - time.time()

    def shift(self, offset_seconds: float) -> None:
        """Run ahead of (or behind) the machine by so much."""
        self._offset, self._frozen_at = offset_seconds, None

    def set(self, moment: datetime, *, frozen: bool) -> None:
        """Make it `moment` now, and let time go on or stand still."""
        self._offset = moment.timestamp() - time.time()
        self._frozen_at = moment.timestamp() if frozen else None
