"""2. How late sends are against their time: among many who wait, and after the clock jumped.

The baseline is plain APScheduler with its SQLAlchemy job store, one date job for each mail; its job is one request,
the send alone, of the same stand-in.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench import crowd
from bench.figures import Figure, exponent, percentile
from bench.sizes import Sizes
from bench.stage import Stage, open_stage

TOPIC = "2 lateness"
JUMP = timedelta(minutes=10)


def measure(sizes: Sizes) -> Iterator[Figure]:
    """p50 and p99 with growing crowds at the same rate of sends, then after a jump of the clock."""
    few = max(1, int(sizes.due * sizes.short / sizes.due_within))
    theirs = _late("apscheduler", few, few, sizes.short, sizes.lead)
    points = []
    for many in (*sizes.crowds, sizes.crowd):
        last = many == sizes.crowd
        within, due = (sizes.due_within, sizes.due) if last else (sizes.short, few)
        ours = _late("autopilot", many, due, within, sizes.lead)
        points.append((float(many), percentile(ours, 99)))
        scene = f"{many} waiting, {due} due within {within:g} s"
        for percent, most in ((50, None), (99, 1.0)):
            yield Figure(
                topic=TOPIC, name=f"p{percent}, {scene}", value=percentile(ours, percent), unit="s", most=most,
                against=f"APScheduler, {few} jobs within {sizes.short:g} s", baseline=percentile(theirs, percent),
            )  # fmt: skip
    yield Figure(
        topic=TOPIC, name="growth of p99 with the crowd", value=exponent(points), unit="exponent", most=1.1
    )
    yield from _after_a_jump(sizes.jumped, sizes.lead)


def _after_a_jump(many: int, lead: float) -> Iterator[Figure]:
    """The clock is set on while that many sends lie within the ten minutes."""
    ours, theirs = (_late(who, many, many, 60, lead, jump=True) for who in ("autopilot", "apscheduler"))
    scene = f"after the clock jumped 10 minutes past {many} sends"
    yield Figure(
        topic=TOPIC, name=f"not sent {scene}", value=many - len(ours), unit="mails", most=0,
        against="APScheduler, a job each", baseline=many - len(theirs),
    )  # fmt: skip
    yield Figure(topic=TOPIC, name=f"first sent {scene}", value=min(ours), unit="s after it", most=2)
    yield Figure(topic=TOPIC, name=f"last sent {scene}", value=max(ours), unit="s after it")


def _late(who: str, waiting: int, due: int, within: float, lead: float, *, jump: bool = False) -> list[float]:
    """Seconds of lateness of each send; of a jump, seconds after it."""
    now = datetime.now(UTC)
    drafts = [(crowd.raw(number, now), 1) for number in range(due)]
    if waiting > due:
        drafts.append((crowd.raw(0, now), waiting - due))
    with open_stage(drafts) as stage:
        home = _home(stage, due)
        begin = datetime.now(UTC) + timedelta(seconds=lead + waiting / 5_000)
        first = begin + JUMP / 2 if jump else begin
        times = [first + timedelta(seconds=within * number / due) for number in range(due)]
        _set_times(home, stage, times)
        ends = [
            sys.executable,
            "-m",
            "bench.lately",
            who,
            str(home),
            stage.origin,
            "jump" if jump else "",
            begin.isoformat(),
        ]
        ran = subprocess.run(ends, capture_output=True, text=True, check=False, timeout=within + 120)
        assert ran.returncode == 0, ran.stderr[-2000:]
        sent = json.loads(ran.stdout.splitlines()[-1])
        jumped_at = sent.pop("jumped_at", None)
        return [
            at - (times[int(n)].timestamp() if jumped_at is None else jumped_at) for n, at in sent.items()
        ]


def _home(stage: Stage, due: int) -> Path:
    """A home where all wait, those that are to be due with drafts of their own."""
    home = stage.new_home()
    now = datetime.now(UTC)
    later = now + timedelta(hours=5)
    waiting = [crowd.Waiting(ref=ref, send_at=later, own=n < due) for n, ref in enumerate(stage.drafts)]
    crowd.fill(str(home / "afterword.db"), now, waiting)
    return home


def _set_times(home: Path, stage: Stage, times: list[datetime]) -> None:
    """Have the first of them due at these times: last of all, for filling a large store takes its time too."""
    crowd.set_times(str(home / "afterword.db"), times)
    (home / "times.json").write_text(
        json.dumps([[at.isoformat(), r.draft_id] for at, r in zip(times, stage.drafts, strict=False)])
    )
