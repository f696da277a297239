"""Everything the sandbox knows, in memory: accounts, habits, quota, the log of requests."""

import asyncio
from collections import deque
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

import msgspec

from afterword.sandbox.calendar.store import CalendarStore
from afterword.sandbox.clock_and_ids import Clock, Ids
from afterword.sandbox.errors import GoogleError
from afterword.sandbox.faults import FaultPlan
from afterword.sandbox.gmail.mailbox import Deliveries, Mailbox
from afterword.sandbox.oauth.grants import Client, Grants

_QUOTA_WINDOW_SECONDS = 60


class Habits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is not known for certain of Google's behaviour; a test can turn each point either way.

    The defaults are the likelier way.
    """

    message_id_survives: bool = True
    """The Message-ID of a draft is kept when it is sent."""
    sent_lag_seconds: float = 0.0
    """Searching does not find a sent message before this many seconds have gone by."""
    wrapper_outlives_send: bool = False
    """`drafts.get` of a sent draft answers 200 with the sent message."""
    wrapper_label_ids: tuple[str, ...] = ("SENT",)
    """The labels which such a surviving wrapper shows."""
    second_send_status: int = 404
    """The answer to sending a draft that has been sent."""
    access_token_seconds: float = 3599.0
    refresh_token_seconds: float | None = None
    """The life of a refresh token; 604800 for a client in "Testing"."""
    quota: bool = False
    """Count quota units, and refuse with 403 `rateLimitExceeded` above the limit."""
    quota_units_per_minute: int = 6000
    foreign_from: Literal["rewrite", "refuse"] = "rewrite"
    """What becomes of a From that is not an alias of the account."""
    subject_edit_moves_thread: bool = True
    drops_identical_bodies: bool = False
    """A body already delivered to someone at the same domain is accepted and not delivered."""
    scheduled_send: Literal["gone", "labelled"] = "gone"
    """What the API shows of a draft on "Schedule send": nothing, or a message labelled SCHEDULED."""
    sync_token_gone: bool = False
    """`events.list` answers every syncToken with 410."""


def changed_habits(habits: Habits, patch: dict[str, object]) -> Habits:
    """The habits with some of them replaced; raises `msgspec.ValidationError` for an unknown or bad one."""
    return msgspec.convert({**msgspec.to_builtins(habits), **patch}, Habits)


@dataclass(frozen=True)
class Account:
    """One person at this stand-in for Google."""

    email: str
    mailbox: Mailbox
    calendar: CalendarStore


class State:
    """The sandbox's whole memory; only its event loop writes to it."""

    def __init__(self, emails: tuple[str, ...], habits: Habits, client: Client, time_zone: str) -> None:
        self.client = client
        self.clock = Clock()
        self.stopping = asyncio.Event()
        self._ids = Ids()
        self._emails = emails
        self._first_habits = habits
        self._time_zone = time_zone
        self.beside = ""
        self.reset()

    def reset(self) -> None:
        """Forget everything but the accounts' names; identifiers are not used again."""
        self.clock.shift(0)
        self.habits = self._first_habits
        self.faults = FaultPlan()
        self.requests = RequestLog()
        self.grants = Grants()
        self.quota = Quota(self.clock)
        self.deliveries = Deliveries()
        self.accounts = {email: self._account(email) for email in self._emails}

    def account(self, email: str | None = None) -> Account:
        """The account of that address, or the first; raises KeyError when there is none."""
        return self.accounts[email or self._emails[0]]

    def _account(self, email: str) -> Account:
        mailbox = Mailbox(email, self.clock, self._ids)
        return Account(email, mailbox, CalendarStore(email, self._time_zone, self.clock, self._ids))


class Quota:
    """What each user has spent within the last minute."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._spent: dict[str, deque[tuple[float, int]]] = {}

    def spend(self, email: str, units: int, limit: int) -> None:
        """Count the units; raises 403 `rateLimitExceeded` when they are too many."""
        now = self._clock.seconds()
        spent = self._spent.setdefault(email, deque())
        while spent and spent[0][0] <= now - _QUOTA_WINDOW_SECONDS:
            spent.popleft()
        if sum(cost for _, cost in spent) + units > limit:
            raise GoogleError(403, "Quota exceeded for quota metric 'Queries'", reason="rateLimitExceeded")
        spent.append((now, units))


@dataclass
class LoggedRequest:
    """One request; `status` stays empty while, or because, no answer was given."""

    time: str
    method: str
    verb: str
    path: str
    status: int | None = None
    fault: str | None = None
    committed: bool = False


@dataclass
class RequestLog:
    """All of them since the start or the last clearing."""

    entries: list[LoggedRequest] = field(default_factory=list)

    def begin(self, entry: LoggedRequest) -> LoggedRequest:
        """Note a request as it comes in, so that the order is that of arrival."""
        self.entries.append(entry)
        return entry

    def as_json(self) -> list[dict[str, Any]]:
        """The log as `/sandbox/requests` shows it."""
        return [asdict(entry) for entry in self.entries]
