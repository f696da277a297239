"""The page over a world in memory, and somebody who looks at it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest

from afterword.web.app import create_app
from afterword.web.security import Sessions
from afterword.web.serving import PageServer
from afterword.web.views import Dashboard
from tests.fakes.world import World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


@pytest.fixture
def sessions() -> Sessions:
    return Sessions()


@dataclass
class Visitor:
    """Browsers at the page, which is really served."""

    world: World
    sessions: Sessions
    ending: ExitStack = field(default_factory=ExitStack)

    @property
    def dashboard(self) -> Dashboard:
        return Dashboard(
            store=self.world.store, clock=self.world.clock, zone="Europe/Berlin", candidate="Alex Kim"
        )

    def serve(self, dashboard: Dashboard | None = None) -> PageServer:
        return self.ending.enter_context(PageServer(create_app(dashboard or self.dashboard, self.sessions)))

    def stranger(self, server: PageServer | None = None) -> httpx.Client:
        """A browser without a session."""
        return self.ending.enter_context(httpx.Client(base_url=(server or self.serve()).url))

    def candidate(self, **changes: object) -> httpx.Client:
        """A browser that came by a one-time link."""
        client = self.stranger(self.serve(replace(self.dashboard, **changes)))  # type: ignore[arg-type]
        assert client.get("/", params={"key": self.sessions.new_key()}).status_code == 303
        return client

    def reads(self, path: str = "/", **changes: object) -> str:
        answer = self.candidate(**changes).get(path)
        assert answer.status_code == 200
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


def parse(html: str) -> Parsed:
    parser = _Words()
    parser.feed(html)
    return Parsed(" ".join(" ".join(parser.words).split()), parser.tags)


@pytest.fixture
def look(visitor: Visitor) -> Callable[[], Parsed]:
    return lambda: parse(visitor.reads())
