"""Calls of the path and faults, once and twice in a row: never two mails, and one where it could be.

In the gate every two of trouble, moment, call and count meet; `make nightly` tries every combination. What each error
does to each call is tried in memory too, in `tests/unit/workflow/test_every_error.py`.
"""

import time
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from afterword.domain.model import EventLink, FollowUp, NewInterview
from afterword.domain.status import Actor, Status
from afterword.workflow import review
from afterword.workflow.record import record
from tests.crash.conftest import Stage
from tests.crash.pairwise import every, pairwise
from tests.crash.process import Life, Process, Steps, attach, interview, open_process
from tests.crash.test_killed_anywhere import outcome
from tests.fakes import loopback
from tests.fakes.world import ALEX

IMPATIENCE = 0.4
ZONE = ZoneInfo("America/New_York")
"""Of the sandbox's calendar."""

CALLS = (
    "gmail.users.drafts.create",
    "gmail.users.drafts.list",
    "gmail.users.drafts.get",
    "gmail.users.drafts.send",
    "gmail.users.messages.list",
    "gmail.users.messages.get",
    "gmail.users.settings.sendAs.list",
    "calendar.events.list",
    "calendar.events.get",
    "oauth.token",
)
LOOKS = ("gmail.users.threads.get", "gmail.users.messages.list")
"""How a send by hand is found."""
TIMES = (1, 2)
LATE = {"kind": "slow", "seconds": IMPATIENCE * 1.5}
PASSING: dict[tuple[str, str], dict[str, Any]] = {
    ("dropped", "before"): {"kind": "before"},
    ("dropped", "after"): {"kind": "after"},
    ("FIN", "before"): {"kind": "fin"},
    ("FIN", "after"): {"kind": "fin_after"},
    ("RST", "before"): {"kind": "rst"},
    ("RST", "after"): {"kind": "rst_after"},
    ("slow", "before"): LATE,
    ("slow", "after"): LATE | {"kind": "slow_after"},
    ("garbage", "after"): {"kind": "garbage"},
    ("truncated", "after"): {"kind": "truncated"},
    ("401", "before"): {"kind": "status", "status": 401},
    ("403 rate", "before"): {"kind": "status", "status": 403, "reason": "userRateLimitExceeded"},
    ("429", "before"): {"kind": "status", "status": 429, "retry_after": 1},
    ("500", "before"): {"kind": "status", "status": 500},
    ("500", "after"): {"kind": "status", "status": 500, "commit": True},
    ("503", "before"): {"kind": "status", "status": 503},
    ("503", "after"): {"kind": "status", "status": 503, "commit": True},
}
"""Trouble that passes, before the call has its effect or after: once it is over, the note goes out, once."""
TROUBLES = tuple(dict.fromkeys(trouble for trouble, _ in PASSING))

REFUSALS: dict[str, dict[str, Any]] = {
    "400": {"kind": "status", "status": 400},
    "403": {"kind": "status", "status": 403, "reason": "insufficientPermissions"},
    "404": {"kind": "status", "status": 404},
    "409": {"kind": "status", "status": 409},
    "412": {"kind": "status", "status": 412},
}
"""An answer that says no: it may well end in the candidate being asked."""


def can_be(trouble: str, moment: str, *_: object) -> bool:
    return (trouble, moment) in PASSING


