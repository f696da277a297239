"""One life of a process on a home, which may be ended by SIGKILL at any commit and at any call.

Runs in a process of its own. Google is the sandbox, over HTTP; the clock is the machine's, moved by an offset that
is kept beside the home, so that the next process finds the time where this one left it.
"""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from afterword.adapters.attachments import AttachmentFolder
from afterword.adapters.google.account import GoogleAccount
from afterword.adapters.google.transport import Patience, ReadWire, WriteWire
from afterword.adapters.store.opening import open_store
from afterword.domain.attachments import attached
from afterword.domain.lifecycle import Event
from afterword.domain.model import FollowUp, Interview, Interviewer, NewInterview
from afterword.domain.preferences import Preferences
from afterword.domain.status import Status
from afterword.errors import AfterwordError
from afterword.ports import FollowUpFilter
from afterword.workflow.enclosing import Enclosure, enclose
from afterword.workflow.passes import run_pass
from afterword.workflow.record import record
from afterword.workflow.services import Services
from tests.fakes import loopback
from tests.fakes.world import ALEX, PlainWriter, Told
from tests.properties.crashing import CrashingStore

WORK = b"%PDF-1.7 " + bytes(range(256)) + b" %%EOF"


@dataclass(frozen=True)
class Life:
    """What a process is given: its home, the sandbox, whom to thank, and the step to die at, if any."""

    home: Path
    origin: str
    recipient: str
    die_at: int | None = None


class Steps:
    """Counts the places at which the process may die; at the chosen one it is killed."""

    def __init__(self, die_at: int | None) -> None:
        self._die_at = die_at
        self.taken = 0

    def step(self) -> None:
        if self.taken == self._die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        self.taken += 1


class KillingStore(CrashingStore):
    """A store at each commit of which, before and after, the process may die."""

    def __init__(self, store: Any, steps: Steps) -> None:
        super().__init__(store)
        self._steps = steps

    def step(self) -> None:
        self._steps.step()


class MovedClock:
    """The machine's clock and an offset, kept in a file of the home and told to the sandbox."""

    def __init__(self, life: Life) -> None:
        self._file = life.home / "offset"
        self._origin = life.origin
        self.set(float(self._file.read_text()) if self._file.exists() else 0)

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self.offset)

    def set(self, seconds: float) -> None:
        self.offset = seconds
        beside = self._file.with_name(f"offset-{os.getpid()}")
        beside.write_text(str(seconds))
        beside.replace(self._file)
        loopback.put(f"{self._origin}/sandbox/clock", json={"offset_seconds": seconds}).raise_for_status()

    def advance(self, **by: float) -> None:
        self.set(self.offset + timedelta(**by).total_seconds())

    def go_to(self, instant: datetime) -> None:
        self.set(max(self.offset, (instant - datetime.now(UTC)).total_seconds()))


@dataclass
class Process:
    """The services of one life."""

    services: Services
    clock: MovedClock
    store: Any
    account: GoogleAccount
    accepted: list[int]

    def close(self) -> None:
        self.account.close()
        self.store.close()

    def pass_once(self, *, look: bool = True) -> None:
        """A pass as the autopilot makes it: what Google prevents is left to the next one."""
        try:
            run_pass(self.services, look=look)
        except AfterwordError:
            return

    def only(self) -> FollowUp | None:
        return next(iter(self.store.follow_ups(FollowUpFilter())), None)

    def go_to_send_time(self) -> None:
        follow_up = self.only()
        if follow_up is not None and follow_up.status is Status.SCHEDULED and follow_up.send_at is not None:
            self.clock.go_to(follow_up.send_at + timedelta(seconds=1))


