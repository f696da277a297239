"""Sends that were asked for on the page and can still be undone: nothing leaves before the time is over.

They wait in memory on purpose: if Afterword ends meanwhile, nothing goes out. Only that one was waiting is put
down, so that the next start can say that it did not go.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from afterword.domain.model import FollowUp
from afterword.errors import AfterwordError, NotFound, StoreError
from afterword.ports import Clock, Store

log = logging.getLogger("afterword")

UNDO_TIME = timedelta(seconds=10)
TOLD = timedelta(minutes=1)
TOLD_OF_FAILURE = timedelta(hours=1)
"""How long an outcome is told: on every look, for one that comes to nothing must not take it along."""
LEAVING = "leaving/"
"""Begins the key of the fact that one waits; its value is the revision it was asked for."""


@dataclass(frozen=True, kw_only=True)
class Pending:
    """One send that is about to begin."""

    follow_up_id: int
    due_at: datetime
    act: Callable[[], str]
    timer: threading.Timer


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of a send, in a sentence; `until` says how long it is told."""

    said: str
    failed: bool
    until: datetime


class Outbox:
    """At most one pending send for each follow-up, and what became of the last one."""

    def __init__(self, clock: Clock, store: Store, undo_time: timedelta = UNDO_TIME) -> None:
        self._clock = clock
        self._store = store
        self._left = {int(k.removeprefix(LEAVING)): int(v) for k, v in store.facts(LEAVING).items()}
        self._undo_time = undo_time
        self._lock = threading.Lock()
        self._pending: dict[int, Pending] = {}
        self._outcomes: dict[int, Outcome] = {}
        self.version = 0

    def put(self, follow_up: FollowUp, act: Callable[[], str]) -> datetime:
        """Begin it after the time to undo; when that is. A second one while the first is pending is the first.

        `act` says in a sentence what came of it; an error's sentence is kept likewise.
        """
        follow_up_id = follow_up.id
        with self._lock:
            waiting = self._pending.get(follow_up_id)
            if waiting is not None:
                return waiting.due_at
            self._store.remember(f"{LEAVING}{follow_up_id}", str(follow_up.revision))
            self._left.pop(follow_up_id, None)
            timer = threading.Timer(self._undo_time.total_seconds(), self._send, (follow_up_id,))
            timer.daemon = True
            due_at = self._clock.now() + self._undo_time
            self._pending[follow_up_id] = Pending(
                follow_up_id=follow_up_id, due_at=due_at, act=act, timer=timer
            )
            self._outcomes.pop(follow_up_id, None)
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
            left = self._left.pop(follow_up_id, None)
            self._outcomes.pop(follow_up_id, None)
            self.version += 1
        if waiting is not None:
            waiting.timer.cancel()
        if waiting is not None or left is not None:
            self._forget(follow_up_id)
        return waiting is not None

    def left(self) -> list[FollowUp]:
        """Those that were waiting when Afterword ended the last time, as long as nothing else has become of them."""
        with self._lock:
            asked = dict(self._left)
        found = [self._as_asked(number, revision) for number, revision in asked.items()]
        return [follow_up for follow_up in found if follow_up is not None]

    def _as_asked(self, follow_up_id: int, revision: int) -> FollowUp | None:
        """The follow-up if it still is what was to be sent; else there is nothing to say about it any more."""
        try:
            follow_up = self._store.follow_up(follow_up_id)
        except NotFound:
            follow_up = None
        if follow_up is not None and follow_up.revision == revision and not follow_up.status.ended:
            return follow_up
        with self._lock:
            self._left.pop(follow_up_id, None)
        self._forget(follow_up_id)
        return None

    def _forget(self, follow_up_id: int) -> None:
        """Nothing waits any more. Should the database not take it, the next start finds out that nothing is left."""
        try:
            self._store.forget(f"{LEAVING}{follow_up_id}")
        except StoreError as error:
            log.warning("follow-up %d: that it waits no longer could not be kept: %s", follow_up_id, error)

    def said(self, follow_up_id: int) -> str:
        """What became of the last send, as long as it is news and nothing else was decided."""
        outcome = self._news().get(follow_up_id)
        return outcome.said if outcome else ""

    def failures(self) -> dict[int, str]:
        """The sends that were asked for and came to nothing, with why."""
        return {number: one.said for number, one in self._news().items() if one.failed}

    def _news(self) -> dict[int, Outcome]:
        with self._lock:
            now = self._clock.now()
            self._outcomes = {number: one for number, one in self._outcomes.items() if now < one.until}
            return dict(self._outcomes)

    def stop(self) -> None:
        """Nothing that is pending is sent; the next start says so."""
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
        said, failed = _outcome(mine)
        self._forget(follow_up_id)
        until = self._clock.now() + (TOLD_OF_FAILURE if failed else TOLD)
        with self._lock:
            self._outcomes[follow_up_id] = Outcome(said=said, failed=failed, until=until)
            self.version += 1


def _outcome(pending: Pending) -> tuple[str, bool]:
    """What came of it in a sentence, and whether that is a failure."""
    try:
        return pending.act(), False
    except AfterwordError as error:
        return f"It was not sent: {error}", True
    except Exception:
        log.exception("follow-up %d: its sending failed", pending.follow_up_id)
        return (
            "Something went wrong: look below whether it went out. What happened is in afterword.log.",
            True,
        )
