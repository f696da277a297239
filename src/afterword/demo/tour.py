"""`afterword demo --tour`: the story in real steps, each looked at in the mailbox itself."""

import threading
import time
from collections.abc import Callable
from datetime import timedelta

from rich.console import Console
from rich.text import Text

from afterword.bootstrap import services
from afterword.demo.hands import Mail
from afterword.demo.stage import ADDRESS, Stage, staged
from afterword.demo.story import (
    INES,
    JANE,
    NOOR,
    PRIYA,
    SAM,
    TOMAS,
    Scene,
    edited,
    found_interview,
    held_interview,
    hurried_end,
)
from afterword.domain.model import FollowUp
from afterword.domain.status import Actor, HoldReason, Status
from afterword.errors import AfterwordError
from afterword.ports import MailScope
from afterword.workflow import review
from afterword.workflow.services import LOOKED_AT

VETO_SECONDS = 5
LIVE = timedelta(seconds=3)
PATIENCE_SECONDS = 40
TURN_SECONDS = 0.1


class NotSo(AfterwordError):
    """Something the tour tells of did not happen."""


def run_tour(stopped: threading.Event) -> None:
    """Take every step, and say for each what shows that it happened.

    Raises:
        AfterwordError: a step did not happen; names it.
    """
    out, began = Console(), time.monotonic()
    with staged(veto_seconds=VETO_SECONDS) as stage:
        out.print(Text("Afterword, on a stand-in for Google. Nothing leaves this machine.\n"))
        tour = Tour(stage, stopped)
        for title, step in tour.steps():
            _take(out, title, step)
    out.print(Text(f"\nAll of it happened, in {time.monotonic() - began:.0f} seconds.", style="bold"))


def _take(out: Console, title: str, step: Callable[[], str]) -> None:
    try:
        shown = step()
    except AfterwordError as error:
        out.print(Text.assemble(("FAILED  ", "bold red"), title), soft_wrap=True)
        raise AfterwordError(f"The step “{title}” did not happen: {error}") from error
    out.print(Text.assemble(("ok  ", "bold green"), (title, "bold")), soft_wrap=True)
    out.print(Text(f"    {shown}", style="dim"), soft_wrap=True)


