"""3. From starting the process until the first alarm is set; memory; processor time while nothing is to be done."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil

from bench import crowd
from bench.figures import Figure, exponent
from bench.sizes import Sizes
from bench.stage import Stage, open_stage

TOPIC = "3 start"
MOST_SECONDS = {10_000: 1.0, 100_000: 5.0}


class Idle:
    """An idle autopilot, looked at while others are measured: its processor time is its own, whoever else works."""

    def __init__(self, pid: int, sizes: Sizes) -> None:
        self._pid, self._sizes = pid, sizes
        self._since, self._used = time.monotonic(), _used(pid)

    def figure(self) -> Figure:
        """What it used since it began to be idle, which is some time ago."""
        time.sleep(max(0.0, self._since + self._sizes.idle - time.monotonic()))
        used, seconds = _used(self._pid) - self._used, time.monotonic() - self._since
        return Figure(
            topic=TOPIC, name=f"idle with {self._sizes.crowd} waiting, over {seconds:.0f} s with its looks",
            value=100 * used / seconds, unit="% of a core", most=0.3,
        )  # fmt: skip


@contextmanager
def idling(sizes: Sizes) -> Iterator[Idle]:
    """An autopilot of a crowd that waits, its first look over."""
    now = datetime.now(UTC)
    with open_stage([(crowd.raw(0, now), sizes.crowd)]) as stage:
        home = _filled(stage, sizes.crowd, now)
        with subprocess.Popen(_running(home), stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            process.stdout.readline()
            process.stdout.readline()
            yield Idle(process.pid, sizes)
            process.terminate()


def measure(sizes: Sizes) -> Iterator[Figure]:
    """Start to first alarm with growing stores; at most the crowd of them waits, the others were thanked earlier."""
    bare = min(_seconds([sys.executable, "-c", IMPORTS]) for _ in range(sizes.starts))
    points = []
    for many in sizes.stores:
        waiting = min(many, sizes.crowd)
        now = datetime.now(UTC)
        with open_stage([(crowd.raw(0, now), waiting)]) as stage:
            home = _filled(stage, many, now)
            runs = [_started(home) for _ in range(sizes.starts)]
            seconds, memory = min(one for one, _ in runs), max(two for _, two in runs)
        points.append((float(many), seconds))
        scene = f"{many} in the store, {waiting} waiting"
        yield Figure(
            topic=TOPIC, name=f"start to first alarm, {scene}", value=seconds, unit="s", most=MOST_SECONDS.get(many),
            against="python importing SQLAlchemy, APScheduler and Google's client", baseline=bare,
        )  # fmt: skip
        yield Figure(
            topic=TOPIC, name=f"memory after the first look, {scene}", value=memory / 1e6, unit="MB", most=120
        )
    yield Figure(topic=TOPIC, name="growth of the start", value=exponent(points), unit="exponent", most=1.1)


IMPORTS = "import sqlalchemy, apscheduler.schedulers.background, googleapiclient.discovery"


def _seconds(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


def _filled(stage: Stage, many: int, now: datetime) -> Path:
    home = stage.new_home()
    later = now + timedelta(hours=5)
    waiting = [
        crowd.Waiting(ref=ref, send_at=later + timedelta(seconds=n)) for n, ref in enumerate(stage.drafts)
    ]
    crowd.fill(str(home / "afterword.db"), now, waiting, many - len(waiting))
    return home


def _started(home: Path) -> tuple[float, int]:
    """Seconds until the first alarm was set, and the memory in bytes after the first look."""
    begun = time.time()
    with subprocess.Popen(_running(home), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        alarm_at = json.loads(process.stdout.readline())
        process.stdout.readline()
        memory: int = psutil.Process(process.pid).memory_info().rss
        process.terminate()
    return alarm_at - begun, memory


def _running(home: Path) -> list[str]:
    return [sys.executable, "-m", "bench.running", str(home)]


def _used(pid: int) -> float:
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)
