"""The page as a server."""

import itertools
import socket
import time

import httpx
import pytest

from afterword.errors import InvalidInput
from afterword.web import live
from afterword.web.app import PageServer
from afterword.web.security import Sessions
from tests.fakes import loopback
from tests.fakes.world import World
from tests.web.conftest import Visitor

SOON_SECONDS = 10
"""Much less than a browser keeps a connection, and enough for a machine that has other things to do."""


@pytest.fixture
def server(visitor: Visitor) -> PageServer:
    return visitor.serve()


def test_it_answers_on_this_machine(server: PageServer, sessions: Sessions) -> None:
    with loopback.Client(follow_redirects=True) as browser:
        assert browser.get(server.url).status_code == 403
        assert "Nothing needs you" in browser.get(server.url, params={"key": sessions.new_key()}).text
        assert "server" not in browser.get(server.url).headers


def test_it_listens_on_the_loopback_only(server: PageServer) -> None:
    with socket.socket() as other, pytest.raises(OSError, match="refused"):
        other.connect(("127.0.0.2", server.port))


def test_it_stops_soon_although_a_browser_keeps_its_connection(server: PageServer) -> None:
    with loopback.Client() as browser:
        browser.get(server.url)
        began = time.monotonic()
        server.stop()
        assert time.monotonic() - began < SOON_SECONDS
    with pytest.raises(httpx.ConnectError):
        loopback.get(server.url)


def test_it_stops_soon_although_a_page_listens(visitor: Visitor) -> None:
    server = visitor.serve()
    browser = visitor.candidate(server)
    with browser.stream("GET", "/events") as stream:
        assert next(stream.iter_lines()).startswith("event: ready")
        began = time.monotonic()
        server.stop()
        assert time.monotonic() - began < SOON_SECONDS


def test_an_open_page_is_told_that_something_changed(world: World, visitor: Visitor) -> None:
    world.interview()
    with visitor.candidate().stream("GET", "/events") as stream:
        lines = stream.iter_lines()
        assert next(lines) == "event: ready"
        world.advance(minutes=5)
        world.sync()
        assert "event: changed" in itertools.islice(lines, 6)


def test_it_may_stop_before_it_began(visitor: Visitor, sessions: Sessions) -> None:
    PageServer(visitor.app()).stop()


def test_a_port_in_use_is_told(server: PageServer, visitor: Visitor, sessions: Sessions) -> None:
    with pytest.raises(InvalidInput, match="choose another"):
        PageServer(visitor.app(), server.port)


def test_so_many_pages_follow_at_one_time_and_one_more_is_told_that_it_does_not(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "MOST_STREAMS", 2)
    browser = visitor.candidate()
    with browser.stream("GET", "/events") as one, browser.stream("GET", "/events") as other:
        following = [one.iter_lines(), other.iter_lines()]  # a stream that nobody reads any more is closed
        assert [next(lines) for lines in following] == ["event: ready"] * 2
        assert browser.get("/events").status_code == 503
        assert browser.get("/").status_code == 200
    eventually_streams(browser)


def eventually_streams(browser: httpx.Client) -> None:
    """Once the others are closed there is room again."""
    deadline = time.monotonic() + 30
    while True:
        with browser.stream("GET", "/events") as stream:
            if stream.status_code == 200:
                return
        assert time.monotonic() < deadline
        time.sleep(0.05)
