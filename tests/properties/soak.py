"""The soak: thousands of follow-ups with faults, kills, edits, deletions, hand-sends and clock jumps, by dice.

`make soak`, or `python -m tests.properties.soak --seed 7 --follow-ups 5000 --seconds 240`. It prints what became of
the follow-ups and every broken promise; it ends with 0 only if there is none. Count and time are bounded.
"""

import argparse
import logging
import random
import secrets
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from afterword.domain.model import RoleType
from afterword.domain.preferences import AfterEdit, Approval, Preferences
from afterword.domain.status import Actor, Status
from afterword.errors import AuthorisationRequired, RateLimited, Rejected, Unreachable
from tests.fakes.faults import Moment
from tests.properties.story import NOBODY_READ, Story

PROMISES = (
    "doubles",
    "lost",
    "unapproved",
    "out of window",
    "after cancel",
    "changed and unapproved",
    "still sending",
    "unsettled",
    "not a path in the table",
    "edit overwritten",
    "changed after a yes",
    "other than approved",
    "unseen",
    "mailed a call or a letter",
)
STEPS = 70
PEOPLE = 10
WORDS = ("the migration", "the rota", NOBODY_READ)
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
TROUBLE = (Unreachable("down"), RateLimited("slow down"), AuthorisationRequired("dead"))

Event = Callable[[Story, random.Random], None]


@dataclass
class Tally:
    """What became of the follow-ups, and what was broken."""

    ended: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        self.ended += other.ended
        self.broken += other.broken
        self.events += other.events


def _by_another_process(story: Story, dice: random.Random) -> Callable[[], None]:
    which, words = _which(dice), dice.choice(WORDS)
    acts: list[Callable[[], None]] = [
        lambda: story.approve(which),
        lambda: story.debrief(which, words),
        lambda: story.say_how_a_call_went(which, answered=True),
        lambda: story.cancel(which),
        lambda: story.sync(look=True),
    ]
    return dice.choice(acts)


def _which(dice: random.Random) -> int:
    return dice.randrange(PEOPLE)


EVENTS: dict[str, tuple[int, Event]] = {
    "pass": (16, lambda story, dice: story.sync(look=dice.random() < 0.7)),
    "time": (8, lambda story, dice: story.time_passes(dice.choice([1, 3, 20, 60, 240]))),
    "clock jump": (2, lambda story, dice: story.time_passes(dice.choice([-90, -5, 600, 1500]))),
    "its time": (12, lambda story, dice: story.go_to_its_time(_which(dice))),
    "edit": (3, lambda story, dice: story.edit(_which(dice), dice.choice(["One", "Two"]))),
    "subject": (1, lambda story, dice: story.edit_subject(_which(dice))),
    "rewrap": (3, lambda story, dice: story.rewrap(_which(dice))),
    "recreate": (1, lambda story, dice: story.recreate(_which(dice))),
    "discard": (1, lambda story, dice: story.discard(_which(dice))),
    "send by hand": (1, lambda story, dice: story.send_by_hand(_which(dice))),
    "write by hand": (1, lambda story, dice: story.write_by_hand(_which(dice))),
    "approve": (5, lambda story, dice: story.approve(_which(dice))),
    "send now": (1, lambda story, dice: story.send_now(_which(dice))),
    "hold": (1, lambda story, dice: story.hold(_which(dice))),
    "cancel": (1, lambda story, dice: story.cancel(_which(dice))),
    "reschedule": (2, lambda story, dice: story.reschedule(_which(dice), dice.choice([1, 5, 30]))),
    "move": (1, lambda story, dice: story.move(_which(dice), dice.choice([-2, 3, 26]))),
    "debrief": (4, lambda story, dice: story.debrief(_which(dice), dice.choice(WORDS))),
    "call": (3, lambda story, dice: story.say_how_a_call_went(_which(dice), answered=dice.random() < 0.5)),
    "letter": (1, lambda story, dice: story.post_a_letter(_which(dice))),
    "meanwhile": (4, lambda story, dice: story.meanwhile(_by_another_process(story, dice))),
    "fault": (4, lambda story, dice: story.fail_before(dice.choice(CALLS), dice.choice(TROUBLE))),
    "refusal": (1, lambda story, dice: story.fail_before(dice.choice(WRITES), Rejected("no"))),
    "lost answer": (
        5,
        lambda story, dice: story.lose_the_answer(dice.choice(WRITES), dice.choice(list(Moment))),
    ),
    "kill": (4, lambda story, dice: story.light_a_fuse(dice.randrange(15))),
    "restart": (1, lambda story, _dice: story.restart()),
}


