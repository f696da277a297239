"""The program as a person starts it, against a stand-in for Google."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import pytest

from afterword.sandbox.server import SandboxServer
from tests.contract.person import agree
from tests.fakes import loopback
from tests.fakes.database import place_database
from tests.fakes.forking import CONTEXT, afterword_in


@dataclass
class Ended:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)

    def failed_plainly(self, code: int) -> str:
        """Check that it failed with this code, in one sentence, without a traceback; the sentence."""
        assert self.code == code, (self.code, self.out, self.err)
        assert self.err.strip(), "nothing was said"
        assert "Traceback" not in self.err
        return self.err.strip()


@dataclass
class Program:
    """`afterword` on one home."""

    home: Path
    env: dict[str, str] = field(default_factory=dict)

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "afterword", "--home", str(self.home), *arguments]

    @property
    def environment(self) -> dict[str, str]:
        clean = {key: value for key, value in os.environ.items() if not key.startswith("AFTERWORD_")}
        return clean | {"COLUMNS": "200"} | self.env

    def __call__(self, *arguments: str, stdin: str = "") -> Ended:
        """Run it in a process that is forked, which takes a tenth of the time; `start` starts it as a person does."""
        with self._forked(arguments, stdin) as forked:
            return forked.ended()

    @contextmanager
    def _forked(self, arguments: Sequence[str], stdin: str = "") -> Iterator["Forked"]:
        with TemporaryDirectory() as name:
            folder = Path(name)
            for stream, text in (("in", stdin), ("out", ""), ("err", "")):
                (folder / stream).write_text(text)
            words = ["--home", str(self.home), *arguments]
            process = CONTEXT.Process(target=afterword_in, args=(folder, words, self.environment))
            process.start()
            try:
                yield Forked(process, folder)
            finally:
                process.kill()
                process.join()

    def ask(self, *arguments: str) -> Any:
        """The JSON document of a command that must succeed."""
        ended = self(*arguments, "--json")
        assert ended.code == 0, ended
        return ended.document

    @contextmanager
    def start(self, *arguments: str) -> "Iterator[subprocess.Popen[str]]":
        """The program in a process of its own, which ends with the block whatever happens in it."""
        with subprocess.Popen(
            self.command(*arguments),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=self.environment | {"PYTHONUNBUFFERED": "1"},
        ) as process:
            try:
                yield process
            finally:
                process.kill()

    def connect(self, **answers: Any) -> Ended:
        """`connect --no-browser`, with a person who answers the consent page that it names."""
        with self._forked(["connect", "--no-browser", "--json"]) as forked:
            address = forked.address()
            if address is not None:
                agree(address, **answers)
            return forked.ended()


@dataclass
class Forked:
    """A command at work."""

    process: Any
    folder: Path

    def address(self) -> str | None:
        """The address that it shows, unless it ends without."""
        while True:
            running = self.process.is_alive()
            found = re.search(r"^(http\S+)\n", (self.folder / "err").read_text(), re.MULTILINE)
            if found is not None or not running:
                return found and found[1]
            time.sleep(0.01)

    def ended(self) -> Ended:
        self.process.join(60)
        if self.process.exitcode is None:
            pytest.fail("it did not end")
        out, err = ((self.folder / stream).read_text() for stream in ("out", "err"))
        return Ended(self.process.exitcode, out, err)


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    with SandboxServer() as server:
        yield server


@pytest.fixture
def google(sandbox: SandboxServer) -> Iterator[httpx.Client]:
    """The stand-in's own endpoints: what is in the mailbox, and the candidate's hands."""
    with loopback.Client(base_url=sandbox.url) as client:
        yield client


@pytest.fixture
def unconnected(sandbox: SandboxServer, tmp_path: Path) -> Program:
    """A home with an OAuth client and nothing else."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    (home / "credentials.json").write_text(json.dumps(sandbox.credentials()))
    (home / "config.toml").write_text(
        f'[candidate]\ntimezone = "Europe/Berlin"\n\n[google]\napi_endpoint = "{sandbox.url}"\n'
    )
    place_database(home / "afterword.db")
    return Program(home)


@pytest.fixture
def program(unconnected: Program) -> Program:
    """A home that is connected."""
    assert unconnected.connect().code == 0
    return unconnected