def open_process(life: Life, steps: Steps, impatience: float = 2, *, calendar: bool = False) -> Process:
    """The real adapters on that home, with a place to die at each commit and each call.

    The calendar is looked at only where it is asked for: all lives share one sandbox.
    """
    clock = MovedClock(life)
    patience = Patience(timeout=impatience, first_wait=0, sleep=lambda _: None, now=clock.now)
    account = GoogleAccount(
        life.home / "credentials.json",
        life.home / "token.json",
        life.origin,
        patience=patience,
        now=clock.now,
    )
    accepted: list[int] = []
    store: Any = KillingStore(open_store(life.home / "afterword.db"), steps)
    services = Services(
        store=store,
        mailbox=account.mailbox(),
        calendar=account.calendar() if calendar else None,
        clock=clock,
        notifier=Told(),
        writer=PlainWriter(),
        preferences=Preferences(quiet_hours=None, daily_limit=500),
        candidate=ALEX,
        files=AttachmentFolder(life.home / "attachments"),
        listeners=(
            lambda taken: accepted.append(taken.after.id) if taken.step.event is Event.ACCEPTED else None,
        ),
    )
    return Process(services, clock, store, account, accepted)


def die_at_calls(steps: Steps) -> None:
    """From now on every request to Google is two more places to die at: before it, and after its answer."""
    for carrier in (ReadWire, WriteWire):
        carrier.carry = _with_steps(carrier.carry, steps)  # type: ignore[method-assign]


def _with_steps(carry: Callable[..., Any], steps: Steps) -> Callable[..., Any]:
    def stepping(*arguments: Any, **named: Any) -> Any:
        steps.step()
        answer = carry(*arguments, **named)
        steps.step()
        return answer

    return stepping


def live(life: Life) -> None:
    """The whole path: record, attach a file, draft, wait, send."""
    steps = Steps(life.die_at)
    die_at_calls(steps)
    process = open_process(life, steps)
    now = process.clock.now()
    new = record(process.store, now, ALEX, interview(life.recipient, now - timedelta(minutes=10)))
    attach(process, new)
    process.pass_once()
    process.clock.advance(minutes=40)
    process.pass_once()
    process.go_to_send_time()
    process.pass_once()
    (life.home / "lived").write_text(str(steps.taken))


def attach(process: Process, interview: Interview) -> None:
    """A file goes along with its notes."""
    files = process.services.files
    assert files is not None
    enclosure = Enclosure(file=attached("work.pdf", WORK), data=WORK)
    enclose(process.store, files, interview, [enclosure])


def interview(recipient: str, end: datetime) -> NewInterview:
    return NewInterview(
        company="Acme",
        role="Engineer",
        start=end - timedelta(hours=1),
        end=end,
        timezone="Europe/Berlin",
        interviewers=(Interviewer(name="Jane Doe", email=recipient),),
    )


def fill(life: Life) -> None:
    """Ten interviews with twenty people each, all drafted and due."""
    process = open_process(life, Steps(None))
    now = process.clock.now()
    for company in range(10):
        people = tuple(
            Interviewer(name=f"Jane Doe{company}x{number}", email=f"{company}.{number}.{life.recipient}")
            for number in range(20)
        )
        record(process.store, now, ALEX, replace(interview(life.recipient, now), interviewers=people))
    process.pass_once()
    times = [one.send_at for one in process.store.follow_ups(FollowUpFilter()) if one.send_at is not None]
    process.clock.go_to(max(times) + timedelta(seconds=1))  # which hours they are is the hour of the test's
    process.close()


def race(life: Life) -> None:
    """Send what is due, beside whoever else does."""
    process = open_process(life, Steps(None))
    for _ in range(4):
        process.pass_once()
    (life.home / f"sent-by-{os.getpid()}").write_text("".join(f"{n}\n" for n in process.accepted))
    process.close()


def settle(life: Life) -> None:
    """Another process on the same home: passes at growing distances until nothing is open any more."""
    process = open_process(life, Steps(None))
    for minutes in (0, 1, 3, 3, 12, 40, 3, 3, 3):
        process.clock.advance(minutes=minutes)
        process.go_to_send_time()
        process.pass_once()
        follow_up = process.only()
        if follow_up is None or follow_up.status.ended:
            return
