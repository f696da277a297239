"""The dashboard over a world in memory, and somebody who uses it."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest

from afterword.adapters.ics.reading import read_ics
from afterword.adapters.said_people import read_address
from afterword.adapters.said_times import parse_when
from afterword.adapters.store.queries import SqlQueries
from afterword.autopilot import upcoming
from afterword.domain.letter import CallScript
from afterword.domain.model import FollowUp, Interview
from afterword.errors import AuthorisationRequired
from afterword.web.app import DashboardApp, PageServer
from afterword.web.dashboard import Connected, Dashboard, Reading, Workers
from afterword.web.outbox import Outbox
from afterword.web.security import Sessions
from afterword.workflow.checking import Checking
from afterword.workflow.detect import FileEvent
from tests.fakes import loopback
from tests.fakes.world import ALEX, END, World

PATIENCE_SECONDS = 30


@dataclass
class FakeGoogle:
    """A connection that is there, or is not."""

    connected: Connected | None = field(
        default_factory=lambda: Connected(
            address=ALEX.email,
            since=END - timedelta(days=3),
            granted=("calendar", "drafts", "read"),
            missing=(),
        )
    )
    broken: str = ""
    answer: Callable[[], str] = lambda: ALEX.email

    def connection(self) -> Connected | None:
        if self.broken:
            raise AuthorisationRequired(self.broken)
        return self.connected

    def connect(self, show_address: Callable[[str], None]) -> str:
        show_address("http://127.0.0.1:9/consent?scope=x&state=y")
        return self.answer()

    def draft_link(self, follow_up: FollowUp) -> str:
        return f"https://mail.google.com/mail/?authuser=x#drafts?compose={follow_up.gmail_message_id}"


class FakeByHand:
    """Words and paper of a kind."""

    def call_script(self, interview: Interview, interviewer_id: int) -> CallScript:
        person = interview.interviewer(interviewer_id)
        return CallScript(
            to_name=person.name,
            phone=person.phone,
            opening="Hello, this is Alex.",
            talking_points=("the Postgres migration",),
            next_step="I look forward to hearing from you.",
            closing="Good-bye.",
            voicemail="Hello, this is Alex; thank you.",
        )

    def letter_pdf(self, interview: Interview, interviewer_id: int, written_at: datetime) -> bytes:
        return f"%PDF-1.7 to {interview.interviewer(interviewer_id).name} at {written_at}".encode()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


@pytest.fixture
def sessions() -> Sessions:
    return Sessions()


class OutboxAtHand(Outbox):
    """One whose time to undo is over when a test says so, not when a slow machine has used it up."""

    def time_is_up(self) -> None:
        for number, one in list(self._pending.items()):
            one.timer.cancel()
            self._send(number)


@dataclass
class Visitor:
    """Browsers at the dashboard, which is really served."""

    world: World
    sessions: Sessions
    google: FakeGoogle = field(default_factory=FakeGoogle)
    undo_time: timedelta = timedelta(hours=1)
    outboxes: list[OutboxAtHand] = field(default_factory=list)
    looks: list[datetime] = field(default_factory=list)
    ending: ExitStack = field(default_factory=ExitStack)

    def dashboard(self, **changes: object) -> Dashboard:
        world, queries = self.world, SqlQueries(self.world.store.engine)
        self.ending.callback(queries.close)

        def calendar_file(data: bytes, now: datetime) -> list[FileEvent]:
            found = read_ics(data, own_addresses=[ALEX.email], zone=ALEX.timezone, now=now)
            return [FileEvent(event=one.event, sequence=one.sequence) for one in found.events]

        made = Dashboard(
            store=world.store,
            files=world.files,
            queries=queries,
            clock=world.clock,
            zone=ALEX.timezone,
            candidate=lambda: ALEX,
            quiet_hours=world.preferences.quiet_hours,
            plan=world.services.plan,
            by_hand=FakeByHand(),
            workers=Workers(lambda: world.services),
            google=self.google,
            reading=Reading(when=parse_when, address=read_address, calendar_file=calendar_file),
            notes=lambda: (world.services.writer, Checking(store=world.store, candidate=ALEX)),
            alarms=lambda: upcoming(world.store, world.clock.now()),
            look_now=lambda: self.looks.append(world.clock.now()),
        )
        return replace(made, **changes)  # type: ignore[arg-type]

    def app(self, **changes: object) -> DashboardApp:
        self.outboxes.append(OutboxAtHand(self.world.clock, self.world.store, self.undo_time))
        return DashboardApp(self.dashboard(**changes), self.sessions, self.outboxes[-1])

    def time_is_up(self) -> None:
        """What was to be sent, and was not taken back, goes now."""
        for outbox in self.outboxes:
            outbox.time_is_up()

    def serve(self, **changes: object) -> PageServer:
        return self.ending.enter_context(PageServer(self.app(**changes)))

    def stranger(self, server: PageServer | None = None) -> httpx.Client:
        """A browser without a session."""
        url = (server or self.serve()).url
        return self.ending.enter_context(
            loopback.Client(base_url=url, timeout=PATIENCE_SECONDS, headers={"Origin": url})
        )

    def candidate(self, server: PageServer | None = None, /, **changes: object) -> httpx.Client:
        """A browser that came by a one-time link."""
        client = self.stranger(server or self.serve(**changes))
        assert client.get("/", params={"key": self.sessions.new_key()}).status_code == 303
        return client

    def reads(self, path: str = "/", **changes: object) -> str:
        answer = self.candidate(self.serve(**changes)).get(path)
        assert answer.status_code == 200, answer.text
        return answer.text


@pytest.fixture
def visitor(world: World, sessions: Sessions) -> Iterator[Visitor]:
    made = Visitor(world, sessions)
    with made.ending:
        yield made


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@dataclass
class Parsed:
    """A page as a reader has it."""

    text: str
    tags: list[tuple[str, dict[str, str | None]]]

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    def form(self, action: str) -> dict[str, str]:
        """What a form's fields hold, by name: from its tag to the next form's."""
        fields: dict[str, str] = {}
        inside = False
        for tag, attributes in self.tags:
            if tag == "form":
                inside = attributes.get("action") == action
            name = attributes.get("name")
            if inside and tag == "input" and name:
                fields[name] = attributes.get("value") or ""
        return fields


def parse(html: str) -> Parsed:
    parser = _Words()
    parser.feed(html)
    return Parsed(" ".join(" ".join(parser.words).split()), parser.tags)


def press(browser: httpx.Client, page: str, action: str, **typed: str) -> httpx.Response:
    """Open a page and send one of its forms, with what is typed into it."""
    html = browser.get(page).text
    assert f'action="{action}"' in html, f"{action} is not on {page}"
    return browser.post(action, data=parse(html).form(action) | typed)


def said(answer: httpx.Response, browser: httpx.Client) -> str:
    """What a form's answer says: on the page it leads to, or on itself."""
    page = browser.get(answer.headers["location"]) if answer.status_code == 303 else answer
    found = re.search(r'<div id="said" role="status">(.*?)</div>', page.text, re.DOTALL)
    return parse(found[1] if found else "").text


@pytest.fixture
def look(visitor: Visitor) -> Callable[[], Parsed]:
    return lambda: parse(visitor.reads())