def tell(seed: int) -> Tally:
    """One story of ten follow-ups, from its seed alone."""
    logging.getLogger("afterword").setLevel(logging.CRITICAL)
    dice = random.Random(seed)  # noqa: S311 (dice, not keys)
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        story = Story(Path(folder), _preferences(dice))
        story.world.judge.sent_lag = timedelta(minutes=dice.choice([0, 0, 3]))
        story.world.judge.keeps_message_id = dice.random() < 0.5
        for people, role_type in (
            (4, RoleType.DEFAULT),
            (2, RoleType.CUSTOMER_FACING),
            (1, RoleType.EXECUTIVE),
        ):
            story.record(people, -dice.randrange(120), found=dice.random() < 0.3, role_type=role_type)
        weights = [weight for weight, _ in EVENTS.values()]
        for name in dice.choices(list(EVENTS), weights, k=STEPS):
            EVENTS[name][1](story, dice)
            tally.events[name] += 1
        story.let_it_settle()
        tally.ended.update(_end(f.status, f.sent_by) for f in story.follow_ups())
        tally.broken = story.violations() + story.unsettled()
        story.close()
    return tally


def _preferences(dice: random.Random) -> Preferences:
    return Preferences(
        approval=dice.choices(list(Approval), [6, 2, 2])[0],
        after_edit=dice.choices(list(AfterEdit), [4, 1])[0],
        quiet_hours=None,
    )


def _end(status: Status, sent_by: Actor | None) -> str:
    return f"sent by {sent_by.value}" if sent_by is not None else status.value


def soak(seed: int, follow_ups: int, seconds: float) -> Tally:
    """Stories in two processes until there are enough follow-ups or the time is up."""
    total = Tally()
    last = time.monotonic() + seconds
    seeds = iter(range(seed * 1_000_000, seed * 1_000_000 + -(-follow_ups // PEOPLE)))
    with ProcessPoolExecutor(2) as pool:
        waiting = [pool.submit(tell, next(seeds)) for _ in range(4)]
        while waiting:
            total.add(waiting.pop(0).result())
            following = next(seeds, None)
            if following is not None and time.monotonic() < last:
                waiting.append(pool.submit(tell, following))
    return total


def main() -> int:
    """Soak, print, and judge."""
    options = argparse.ArgumentParser(description="Soak Afterword's promise.")
    options.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    options.add_argument("--follow-ups", type=int, default=5000)
    options.add_argument("--seconds", type=float, default=600)
    chosen = options.parse_args()
    print(f"seed {chosen.seed}")  # noqa: T201 (this is its output)
    total = soak(chosen.seed, chosen.follow_ups, chosen.seconds)
    _print(f"{sum(total.ended.values())} follow-ups, {sum(total.events.values())} events", total.events)
    _print("what became of them", total.ended)
    _print("broken promises", Counter({promise: total.broken[promise] for promise in PROMISES}))
    return 1 if total.broken else 0


def _print(title: str, counts: Counter[str]) -> None:
    print(f"{title}:")  # noqa: T201 (this is its output)
    for name, count in counts.most_common():
        print(f"  {count:>7}  {name}")  # noqa: T201 (this is its output)


if __name__ == "__main__":
    sys.exit(main())
