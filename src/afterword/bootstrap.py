"""Wires everything, once. What is heavy is imported where it is first needed."""

import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from afterword.domain.model import Candidate
from afterword.settings import Settings, load

if TYPE_CHECKING:
    from afterword.adapters.google.account import GoogleAccount
    from afterword.adapters.store.sql import SqlStore
    from afterword.autopilot import Autopilot
    from afterword.workflow.services import Services, StepTaken


@dataclass(frozen=True)
class Home:
    """One candidate's folder: settings, credentials, token, database, templates."""

    path: Path
    env: Mapping[str, str]
    named: bool
    """Somebody chose it; otherwise it is the platform's place for user data."""

    @cached_property
    def settings(self) -> Settings:
        return load(self.path, self.env)

    @property
    def token_path(self) -> Path:
        return self.path / "token.json"

    @property
    def lock_path(self) -> Path:
        return self.path / "autopilot.lock"

    @cached_property
    def candidate(self) -> Candidate:
        """Who writes; the address is the connected account's when the settings name none."""
        connection = self.google.connection()
        return self.settings.candidate(connection.address if connection else "")

    @cached_property
    def store(self) -> "SqlStore":
        from afterword.adapters.store.opening import open_store, open_url  # noqa: PLC0415 (SQLAlchemy takes 200 ms)

        url = self.settings.store.url
        return open_url(url) if url else open_store(self.path / "afterword.db")

    @cached_property
    def google(self) -> "GoogleAccount":
        from afterword.adapters.google.account import GoogleAccount  # noqa: PLC0415 (Google's client is slow)

        return GoogleAccount(
            credentials_path=self.settings.credentials_file,
            token_path=self.token_path,
            api_endpoint=self.settings.google.api_endpoint,
        )


def open_home(path: Path | None, env: Mapping[str, str] | None = None) -> Home:
    """The home folder: as named, else `AFTERWORD_HOME`, else the platform's place for user data."""
    env = os.environ if env is None else env
    if path is None and env.get("AFTERWORD_HOME"):
        path = Path(env["AFTERWORD_HOME"])
    if path is not None:
        return Home(path.expanduser().absolute(), env, named=True)
    from platformdirs import user_data_path  # noqa: PLC0415 (only where nobody named a home)

    return Home(user_data_path("afterword", appauthor=False).absolute(), env, named=False)


def log_to_file(home: Home, *, also_stderr: bool = False) -> None:
    """Write ids, statuses and reasons to `afterword.log`; texts and secrets are never logged."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 (commands that only read need no log)

    home.path.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = home.path / "afterword.log"
    path.touch(mode=0o600, exist_ok=True)
    handlers: list[logging.Handler] = [RotatingFileHandler(path, maxBytes=2_000_000, backupCount=3)]
    if also_stderr:
        handlers.append(logging.StreamHandler())
    log = logging.getLogger("afterword")
    log.setLevel(logging.INFO)
    for handler in handlers:
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)


def services(
    home: Home,
    *,
    listeners: tuple[Callable[["StepTaken"], None], ...] = (),
    stopping: Callable[[], bool] = lambda: False,
) -> "Services":
    """The workflow's dependencies for the calling thread: Google's clients may not change threads."""
    from afterword.adapters.clock import SystemClock  # noqa: PLC0415
    from afterword.adapters.notify import AppriseNotifier  # noqa: PLC0415
    from afterword.adapters.templates import TemplateNotes  # noqa: PLC0415
    from afterword.domain.debriefing import met_before  # noqa: PLC0415
    from afterword.workflow.services import Services  # noqa: PLC0415

    return Services(
        store=home.store,
        mailbox=home.google.mailbox(),
        calendar=home.google.calendar(),
        calendars=home.settings.google.calendars,
        clock=SystemClock(),
        notifier=AppriseNotifier(home.settings.notify.urls),
        writer=TemplateNotes(
            home.path,
            home.candidate,
            met_before=lambda interview, person: met_before(
                map(home.store.interview, home.store.met(person.email or "", interview.start)),
                interview,
                person,
            ),
        ),
        preferences=home.settings.preferences(),
        plan=home.settings.plan,
        candidate=home.candidate,
        listeners=listeners,
        stopping=stopping,
    )


def autopilot(home: Home, *, listeners: tuple[Callable[["StepTaken"], None], ...] = ()) -> "Autopilot":
    """The running service of that home, not started yet."""
    from afterword.autopilot import Autopilot  # noqa: PLC0415 (APScheduler is only needed to run)

    pilot: Autopilot

    def make() -> "Services":
        return services(home, listeners=listeners, stopping=pilot.stopping)

    pilot = Autopilot(make, home.store, poll=home.settings.preferences().poll)
    return pilot
