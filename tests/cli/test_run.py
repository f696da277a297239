"""`afterword run`: drafts and sends by itself, one per home, and stops cleanly."""

import re
import signal
import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.cli.conftest import Program
from tests.fakes import loopback

ADD = (
    "interview",
    "add",
    "--company",
    "Acme",
    "--role",
    "Engineer",
    "--interviewer",
    "Jane Doe <jane@acme.example>",
)


def eventually(happened: Callable[[], Any], seconds: float = 60) -> Any:
    """Wait, bounded, until it happened; what it gave."""
    last = time.monotonic() + seconds
    while time.monotonic() < last:
        found = happened()
        if found:
            return found
        time.sleep(0.1)
    pytest.fail(f"it did not happen within {seconds} s")


def deliveries(google: httpx.Client) -> Any:
    return google.get("/sandbox/mail").json()["deliveries"]


@pytest.fixture
def quick(program: Program) -> Program:
    """A home that looks at Gmail every two seconds and gives no time for a veto."""
    program.env |= {
        "AFTERWORD_AUTOPILOT__POLL": "2 s",
        "AFTERWORD_AUTOPILOT__VETO_TIME": "0 s",
        "AFTERWORD_AUTOPILOT__QUIET_HOURS": "none",
    }
    return program


def test_it_drafts_sends_at_the_time_and_stops(quick: Program, google: httpx.Client) -> None:
    quick.ask(*ADD, "--ended", "10 minutes ago")
    with quick.start("run") as running:
        eventually(lambda: google.get("/sandbox/mail").json()["drafts"])
        eventually(lambda: quick.ask("list")[0]["status"] == "scheduled")
        assert quick.ask("status")["running"] is True
        quick.ask("reschedule", "1", "--at", "in 3 seconds")
        eventually(lambda: deliveries(google))
        eventually(lambda: quick.ask("list")[0]["status"] == "sent")

        refused = quick("run").failed_plainly(1)
        assert "already serves" in refused
        assert f"(process {running.pid})" in refused

        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=30) == 0
    assert quick.ask("status")["running"] is False
    assert len(deliveries(google)) == 1


def test_a_link_that_was_used_is_followed_by_another(quick: Program) -> None:
    """A browser forgets its session when it is closed; the autopilot goes on."""
    with quick.start("run", "--no-browser", "--port", "0") as running:
        assert running.stdout is not None
        links: list[str] = []
        for _ in range(3):
            (link,) = re.findall(r"http://\S+", running.stdout.readline())
            links.append(link)
            with loopback.Client(follow_redirects=True) as browser:
                assert browser.get(link).status_code == 200
        assert len(set(links)) == 3
        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=30) == 0


def test_a_killed_one_leaves_the_home_free(quick: Program, google: httpx.Client) -> None:
    quick.ask(*ADD, "--ended", "10 minutes ago")
    with quick.start("run") as running:
        eventually(lambda: google.get("/sandbox/mail").json()["drafts"])
        running.kill()
    with quick.start("run") as again:
        assert again.stdout is not None
        assert "is running" in again.stdout.readline(), "a signal before that would find nobody to take it"
        eventually(lambda: quick.ask("list")[0]["status"] == "scheduled")
        again.send_signal(signal.SIGINT)
        assert again.wait(timeout=30) == 0
    assert len(google.get("/sandbox/mail").json()["drafts"]) == 1
