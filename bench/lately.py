"""One run of whoever sends, in a process of its own: prints when each mail was accepted, by its number.

`python -m bench.lately autopilot|apscheduler HOME ORIGIN jump|'' BEGIN`
"""

import json
import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import time_machine

from afterword.adapters.google.account import GoogleAccount
from afterword.autopilot import Autopilot
from afterword.domain.lifecycle import Event
from afterword.workflow.services import Services, StepTaken
from bench.stage import MovedClock, open_services, store_of

JUMP = timedelta(minutes=10)
PATIENCE_SECONDS = 6
"""How long one waits for the next mail, once all are due."""


def main() -> None:
    """Run until all are sent, or patience ends."""
    who, home, origin, jump, begin = sys.argv[1:]
    times = [
        (datetime.fromisoformat(at), draft_id)
        for at, draft_id in json.loads(Path(home, "times.json").read_text())
    ]
    sent: dict[Any, float] = {}
    start = autopilot if who == "autopilot" else apscheduler
    stop = start(Path(home), origin, times, sent)
    if jump:
        sent["jumped_at"] = _jump(datetime.fromisoformat(begin))
    wanted = len(times) + len(jump and "1")
    time.sleep(0 if jump else max(0.0, (times[-1][0] - datetime.now(UTC)).total_seconds()))
    came, since = len(sent), time.perf_counter()
    while len(sent) < wanted and time.perf_counter() - since < PATIENCE_SECONDS:
        time.sleep(0.05)
        if len(sent) > came:
            came, since = len(sent), time.perf_counter()
    stop()
    print(json.dumps(sent), flush=True)


def _jump(begin: datetime) -> float:
    """Wait for the moment, then set this process's clock ten minutes on."""
    time.sleep(max(0.0, (begin - datetime.now(UTC)).total_seconds()))
    time_machine.travel(datetime.now(UTC) + JUMP, tick=True).start()
    return time.time()


def autopilot(home: Path, origin: str, _times: object, sent: dict[Any, float]) -> Any:
    """Afterword as it runs."""

    def taken(step: StepTaken) -> None:
        if step.step.event is Event.ACCEPTED:
            sent[step.after.id - 1] = time.time()

    def make() -> Services:
        return replace(services, listeners=(taken,))

    services = open_services(home, origin, MovedClock())
    pilot = Autopilot(make, store_of(services), poll=timedelta(minutes=2))
    pilot.start()
    return pilot.stop


_SENDING: dict[str, Any] = {}


def send(number: int, draft_id: str) -> None:
    """The job of the baseline: the send, and nothing else."""
    with _SENDING["lock"]:
        _SENDING["mailbox"].send_draft(draft_id)
        _SENDING["sent"][number] = time.time()


def apscheduler(home: Path, origin: str, times: list[tuple[datetime, str]], sent: dict[Any, float]) -> Any:
    """Plain APScheduler, one thread to send as we have. Its table holds the due ones alone, which favours it."""
    from apscheduler.executors.pool import ThreadPoolExecutor  # noqa: PLC0415
    from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore  # noqa: PLC0415
    from apscheduler.schedulers.background import BackgroundScheduler  # noqa: PLC0415

    account = GoogleAccount(home / "credentials.json", home / "token.json", origin)
    _SENDING.update(mailbox=account.mailbox(), sent=sent, lock=threading.Lock())
    scheduler = BackgroundScheduler(
        jobstores={"default": SQLAlchemyJobStore(url=f"sqlite:///{home / 'jobs.db'}")},
        executors={"default": ThreadPoolExecutor(1)},
        timezone="UTC",
    )
    scheduler.start(paused=True)
    for number, (at, draft_id) in enumerate(times):
        scheduler.add_job(send, "date", run_date=at, args=(number, draft_id), id=f"due-{number}")
    scheduler.resume()
    return lambda: scheduler.shutdown(wait=False)


if __name__ == "__main__":
    main()
