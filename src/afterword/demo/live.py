"""`afterword demo`: watch it live, on a page and in the terminal, until stopped."""

import shutil
import sys
import threading
import webbrowser
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from rich.console import Console
from rich.text import Text

from afterword.bootstrap import dashboard as wired
from afterword.demo.stage import NAME, Stage, staged
from afterword.demo.story import (
    INES,
    JANE,
    NOOR,
    PRIYA,
    SAM,
    edited,
    found_interview,
    held_interview,
    hurried_end,
)
from afterword.domain.instants import local
from afterword.domain.lifecycle import Event
from afterword.domain.model import FollowUp, HistoryEntry, Link
from afterword.domain.status import Status
from afterword.ports import FollowUpFilter
from afterword.web import words
from afterword.web.app import PageServer, create_app
from afterword.web.dashboard import Dashboard
from afterword.web.security import Sessions

VETO_SECONDS = 15
HURRY = timedelta(seconds=45)
"""How soon after the start a note goes out by itself, at the latest."""
EDIT_AFTER = timedelta(seconds=20)
"""How soon after the start the candidate changes a draft."""
LIVE = timedelta(seconds=25)
"""How soon after the start an interview ends before the watcher's eyes."""
TURN_SECONDS = 0.2
NOTICE = "This is the demo: made-up people, a stand-in for Gmail, and hurried settings. No mail leaves this machine."


def run_demo(stopped: threading.Event, *, port: int, browser: bool) -> None:
    """Everything in one process, until `stopped` is set."""
    sessions = Sessions()
    with staged(veto_seconds=VETO_SECONDS) as stage:
        with PageServer(create_app(dashboard(stage), sessions), port) as page:
            show = Show(stage, page.url, sessions)
            show.begin()
            if browser:
                show.open_browser()
            show.go_on(stopped)
        show.tell("\nStopping; the demo's home is removed.")


def dashboard(stage: Stage) -> Dashboard:
    """The page about the stage's home, with the mailbox's pages beside it."""
    return replace(
        wired(stage.home, look_now=stage.pilot.look_now),
        notice=NOTICE,
        links=(Link(label="Your mailbox", url=f"{stage.origin}/mail/drafts"),),
        beside=stage.origin,
    )


def program(home: Path) -> str:
    """How a person begins a command about that home in another terminal."""
    started = Path(sys.argv[0])
    if started.name == "__main__.py":
        name = f"{sys.executable} -m afterword"
    else:
        name = "afterword" if shutil.which("afterword") == str(started.absolute()) else str(started)
    return f"{name} --home {home}"


class Show:
    """What the terminal tells while the story goes on."""

    def __init__(self, stage: Stage, page: str, sessions: Sessions) -> None:
        self._stage = stage
        self._page = page
        self._sessions = sessions
        self._out = Console()
        self._told: Counter[int] = Counter()
        self._edit_at = stage.now() + EDIT_AFTER
        self._edited = False
        self._spare = 0

    def begin(self) -> None:
        """Connect, enter the interviews, start the autopilot, and say what to look at."""
        self._stage.sandbox.stand_beside(f"{self._page}/")
        connection = self._stage.connect()
        self.tell(f"Connected as {connection.address} to a stand-in for Google on this machine.")
        self._seed()
        self._stage.start()
        self._introduce()
        self._spare = self._sessions.unused

    def go_on(self, stopped: threading.Event) -> None:
        """Tell each step as it is taken, and play the candidate when it is time."""
        while not stopped.wait(TURN_SECONDS):
            self._narrate_news()
            if not self._edited and self._stage.now() >= self._edit_at:
                self._edited = self._edit()
            if self._sessions.unused < self._spare:
                self.tell(f"          (the page in one more browser: {self._link()})")

    def open_browser(self) -> None:
        """Open the page without waiting for the browser: some come back only when they are closed."""
        threading.Thread(target=webbrowser.open, args=(self._link("/both"),), daemon=True).start()

    def tell(self, text: str, style: str = "") -> None:
        self._out.print(Text(text, style=style), soft_wrap=True)

    def _seed(self) -> None:
        now = self._stage.now()
        held_interview(self._stage, JANE, hurried_end(now, patience=HURRY))
        held_interview(self._stage, PRIYA, now - timedelta(hours=2, minutes=10))
        found_interview(self._stage, INES, now - timedelta(hours=3))
        held_interview(self._stage, NOOR, now + LIVE)
        held_interview(self._stage, SAM, now + timedelta(days=1))

    def _introduce(self) -> None:
        self.tell("\nTwo pages to watch", "bold")
        self.tell(f"  Side by side:        {self._link('/both')}")
        self.tell(f"  What is going on:    {self._link()}")
        self.tell(f"  Your mailbox:        {self._stage.origin}/")
        self.tell("\nIn the next two minutes", "bold")
        self.tell(f"  - {JANE.person}'s note goes out by itself: the 24 hours are nearly over.")
        self.tell(f"  - {PRIYA.person}'s draft is edited in Gmail, so it is held until you approve it.")
        self.tell(f"  - {INES.person}'s needs your approval: that interview was only found in the calendar.")
        self.tell(f"  - {NOOR.person}'s draft appears when the interview ends, in {LIVE.seconds} seconds.")
        self.tell(
            "\nEdit, delete or send a draft in the mailbox yourself; or try in another terminal", "bold"
        )
        for command in (
            "list",
            f"show {self._number(PRIYA.address)}",
            f"approve {self._number(INES.address)}",
        ):
            self.tell(f"  {program(self._stage.home.path)} {command}")
        self.tell("\nWhat happens (Ctrl-C stops it)", "bold")

    def _number(self, address: str) -> int:
        return self._stage.follow_up_to(address).id

    def _link(self, page: str = "/") -> str:
        return f"{self._page}{page}?key={self._sessions.new_key()}"

    def _narrate_news(self) -> None:
        """Whatever is new in the history, whoever did it: the autopilot, or a command in another terminal."""
        store = self._stage.home.store
        for follow_up in store.follow_ups(FollowUpFilter()):
            for entry in store.history(follow_up.id)[self._told[follow_up.id] :]:
                self._told[follow_up.id] += 1
                self._narrate(follow_up, entry)

    def _narrate(self, follow_up: FollowUp, entry: HistoryEntry) -> None:
        event = Event(entry.event)
        if event in words.UNTOLD:
            return
        interview = self._stage.home.store.interview(follow_up.interview_id)
        said = words.happened(event, entry.by, entry.detail)
        if entry.to_status is follow_up.status is Status.HELD:
            said = f"held. {words.reason(follow_up, interview)}"
        elif entry.to_status is follow_up.status is Status.SCHEDULED and follow_up.send_at:
            when = local(follow_up.send_at, self._stage.zone)
            said += f"; it goes out {when} unless you change or delete it"
        self._line(f"{follow_up.id} {interview.interviewer(follow_up.interviewer_id).name}", said)

    def _edit(self) -> bool:
        """Change a draft as if on the phone; not yet while it is not there, and not when somebody was faster."""
        draft = self._stage.hands.draft_to(PRIYA.address)
        if draft is None:
            return self._stage.follow_up_to(PRIYA.address).status is not Status.PLANNED
        self._line(NAME, f"edits the draft to {PRIYA.person} in Gmail, as if on the phone")
        self._stage.hands.edit(draft["draft_id"], edited(draft["text"]))
        return True

    def _line(self, who: str, said: str) -> None:
        clock = f"{self._stage.now().astimezone():%H:%M:%S}"
        self._out.print(Text.assemble((clock, "dim"), "  ", (who, "bold"), ": ", said), soft_wrap=True)
