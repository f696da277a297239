"""`afterword run` is killed in the seconds in which a send can be undone: it does not go by itself, nor twice."""

import json
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from afterword.bootstrap import open_home
from afterword.demo.hands import Hands as Yes
from afterword.sandbox.server import SandboxServer
from afterword.web.outbox import UNDO_TIME
from tests.browser.conftest import PATIENCE_MS, SETTINGS
from tests.cli.conftest import Program
from tests.fakes import loopback
from tests.fakes.database import place_database

expect.set_options(timeout=PATIENCE_MS)
PERSON = ("--interviewer", "Jane Doe <jane@acme.example>")


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    with SandboxServer(time_zone="Europe/Berlin") as server:
        yield server


@pytest.fixture
def program(sandbox: SandboxServer, tmp_path: Path) -> Program:
    """A connected home whose note to Jane Doe appears as soon as it runs."""
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    (folder / "credentials.json").write_text(json.dumps(sandbox.credentials()))
    (folder / "config.toml").write_text(SETTINGS.format(origin=sandbox.url))
    place_database(folder / "afterword.db")
    home = open_home(folder, env={})
    home.google.connect(show_address=Yes(sandbox.url).agree, open_browser=False)
    home.google.close()
    home.store.close()
    made = Program(folder)
    made.ask(
        "interview",
        "add",
        "--company",
        "Acme",
        "--role",
        "Engineer",
        "--ended",
        "10 minutes ago",
        *PERSON,
    )
    return made


@contextmanager
def life(program: Program) -> "Iterator[tuple[subprocess.Popen[str], str]]":
    """`afterword run`, and the link it prints; whatever happens it is gone afterwards."""
    with program.start("run", "--no-browser", "--port", "0") as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            link = re.search(r"http://\S+", said)
            assert link, said
            yield process, link[0]
        finally:
            process.kill()


def deliveries(sandbox: SandboxServer) -> Any:
    return loopback.get(f"{sandbox.url}/sandbox/mail").json()["deliveries"]


@pytest.fixture
def person(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="en-GB", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


def note(person: BrowserContext, link: str) -> Page:
    page = person.new_page()
    page.goto(link)
    page.get_by_role("link", name="Jane Doe").first.click()
    expect(page.locator(".letter")).to_contain_text("Jane,")
    return page


def send(page: Page) -> None:
    page.get_by_text("Send now…").click()
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_role("button", name="Send it").click(no_wait_after=True)


def test_it_did_not_go_and_the_page_says_so_until_it_is_sent_again(
    program: Program, sandbox: SandboxServer, person: BrowserContext
) -> None:
    with life(program) as (process, link):
        page = note(person, link)
        send(page)
        process.kill()
        process.wait()
        killed_at = time.monotonic()
        page.close()
    assert not deliveries(sandbox)

    with life(program) as (_, link):
        today = person.new_page()
        today.goto(link)
        expect(today.get_by_text("Jane Doe’s note was not sent")).to_be_visible()
        time.sleep(max(0, killed_at + UNDO_TIME.total_seconds() + 2 - time.monotonic()))
        assert not deliveries(sandbox), "nobody asked again"
        assert program.ask("list")[0]["status"] == "scheduled"
        today.get_by_role("link", name="Jane Doe").first.click()
        expect(today.get_by_role("status")).to_contain_text("It was not sent: Afterword stopped")
        send(today)
        expect(today.get_by_role("button", name="Undo")).to_be_visible()
        expect(today.get_by_role("status")).to_contain_text("Sent.")
        expect(today.get_by_text("Afterword stopped")).to_have_count(0)
    assert len(deliveries(sandbox)) == 1
    assert program.ask("list")[0]["status"] == "sent"
