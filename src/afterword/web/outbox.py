"""Sends that were asked for on the page and can still be undone: nothing leaves before the time is over.

They are kept in memory on purpose: if Afterword ends meanwhile, nothing goes out.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from afterword.errors import AfterwordError
from afterword.ports import Clock

log = logging.getLogger("afterword")

UNDO_TIME = timedelta(seconds=10)


@dataclass(frozen=True, kw_only=True)
class Pending:
    """One send that is about to begin."""

    follow_up_id: int
    due_at: datetime
    act: Callable[[], str]
    timer: threading.Timer


class Outbox:
    """At most one pending send for each follow-up, and what became of the last one."""

    def __init__(self, clock: Clock, undo_time: timedelta = UNDO_TIME) -> None:
        self._clock = clock
        self._undo_time = undo_time
        self._lock = threading.Lock()
        self._pending: dict[int, Pending] = {}
        self._said: dict[int, str] = {}
        self.version = 0

    def put(self, follow_up_id: int, act: Callable[[], str]) -> datetime:
        """Begin it after the time to undo; when that is. A second one while the first is pending is the first.

        `act` says in a sentence what came of it; an error's sentence is kept likewise.
        """
        with self._lock:
            waiting = self._pending.get(follow_up_id)
            if waiting is not None:
                return waiting.due_at
            timer = threading.Timer(self._undo_time.total_seconds(), self._send, (follow_up_id,))
            timer.daemon = True
            due_at = self._clock.now() + self._undo_time
            self._pending[follow_up_id] = Pending(
                follow_up_id=follow_up_id, due_at=due_at, act=act, timer=timer
            )
            self._said.pop(follow_up_id, None)
            self.version += 1
            timer.start()
            return due_at

    def due_at(self, follow_up_id: int) -> datetime | None:
        """When the pending send begins; None when there is none."""
        with self._lock:
            waiting = self._pending.get(follow_up_id)
            return None if waiting is None else waiting.due_at

    def undo(self, follow_up_id: int) -> bool:
        """Take it back; False when it had begun, or was never there."""
        with self._lock:
            waiting = self._pending.pop(follow_up_id, None)
            self.version += 1
        if waiting is not None:
            waiting.timer.cancel()
        return waiting is not None

    def said(self, follow_up_id: int) -> str:
        """What became of the last send, told once."""
        with self._lock:
            return self._said.pop(follow_up_id, "")

    def stop(self) -> None:
        """Nothing that is pending is sent."""
        with self._lock:
            waiting = list(self._pending.values())
            self._pending.clear()
        for one in waiting:
            one.timer.cancel()
            log.info("follow-up %d: its sending was not begun, Afterword stops", one.follow_up_id)

    def _send(self, follow_up_id: int) -> None:
        with self._lock:
            mine = self._pending.pop(follow_up_id, None)
        if mine is None:
            return
        said = _outcome(mine)
        with self._lock:
            self._said[follow_up_id] = said
            self.version += 1


def _outcome(pending: Pending) -> str:
    try:
        return pending.act()
    except AfterwordError as error:
        return f"It was not sent: {error}"
    except Exception:
        log.exception("follow-up %d: its sending failed", pending.follow_up_id)
        return "It was not sent: something went wrong. What happened is in afterword.log."
