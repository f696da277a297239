"""The promise of the product as a machine: whatever the candidate, the clock, Google and the process do.

Always: at most one delivery of a follow-up; none outside the window that the candidate did not order; none
unapproved where approval is asked for; none of a text that the candidate changed and did not approve; none after
a cancel; every history is a path in the table; once all is settled nothing stays `sending`.
"""

import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.fakes.faults import Moment
from tests.fakes.world import World
from tests.properties.crashing import Crash, CrashingStore
from tests.properties.judged import JudgedMailbox

from afterword.domain.fingerprint import fingerprint
from afterword.domain.lifecycle import TRANSITIONS, Event
from afterword.domain.model import FollowUp, Interviewer, Source
from afterword.domain.preferences import AfterEdit, Approval, Preferences
from afterword.domain.status import Actor, Status
from afterword.errors import (
    AfterwordError,
    AuthorisationRequired,
    OutcomeUnknown,
    RateLimited,
    Rejected,
    Unreachable,
)
from afterword.ports import FollowUpFilter
from afterword.workflow import review
from afterword.workflow.record import call_off
from afterword.workflow.schedule import needs_approval

CALLS = ("list_drafts", "get_draft", "create_draft", "send_draft", "sent_to", "thread", "delete_draft")
WRITES = ("create_draft", "send_draft", "delete_draft")
FOLLOW_UPS = st.integers(0, 5)


class JudgedWorld(World):
    """A world whose store and mailbox may break at every step."""

    def __init__(self, folder: Path, preferences: Preferences) -> None:
        super().__init__(folder, preferences)
        self.judge = JudgedMailbox(self.clock.now)
        self.mailbox = self.judge
        self.crashing = CrashingStore(self.store)
        self.judge.faults.watch = self._at_a_call
        self.services = replace(self.services, mailbox=self.judge, store=self.crashing)

    def _at_a_call(self, _call: str, _moment: Moment) -> None:
        self.crashing.step()

    def restart(self) -> None:
        self.crashing.store.close()
        fresh = self.new_services()
        self.crashing = CrashingStore(fresh.store)  # type: ignore[arg-type]
        self.services = replace(fresh, mailbox=self.judge, store=self.crashing)

    def close(self) -> None:
        self.crashing.store.close()


