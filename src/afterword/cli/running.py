"""`afterword run | sync | status`: the service, one pass of it, and how it stands."""

import signal
import threading
from collections import defaultdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import typer

from afterword.cli.context import Json, home_of
from afterword.cli.output import local, print_json, say
from afterword.domain.model import InterviewStatus
from afterword.domain.status import HoldReason, Status
from afterword.errors import AuthorisationRequired, HomeInUse

if TYPE_CHECKING:
    from afterword.bootstrap import Home
    from afterword.workflow.services import StepTaken

SIGN_OF_LIFE = timedelta(seconds=90)
"""An autopilot leaves a sign of life at least every 30 s; an older one means that it is not running."""


def register(app: typer.Typer) -> None:
    app.command()(run)
    app.command()(sync)
    app.command()(status)


def sync(context: typer.Context, json: Json = False) -> None:
    """One pass: look at Gmail, draft what is due, send what is due; then exit."""
    from afterword.bootstrap import log_to_file, services  # noqa: PLC0415
    from afterword.workflow.passes import run_pass  # noqa: PLC0415

    home = home_of(context)
    log_to_file(home)
    steps: list[StepTaken] = []
    run_pass(services(home, listeners=(steps.append,)))
    changed = _by_status(steps)
    if json:
        print_json(changed)
        return
    for word, numbers in changed.items():
        if numbers:
            say(f"{word.capitalize()}: {', '.join(str(number) for number in numbers)}")
    if not any(changed.values()):
        say("Nothing was due.")


def _by_status(steps: "list[StepTaken]") -> dict[str, list[int]]:
    """Which follow-ups came to rest where in this pass."""
    last = {step.after.id: step.after.status for step in steps}
    found: dict[str, list[int]] = {s.value: [] for s in Status if s is not Status.PLANNED}
    for number, now_is in sorted(last.items()):
        found.setdefault(now_is.value, []).append(number)
    return found


def run(context: typer.Context) -> None:
    """The autopilot, until stopped by Ctrl-C or SIGTERM."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 (80 ms, only here)

    from afterword.bootstrap import autopilot, log_to_file  # noqa: PLC0415

    home = home_of(context)
    log_to_file(home)
    if home.google.connection() is None:
        raise AuthorisationRequired("Google is not connected yet; run `afterword connect` first.")
    from afterword.workflow.facts import BEAT  # noqa: PLC0415

    stopped = stop_on_signals()
    lock = FileLock(home.lock_path, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise HomeInUse(f"An autopilot already serves {home.path}{_holder(home)}; stop it first.") from None
    with lock:
        _hold(home)
        pilot = autopilot(home)
        pilot.start()
        say("Afterword is running; Ctrl-C stops it.")
        stopped.wait()
        pilot.stop()
        home.store.remember(BEAT, "")


def stop_on_signals() -> threading.Event:
    """An event that Ctrl-C and SIGTERM set."""
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    return stopped


def _hold(home: "Home") -> None:
    """Say who holds the lock, for whoever meets it."""
    import os  # noqa: PLC0415

    home.store.remember("autopilot_holder", f"process {os.getpid()}")


def _holder(home: "Home") -> str:
    holder = home.store.recall("autopilot_holder")
    return f" ({holder})" if holder else ""


def status(context: typer.Context, json: Json = False) -> None:
    """Connected? Running? What goes out next, what needs you."""
    home = home_of(context)
    found = gather_status(home)
    if json:
        print_json(found)
        return
    _print_status(home, found)


def gather_status(home: "Home") -> dict[str, Any]:
    from afterword.adapters.clock import SystemClock  # noqa: PLC0415
    from afterword.domain.instants import iso  # noqa: PLC0415
    from afterword.ports import FollowUpFilter  # noqa: PLC0415
    from afterword.workflow.documents import follow_up_document, interview_document  # noqa: PLC0415
    from afterword.workflow.facts import LOOKED_AT  # noqa: PLC0415

    connection, looked = home.google.connection(), home.store.recall(LOOKED_AT)
    waiting = home.store.follow_ups(FollowUpFilter(statuses=frozenset({Status.SCHEDULED, Status.HELD})))
    documents = {f.id: follow_up_document(f, home.store.interview(f.interview_id)) for f in waiting}
    scheduled = [f for f in waiting if f.status is Status.SCHEDULED and not f.by_hand]
    return {
        "home": str(home.path),
        "connected": connection is not None,
        "address": connection.address if connection else None,
        "running": is_running(home, SystemClock().now()),
        "gmail_looked_at": iso(datetime.fromisoformat(looked)) if looked else None,
        "next": documents[scheduled[0].id] if scheduled else None,
        "needs_you": [documents[f.id] for f in waiting if f.needs_you],
        "was_this_an_interview": [
            interview_document(one, (), SystemClock().now())
            for one in home.store.interviews(InterviewStatus.DOUBTFUL)
        ],
    }


def is_running(home: "Home", now: datetime) -> bool:
    from afterword.workflow.facts import BEAT  # noqa: PLC0415

    beat = home.store.recall(BEAT)
    return bool(beat) and abs(now - datetime.fromisoformat(str(beat))) < SIGN_OF_LIFE


def _print_status(home: "Home", found: dict[str, Any]) -> None:
    zone = home.settings.timezone
    say(
        f"Google: connected as {found['address']}"
        if found["connected"]
        else "Google: not connected; run `afterword connect`"
    )
    say(f"Autopilot: {'running' if found['running'] else 'not running; start it with `afterword run`'}")
    upcoming = found["next"]
    if upcoming:
        when = local(datetime.fromisoformat(upcoming["send_at"]), zone)
        say(f"Next: the note to {upcoming['person']['name']} ({upcoming['company']}), {when}")
    else:
        say("Next: nothing is scheduled")
    for doubtful in found["was_this_an_interview"]:
        title = " at ".join(part for part in (doubtful["role"], doubtful["company"]) if part) or "no title"
        when = local(datetime.fromisoformat(doubtful["end"]), zone)
        say(
            f"Was this an interview? {doubtful['id']}: {title}, ended {when}; `interview confirm` or `interview cancel`"
        )
    by_words: dict[str, list[str]] = defaultdict(list)
    for one in found["needs_you"]:
        if one["hold_reason"] is None:
            say(f"Needs you: {one['id']}: {_errand(one, zone)}")
        else:
            words = HoldReason(one["hold_reason"]).words_for(by_hand=one["channel"] != "email")
            what = "" if one["channel"] == "email" else f", {one['channel']}"
            by_words[words].append(f"{one['id']} ({one['person']['name']}{what})")
    for words, names in by_words.items():
        say(f"Needs you: {', '.join(names)}: {words}")


def _errand(one: dict[str, Any], zone: str) -> str:
    """What there is to do by hand, and when."""
    name, when = one["person"]["name"], local(datetime.fromisoformat(one["send_at"]), zone)
    if one["channel"] == "call":
        return f"call {name}, best at {when}; what to say: `afterword call {one['id']}`"
    return f"post the letter to {name} by {when}; `afterword letter {one['id']}`"
