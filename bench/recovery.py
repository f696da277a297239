"""7. SIGKILL in the middle of many sends: how long until all are settled, and that none went twice."""

import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from afterword.domain.status import Status
from afterword.ports import FollowUpFilter
from afterword.workflow.passes import run_pass
from afterword.workflow.reconcile import LATE_EFFECT
from bench import crowd
from bench.figures import Figure
from bench.sizes import Sizes
from bench.stage import MovedClock, Stage, open_services, open_stage, store_of

TOPIC = "7 recovery"
SENDS = """
import sys
from pathlib import Path
from afterword.workflow.passes import run_pass
from bench.stage import MovedClock, open_services
run_pass(open_services(Path(sys.argv[1]), sys.argv[2], MovedClock()))
"""


def measure(sizes: Sizes) -> Iterator[Figure]:
    """Killed when half of them have gone; the first half tells how long it would have taken without that."""
    killed = _until_settled(sizes.lost)
    scene = f"{sizes.lost} follow-ups"
    yield Figure(
        topic=TOPIC, name=f"until all of {scene} are settled, SIGKILL at half", value=killed.seconds, unit="s",
        against="twice the first half", baseline=2 * killed.first_half,
    )  # fmt: skip
    yield Figure(
        topic=TOPIC, name="by the clock, for the one whose send was cut off", value=killed.by_the_clock, unit="s waited",
        against="how long a call may still take effect", baseline=LATE_EFFECT.total_seconds(),
    )  # fmt: skip
    yield Figure(
        topic=TOPIC, name=f"mails that went twice, of {scene}", value=killed.twice, unit="mails", most=0
    )
    yield Figure(
        topic=TOPIC, name=f"mails that never went, of {scene}", value=killed.never, unit="mails", most=0
    )


@dataclass(frozen=True)
class _Settled:
    seconds: float
    first_half: float
    by_the_clock: float
    twice: int
    never: int


def _until_settled(many: int) -> _Settled:
    now = datetime.now(UTC)
    with open_stage([(crowd.raw(number, now), 1) for number in range(many)]) as stage:
        home = stage.new_home()
        waiting = [crowd.Waiting(ref=ref, send_at=now, own=True) for ref in stage.drafts]
        crowd.fill(str(home / "afterword.db"), now, waiting)
        begun = time.perf_counter()
        _killed_at_half(stage, home, many)
        first_half = time.perf_counter() - begun
        waited = _settle(stage, home)
        seconds = time.perf_counter() - begun
        got = Counter(one["recipient"] for one in stage.ask("GET", "mail")["deliveries"])
    return _Settled(seconds, first_half, waited, sum(times - 1 for times in got.values()), many - len(got))


def _killed_at_half(stage: Stage, home: Path, many: int) -> None:
    """Let a process send, and kill it in the middle."""
    with subprocess.Popen([sys.executable, "-c", SENDS, str(home), stage.origin]) as process:
        while process.poll() is None:
            asked = Counter(entry["method"] for entry in stage.ask("GET", "requests"))
            if asked["gmail.users.drafts.send"] >= many / 2:
                process.send_signal(signal.SIGKILL)
            time.sleep(0.2)


def _settle(stage: Stage, home: Path) -> float:
    """Passes until nothing is open; where only waiting helps the clock is moved. The seconds it was moved by."""
    clock = MovedClock()
    services = open_services(home, stage.origin, clock)
    open_ones = FollowUpFilter(statuses=frozenset({Status.SCHEDULED, Status.SENDING, Status.HELD}))
    try:
        for _ in range(100):
            run_pass(services)
            if not services.store.follow_ups(open_ones):
                return clock.offset.total_seconds()
            stage.set_clock(clock, clock.offset + timedelta(seconds=30))
        raise AssertionError("not all were settled")
    finally:
        store_of(services).close()
