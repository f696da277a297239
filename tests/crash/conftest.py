"""A sandbox in a process of its own, an authorisation for it, and processes that are forked quickly."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from afterword.adapters.google.account import GoogleAccount
from tests.contract.person import agree
from tests.crash.process import Life
from tests.fakes import loopback
from tests.fakes.database import place_database
from tests.fakes.forking import CONTEXT

SERVE = """
import json
from afterword.sandbox.server import serve
serve(started=lambda server: print(json.dumps([server.url, server.credentials()]), flush=True))
"""


class Stage:
    """Where the lives are lived: one sandbox, a home for each."""

    def __init__(self, folder: Path, origin: str, client: dict[str, object]) -> None:
        self.origin = origin
        self._folder = folder
        self._numbers = count()
        self.template = folder / "template"
        self.template.mkdir()
        (self.template / "credentials.json").write_text(json.dumps(client))
        place_database(self.template / "afterword.db")
        GoogleAccount(self.template / "credentials.json", self.template / "token.json", origin).connect(
            open_browser=False, show_address=agree
        )

    def new_life(self, die_at: int | None = None) -> Life:
        """A fresh home, connected, and somebody nobody has written to."""
        number = next(self._numbers)
        home = self._folder / f"home-{number}"
        shutil.copytree(self.template, home)
        return Life(home, self.origin, f"jane.doe@acme{number}x.example", die_at)

    def run(self, target: Callable[[Life], None], life: Life, timeout: float = 60) -> int:
        """Run it in a process of its own; how that ended: 0, or minus the signal."""
        process = CONTEXT.Process(target=target, args=(life,))
        process.start()
        process.join(timeout)
        if process.exitcode is None:
            process.kill()
            process.join()
            pytest.fail("a process did not end")
        return process.exitcode

    def run_together(
        self, target: Callable[[Life], None], life: Life, timeout: float = 120
    ) -> list[int | None]:
        """Run it in two processes at once; how they ended."""
        processes = [CONTEXT.Process(target=target, args=(life,)) for _ in range(2)]
        for process in processes:
            process.start()
        for process in processes:
            process.join(timeout)
            process.kill()
        return [process.exitcode for process in processes]

    def delivered(self, life: Life) -> int:
        """How many mails the recipient got: the sandbox's account, not ours."""
        mail = loopback.get(f"{self.origin}/sandbox/mail").raise_for_status().json()
        return sum(1 for delivery in mail["deliveries"] if delivery["recipient"] == life.recipient)

    def files_delivered(self, life: Life) -> list[str]:
        """The digests of the files the recipient got."""
        mail = loopback.get(f"{self.origin}/sandbox/mail").raise_for_status().json()
        mine = (one for one in mail["deliveries"] if one["recipient"] == life.recipient)
        return [file["sha256"] for delivery in mine for file in delivery["attachments"]]

    def fault(self, *faults: dict[str, object]) -> None:
        loopback.put(f"{self.origin}/sandbox/faults", json=list(faults)).raise_for_status()

    def faults_left(self) -> int:
        """How many calls will still be struck."""
        pending = loopback.get(f"{self.origin}/sandbox/faults").raise_for_status().json()
        return sum(fault["times"] for fault in pending)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    serving = subprocess.Popen([sys.executable, "-c", SERVE], stdout=subprocess.PIPE, text=True)
    assert serving.stdout is not None
    try:
        yield Stage(tmp_path_factory.mktemp("stage"), *json.loads(serving.stdout.readline()))
    finally:
        serving.terminate()
        serving.wait(10)
        serving.stdout.close()
