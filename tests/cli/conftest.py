"""The program as a person starts it, against a stand-in for Google."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from afterword.sandbox.server import SandboxServer
from tests.contract.person import agree
from tests.fakes import loopback


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
        done = subprocess.run(
            self.command(*arguments),
            input=stdin,
            capture_output=True,
            text=True,
            timeout=60,
            env=self.environment,
            check=False,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def ask(self, *arguments: str) -> Any:
        """The JSON document of a command that must succeed."""
        ended = self(*arguments, "--json")
        assert ended.code == 0, ended
        return ended.document

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            self.command(*arguments),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=self.environment | {"PYTHONUNBUFFERED": "1"},
        )

    def connect(self, **answers: Any) -> Ended:
        """`connect --no-browser`, with a person who answers the consent page that it names."""
        with self.start("connect", "--no-browser", "--json") as running:
            assert running.stderr is not None
            assert running.stdout is not None
            lines = []
            for line in running.stderr:
                lines.append(line)
                if line.startswith("http"):
                    break
            else:
                pytest.fail(f"no address was shown: {lines}")
            answer = threading.Thread(target=agree, args=(line.strip(),), kwargs=answers)
            answer.start()
            out, err = running.communicate(timeout=60)
            answer.join()
        return Ended(running.returncode, out, err)


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
    return Program(home)


@pytest.fixture
def program(unconnected: Program) -> Program:
    """A home that is connected."""
    assert unconnected.connect().code == 0
    return unconnected
