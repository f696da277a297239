"""How long the dashboard's pages take with 5,000 follow-ups in the store: `python -m bench.dashboard`."""

import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx

from afterword.bootstrap import Home, open_home
from afterword.cli.running import dashboard_server
from afterword.domain.lifecycle import Event, Step
from afterword.domain.model import Interviewer, NewInterview
from afterword.domain.status import Actor, HoldReason
from afterword.ports import FollowUpFilter

FOLLOW_UPS, PANEL, ROUNDS = 5_000, 2, 60
PAGES = (
    "/",
    "/follow-ups",
    "/follow-ups?show=sent&page=50",
    "/follow-ups/1",
    "/interviews",
    "/interviews/1",
    "/health",
)


def main() -> None:
    """Fill a home, then ask for each page in turn and print the 50th and 95th percentile."""
    with tempfile.TemporaryDirectory() as name:
        home = open_home(Path(name), env={"AFTERWORD_CANDIDATE__TIMEZONE": "Europe/Berlin"})
        fill(home)
        with (
            dashboard_server(home, lambda: None, 0) as (page, sessions),
            httpx.Client(base_url=page.url) as browser,
        ):
            browser.get("/", params={"key": sessions.new_key()})
            for path in PAGES:
                spent = sorted(measured(browser, path) for _ in range(ROUNDS))
                median, late = statistics.median(spent), spent[int(ROUNDS * 0.95) - 1]
                print(f"{path:32} {median:6.1f} ms   p95 {late:6.1f} ms")
        home.store.close()


def measured(browser: httpx.Client, path: str) -> float:
    """One request, in milliseconds."""
    began = time.perf_counter()
    browser.get(path).raise_for_status()
    return 1000 * (time.perf_counter() - began)


def fill(home: Home) -> None:
    """Interviews of two people each; most notes sent, some held, some scheduled, some to come."""
    now = datetime.now(UTC)
    for number in range(FOLLOW_UPS // PANEL):
        end = now - timedelta(hours=number / 4)
        people = tuple(
            Interviewer(name=f"P{i} Q{number}", email=f"p{i}.{number}@a.example") for i in range(PANEL)
        )
        new = NewInterview(
            company=f"Company {number}",
            role="Engineer",
            start=end - timedelta(hours=1),
            end=end,
            timezone="Europe/Berlin",
            interviewers=people,
        )
        home.store.add_interview(new, now)
    for follow_up in home.store.follow_ups(FollowUpFilter()):
        drafted = Step(event=Event.DRAFTED, changes={"send_at": now + timedelta(minutes=follow_up.id)})
        held = Step(event=Event.HOLD, hold_reason=HoldReason.EDITED)
        done = Step(
            event=Event.SENT_BY_HAND, by=Actor.CANDIDATE, changes={"sent_at": now, "sent_by": Actor.CANDIDATE}
        )
        steps = {0: (), 1: (drafted,), 2: (drafted, held)}.get(follow_up.id % 20, (drafted, done))
        for step in steps:
            follow_up = home.store.transition(follow_up, step, now)  # noqa: PLW2901 (one life, step by step)


if __name__ == "__main__":
    main()
