"""A story: the candidate, Gmail, the clock and the process, each free to do what it likes; and its judge.

Told by Hypothesis in the properties and by dice in the soak.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from afterword.domain.fingerprint import fingerprint
from afterword.domain.lifecycle import TRANSITIONS, Event
from afterword.domain.model import FollowUp, Interview, Interviewer, Source
from afterword.domain.preferences import AfterEdit, Preferences
from afterword.domain.status import Actor, Status
from afterword.errors import AfterwordError, OutcomeUnknown
from afterword.ports import FollowUpFilter
from afterword.workflow import review
from afterword.workflow.schedule import needs_approval
from afterword.workflow.withdraw import call_off, move
from tests.fakes.faults import Moment
from tests.fakes.world import World
from tests.properties.crashing import Crash, CrashingStore
from tests.properties.judged import Delivery, JudgedMailbox


class JudgedWorld(World):
    """A world whose store and mailbox may break at every step."""

    def __init__(self, folder: Path, preferences: Preferences) -> None:
        super().__init__(folder, preferences)
        self.judge = JudgedMailbox(self.clock.now)
        self.mailbox = self.judge
        self.judge.faults.watch = self._at_a_call
        self._wire()

    def _wire(self) -> None:
        self.crashing = CrashingStore(self.store)
        self.services = replace(self.services, mailbox=self.judge, store=self.crashing)

    def _at_a_call(self, _call: str, _moment: Moment) -> None:
        self.crashing.step()

    def restart(self) -> None:
        self.crashing.store.close()
        self.services = self.new_services()
        self._wire()

    def close(self) -> None:
        self.crashing.store.close()


class Story:
    """What may happen, and what was ordered, approved and cancelled in it."""

    def __init__(self, folder: Path, preferences: Preferences) -> None:
        self.world = JudgedWorld(folder, preferences)
        self.approved: dict[int, set[str]] = {}
        self.cancelled: dict[int, datetime] = {}
        self.ordered: set[int] = set()
        self.accepted_edits: set[str] = set()

    def close(self) -> None:
        self.world.close()

    # the candidate

    def record(self, people: int, minutes: int, *, found: bool) -> None:
        """Enter or find an interview that ends so many minutes from now."""
        number = len(self.world.crashing.interviews())
        panel = [
            Interviewer(name=f"Person{number}x{i} Doe", email=f"p{number}x{i}@acme.example")
            for i in range(people)
        ]
        end = self.world.clock.instant + timedelta(minutes=minutes)
        source = Source.CALENDAR if found else Source.MANUAL
        self._guarded(lambda: self.world.interview(*panel, end=end, source=source, confirmed=not found))

    def approve(self, which: int) -> None:
        self._say_yes(which, review.approve)

    def send_now(self, which: int) -> None:
        self._order(which)
        self._say_yes(which, review.send_now)

    def hold(self, which: int) -> None:
        self._decide(which, review.hold)

    def cancel(self, which: int) -> None:
        self._decide(which, review.cancel)
        self._note_cancelled()

    def reschedule(self, which: int, hours: int) -> None:
        self._order(which)
        when = self.world.clock.instant + timedelta(hours=hours)
        self._decide(which, lambda services, number: review.reschedule(services, number, when))

    def call_off(self, which: int) -> None:
        self._with_interview(
            which, lambda found: call_off(self.world.services, found.id, by=Actor.CANDIDATE, why="off")
        )
        self._note_cancelled()

    def move(self, which: int, hours: int) -> None:
        shift = timedelta(hours=hours)
        self._with_interview(
            which,
            lambda found: move(
                self.world.services, replace(found, start=found.start + shift, end=found.end + shift)
            ),
        )

    # the candidate's hands in Gmail

    def edit(self, which: int, words: str) -> None:
        self._by_hand(
            which, lambda draft_id: self.world.judge.hand.edit(draft_id, body=f"Dear you,\n\n{words}.")
        )

    def edit_subject(self, which: int) -> None:
        self._by_hand(which, lambda draft_id: self.world.judge.hand.edit(draft_id, subject="Mine"))

    def rewrap(self, which: int) -> None:
        self._by_hand(which, self.world.judge.hand.rewrap)

    def recreate(self, which: int) -> None:
        def recreated(draft_id: str) -> None:
            ref = self.world.judge.hand.recreate(draft_id)
            composed = self.world.judge.composed.get(draft_id)
            if composed:
                self.world.judge.composed[ref.draft_id] = composed

        self._by_hand(which, recreated)

    def discard(self, which: int) -> None:
        self._by_hand(which, self.world.judge.hand.discard)

    def send_by_hand(self, which: int) -> None:
        self._by_hand(which, self.world.judge.hand.send)

    def write_by_hand(self, which: int) -> None:
        follow_up = self.pick(which)
        if follow_up is not None:
            self.world.judge.hand.write(self._address(follow_up))

    # the machine

    def sync(self, *, look: bool) -> None:
        self._guarded(lambda: self.world.sync(look=look))

    def time_passes(self, minutes: int) -> None:
        self.world.advance(minutes=minutes)

    def go_to_its_time(self, which: int) -> None:
        follow_up = self.pick(which)
        if follow_up and follow_up.send_at and follow_up.send_at > self.world.clock.instant:
            self.world.go_to(follow_up.send_at + timedelta(seconds=1))

    def fail_before(self, call: str, error: Exception) -> None:
        self.world.judge.faults.before(error, call)

    def lose_the_answer(self, call: str, moment: Moment) -> None:
        plan = self.world.judge.faults.after if moment is Moment.AFTER else self.world.judge.faults.before
        plan(OutcomeUnknown("lost"), call)

    def light_a_fuse(self, steps: int) -> None:
        if self.world.crashing.fuse is None:
            self.world.crashing.fuse = steps

    def restart(self) -> None:
        self.world.restart()

    def let_it_settle(self) -> None:
        """Trouble ends; passes go on for as long as anything may take to be found out."""
        self.world.judge.faults.clear()
        self.world.crashing.fuse = None
        for _ in range(8):
            self.world.advance(minutes=3)
            self.sync(look=True)

    # the judge

    def follow_ups(self) -> list[FollowUp]:
        return sorted(self.world.crashing.follow_ups(FollowUpFilter()), key=lambda f: f.id)

    def violations(self) -> Counter[str]:
        """Every broken promise, by its name."""
        found: Counter[str] = Counter()
        for follow_up in self.follow_ups():
            found["not a path in the table"] += not self._history_is_a_path(follow_up)
            deliveries = self._deliveries(follow_up)
            found["doubles"] += max(0, len(deliveries) - 1)
            for delivery in deliveries:
                if delivery.by_us:
                    found.update(self._wrong_with(follow_up, delivery))
        return +found

    def unsettled(self) -> Counter[str]:
        """What is still open, or recorded otherwise than it is, once all had time to settle."""
        found: Counter[str] = Counter()
        for follow_up in self.follow_ups():
            found["still sending"] += follow_up.status is Status.SENDING
            found["unsettled"] += follow_up.create_claimed_at is not None
            gone = bool(self._deliveries(follow_up))
            found["lost"] += follow_up.status is Status.SENT and not gone and not self._wrote(follow_up)
        return +found

    def _wrong_with(self, follow_up: FollowUp, delivery: Delivery) -> Counter[str]:
        interview = self.world.crashing.interview(follow_up.interview_id)
        approved = self.approved.get(follow_up.id, set())
        unasked = follow_up.id not in self.ordered and not approved
        allowed = approved | self.accepted_edits | {self.world.judge.composed.get(delivery.draft_id, "")}
        cancelled_at = self.cancelled.get(follow_up.id)
        return +Counter(
            {
                "out of window": int(unasked and not follow_up.window.contains(delivery.at)),
                "unapproved": int(unasked and needs_approval(interview, self.world.preferences.approval)),
                "changed and unapproved": int(delivery.text not in allowed),
                "after cancel": int(cancelled_at is not None and delivery.at > cancelled_at),
            }
        )

    def _history_is_a_path(self, follow_up: FollowUp) -> bool:
        status = Status.PLANNED
        for entry in self.world.crashing.history(follow_up.id):
            if (
                entry.from_status is not status
                or TRANSITIONS[status, Event(entry.event)] is not entry.to_status
            ):
                return False
            status = entry.to_status
        return status is follow_up.status

    def _address(self, follow_up: FollowUp) -> str:
        interview: Interview = self.world.crashing.interview(follow_up.interview_id)
        return interview.interviewer(follow_up.interviewer_id).email or ""

    def _deliveries(self, follow_up: FollowUp) -> list[Delivery]:
        address = self._address(follow_up)
        return [delivery for delivery in self.world.judge.deliveries if address in delivery.to]

    def _wrote(self, follow_up: FollowUp) -> bool:
        return bool(self.world.judge.delivered_to(self._address(follow_up)))

    # how it is done

    def pick(self, which: int) -> FollowUp | None:
        found = self.follow_ups()
        return found[which % len(found)] if found else None

    def _guarded(self, act: Callable[[], Any]) -> None:
        """Do it as a process would: an error of ours ends the command, a crash the process."""
        try:
            act()
        except AfterwordError:
            return
        except Crash:
            self.world.restart()

    def _by_hand(self, which: int, act: Callable[[str], Any]) -> None:
        follow_up = self.pick(which)
        if follow_up is None or follow_up.draft_id not in self.world.judge.drafts:
            return
        act(follow_up.draft_id or "")
        draft = self.world.judge.drafts.get(follow_up.draft_id or "")
        if draft is not None and self.world.preferences.after_edit is AfterEdit.SEND:
            self.accepted_edits.add(fingerprint(draft.content))

    def _decide(self, which: int, act: Callable[..., Any]) -> None:
        follow_up = self.pick(which)
        if follow_up is not None:
            self._guarded(lambda: act(self.world.services, follow_up.id))

    def _order(self, which: int) -> None:
        follow_up = self.pick(which)
        if follow_up is not None:
            self.ordered.add(follow_up.id)

    def _with_interview(self, which: int, act: Callable[[Interview], Any]) -> None:
        follow_up = self.pick(which)
        if follow_up is not None:
            interview = self.world.crashing.interview(follow_up.interview_id)
            self._guarded(lambda: act(interview))

    def _say_yes(self, which: int, act: Callable[..., Any]) -> None:
        """The candidate says yes to what is in Gmail at this moment."""
        follow_up = self.pick(which)
        if follow_up is None:
            return
        draft = self.world.judge.drafts.get(follow_up.draft_id or "")
        texts = self.approved.setdefault(follow_up.id, set())
        if draft is not None:
            texts.add(fingerprint(draft.content))
        self._decide(which, act)
        after = self.world.crashing.follow_up(follow_up.id)
        if after.approved_fingerprint:
            texts.add(after.approved_fingerprint)

    def _note_cancelled(self) -> None:
        for follow_up in self.follow_ups():
            if follow_up.status is Status.CANCELLED:
                self.cancelled.setdefault(follow_up.id, self.world.clock.instant)
