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
from afterword.domain.model import (
    Channel,
    Debrief,
    FollowUp,
    Interview,
    Interviewer,
    Remark,
    RoleType,
    Source,
)
from afterword.domain.preferences import AfterEdit, Preferences
from afterword.domain.status import Actor, Status
from afterword.errors import AfterwordError, OutcomeUnknown
from afterword.ports import FollowUpFilter
from afterword.workflow import calls_and_letters, review
from afterword.workflow.revise import after_call, called, pay
from afterword.workflow.rewrite_marks import marks, owe
from afterword.workflow.schedule import needs_approval
from afterword.workflow.services import Services
from afterword.workflow.withdraw import call_off, move
from tests.fakes.faults import Moment
from tests.fakes.world import say_more
from tests.properties.crashing import Crash
from tests.properties.judged import Delivery
from tests.properties.judged_world import JudgedWorld

NOBODY_READ = "the words nobody read"
"""What is remembered without the candidate having seen the sentence it makes."""


class Story:
    """What may happen, and what was ordered, approved and cancelled in it."""

    def __init__(self, folder: Path, preferences: Preferences) -> None:
        self.world = JudgedWorld(folder, preferences)
        self.approved: dict[int, set[str]] = {}
        self.cancelled: dict[int, datetime] = {}
        self.ordered: set[int] = set()
        self.accepted_edits: set[str] = set()
        self.changed_after_a_yes = 0
        self.world.judge.before_rewrite = self._judge_rewrite

    def close(self) -> None:
        self.world.close()

    # the candidate

    def record(
        self, people: int, minutes: int, *, found: bool, role_type: RoleType = RoleType.DEFAULT
    ) -> None:
        """Enter or find an interview that ends so many minutes from now."""
        number = len(self.world.crashing.interviews())
        panel = [
            Interviewer(
                name=f"Person{number}x{i} Doe", email=f"p{number}x{i}@acme.example", phone="+49 30 123456"
            )
            for i in range(people)
        ]
        end = self.world.clock.instant + timedelta(minutes=minutes)
        source = Source.CALENDAR if found else Source.MANUAL
        facts = {"source": source, "confirmed": not found, "role_type": role_type}
        self._guarded(lambda: self.world.interview(*panel, end=end, **facts))

    def debrief(self, which: int, words: str) -> None:
        """Remember something more; the drafts are brought up to date as far as Gmail lets it."""

        def remembered(found: Interview) -> None:
            store = self.world.services.store
            owe(store, found.id)
            remark = Remark(starter="about", text=words, seen=words != NOBODY_READ)
            say_more(store, found.id, Debrief(remarks=(remark,)))
            pay(self.world.services, found.id)

        self._with_interview(which, remembered)

    def say_how_a_call_went(self, which: int, *, answered: bool) -> None:
        def said(services: Services, number: int) -> None:
            after_call(services, called(services, number, answered=answered))

        self._decide(which, said)

    def post_a_letter(self, which: int) -> None:
        self._decide(which, lambda services, number: calls_and_letters.done(services, number, Channel.LETTER))

    def meanwhile(self, act: Callable[[], None]) -> None:
        """Have it done by another process while this one is at its next call."""
        self.world.meanwhile = act

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
            self.world.judge.know_as(ref.draft_id, draft_id)

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
        self.world.meanwhile = None
        for _ in range(8):
            self.world.advance(minutes=3)
            self.sync(look=True)

    # the judge

    def follow_ups(self) -> list[FollowUp]:
        return sorted(self.world.crashing.follow_ups(FollowUpFilter()), key=lambda f: f.id)

    def violations(self) -> Counter[str]:
        """Every broken promise, by its name."""
        found: Counter[str] = Counter()
        found["edit overwritten"] = len(self.world.judge.overwritten)
        found["changed after a yes"] = self.changed_after_a_yes
        for follow_up in self.follow_ups():
            found["not a path in the table"] += not self._history_is_a_path(follow_up)
            deliveries = self._deliveries(follow_up)
            found["doubles"] += max(0, len(deliveries) - 1)
            for delivery in deliveries:
                if delivery.by_us and follow_up.by_hand:
                    found["mailed a call or a letter"] += 1
                if delivery.by_us:
                    found.update(self._wrong_with(follow_up, delivery))
        return +found

    def unsettled(self) -> Counter[str]:
        """What is still open, or recorded otherwise than it is, once all had time to settle."""
        found: Counter[str] = Counter()
        for follow_up in self.follow_ups():
            found["still sending"] += follow_up.status is Status.SENDING
            found["unsettled"] += follow_up.create_claimed_at is not None
            if not follow_up.by_hand:
                gone = bool(self._deliveries(follow_up))
                found["lost"] += follow_up.status is Status.SENT and not gone and not self._wrote(follow_up)
        found["unsettled"] += len(marks(self.world.crashing))
        return +found

    def _wrong_with(self, follow_up: FollowUp, delivery: Delivery) -> Counter[str]:
        interview = self.world.crashing.interview(follow_up.interview_id)
        approved = self.approved.get(follow_up.id, set())
        unasked = follow_up.id not in self.ordered and not approved
        allowed = approved | self.accepted_edits
        composed = self.world.judge.composed.get(delivery.draft_id, set())
        veto_time = self.world.preferences.veto_time
        unseen = delivery.visible_since is None or delivery.at - delivery.visible_since < veto_time
        cancelled_at = self.cancelled.get(follow_up.id)
        return +Counter(
            {
                "out of window": int(unasked and not follow_up.window.contains(delivery.at)),
                "unapproved": int(unasked and needs_approval(interview, self.world.preferences.approval)),
                "changed and unapproved": int(delivery.text not in allowed | composed),
                "other than approved": int(follow_up.approved_fingerprint not in {None, delivery.text}),
                "unseen": int(unasked and unseen),
                "read by nobody": int(delivery.text not in allowed and NOBODY_READ in delivery.body),
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

    def _judge_rewrite(self, draft_id: str, read: str) -> None:
        """A text the candidate said yes to is not rewritten."""
        for follow_up in self.follow_ups():
            if follow_up.draft_id == draft_id:
                self.changed_after_a_yes += follow_up.approved_fingerprint == read

    def _deliveries(self, follow_up: FollowUp) -> list[Delivery]:
        """What left the draft of that follow-up, or went to its person by the one channel that is mailed."""
        if follow_up.by_hand:
            return [one for one in self.world.judge.deliveries if one.draft_id == follow_up.draft_id]
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
