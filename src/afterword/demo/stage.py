"""The demo's stage: a stand-in for Google, a home of its own for a while, and the real autopilot on it."""

import contextlib
import json
import logging
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from afterword.adapters.google.token import Connection
from afterword.autopilot import Autopilot
from afterword.bootstrap import Home, autopilot, log_to_file, open_home
from afterword.demo.client_file import write_client
from afterword.demo.hands import Hands
from afterword.domain.model import FollowUp
from afterword.errors import SettingsError
from afterword.ports import FollowUpFilter
from afterword.sandbox.server import SandboxServer
from afterword.settings import CONFIG, Settings

NAME, ADDRESS = "Alex Moreno", "alex.moreno@mail.example"

_SETTINGS = """\
# The demo's settings: the real ones, only in more of a hurry than yours would be.
[candidate]
name = {name}
phone = "+1 555 0100"
timezone = {zone}
links = {{ Portfolio = "https://alex-moreno.example" }}

[autopilot]
veto_time = "{veto_seconds} s"
quiet_hours = "none"
weekend = "allow"
poll = "5 s"

[google]
api_endpoint = "{origin}"
"""


@dataclass(frozen=True, kw_only=True)
class Stage:
    """Everything the story plays with."""

    home: Home
    sandbox: SandboxServer
    hands: Hands
    zone: str
    pilot: Autopilot
    ending: contextlib.ExitStack

    @property
    def origin(self) -> str:
        """Where the stand-in is."""
        return self.sandbox.url

    def start(self) -> None:
        """Begin with the passes; they end with the stage."""
        self.home.store.remember("autopilot_holder", f"the demo, process {os.getpid()}")
        self.pilot.start()
        self.ending.callback(self.pilot.stop, timeout_seconds=1)

    def connect(self) -> Connection:
        """The real authorisation; the candidate's part of it is played on the consent page."""
        return self.home.google.connect(show_address=self.hands.agree, open_browser=False)

    def now(self) -> datetime:
        return datetime.now(UTC)

    def follow_up_to(self, address: str) -> FollowUp:
        """The follow-up to the one person with that address."""
        store = self.home.store
        for follow_up in store.follow_ups(FollowUpFilter()):
            person = store.interview(follow_up.interview_id).interviewer(follow_up.interviewer_id)
            if person.email == address:
                return follow_up
        raise LookupError(address)


@contextlib.contextmanager
def staged(*, veto_seconds: int) -> Iterator[Stage]:
    """The stage, with nothing on it yet; when the block ends all of it is stopped and removed."""
    zone = _machine_zone()
    with contextlib.ExitStack() as stack:
        folder = Path(
            stack.enter_context(
                tempfile.TemporaryDirectory(prefix="afterword-demo-", ignore_cleanup_errors=True)
            )
        )
        sandbox = stack.enter_context(SandboxServer(accounts=(ADDRESS,), time_zone=zone))
        write_client(folder / "credentials.json", sandbox.credentials())
        text = _settings(sandbox.url, zone, veto_seconds)
        (folder / CONFIG).write_text(text, encoding="utf-8")
        home = open_home(folder, env={})
        stack.enter_context(_logging(home))
        stack.callback(_close, home)
        stack.enter_context(FileLock(home.lock_path, timeout=0))
        yield Stage(
            home=home,
            sandbox=sandbox,
            hands=Hands(sandbox.url),
            zone=zone,
            pilot=autopilot(home),
            ending=stack,
        )


def _machine_zone() -> str:
    """The machine's time zone, so that the story's times are those of the clock on the wall; else UTC."""
    try:
        return Settings().timezone
    except SettingsError:
        return "UTC"


def _settings(origin: str, zone: str, veto_seconds: int) -> str:
    quoted = {"name": json.dumps(NAME), "zone": json.dumps(zone)}
    return _SETTINGS.format(**quoted, origin=origin, veto_seconds=veto_seconds)


@contextlib.contextmanager
def _logging(home: Home) -> Iterator[None]:
    """Log into the home while it exists."""
    log = logging.getLogger("afterword")
    before = list(log.handlers)
    log_to_file(home)
    try:
        yield
    finally:
        for handler in set(log.handlers) - set(before):
            log.removeHandler(handler)
            handler.close()


def _close(home: Home) -> None:
    home.google.close()
    home.store.close()