class Tour:
    """The steps. Each returns what shows that it happened, or raises `AfterwordError`."""

    def __init__(self, stage: Stage, stopped: threading.Event) -> None:
        self.stage = stage
        self.hands = stage.hands
        self._stopped = stopped

    def steps(self) -> list[tuple[str, Callable[[], str]]]:
        return [
            ("Connect to Google, once", self.connect),
            (f"An interview with {NOOR.person} is entered while it still goes on", self.record),
            ("It ends, and a draft appears in Gmail", self.draft_appears),
            ("Five more interviews, one of them only found in the calendar", self.record_others),
            (f"{PRIYA.first_name}'s draft is edited in Gmail: it is held", self.edit),
            (f"{PRIYA.first_name}'s is approved as it is now", self.approve),
            (f"{TOMAS.first_name}'s draft is deleted in Gmail: it is cancelled", self.discard),
            (f"{NOOR.first_name}'s draft is only re-wrapped by the editor: it is not held", self.resave),
            (f"{SAM.first_name}'s is sent by hand: it counts as sent by the candidate", self.send_by_hand),
            (f"{PRIYA.first_name}'s goes out, with the candidate's words", self.approved_goes_out),
            (f"{JANE.first_name}'s goes out by itself, near the end of its 24 hours", self.goes_out),
            (f"{INES.first_name}'s still waits: nobody has approved it", self.waits),
            ("In the end exactly three notes are in Sent, each of them once", self.count),
        ]

    def connect(self) -> str:
        connection = self.stage.connect()
        _expect(connection.granted == frozenset(MailScope), "not everything that was ticked is granted")
        _expect(self.hands.calls("gmail.users.getProfile") > 0, "Gmail was never asked who this is")
        self.stage.start()
        return f"the consent page was answered; connected as {connection.address}"

    def record(self) -> str:
        end = self.stage.now() + LIVE
        held_interview(self.stage, NOOR, end)
        self.stage.pilot.look_now()
        drafts = self.hands.mail("drafts")
        _expect(not drafts or self.stage.now() >= end, "a draft is there before the interview is over")
        self._expect_status(NOOR, Status.PLANNED)
        return f"it ends in {LIVE.seconds} seconds; until then the drafts folder is empty"

    def draft_appears(self) -> str:
        draft = self._draft_to(NOOR)
        end = self.stage.follow_up_to(NOOR.address).window.opens_at
        _expect(int(draft["internalDate"]) >= end.timestamp() * 1000, "it was there before the end")
        follow_up = self._wait_for_status(NOOR, Status.SCHEDULED)
        return f"“{draft['subject']}”; it goes out {follow_up.why}"

    def record_others(self) -> str:
        now = self.stage.now()
        soon = hurried_end(now, patience=timedelta(seconds=25))
        held_interview(self.stage, JANE, soon)
        held_interview(self.stage, TOMAS, now - timedelta(hours=4))
        held_interview(self.stage, SAM, now - timedelta(hours=5))
        found_interview(self.stage, INES, now - timedelta(hours=3))
        held_interview(self.stage, PRIYA, soon)  # the last one: there are only seconds to edit her draft
        self.stage.pilot.look_now()
        for scene in (JANE, TOMAS, SAM, INES, PRIYA):
            self._draft_to(scene)
        return "a draft to each of the five is in Gmail"

    def edit(self) -> str:
        draft = self._draft_to(PRIYA)
        self.hands.edit(draft["draft_id"], edited(draft["text"]))
        self._wait_for_status(PRIYA, Status.HELD, HoldReason.EDITED)
        self._expect_draft_only(PRIYA)
        return f"held: {HoldReason.EDITED.words}"

    def approve(self) -> str:
        follow_up = self.stage.follow_up_to(PRIYA.address)
        approved = review.approve(services(self.stage.home), follow_up.id)
        self.stage.pilot.look_now()
        _expect(approved.status is Status.SCHEDULED, f"it is {approved.status.value}")
        return f"what `afterword approve {follow_up.id}` does: it may go out with exactly these words"

    def discard(self) -> str:
        self.hands.discard(self._draft_to(TOMAS)["draft_id"])
        self._wait_for_status(TOMAS, Status.CANCELLED)
        _expect(not self._in("drafts", TOMAS) and not self._in("sent", TOMAS), "it is still in the mailbox")
        return "no draft and no mail to him; it is never made again"

    def resave(self) -> str:
        before = self._draft_to(NOOR)
        after = self.hands.resave(before["draft_id"])
        _expect(after["html"] != before["html"], "the editor changed nothing")
        self._wait(
            lambda: self.stage.follow_up_to(NOOR.address).gmail_message_id == after["gmail_message_id"],
            "the new version was not noticed",
        )
        self._expect_status(NOOR, Status.SCHEDULED)
        self._expect_draft_only(NOOR)
        return "a new message id and other HTML, but the same words"

    def send_by_hand(self) -> str:
        self.hands.send(self._draft_to(SAM)["draft_id"])
        follow_up = self._wait_for_status(SAM, Status.SENT)
        _expect(follow_up.sent_by is Actor.CANDIDATE, "it counts as sent by the autopilot")
        return f"{_means(self._sent_once(SAM))}, found in Sent"

    def approved_goes_out(self) -> str:
        follow_up = self._wait_for_status(PRIYA, Status.SENT)
        _expect(follow_up.sent_by is Actor.AUTOPILOT, "it counts as sent by hand")
        sent = self._sent_once(PRIYA)
        _expect("coffee machine" in sent["text"], "the candidate's words are not in it")
        return f"{_means(sent)}, once, with the sentence that was written in Gmail"

    def goes_out(self) -> str:
        follow_up = self._wait_for_status(JANE, Status.SENT)
        _expect(follow_up.sent_by is Actor.AUTOPILOT, "it counts as sent by hand")
        sent = self._sent_once(JANE)
        in_time = int(sent["internalDate"]) < follow_up.window.closes_at.timestamp() * 1000
        _expect(in_time, "it went out after its window")
        return f"{_means(sent)}, “{sent['subject']}”, inside the window"

    def waits(self) -> str:
        self._wait_for_status(INES, Status.HELD, HoldReason.AWAITING_APPROVAL)
        self._expect_draft_only(INES)
        return "an invitation alone never makes mail go out"

    def count(self) -> str:
        self._look_again()
        for folder in ("sent", "deliveries"):
            self._expect_exactly(folder, PRIYA, JANE, SAM)
        self._expect_exactly("drafts", NOOR, INES)
        _expect(all(ADDRESS in one["from"] for one in self.hands.mail("sent")), "one is from somebody else")
        return "Sent and what arrived agree; two drafts are left, and no mail exists twice"

    def _in(self, folder: str, scene: Scene) -> list[Mail]:
        return self.hands.mail(folder, scene.address)

    def _draft_to(self, scene: Scene) -> Mail:
        self._wait(lambda: bool(self._in("drafts", scene)), f"no draft to {scene.person} appeared")
        (draft,) = self._in("drafts", scene)
        return draft

    def _sent_once(self, scene: Scene) -> Mail:
        found, arrived = self._in("sent", scene), self._in("deliveries", scene)
        _expect(len(found) == 1, f"{len(found)} mails to {scene.person} are in Sent")
        _expect(len(arrived) == 1, f"{len(arrived)} mails reached {scene.person}")
        _expect(not self._in("drafts", scene), f"a draft to {scene.person} is left")
        return found[0]

    def _expect_draft_only(self, scene: Scene) -> None:
        _expect(len(self._in("drafts", scene)) == 1, f"the draft to {scene.person} is gone")
        _expect(not self._in("sent", scene), f"a mail to {scene.person} went out")

    def _expect_exactly(self, folder: str, *scenes: Scene) -> None:
        there = sorted(
            address for one in self.hands.mail(folder) for address in one["to"] or [one["recipient"]]
        )
        _expect(there == sorted(scene.address for scene in scenes), f"{folder} holds mail to {there}")

    def _expect_status(self, scene: Scene, status: Status) -> None:
        now_is = self.stage.follow_up_to(scene.address).status
        _expect(now_is is status, f"it is {now_is.value}, not {status.value}")

    def _wait_for_status(self, scene: Scene, status: Status, reason: HoldReason | None = None) -> FollowUp:
        """Wait until it has come to that, as a candidate would who looks now and then."""
        self.stage.pilot.look_now()
        self._wait(
            lambda: _stands(self.stage.follow_up_to(scene.address), status, reason),
            f"the note to {scene.person} did not become {reason or status}",
        )
        return self.stage.follow_up_to(scene.address)

    def _look_again(self) -> None:
        """One more whole pass, so that whatever would still go out does."""
        store = self.stage.home.store
        before = store.recall(LOOKED_AT)
        self.stage.pilot.look_now()
        self._wait(lambda: store.recall(LOOKED_AT) != before, "no further pass was made")

    def _wait(self, condition: Callable[[], bool], otherwise: str) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            _expect(time.monotonic() < deadline, f"{otherwise} in {PATIENCE_SECONDS} seconds")
            _expect(not self._stopped.wait(TURN_SECONDS), "the tour was stopped")


def _stands(follow_up: FollowUp, status: Status, reason: HoldReason | None) -> bool:
    return follow_up.status is status and follow_up.hold_reason is reason


def _expect(so: bool, otherwise: str) -> None:
    if not so:
        raise NotSo(otherwise)


def _means(mail: Mail) -> str:
    return "sent through the API" if mail["means"] == "api" else "sent from the mailbox"
