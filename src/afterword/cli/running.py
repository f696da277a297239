"""`afterword run | sync | status`: the service, one pass of it, and how it stands."""

import signal
import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from afterword.cli.context import Json, home_of
from afterword.cli.output import print_json, say
from afterword.domain.instants import iso, local
from afterword.domain.model import Channel, InterviewStatus
from afterword.domain.status import HoldReason, Status
from afterword.errors import AuthorisationRequired, HomeInUse, InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from afterword.bootstrap import Home
    from afterword.domain.model import FollowUp, Interview
    from afterword.web.app import PageServer
    from afterword.web.security import Sessions
    from afterword.workflow.services import StepTaken

DASHBOARD_PORT = 8024
LINK_SECONDS = 1

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


def run(
    context: typer.Context,
    port: Annotated[
        int | None,
        typer.Option(
            min=0, max=65535, help=f"The dashboard's port on this machine; {DASHBOARD_PORT} if free."
        ),
    ] = None,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the dashboard, or only print its address.")
    ] = True,
) -> None:
    """The autopilot and the dashboard, until stopped by Ctrl-C or SIGTERM."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 (80 ms, only here)

    from afterword.bootstrap import autopilot, log_to_file  # noqa: PLC0415

    home = home_of(context)
    log_to_file(home)
    if home.google.connection() is None:
        raise AuthorisationRequired("Google is not connected yet; run `afterword connect` first.")
    from afterword.workflow.services import BEAT  # noqa: PLC0415

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
        try:
            with dashboard_server(home, pilot.look_now, port) as (page, sessions):
                _welcome(page, sessions, browser=browser)
                _give_links(page, sessions, stopped)
        finally:
            pilot.stop()
            home.store.remember(BEAT, "")


@contextmanager
def dashboard_server(
    home: "Home", look_now: Callable[[], None], port: int | None
) -> "Iterator[tuple[PageServer, Sessions]]":
    """The dashboard, answering while the block runs; on any free port where none was named and the usual is taken.

    Raises:
        InvalidInput: the port that was named cannot be had.
    """
    from afterword.bootstrap import dashboard  # noqa: PLC0415
    from afterword.web.app import PageServer, create_app  # noqa: PLC0415
    from afterword.web.security import Sessions  # noqa: PLC0415

    sessions = Sessions()
    app = create_app(dashboard(home, look_now=look_now), sessions)
    try:
        server = PageServer(app, DASHBOARD_PORT if port is None else port)
    except InvalidInput:
        if port is not None:
            raise
        server = PageServer(app)
    with server:
        yield server, sessions


def _welcome(page: "PageServer", sessions: "Sessions", *, browser: bool) -> None:
    """Print the one-time link, and open the page where somebody sits at the terminal."""
    import webbrowser  # noqa: PLC0415

    say(f"Afterword is running; Ctrl-C stops it. The dashboard: {page.url}/?key={sessions.new_key()}")
    if browser and sys.stdout.isatty():
        own = f"{page.url}/?key={sessions.new_key()}"
        # Some browsers come back only when they are closed.
        threading.Thread(target=webbrowser.open, args=(own,), daemon=True).start()


def _give_links(page: "PageServer", sessions: "Sessions", stopped: threading.Event) -> None:
    """Until it is stopped: a new link as soon as the last one is used, for the browser that is opened next."""
    while not stopped.wait(LINK_SECONDS):
        if not sessions.unused:
            say(f"The dashboard in one more browser: {page.url}/?key={sessions.new_key()}")


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
    from afterword.workflow.inspect import follow_up_document, interview_document  # noqa: PLC0415
    from afterword.workflow.services import LOOKED_AT  # noqa: PLC0415

    connection, looked = home.google.connection(), home.store.recall(LOOKED_AT)
    upcoming, needing = _upcoming(home), _needing_you(home)
    interviews = _interviews_of(home, (*upcoming, *needing))
    documents = {f.id: follow_up_document(f, interviews[f.interview_id]) for f in (*upcoming, *needing)}
    return {
        "home": str(home.path),
        "connected": connection is not None,
        "address": connection.address if connection else None,
        "running": is_running(home, SystemClock().now()),
        "gmail_looked_at": iso(datetime.fromisoformat(looked)) if looked else None,
        "next": documents[upcoming[0].id] if upcoming else None,
        "needs_you": [documents[f.id] for f in needing],
        "was_this_an_interview": [
            interview_document(one, (), SystemClock().now())
            for one in home.store.interviews(InterviewStatus.DOUBTFUL)
        ],
    }


def _upcoming(home: "Home") -> "Sequence[FollowUp]":
    """The note that goes out next, if there is one."""
    from afterword.ports import FollowUpFilter  # noqa: PLC0415

    scheduled, mail = frozenset({Status.SCHEDULED}), frozenset({Channel.EMAIL})
    return home.store.follow_ups(FollowUpFilter(statuses=scheduled, channels=mail, limit=1))


def _needing_you(home: "Home") -> "Sequence[FollowUp]":
    """What waits for the candidate: held, or to be done by hand; by its time, what has none last."""
    from afterword.ports import FollowUpFilter  # noqa: PLC0415

    by_hand = frozenset(Channel) - {Channel.EMAIL}
    held = home.store.follow_ups(FollowUpFilter(statuses=frozenset({Status.HELD})))
    to_do = home.store.follow_ups(FollowUpFilter(statuses=frozenset({Status.SCHEDULED}), channels=by_hand))
    return sorted((*held, *to_do), key=lambda f: (f.send_at is None, f.send_at or f.window.opens_at, f.id))


def _interviews_of(home: "Home", follow_ups: "Sequence[FollowUp]") -> "Mapping[int, Interview]":
    """Their interviews, in a few questions however many there are."""
    from afterword.adapters.store.queries import SqlQueries  # noqa: PLC0415

    return SqlQueries(home.store.engine).interviews(f.interview_id for f in follow_ups)


def is_running(home: "Home", now: datetime) -> bool:
    from afterword.workflow.services import BEAT  # noqa: PLC0415

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
            words = words.replace(" ID ", f" {one['id']} ")
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
