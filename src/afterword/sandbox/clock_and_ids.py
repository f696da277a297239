"""The sandbox's time, and the identifiers it gives out."""

import hashlib
import time
from datetime import UTC, datetime

_SPREAD = 0x9E375  # odd, so that counting times this visits each 20-bit number once


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


class Ids:
    """A counter behind several disguises."""

    def __init__(self) -> None:
        self._count = 0

    def message_id(self, milliseconds: int) -> str:
        """Sixteen hex digits that begin with the time, as Gmail's do."""
        return f"{milliseconds:011x}{self._next() * _SPREAD % 0x100000:05x}"

    def draft_id(self) -> str:
        """An `r-` and nineteen digits."""
        return f"r-{10**18 + int(self._digest(), 16) % (9 * 10**18)}"

    def event_id(self) -> str:
        """Twenty-six characters of Calendar's alphabet."""
        return self._digest()[:26]

    def rfc822_message_id(self) -> str:
        """A Message-ID as the server gives to mail that has none, or that it renames."""
        return f"<CA{self._digest()[:40]}@mail.sandbox.example>"

    def _next(self) -> int:
        self._count += 1
        return self._count

    def _digest(self) -> str:
        return hashlib.sha256(f"afterword sandbox {self._next()}".encode()).hexdigest()
