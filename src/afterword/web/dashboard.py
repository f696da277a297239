"""What the dashboard is made from: the home's store, what can be asked and done, wired once in `bootstrap`."""

import threading
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Protocol, TypeVar

from afterword.domain.letter import CallScript
from afterword.domain.model import (
    Candidate,
    Channel,
    FollowUp,
    HistoryEntry,
    Interview,
    InterviewStatus,
    Link,
)
from afterword.domain.preferences import Plan
from afterword.domain.status import Status
from afterword.errors import Unreachable
from afterword.ports import Clock, Files, NoteWriter, Store
from afterword.workflow.checking import Checking
from afterword.workflow.detect import FileEvent
from afterword.workflow.services import Services

T = TypeVar("T")

_WORKERS = 3


class Queries(Protocol):
    """What is asked of the store for a page: every answer is bounded, however much there is."""

    def counts(self) -> Mapping[Status, int]:
        """How many follow-ups there are of each status; one that none has may be left out."""
        ...

    def follow_ups(
        self,
        statuses: Iterable[Status],
        *,
        channels: Collection[Channel] = tuple(Channel),
        newest_first: bool = False,
        limit: int,
        offset: int = 0,
    ) -> Sequence[FollowUp]:
        """Those of that status and channel, by when they went or go, else by when their window opens."""
        ...

    def interviews(self, ids: Iterable[int]) -> Mapping[int, Interview]:
        """Those interviews, by id."""
        ...

    def interview_page(
        self, *, status: InterviewStatus | None = None, limit: int, offset: int = 0
    ) -> Sequence[Interview]:
        """The latest end first."""
        ...

    def interview_count(self) -> int: ...

    def follow_ups_of(self, interview_ids: Iterable[int]) -> Sequence[FollowUp]:
        """The follow-ups of these interviews, in the order they were planned."""
        ...

    def latest(self, limit: int, event: str | None = None) -> Sequence[tuple[FollowUp, HistoryEntry]]:
        """The latest steps, or the latest of that event, with the follow-up as it is now."""
        ...

    def version(self) -> int:
        """Another number after every commit, whoever made it."""
        ...


@dataclass(frozen=True, kw_only=True)
class Connected:
    """Whose Gmail it is, since when, what was granted, and what each missing permission turns off."""

    address: str
    since: datetime
    granted: tuple[str, ...]
    missing: tuple[tuple[str, str], ...]


class Google(Protocol):
    """The home's connection to Google, as far as the dashboard has to do with it."""

    def connection(self) -> Connected | None:
        """What is on file; None when nothing is. Raises `AuthorisationRequired` for a file that is broken."""
        ...

    def connect(self, show_address: Callable[[str], None]) -> str:
        """Ask the candidate at the address that is shown, wait for the answer; whose Gmail it is."""
        ...

    def draft_link(self, follow_up: FollowUp) -> str:
        """Where the draft or the sent note is in the mailbox."""
        ...


class ByHand(Protocol):
    """What the candidate says or posts themselves, in words made from the debrief. Each raises `TemplateError`."""

    def call_script(self, interview: Interview, interviewer_id: int) -> CallScript:
        """What to say on the telephone."""
        ...

    def letter_pdf(self, interview: Interview, interviewer_id: int, written_at: datetime) -> bytes:
        """The letter, set on paper."""
        ...


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How what a person types or drops becomes values. Each raises `InvalidInput` for what cannot be used."""

    when: Callable[[str, str, datetime], datetime]
    address: Callable[[str], str]
    calendar_file: Callable[[bytes, datetime], Sequence[FileEvent]]


class Turns:
    """One decision about one thing at a time, whatever number of tabs is open."""

    def __init__(self) -> None:
        self._making = threading.Lock()
        self._locks: defaultdict[int, threading.Lock] = defaultdict(threading.Lock)

    def at(self, number: int) -> threading.Lock:
        with self._making:
            return self._locks[number]


class Workers:
    """Runs use cases, a few at a time."""

    def __init__(self, services: Callable[[], Services]) -> None:
        self._make_services = services
        self._own = threading.local()
        self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="dashboard")

    def run(self, use_case: Callable[[Services], T], *, patience_seconds: float | None = None) -> T:
        """What the use case gives.

        Raises:
            Unreachable: it took longer than `patience_seconds`; it goes on all the same, so this is for looking only.
        """
        future = self._pool.submit(lambda: use_case(self._services()))
        try:
            return future.result(patience_seconds)
        except TookTooLong:
            if future.done():
                raise
            raise Unreachable("Gmail has not answered yet.") from None

    def stop(self) -> None:
        """Take nothing new; what is under way ends by itself."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _services(self) -> Services:
        if not hasattr(self._own, "services"):
            self._own.services = self._make_services()
        services: Services = self._own.services
        return services


@dataclass(frozen=True, kw_only=True)
class Dashboard:
    """One home's dashboard.

    Attributes:
        notes: what writes the notes, and what their checks have to know; asked for anew each time, as `candidate`.
        american: the candidate writes 4/12 for the twelfth of April.
        turns, debriefs: whose turn it is at a follow-up, and at what is remembered of an interview.
        candidate: asked for anew each time, for a connection may tell an address that was not known.
        alarms: the next moments at which something is due, by name.
        look_now: asks the autopilot for a full look soon.
        links: other pages worth a look. beside: the mailbox that the demo shows next to the dashboard, if any.
    """

    store: Store
    files: Files
    queries: Queries
    clock: Clock
    zone: str
    candidate: Callable[[], Candidate]
    quiet_hours: tuple[time, time] | None
    plan: Plan
    workers: Workers
    google: Google
    by_hand: ByHand
    reading: Reading
    notes: Callable[[], tuple[NoteWriter, Checking]]
    alarms: Callable[[], Mapping[str, datetime]]
    look_now: Callable[[], None]
    american: bool = False
    notice: str = ""
    links: tuple[Link, ...] = ()
    beside: str = ""
    turns: Turns = field(default_factory=Turns)
    debriefs: Turns = field(default_factory=Turns)

    def now(self) -> datetime:
        return self.clock.now()
