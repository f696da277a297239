"""The promise of the product as a machine: whatever the candidate, the clock, Google and the process do.

Always: at most one delivery of a follow-up; none outside the window that the candidate did not order; none
unapproved where approval is asked for; none of a text that the candidate changed and did not approve; none after
a cancel; none with a sentence that nobody read, unless they said yes to it; no call and no letter is mailed; no rewrite overwrites what the candidate wrote or said yes to; every history is a path in the table; once all is settled nothing stays `sending`.

How many stories are told is set in `tests/conftest.py`; with `--nightly` ten times as many.
"""

import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from afterword.domain.model import RoleType
from afterword.domain.preferences import AfterEdit, Approval, Preferences
from afterword.errors import AuthorisationRequired, RateLimited, Rejected, Unreachable
from tests.fakes.faults import Moment
from tests.properties.story import NOBODY_READ, Story

CALLS = (
    "list_drafts",
    "get_draft",
    "create_draft",
    "send_draft",
    "sent_to",
    "sent_mail",
    "thread",
    "delete_draft",
    "update_draft",
)
WRITES = ("create_draft", "send_draft", "delete_draft", "update_draft")
WORDS = st.sampled_from(["the migration", "the rota", NOBODY_READ])
WHICH = st.integers(0, 5)


class Promise(RuleBasedStateMachine):
    """A story told by Hypothesis."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.story: Story | None = None

    @initialize(
        approval=st.sampled_from(Approval),
        after_edit=st.sampled_from(AfterEdit),
        lag=st.sampled_from([0, 0, 3]),
        keeps_id=st.booleans(),
    )
    def begin(self, approval: Approval, after_edit: AfterEdit, lag: int, *, keeps_id: bool) -> None:
        preferences = Preferences(approval=approval, after_edit=after_edit, quiet_hours=None)
        self.told = self.story = Story(Path(self.folder.name), preferences)
        self.told.world.judge.sent_lag = timedelta(minutes=lag)
        self.told.world.judge.keeps_message_id = keeps_id
        self.told.record(people=2, minutes=-30, found=False)

    def teardown(self) -> None:
        if self.story is not None:
            self.story.let_it_settle()
            assert not self.story.unsettled()
            assert not self.story.violations()
            self.story.close()
        self.folder.cleanup()

    @invariant()
    def every_promise_is_kept(self) -> None:
        if self.story is not None:
            assert not self.story.violations()

    @rule(
        people=st.integers(1, 3),
        minutes=st.integers(-600, 120),
        found=st.booleans(),
        role_type=st.sampled_from(RoleType),
    )
    def record(self, people: int, minutes: int, *, found: bool, role_type: RoleType) -> None:
        if len(self.told.follow_ups()) < 6:
            self.told.record(people, minutes, found=found, role_type=role_type)

    @rule(which=WHICH, words=WORDS)
    def debrief(self, which: int, words: str) -> None:
        self.told.debrief(which, words)

    @rule(which=WHICH, answered=st.booleans())
    def say_how_a_call_went(self, which: int, *, answered: bool) -> None:
        self.told.say_how_a_call_went(which, answered=answered)

    @rule(which=WHICH)
    def post_a_letter(self, which: int) -> None:
        self.told.post_a_letter(which)

    @rule(which=WHICH, words=WORDS, act=st.sampled_from(["approve", "debrief", "call", "cancel", "sync"]))
    def meanwhile(self, which: int, words: str, act: str) -> None:
        """Another process on the same home, while this one is at its next call."""
        told = self.told
        acts: dict[str, Callable[[], None]] = {
            "approve": lambda: told.approve(which),
            "debrief": lambda: told.debrief(which, words),
            "call": lambda: told.say_how_a_call_went(which, answered=True),
            "cancel": lambda: told.cancel(which),
            "sync": lambda: told.sync(look=True),
        }
        told.meanwhile(acts[act])

    @rule(look=st.booleans())
    def sync(self, *, look: bool) -> None:
        self.told.sync(look=look)

    @rule(minutes=st.sampled_from([-90, -5, 1, 3, 20, 60, 240, 600, 1500]))
    def time_passes(self, minutes: int) -> None:
        self.told.time_passes(minutes)

    @rule(which=WHICH)
    def go_to_its_time(self, which: int) -> None:
        self.told.go_to_its_time(which)

    @rule(which=WHICH, words=st.sampled_from(["One", "Two", "Three"]))
    def edit(self, which: int, words: str) -> None:
        self.told.edit(which, words)

    @rule(which=WHICH)
    def edit_subject(self, which: int) -> None:
        self.told.edit_subject(which)

    @rule(which=WHICH)
    def rewrap(self, which: int) -> None:
        self.told.rewrap(which)

    @rule(which=WHICH)
    def recreate(self, which: int) -> None:
        self.told.recreate(which)

    @rule(which=WHICH)
    def discard(self, which: int) -> None:
        self.told.discard(which)

    @rule(which=WHICH)
    def send_by_hand(self, which: int) -> None:
        self.told.send_by_hand(which)

    @rule(which=WHICH)
    def write_by_hand(self, which: int) -> None:
        self.told.write_by_hand(which)

    @rule(which=WHICH)
    def approve(self, which: int) -> None:
        self.told.approve(which)

    @rule(which=WHICH)
    def send_now(self, which: int) -> None:
        self.told.send_now(which)

    @rule(which=WHICH)
    def hold(self, which: int) -> None:
        self.told.hold(which)

    @rule(which=WHICH)
    def cancel(self, which: int) -> None:
        self.told.cancel(which)

    @rule(which=WHICH, hours=st.sampled_from([1, 5, 30]))
    def reschedule(self, which: int, hours: int) -> None:
        self.told.reschedule(which, hours)

    @rule(which=WHICH)
    def call_the_interview_off(self, which: int) -> None:
        self.told.call_off(which)

    @rule(which=WHICH, hours=st.sampled_from([-2, 3, 26]))
    def move_the_interview(self, which: int, hours: int) -> None:
        self.told.move(which, hours)

    @rule(
        call=st.sampled_from(CALLS),
        error=st.sampled_from([Unreachable("down"), RateLimited("slow down"), AuthorisationRequired("dead")]),
    )
    def fail_before(self, call: str, error: Exception) -> None:
        self.told.fail_before(call, error)

    @rule(call=st.sampled_from(WRITES))
    def refuse(self, call: str) -> None:
        self.told.fail_before(call, Rejected("no"))

    @rule(call=st.sampled_from(WRITES), moment=st.sampled_from(Moment))
    def lose_the_answer(self, call: str, moment: Moment) -> None:
        self.told.lose_the_answer(call, moment)

    @rule(steps=st.integers(0, 12))
    def light_a_fuse(self, steps: int) -> None:
        self.told.light_a_fuse(steps)

    @rule()
    def restart(self) -> None:
        self.told.restart()


Promise.TestCase.settings = settings(
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a shorter story is not worth minutes of shrinking
)
TestPromise = Promise.TestCase
