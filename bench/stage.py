"""Where it is measured: a stand-in for Google in its own process, homes that are connected to it, and a clock."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from afterword.adapters.google.account import GoogleAccount
from afterword.adapters.google.transport import Patience
from afterword.adapters.rendering.notes import StarterNotes
from afterword.adapters.store.opening import open_store
from afterword.adapters.store.sql import SqlStore
from afterword.demo.hands import Hands
from afterword.domain.model import Candidate
from afterword.domain.preferences import Preferences, Weekend
from afterword.ports import DraftRef
from afterword.sandbox.methods import QUOTA_UNITS
from afterword.workflow.services import Services

ALEX = Candidate(
    name="Alex Kim",
    email="alex.candidate@mail.example",
    timezone="Europe/Berlin",
    phone="+49 30 1234567",
    headline="Data engineer",
)
PREFERENCES = Preferences(quiet_hours=None, weekend=Weekend.ALLOW, daily_limit=100_000)
"""No nights, no weekends and no limit: what is measured must not hang on when it is measured."""

CONFIG = """\
[candidate]
name = "Alex Kim"
phone = "+49 30 1234567"
timezone = "Europe/Berlin"
[autopilot]
quiet_hours = "none"
weekend = "allow"
daily_limit = 500
[google]
api_endpoint = "{origin}"
"""


@dataclass
class MovedClock:
    """The machine's clock, moved."""

    offset: timedelta = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset


@dataclass(frozen=True)
class Silent:
    """A notifier that tells nobody."""

    def tell(self, title: str, text: str) -> None:
        """Nothing."""


@dataclass(frozen=True)
class Stage:
    """One stand-in for Google, the drafts it began with, and homes that are connected to it."""

    folder: Path
    origin: str
    drafts: tuple[DraftRef, ...]
    numbers: Any

    def new_home(self) -> Path:
        """A connected home with an empty database."""
        home = self.folder / f"home-{next(self.numbers)}"
        shutil.copytree(self.folder / "template", home)
        return home

    def ask(self, verb: str, name: str, body: object = None) -> Any:
        """The control side of the stand-in."""
        parts = urlsplit(self.origin)
        connection = HTTPConnection(parts.hostname or "", parts.port, timeout=60)
        text = None if body is None else json.dumps(body)
        connection.request(verb, f"/sandbox/{name}", text, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        document = json.loads(answer.read() or b"null")
        connection.close()
        assert answer.status < 400, document
        return document

    def requests(self) -> Counter[str]:
        """How often each method was asked for since the last time this was asked."""
        found = Counter(entry["method"] for entry in self.ask("GET", "requests"))
        self.ask("DELETE", "requests")
        return found

    def set_clock(self, clock: MovedClock, offset: timedelta) -> None:
        """Move our clock and the stand-in's."""
        clock.offset = offset
        self.ask("PUT", "clock", {"offset_seconds": offset.total_seconds()})


def units(requests: Counter[str]) -> int:
    """Gmail's quota units of those requests; the calendar has a quota of its own."""
    return sum(QUOTA_UNITS[method] * times for method, times in requests.items() if method in QUOTA_UNITS)


@contextmanager
def open_stage(drafts: Sequence[tuple[str, int]] = ()) -> Iterator[Stage]:
    """A stage with those drafts in Gmail: each raw mail, and how many of it."""
    with ExitStack() as ending:
        folder = Path(ending.enter_context(tempfile.TemporaryDirectory(prefix="afterword-bench-")))
        (folder / "drafts.json").write_text(json.dumps(drafts), encoding="utf-8")
        command = [sys.executable, "-m", "bench.serving", str(folder / "drafts.json")]
        serving = ending.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        ending.callback(serving.terminate)
        assert serving.stdout is not None
        origin, client, refs = json.loads(serving.stdout.readline())
        _make_template(folder / "template", origin, client)
        known = tuple(DraftRef(draft_id=d, gmail_message_id=m, thread_id=t) for d, m, t in refs)
        yield Stage(folder, origin, known, count())


def _make_template(home: Path, origin: str, client: dict[str, Any]) -> None:
    home.mkdir()
    (home / "credentials.json").write_text(json.dumps(client), encoding="utf-8")
    (home / "config.toml").write_text(CONFIG.format(origin=origin), encoding="utf-8")
    open_store(home / "afterword.db").close()
    account = GoogleAccount(home / "credentials.json", home / "token.json", origin)
    account.connect(open_browser=False, show_address=Hands(origin).agree)
    account.close()


def open_services(
    home: Path, origin: str, clock: MovedClock, *, calendar: bool = False, **changed: Any
) -> Services:
    """The real adapters on that home."""
    account = GoogleAccount(
        home / "credentials.json",
        home / "token.json",
        origin,
        patience=Patience(timeout=30, now=clock.now),
        now=clock.now,
    )
    services = Services(
        store=open_store(home / "afterword.db"),
        mailbox=account.mailbox(),
        calendar=account.calendar() if calendar else None,
        clock=clock,
        notifier=Silent(),
        writer=StarterNotes(home, ALEX),
        preferences=PREFERENCES,
        candidate=ALEX,
    )
    return replace(services, **changed)


def store_of(services: Services) -> SqlStore:
    """The store, which is closed at the end."""
    assert isinstance(services.store, SqlStore)
    return services.store