COMBINATIONS = {
    "passing": every(TROUBLES, ("before", "after"), CALLS, TIMES, possible=can_be),
    "refused": every(tuple(REFUSALS), CALLS, TIMES, possible=lambda *_: True),
    "looked_for": every(TROUBLES, ("before", "after"), LOOKS, TIMES, possible=can_be),
    "cancelling": every(TROUBLES, ("before", "after"), TIMES, possible=can_be),
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each test's combinations: those in which every two values meet, or with `--nightly` all."""
    for name in COMBINATIONS.keys() & set(metafunc.fixturenames):
        rows = COMBINATIONS[name]
        chosen = rows if metafunc.config.getoption("nightly") else pairwise(rows)
        metafunc.parametrize(name, chosen, ids=["-".join(map(str, row)) for row in chosen])


def live_with(stage: Stage, call: str, fault: dict[str, Any], times: int) -> tuple[Life, Process]:
    """The whole path with that trouble in it, and then with none until all is settled."""
    life = stage.new_life()
    calendar = call.startswith("calendar.")
    process = open_process(life, Steps(None), impatience=IMPATIENCE, calendar=calendar)
    now = process.clock.now()
    new = interview(life.recipient, now)
    kept = record(process.store, now, ALEX, in_the_calendar(stage, process, new) if calendar else new)
    attach(process, kept)
    stage.fault({"method": call, "times": times, **fault})
    left = times
    for _ in range(2):
        process.pass_once()
        left = let_late_effects_happen(stage, fault, left)
        process.clock.advance(minutes=4)
    process.go_to_send_time()
    for _ in range(3):
        process.pass_once()
        left = let_late_effects_happen(stage, fault, left)
        process.clock.advance(minutes=4)
    stage.fault()
    for minutes in (0, 3, 3, 12, 3, 3):
        process.clock.advance(minutes=minutes)
        process.go_to_send_time()
        process.pass_once()
    return life, process


def in_the_calendar(stage: Stage, process: Process, new: NewInterview) -> NewInterview:
    """The interview with an event behind it that the candidate confirmed, so that the calendar is asked too."""
    start, end = (moment.replace(second=0, microsecond=0) for moment in (new.start, new.end))
    edges = {name: f"{at.astimezone(ZONE):%Y-%m-%dT%H:%M}" for name, at in (("start", start), ("end", end))}
    title = f"Interview {new.interviewers[0].email}"
    form = {"summary": title, "guests": new.interviewers[0].email, "description": "", **edges}
    loopback.post(f"{stage.origin}/do/event", data=form, headers={"Origin": stage.origin})
    calendar = process.services.calendar
    assert calendar is not None
    (event,) = [one for one in calendar.events("primary", start, end) if one.title == title]
    return replace(
        new, start=start, end=end, events=(EventLink(calendar_id="primary", event_id=event.event_id),)
    )


def let_late_effects_happen(stage: Stage, fault: dict[str, Any], left: int) -> int:
    """The clock is about to jump by minutes; what is still under way at the server must not jump with it.

    Returns how often the fault, which was on order `left` times, is on order still.
    """
    if not fault["kind"].startswith("slow") or left == 0:
        return left
    still = stage.faults_left()
    if still < left:
        time.sleep(fault["seconds"])
    return still


def end_of(stage: Stage, call: str, fault: dict[str, Any], times: int) -> tuple[list[Status], int, int]:
    """The statuses, the mails delivered, and the drafts left behind."""
    life, process = live_with(stage, call, fault, times)
    process.close()
    drafts = loopback.get(f"{stage.origin}/sandbox/mail").json()["drafts"]
    left = sum(1 for draft in drafts if life.recipient in draft["to"])
    return outcome(life), stage.delivered(life), left


def test_trouble_that_passes_costs_no_mail_and_makes_no_second(
    stage: Stage, passing: tuple[str, str, str, int]
) -> None:
    trouble, moment, call, times = passing
    assert end_of(stage, call, PASSING[trouble, moment], times) == ([Status.SENT], 1, 0)


def test_a_refusal_never_makes_a_second_mail(stage: Stage, refused: tuple[str, str, int]) -> None:
    refusal, call, times = refused
    (status,), delivered, left = end_of(stage, call, REFUSALS[refusal], times)
    assert delivered + left <= 1
    assert (status is Status.SENT) == (delivered == 1)
    assert status is not Status.SENDING


def drafted(stage: Stage) -> tuple[Life, Process]:
    """A note whose draft is in Gmail."""
    life = stage.new_life()
    process = open_process(life, Steps(None), impatience=IMPATIENCE)
    now = process.clock.now()
    record(process.store, now, ALEX, interview(life.recipient, now))
    process.pass_once()
    return life, process


def settled(stage: Stage, process: Process, fault: dict[str, Any]) -> FollowUp:
    """What it is once the trouble has passed."""
    process.pass_once()
    if fault["kind"].startswith("slow"):
        time.sleep(fault["seconds"])
    stage.fault()
    for _ in range(3):
        process.clock.advance(minutes=4)
        process.pass_once()
    follow_up = process.only()
    assert follow_up is not None
    process.close()
    return follow_up


def test_a_send_by_hand_is_found_through_any_trouble(
    stage: Stage, looked_for: tuple[str, str, str, int]
) -> None:
    trouble, moment, call, times = looked_for
    fault = PASSING[trouble, moment]
    life, process = drafted(stage)
    follow_up = process.only()
    assert follow_up is not None
    play = f"{stage.origin}/sandbox/play/send-draft"
    loopback.post(play, json={"draft_id": follow_up.draft_id}).raise_for_status()
    stage.fault({"method": call, "times": times, **fault})
    follow_up = settled(stage, process, fault)
    assert (follow_up.status, follow_up.sent_by) == (Status.SENT, Actor.CANDIDATE)
    assert stage.delivered(life) == 1


def test_cancelled_is_cancelled_through_any_trouble(stage: Stage, cancelling: tuple[str, str, int]) -> None:
    trouble, moment, times = cancelling
    fault = PASSING[trouble, moment]
    life, process = drafted(stage)
    stage.fault({"method": "gmail.users.drafts.delete", "times": times, **fault})
    review.cancel(process.services, 1)
    assert settled(stage, process, fault).status is Status.CANCELLED
    assert stage.delivered(life) == 0
