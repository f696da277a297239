"""Wires everything, once. What is heavy is imported where it is first needed."""

import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from afterword.domain.model import Candidate, FollowUp, Interview

if TYPE_CHECKING:
    from datetime import datetime

    from afterword.adapters.attachments import AttachmentFolder
    from afterword.adapters.google.account import GoogleAccount
    from afterword.adapters.proofreading import Proofreading
    from afterword.adapters.rendering.notes import StarterNotes
    from afterword.adapters.store.sql import SqlStore
    from afterword.autopilot import Autopilot
    from afterword.domain.letter import CallScript
    from afterword.settings import Settings
    from afterword.web.dashboard import Connected, Dashboard
    from afterword.workflow.checking import Checking
    from afterword.workflow.services import Services, StepTaken


@dataclass(frozen=True)
class Home:
    """One candidate's folder: settings, credentials, token, database, templates."""

    path: Path
    env: Mapping[str, str]
    named: bool
    """Somebody chose it; otherwise it is the platform's place for user data."""

    @cached_property
    def settings(self) -> "Settings":
        from afterword.settings import load  # noqa: PLC0415 (pydantic takes 100 ms, and the help needs none)

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
    def files(self) -> "AttachmentFolder":
        """The copies of what goes along with notes."""
        from afterword.adapters.attachments import AttachmentFolder  # noqa: PLC0415 (only debriefs and drafts)

        return AttachmentFolder(self.path / "attachments")

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


def note_writer(home: Home) -> "StarterNotes":
    """What turns interviews and debriefs into words, for the candidate of that home."""
    from afterword.adapters.rendering.notes import StarterNotes  # noqa: PLC0415
    from afterword.domain.debriefing import met_before  # noqa: PLC0415

    return StarterNotes(
        home.path,
        home.candidate,
        met_before=lambda interview, person: met_before(
            map(home.store.interview, home.store.met(person.email or "", interview.start)), interview, person
        ),
    )


def checking(home: Home) -> "Checking":
    """What the checks of a note need to know of that home."""
    from afterword.workflow.checking import Checking  # noqa: PLC0415

    return Checking(store=home.store, candidate=home.candidate, proofreader=proofreader(home))


def proofreader(home: Home) -> "Proofreading":
    """Who reads notes for slips, in the candidate's own English."""
    from afterword.adapters.proofreading import Proofreading  # noqa: PLC0415
    from afterword.adapters.rendering.letters import is_american  # noqa: PLC0415

    return Proofreading(british=not is_american(home.settings.timezone))


def services(
    home: Home,
    *,
    listeners: tuple[Callable[["StepTaken"], None], ...] = (),
    stopping: Callable[[], bool] = lambda: False,
) -> "Services":
    """The workflow's dependencies for the calling thread: Google's clients may not change threads."""
    from afterword.adapters.clock import SystemClock  # noqa: PLC0415
    from afterword.adapters.notify import AppriseNotifier  # noqa: PLC0415
    from afterword.workflow.services import Services  # noqa: PLC0415

    return Services(
        store=home.store,
        mailbox=home.google.mailbox(),
        calendar=home.google.calendar(),
        calendars=home.settings.google.calendars,
        clock=SystemClock(),
        notifier=AppriseNotifier(home.settings.notify.urls),
        writer=note_writer(home),
        preferences=home.settings.preferences(),
        plan=home.settings.plan,
        candidate=home.candidate,
        files=home.files,
        proofreader=proofreader(home),
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


def dashboard(home: Home, *, look_now: Callable[[], None]) -> "Dashboard":
    """The dashboard of that home; `look_now` asks its autopilot for a pass."""
    from afterword.adapters.clock import SystemClock  # noqa: PLC0415
    from afterword.adapters.ics.reading import read_ics  # noqa: PLC0415
    from afterword.adapters.rendering.letters import is_american  # noqa: PLC0415
    from afterword.adapters.said_people import read_address  # noqa: PLC0415
    from afterword.adapters.said_times import parse_when  # noqa: PLC0415
    from afterword.adapters.store.queries import SqlQueries  # noqa: PLC0415
    from afterword.autopilot import upcoming  # noqa: PLC0415
    from afterword.web.dashboard import Dashboard, Reading, Workers  # noqa: PLC0415
    from afterword.workflow.detect import FileEvent  # noqa: PLC0415

    clock = SystemClock()

    def calendar_file(data: bytes, now: "datetime") -> list[FileEvent]:
        own = [home.candidate.email, *home.candidate.other_addresses]
        found = read_ics(data, own_addresses=own, zone=home.settings.timezone, now=now)
        return [FileEvent(event=one.event, sequence=one.sequence) for one in found.events]

    return Dashboard(
        store=home.store,
        files=home.files,
        queries=SqlQueries(home.store.engine),
        clock=clock,
        zone=home.settings.timezone,
        candidate=lambda: home.candidate,
        quiet_hours=home.settings.preferences().quiet_hours,
        plan=home.settings.plan,
        workers=Workers(lambda: services(home)),
        google=GoogleSide(home),
        by_hand=ByHand(home),
        reading=Reading(when=parse_when, address=read_address, calendar_file=calendar_file),
        notes=lambda: (note_writer(home), checking(home)),
        alarms=lambda: upcoming(home.store, clock.now()),
        look_now=look_now,
        american=is_american(home.settings.timezone),
    )


class GoogleSide:
    """What the dashboard has to do with Google, of one home."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def connection(self) -> "Connected | None":
        """What is on file."""
        from afterword.adapters.google.oauth import WITHOUT  # noqa: PLC0415
        from afterword.web.dashboard import Connected  # noqa: PLC0415

        found = self._home.google.connection()
        if found is None:
            return None
        return Connected(
            address=found.address,
            since=found.authorised_at,
            granted=tuple(sorted(scope.value for scope in found.granted)),
            missing=tuple((scope.value, WITHOUT[scope]) for scope in sorted(found.missing)),
        )

    def connect(self, show_address: Callable[[str], None]) -> str:
        """The whole authorisation, in the browser that the candidate has before them."""
        return self._home.google.connect(show_address=show_address, open_browser=False).address

    def draft_link(self, follow_up: FollowUp) -> str:
        """Where it is in Gmail, or in what stands in for it."""
        endpoint, sent = self._home.settings.google.api_endpoint, follow_up.sent_at is not None
        if endpoint is not None:
            place = f"message/{follow_up.gmail_message_id}" if sent else f"draft/{follow_up.draft_id}"
            return f"{endpoint}/{place}"
        where = (
            f"sent/{follow_up.gmail_message_id}" if sent else f"drafts?compose={follow_up.gmail_message_id}"
        )
        whose = quote(self._home.candidate.email)
        return f"https://mail.google.com/mail/?authuser={whose}#{where}"


class ByHand:
    """Call scripts and letters of one home, in the words of its templates."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def call_script(self, interview: Interview, interviewer_id: int) -> "CallScript":
        """What to say on the telephone."""
        debrief = self._home.store.debrief(interview.id)
        return note_writer(self._home).call_script(interview, interviewer_id, debrief)

    def letter_pdf(self, interview: Interview, interviewer_id: int, written_at: "datetime") -> bytes:
        """The letter, set on paper."""
        from afterword.adapters.rendering.letters import paper_of  # noqa: PLC0415
        from afterword.adapters.rendering.paper import render_pdf  # noqa: PLC0415 (typst takes a while to load)

        letter = note_writer(self._home).letter(
            interview,
            interviewer_id,
            self._home.store.debrief(interview.id),
            written_at=written_at,
            paper=paper_of(interview.timezone),
        )
        return render_pdf(letter, home=self._home.path)
