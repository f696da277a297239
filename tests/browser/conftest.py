"""A candidate at a real browser, before the real program and a stand-in for Google."""

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from afterword.bootstrap import Home, autopilot, open_home, services
from afterword.cli.running import dashboard_server
from afterword.demo.hands import Hands as Yes
from afterword.domain.model import FollowUp, Interview, Interviewer, NewInterview
from afterword.errors import Conflict
from afterword.ports import FollowUpFilter
from afterword.sandbox.server import SandboxServer
from afterword.web import app
from afterword.web.outbox import Outbox
from afterword.workflow.record import record
from afterword.workflow.services import Services
from tests.fakes import loopback
from tests.fakes.database import place_database

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK, PHONE, NARROW = (1200, 900), (390, 844), (320, 640)
PATIENCE_MS = 30_000
MOST_TABS = 120
JANE = Interviewer(name="Jane Doe", email="jane@acme.example")

SETTINGS = """\
[candidate]
name = "Alex Kim"
phone = "+49 30 1234567"
timezone = "Europe/Berlin"

[autopilot]
poll = "1 s"
veto_time = "0 s"
weekend = "allow"

[google]
api_endpoint = "{origin}"
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Threads end here with their connections to the stand-in still open, which Python remarks on."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"))


def chromium() -> str:
    """Where the browser is; without one the suite fails in CI and is skipped on a person's machine."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if found:
        return found
    if os.environ.get("CI"):
        pytest.fail("no chromium is installed; .ci/run installs it")
    pytest.skip("no chromium is installed: `apt-get install chromium`, or name one in CHROMIUM")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@dataclass
class Running:
    """Autopilot and dashboard of a connected home, the stand-in they talk to, and a link to open the dashboard with."""

    home: Home
    sandbox: SandboxServer
    google: httpx.Client
    link: str

    @property
    def origin(self) -> str:
        parts = urlsplit(self.link)
        return f"{parts.scheme}://{parts.netloc}"

    def mail(self, folder: str) -> list[dict[str, Any]]:
        """What is in drafts, sent or deliveries of the stand-in."""
        found: list[dict[str, Any]] = self.google.get("/sandbox/mail").json()[folder]
        return found

    def add(self, company: str = "Acme", person: Interviewer = JANE, **facts: Any) -> Interview:
        """An interview that ended ten minutes ago, entered by the candidate in the terminal."""
        end = datetime.now(UTC) - timedelta(minutes=10)
        times = {"start": end - timedelta(hours=1), "end": end} | facts
        new = NewInterview(
            company=company,
            role="Data Engineer",
            timezone="Europe/Berlin",
            interviewers=(person,),
            **times,
        )
        return record(self.home.store, datetime.now(UTC), self.home.candidate, new, self.home.settings.plan)

    def follow_ups(self) -> Sequence[FollowUp]:
        return self.home.store.follow_ups(FollowUpFilter())

    def decide(self, act: Callable[[Services], object]) -> None:
        """What the candidate decides elsewhere; again when the autopilot was at it at that very moment."""
        made = services(self.home)

        def done() -> bool:
            try:
                act(made)
            except Conflict:
                return False
            return True

        self.eventually(done)

    def eventually(self, happened: Callable[[], Any]) -> None:
        deadline = time.monotonic() + PATIENCE_MS / 1000
        while not happened():
            assert time.monotonic() < deadline, self.follow_ups()
            time.sleep(0.1)


