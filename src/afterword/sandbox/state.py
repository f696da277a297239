"""Everything the sandbox knows, in memory."""

import asyncio
from dataclasses import dataclass

from afterword.sandbox.calendar.store import CalendarStore
from afterword.sandbox.clock import Clock
from afterword.sandbox.faults import FaultPlan
from afterword.sandbox.gmail.delivery import Deliveries
from afterword.sandbox.gmail.mailbox import Mailbox
from afterword.sandbox.habits import Habits
from afterword.sandbox.ids import Ids
from afterword.sandbox.oauth.grants import Client, Grants
from afterword.sandbox.quota import Quota
from afterword.sandbox.requestlog import RequestLog


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