class Promise(RuleBasedStateMachine):
    """The candidate, Gmail, the clock and the process, each free to do what it likes."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.cancelled: dict[int, datetime] = {}
        self.approved: dict[int, set[str]] = {}
        self.ordered: set[int] = set()
        self.accepted_edits: set[str] = set()

    @initialize(
        approval=st.sampled_from(Approval),
        after_edit=st.sampled_from(AfterEdit),
        lag=st.sampled_from([0, 0, 3]),
        keeps_id=st.booleans(),
    )
    def begin(self, approval: Approval, after_edit: AfterEdit, lag: int, *, keeps_id: bool) -> None:
        preferences = Preferences(approval=approval, after_edit=after_edit, quiet_hours=None)
        self.world = JudgedWorld(Path(self.folder.name), preferences)
        self.world.judge.sent_lag = timedelta(minutes=lag)
        self.world.judge.keeps_message_id = keeps_id
        self.record(people=2, minutes=-30, found=False)

    def teardown(self) -> None:
        if hasattr(self, "world"):
            self._let_it_settle()
            self.world.close()
        self.folder.cleanup()

    def _let_it_settle(self) -> None:
        self.world.judge.faults._planned.clear()  # noqa: SLF001 (`clear` would also take the watch)
        self.world.crashing.fuse = None
        for _ in range(8):
            self.world.advance(minutes=3)
            self.sync(look=True)
        for follow_up in self.follow_ups():
            assert follow_up.status is not Status.SENDING
            assert follow_up.create_claimed_at is None
        self.all_promises_are_kept()

    # what happens

    @rule(people=st.integers(1, 3), minutes=st.integers(-600, 120), found=st.booleans())
    def record(self, people: int, minutes: int, *, found: bool) -> None:
        number = len(self.world.crashing.interviews())
        if number >= 3:
            return
        panel = [
            Interviewer(name=f"Person{number}{i} Doe", email=f"p{number}{i}@acme.example")
            for i in range(people)
        ]
        end = self.world.clock.instant + timedelta(minutes=minutes)
        source = Source.CALENDAR if found else Source.MANUAL
        self.guarded(lambda: self.world.interview(*panel, end=end, source=source, confirmed=not found))

    @rule(look=st.booleans())
    def sync(self, look: bool) -> None:
        self.guarded(lambda: self.world.sync(look=look))

    @rule(minutes=st.sampled_from([1, 3, 20, 60, 240, 600, 1500]))
    def time_passes(self, minutes: int) -> None:
        self.world.advance(minutes=minutes)

    @rule(minutes=st.sampled_from([5, 90]))
    def the_clock_is_set_back(self, minutes: int) -> None:
        self.world.advance(minutes=-minutes)

    @rule(which=FOLLOW_UPS)
    def go_to_its_time(self, which: int) -> None:
        follow_up = self.pick(which)
        if follow_up and follow_up.send_at and follow_up.send_at > self.world.clock.instant:
            self.world.go_to(follow_up.send_at + timedelta(seconds=1))

    @rule(which=FOLLOW_UPS, words=st.sampled_from(["One", "Two", "Three"]))
    def edit(self, which: int, words: str) -> None:
        self.by_hand(
            which, lambda draft_id: self.world.judge.hand.edit(draft_id, body=f"Dear you,\n\n{words}.")
        )

    @rule(which=FOLLOW_UPS)
    def edit_subject(self, which: int) -> None:
        self.by_hand(which, lambda draft_id: self.world.judge.hand.edit(draft_id, subject="Mine"))

    @rule(which=FOLLOW_UPS)
    def rewrap(self, which: int) -> None:
        self.by_hand(which, self.world.judge.hand.rewrap)

    @rule(which=FOLLOW_UPS)
    def recreate(self, which: int) -> None:
        def recreated(draft_id: str) -> None:
            ref = self.world.judge.hand.recreate(draft_id)
            if draft_id in self.world.judge.composed:
                self.world.judge.composed[ref.draft_id] = self.world.judge.composed[draft_id]

        self.by_hand(which, recreated)

    @rule(which=FOLLOW_UPS)
    def discard(self, which: int) -> None:
        self.by_hand(which, self.world.judge.hand.discard)

    @rule(which=FOLLOW_UPS)
    def send_by_hand(self, which: int) -> None:
        self.by_hand(which, self.world.judge.hand.send)

    @rule(which=FOLLOW_UPS)
    def write_by_hand(self, which: int) -> None:
        follow_up = self.pick(which)
        if follow_up:
            person = self.world.crashing.interview(follow_up.interview_id).interviewer(
                follow_up.interviewer_id
            )
            self.world.judge.hand.write(person.email or "")

    @rule(which=FOLLOW_UPS)
    def approve(self, which: int) -> None:
        self.say_yes(which, review.approve)

    @rule(which=FOLLOW_UPS)
    def send_now(self, which: int) -> None:
        follow_up = self.pick(which)
        if follow_up:
            self.ordered.add(follow_up.id)
            self.say_yes(which, review.send_now)

    @rule(which=FOLLOW_UPS)
    def hold(self, which: int) -> None:
        self.decide(which, review.hold)

    @rule(which=FOLLOW_UPS)
    def cancel(self, which: int) -> None:
        follow_up = self.pick(which)
        self.decide(which, review.cancel)
        if follow_up and self.world.crashing.follow_up(follow_up.id).status is Status.CANCELLED:
            self.cancelled.setdefault(follow_up.id, self.world.clock.instant)

    @rule(which=FOLLOW_UPS, hours=st.sampled_from([1, 5, 30]))
    def reschedule(self, which: int, hours: int) -> None:
        follow_up = self.pick(which)
        if follow_up:
            self.ordered.add(follow_up.id)
            when = self.world.clock.instant + timedelta(hours=hours)
            self.decide(which, lambda services, number: review.reschedule(services, number, when))

    @rule(which=FOLLOW_UPS)
    def call_the_interview_off(self, which: int) -> None:
        follow_up = self.pick(which)
        if follow_up is None:
            return
        number = follow_up.interview_id
        self.guarded(lambda: call_off(self.world.services, number, by=Actor.CANDIDATE, why="off"))
        for one in self.follow_ups():
            if one.interview_id == number and one.status is Status.CANCELLED:
                self.cancelled.setdefault(one.id, self.world.clock.instant)

    # what breaks

    @rule(
        call=st.sampled_from(CALLS),
        error=st.sampled_from([Unreachable("down"), RateLimited("slow down"), AuthorisationRequired("dead")]),
    )
    def fail_before(self, call: str, error: Exception) -> None:
        self.world.judge.faults.before(error, call)

    @rule(call=st.sampled_from(WRITES))
    def refuse(self, call: str) -> None:
        self.world.judge.faults.before(Rejected("no"), call)

    @rule(call=st.sampled_from(WRITES), moment=st.sampled_from(Moment))
    def lose_the_answer(self, call: str, moment: Moment) -> None:
        plan = self.world.judge.faults.after if moment is Moment.AFTER else self.world.judge.faults.before
        plan(OutcomeUnknown("lost"), call)

    @precondition(lambda self: self.world.crashing.fuse is None)
    @rule(steps=st.integers(0, 12))
    def light_a_fuse(self, steps: int) -> None:
        self.world.crashing.fuse = steps

    @rule()
    def restart(self) -> None:
        self.world.restart()

    # what must hold

    @invariant()
    def all_promises_are_kept(self) -> None:
        if not hasattr(self, "world"):
            return
        for follow_up in self.follow_ups():
            self.history_is_a_path(follow_up)
            self.went_out_rightly(follow_up)

    def history_is_a_path(self, follow_up: FollowUp) -> None:
        status = Status.PLANNED
        for entry in self.world.crashing.history(follow_up.id):
            assert entry.from_status is status
            assert TRANSITIONS[status, Event(entry.event)] is entry.to_status
            status = entry.to_status
        assert status is follow_up.status

    def went_out_rightly(self, follow_up: FollowUp) -> None:
        interview = self.world.crashing.interview(follow_up.interview_id)
        address = interview.interviewer(follow_up.interviewer_id).email or ""
        deliveries = [d for d in self.world.judge.deliveries if address in d.to]
        assert len(deliveries) <= 1, "delivered twice"
        for delivery in deliveries:
            if not delivery.by_us:
                continue
            if follow_up.id not in self.ordered and not self.approved.get(follow_up.id):
                assert follow_up.window.contains(delivery.at), "outside the window and not ordered"
                assert not needs_approval(interview, self.world.preferences.approval), "unapproved"
            allowed = self.approved.get(follow_up.id, set()) | self.accepted_edits
            allowed |= {self.world.judge.composed.get(delivery.draft_id, "")}
            assert delivery.text in allowed, "a text the candidate changed and did not approve"
            assert follow_up.id not in self.cancelled or delivery.at <= self.cancelled[follow_up.id], (
                "after cancel"
            )

    # how it is done

    def follow_ups(self) -> list[FollowUp]:
        return sorted(self.world.crashing.follow_ups(FollowUpFilter()), key=lambda f: f.id)

    def pick(self, which: int) -> FollowUp | None:
        found = self.follow_ups()
        return found[which % len(found)] if found else None

    def guarded(self, act: Callable[[], Any]) -> None:
        """Do it as a process would: an error of ours ends the command, a crash the process."""
        try:
            act()
        except AfterwordError:
            pass
        except Crash:
            self.world.restart()

    def by_hand(self, which: int, act: Callable[[str], Any]) -> None:
        follow_up = self.pick(which)
        if follow_up is None or follow_up.draft_id not in self.world.judge.drafts:
            return
        act(follow_up.draft_id or "")
        draft = self.world.judge.drafts.get(follow_up.draft_id or "")
        if draft is not None and self.world.preferences.after_edit is AfterEdit.SEND:
            self.accepted_edits.add(fingerprint(draft.content))

    def decide(self, which: int, act: Callable[..., Any]) -> None:
        follow_up = self.pick(which)
        if follow_up is not None:
            self.guarded(lambda: act(self.world.services, follow_up.id))

    def say_yes(self, which: int, act: Callable[..., Any]) -> None:
        """The candidate says yes to what is in Gmail at this moment."""
        follow_up = self.pick(which)
        if follow_up is None:
            return
        draft = self.world.judge.drafts.get(follow_up.draft_id or "")
        texts = self.approved.setdefault(follow_up.id, set())
        if draft is not None:
            texts.add(fingerprint(draft.content))
        self.decide(which, act)
        after = self.world.crashing.follow_up(follow_up.id)
        if after.approved_fingerprint:
            texts.add(after.approved_fingerprint)


Promise.TestCase.settings = settings(
    max_examples=int(os.environ.get("AFTERWORD_EXAMPLES", "60")),
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a shorter story is not worth five minutes of CI
)
TestPromise = Promise.TestCase