@pytest.fixture
def time_to_undo(monkeypatch: pytest.MonkeyPatch) -> None:
    """More of it than a slow machine can use up; ask for it before the server is there."""
    monkeypatch.setattr(app, "Outbox", partial(Outbox, undo_time=timedelta(minutes=5)))


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """What `afterword run` runs, on a home that is connected."""
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    with (
        SandboxServer(time_zone="Europe/Berlin") as sandbox,
        loopback.Client(base_url=sandbox.url) as google,
    ):
        (folder / "credentials.json").write_text(json.dumps(sandbox.credentials()))
        (folder / "config.toml").write_text(SETTINGS.format(origin=sandbox.url))
        place_database(folder / "afterword.db")
        home = open_home(folder, env={})
        home.google.connect(show_address=Yes(sandbox.url).agree, open_browser=False)
        pilot = autopilot(home)
        pilot.start()
        with dashboard_server(home, pilot.look_now, 0) as (page, sessions):
            yield Running(home, sandbox, google, f"{page.url}/?key={sessions.new_key()}")
            pilot.stop()
            home.google.close()
        home.store.close()


@dataclass
class Hands:
    """Presses and writes, with the mouse or with the keyboard alone."""

    page: Page
    keyboard: bool

    def press(self, name: str, role: Any = "button", *, within: Locator | None = None) -> None:
        """A button, a link, or whatever has that name."""
        self.use(self.find(role, name, within))

    def find(self, role: Any, name: str, within: Locator | None = None) -> Locator:
        return (within or self.page.locator("body")).get_by_role(role, name=name, exact=True).first

    def open(self, words: str) -> None:
        """What folds out."""
        self.use(self.page.locator("summary", has_text=words).first)

    def use(self, what: Locator) -> None:
        if not self.keyboard:
            what.click()
            return
        self.reach(what)
        self.page.keyboard.press("Enter")

    def write(self, label: str, text: str) -> None:
        """Into the field of that label, in place of what is there."""
        field_ = self.page.get_by_label(label, exact=True).first
        if not self.keyboard or field_.get_attribute("type") in {"datetime-local", "date"}:
            self.reach(field_) if self.keyboard else None
            field_.fill(text)
            return
        self.reach(field_)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def reach(self, what: Locator) -> None:
        """Go there by Tab alone; where the focus is can be seen."""
        what.wait_for()
        for _ in range(MOST_TABS):
            if what.evaluate("one => one === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"{what} cannot be reached by Tab")


@dataclass
class Person:
    """The candidate at a browser; what it asked for and complained about is judged at the end."""

    context: BrowserContext
    running: Running
    keyboard: bool = False
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()
    link_used: bool = False

    def page(self) -> Page:
        """A tab of the dashboard, past the one-time link."""
        page = self.tab()
        page.goto(self.running.origin if self.link_used else self.running.link)
        self.link_used = True
        return page

    def tab(self) -> Page:
        page = self.context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        return page

    def hands(self, page: Page) -> Hands:
        return Hands(page, self.keyboard)

    def watch(self) -> None:
        self.context.on("request", lambda request: self.asked.append(request.url))
        self.context.on(
            "console",
            lambda line: self.complaints.append(line.text) if line.type in {"error", "warning"} else None,
        )
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def judge(self) -> None:
        """No request left the machine, and the browser had nothing to complain about."""
        hosts = {urlsplit(url).hostname for url in self.asked}
        assert hosts <= {"127.0.0.1"}, hosts
        unexpected = [said for said in self.complaints if not any(words in said for words in self.expected)]
        assert not unexpected, unexpected


Arrive = Callable[..., Person]


@pytest.fixture
def arrive(browser: Browser, running: Running) -> Iterator[Arrive]:
    """A person at a browser of their own, of that size and colour scheme."""
    people: list[Person] = []

    def come(
        size: tuple[int, int] = DESK,
        scheme: Any = "light",
        *,
        keyboard: bool = False,
        scripts: bool = True,
        touch: bool = False,
    ) -> Person:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            java_script_enabled=scripts,
            has_touch=touch,
            is_mobile=touch,
            timezone_id="America/New_York",
            locale="en-GB",
            reduced_motion="reduce",
        )
        person = Person(context, running, keyboard)
        person.watch()
        people.append(person)
        return person

    yield come
    for person in people:
        person.context.close()
        person.judge()


def faults(page: Page) -> list[str]:
    """What axe-core finds on the page as it is."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {[node['html'][:160] for node in one['nodes']]}" for one in found]
