"""The running service: APScheduler wakes it, one worker makes the pass, the database says what is due.

APScheduler waits on a monotonic clock, which stands still while a laptop sleeps, and drops what it missed by
more than a second unless told otherwise; so its jobs only wake us, and a tick asks the database anyway.
"""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.background import BackgroundScheduler

from afterword.errors import AfterwordError, AuthorisationRequired
from afterword.ports import Store
from afterword.workflow.passes import run_pass
from afterword.workflow.services import AWAY, BEAT, REFUSED, STOPPED, Services

log = logging.getLogger("afterword")

TICK = timedelta(seconds=30)
HORIZON = timedelta(days=1)
MOST_ALARMS = 200
"""Alarms set ahead; each pass sets the next ones, so more would only cost memory."""

LONG_AWAY = timedelta(minutes=10)

GLANCE_SECONDS = 1.0
"""How often the clocks are compared while nothing is to be done: alarms wait on one that sleeps with the machine."""

MOST_APART_SECONDS = 2.0


class Autopilot:
    """Makes passes until stopped: at each alarm, at each tick, and when it is time to look at Gmail."""

    def __init__(self, services: Callable[[], Services], store: Store, *, poll: timedelta) -> None:
        """`services` is called in the worker thread: Google's clients stay in the thread that made them."""
        self._make_services = services
        self._store = store
        self._wanted = _Wanted()
        self._told_unauthorised = False
        self._worker = threading.Thread(target=self._work, name="autopilot", daemon=True)
        self._scheduler = BackgroundScheduler(
            jobstores={"default": MemoryJobStore()},
            executors={"default": ThreadPoolExecutor(1)},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
            timezone="UTC",
        )
        self._scheduler.add_job(self._wanted.look, "interval", seconds=poll.total_seconds(), id="look")
        self._scheduler.add_job(self._wanted.wake, "interval", seconds=TICK.total_seconds(), id="tick")

    def start(self) -> None:
        """Begin with a full look, then go on by alarms."""
        self._scheduler.start()
        self._wanted.look()
        self._worker.start()

    def look_now(self) -> None:
        """Make a full pass soon, whatever the alarms say."""
        self._wanted.look()

    def stop(self, timeout_seconds: float = 1.5) -> None:
        """End after the follow-up under way. A call to Google that takes longer is left to `reconcile`."""
        self._wanted.stop()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        if self._worker.is_alive():
            self._worker.join(timeout_seconds)
        if self._worker.ident is not None:
            self._store.remember(STOPPED, datetime.now(UTC).isoformat())

    def stopping(self) -> bool:
        return self._wanted.stopped

    def _work(self) -> None:
        services = self._make_services()
        self._set_alarms(
            services.now()
        )  # before anything asks Google: no network, and they are there all the same
        while (look := self._wanted.next()) is not None:
            self._turn(services, look=look)

    def _turn(self, services: Services, *, look: bool) -> None:
        """One pass with what goes around it; a database that cannot be used for a while must not end the service."""
        try:
            self._beat(services.now())
            self._pass(services, look=look)
            if not self._wanted.stopped:
                self._set_alarms(services.now())
        except AfterwordError as error:
            log.warning("this turn ended early, the next one goes on: %s", error)
        except Exception:
            log.exception("this turn failed; the next one tries again")

    def _pass(self, services: Services, *, look: bool) -> None:
        try:
            run_pass(services, look=look)
            self._told_unauthorised = False
            if self._store.recall(REFUSED):
                self._store.remember(REFUSED, "")
        except AuthorisationRequired as error:
            self._tell_unauthorised(services, error)
        except AfterwordError as error:
            log.warning("this pass ended early, the next one goes on: %s", error)
        except Exception:
            log.exception("this pass failed; the next one tries again")

    def _tell_unauthorised(self, services: Services, error: AuthorisationRequired) -> None:
        log.error("Google must be authorised again: %s", error)
        if not self._told_unauthorised:
            services.notifier.tell("Afterword needs you: connect Google again", str(error))
            self._told_unauthorised = True
            self._store.remember(REFUSED, services.now().isoformat())

    def _beat(self, now: datetime) -> None:
        """Leave a sign of life for `status`; a long silence before it is kept too."""
        last = self._store.recall(BEAT) or self._store.recall(STOPPED)
        if last and now - datetime.fromisoformat(last) > LONG_AWAY:
            self._store.remember(AWAY, f"{last} {now.isoformat()}")
        self._store.remember(BEAT, now.isoformat())

    def alarms(self) -> frozenset[str]:
        """The names of the alarms that are set, as `upcoming` gives them."""
        return frozenset(job.id for job in self._scheduler.get_jobs()) - {"look", "tick"}

    def _set_alarms(self, now: datetime) -> None:
        """Have exactly the alarms the database asks for."""
        wanted = upcoming(self._store, now)
        present = self.alarms()
        for stale in present - wanted.keys():
            self._scheduler.remove_job(stale)
        for name, at in wanted.items():
            if name not in present:
                self._scheduler.add_job(
                    self._wanted.wake, "date", run_date=at, id=name, replace_existing=True
                )


def upcoming(store: Store, now: datetime) -> Mapping[str, datetime]:
    """The next moments at which something is due within a day, by the name of their alarm."""
    return {at.isoformat(): at for at in store.next_moments(now, now + HORIZON, MOST_ALARMS)}


class ClockJump:
    """Whether the wall clock has moved against the monotonic one: set by somebody, or the machine slept."""

    def __init__(self) -> None:
        self._apart = _apart()

    def seen(self) -> bool:
        return abs(_apart() - self._apart) > MOST_APART_SECONDS


def _apart() -> float:
    return time.time() - time.monotonic()


class _Wanted:
    """What the alarms ask of the worker: several wakings become one pass."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._wake = False
        self._look = False
        self.stopped = False

    def wake(self) -> None:
        with self._changed:
            self._wake = True
            self._changed.notify_all()

    def look(self) -> None:
        with self._changed:
            self._wake = self._look = True
            self._changed.notify_all()

    def stop(self) -> None:
        with self._changed:
            self.stopped = True
            self._changed.notify_all()

    def next(self) -> bool | None:
        """Wait for the next waking: whether to look at Gmail, or None when it is time to end."""
        jumped = ClockJump()
        with self._changed:
            while not (self._wake or self.stopped or jumped.seen()):
                self._changed.wait(GLANCE_SECONDS)
            look, self._wake, self._look = self._look, False, False
            return None if self.stopped else look
