"""The pictures in the README: `python -m tests.browser.screenshots [FOLDER]` takes them of the demo's home."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from afterword.bootstrap import services
from afterword.demo.live import dashboard
from afterword.demo.stage import Stage, staged
from afterword.demo.story import INES, JANE, NOOR, PRIYA, SAM, edited, found_interview, held_interview
from afterword.domain.status import HoldReason, Status
from afterword.errors import Conflict
from afterword.web.app import PageServer, create_app
from afterword.web.security import Sessions
from afterword.workflow import review
from tests.browser.conftest import FLAGS, chromium

FOLDER = Path("docs/screenshots")
MOST_BYTES = 150_000
WIDE, PHONE = (1120, 800), (390, 844)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with (
        staged(veto_seconds=0) as stage,
        _furnished(stage) as (server, sessions),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for name, size, scheme in (("", WIDE, "light"), ("-phone", PHONE, "light"), ("-dark", WIDE, "dark")):
            context = browser.new_context(
                viewport={"width": size[0], "height": size[1]},
                color_scheme="dark" if scheme == "dark" else "light",
                device_scale_factor=1,
                locale="en-GB",
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(f"{server.url}/?key={sessions.new_key()}")
            _take(page, stage, server, folder, name)
            context.close()
        browser.close()


@contextmanager
def _furnished(stage: Stage) -> Iterator[tuple[PageServer, Sessions]]:
    """The demo's home with something in every state, and its dashboard."""
    stage.connect()
    now = stage.now()
    held_interview(stage, JANE, now - timedelta(hours=5))
    held_interview(stage, PRIYA, now - timedelta(hours=2, minutes=10))
    found_interview(stage, INES, now - timedelta(hours=3))
    held_interview(stage, NOOR, now - timedelta(minutes=40))
    held_interview(stage, SAM, now + timedelta(hours=20))
    stage.start()
    _until(lambda: all(stage.hands.draft_to(one.address) for one in (JANE, PRIYA, INES, NOOR)))
    _until(lambda: stage.follow_up_to(PRIYA.address).status is Status.SCHEDULED)
    _until(lambda: _sent(stage))
    draft = stage.hands.draft_to(PRIYA.address)
    assert draft is not None
    stage.hands.edit(draft["draft_id"], edited(draft["text"]))
    _until(lambda: stage.follow_up_to(PRIYA.address).hold_reason is HoldReason.EDITED)
    sessions = Sessions()
    with PageServer(create_app(dashboard(stage), sessions)) as server:
        yield server, sessions


def _sent(stage: Stage) -> bool:
    """Whether the note to Jane went; the autopilot may be at it at that very moment."""
    try:
        review.send_now(services(stage.home), stage.follow_up_to(JANE.address).id)
    except Conflict:
        return False
    return True


def _until(happened: Callable[[], object]) -> None:
    deadline = time.monotonic() + 30
    while not happened():
        if time.monotonic() > deadline:
            raise TimeoutError("the demo's home did not get ready")
        time.sleep(0.2)


def _take(page: Page, stage: Stage, server: PageServer, folder: Path, name: str) -> None:
    follow_up = stage.follow_up_to(PRIYA.address)
    pages = {
        "today": "/",
        "note": f"/follow-ups/{follow_up.id}",
        "interviews": "/interviews",
        "debrief": f"/interviews/{follow_up.interview_id}/debrief",
        "health": "/health",
    }
    for title, path in pages.items():
        page.goto(server.url + path)
        page.wait_for_timeout(400)
        target = folder / f"{title}{name}.png"
        page.screenshot(path=target, full_page=name != "-phone")
        if target.stat().st_size > MOST_BYTES:
            page.screenshot(path=target)
        print(target, target.stat().st_size)  # noqa: T201 (this is a command)


if __name__ == "__main__":
    main()
