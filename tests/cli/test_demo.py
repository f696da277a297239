"""`afterword demo` and `afterword sandbox` as a person starts them."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.fakes import loopback


@contextmanager
def started(folder: Path, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """The program, its words in `said.txt`; killed at the end if it still runs."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("AFTERWORD_")}
    with (folder / "said.txt").open("w") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "afterword", *arguments],
            cwd=folder,
            env=env | {"TMPDIR": str(folder), "XDG_DATA_HOME": str(folder / "data")},
            stdout=said,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def says(folder: Path, pattern: str, seconds: float = 20) -> str:
    """Wait until it has said something of this pattern; what it said."""
    found = eventually(lambda: re.search(pattern, (folder / "said.txt").read_text()), seconds)
    assert found, (folder / "said.txt").read_text()
    return str(found[1])


PATIENCE = 3
"""How many times longer than usual a busy machine may take."""


def eventually(happened: Callable[[], Any], seconds: float) -> Any:
    deadline = time.monotonic() + PATIENCE * seconds
    while not (found := happened()) and time.monotonic() < deadline:
        time.sleep(0.2)
    return found


def stops(process: "subprocess.Popen[str]", number: signal.Signals) -> int:
    """Ask it to stop; how long it takes is for the bench."""
    process.send_signal(number)
    return process.wait(timeout=30)


def test_within_two_minutes_a_person_sees_all_four(tmp_path: Path) -> None:
    with (
        started(tmp_path, "demo", "--no-browser") as process,
        loopback.Client(follow_redirects=True) as browser,
    ):
        mailbox = says(tmp_path, r"mailbox: .*(http://127\.0\.0\.1:\d+)/")
        link = says(tmp_path, r"(http://127\.0\.0\.1:\d+/\?key=\S+)")
        page = link.partition("?")[0]
        assert "Afterword" in browser.get(link).text
        assert link != says(tmp_path, r"one more browser: (http\S+)")

        def mail(folder: str) -> dict[str, dict[str, Any]]:
            found = loopback.get(f"{mailbox}/sandbox/mail").json()[folder]
            return {one["to"][0]: one for one in found}

        def shown(words: str) -> Callable[[], bool]:
            return lambda: words in browser.get(page).text

        assert "noor@quayside.example" not in mail("drafts"), "its interview is not over"
        assert eventually(shown("It needs your approval"), 20)
        assert eventually(shown("You edited the draft; approve it"), 35)
        assert eventually(lambda: "noor@quayside.example" in mail("drafts"), 15)
        assert eventually(shown("Jane Doe</a>: sent"), 45)
        assert [*mail("sent")] == ["jane@acme-maps.example"]
        assert {*mail("drafts")} == {"priya@bluebell.example", "ines@marlow.example", "noor@quayside.example"}
        assert "coffee machine" in mail("drafts")["priya@bluebell.example"]["text"]
        assert f'href="{page}"' in loopback.get(f"{mailbox}/mail/sent").text, "the mailbox leads back"
        assert f"{mailbox}/mail/drafts" in browser.get(page).text
        assert stops(process, signal.SIGTERM) == 0
    assert [one.name for one in tmp_path.iterdir()] == ["said.txt"], "its home is removed"
    assert "Traceback" not in (tmp_path / "said.txt").read_text()


def test_the_demo_stops_on_ctrl_c_at_once(tmp_path: Path) -> None:
    with started(tmp_path, "demo", "--no-browser") as process:
        says(tmp_path, r"(a draft is in Gmail)")
        assert stops(process, signal.SIGINT) == 0
    assert [one.name for one in tmp_path.iterdir()] == ["said.txt"]


def test_a_port_in_use_is_told_in_a_sentence(tmp_path: Path) -> None:
    with started(tmp_path, "sandbox", "--port", "0"):
        port = says(tmp_path, r"http://127\.0\.0\.1:(\d+)")
        other = tmp_path / "other"
        other.mkdir()
        with started(other, "demo", "--no-browser", "--port", port) as process:
            assert process.wait(20) == 2
        said = (other / "said.txt").read_text()
        assert f"Port {port} cannot be used" in said
        assert "Traceback" not in said
        assert [one.name for one in other.iterdir()] == ["said.txt"]


def test_the_sandbox_writes_its_client_file_into_a_home_of_its_own(tmp_path: Path) -> None:
    with started(tmp_path, "sandbox", "--port", "0") as process:
        origin = says(tmp_path, r'api_endpoint = "(\S+)"')
        file = tmp_path / "data" / "afterword-sandbox" / "credentials.json"
        assert json.loads(file.read_text())["installed"]["token_uri"] == f"{origin}/token"
        assert file.stat().st_mode & 0o077 == 0
        assert loopback.get(f"{origin}/", follow_redirects=True).status_code == 200
        assert says(tmp_path, r"AFTERWORD_GOOGLE__API_ENDPOINT=(\S+)") == origin
        assert stops(process, signal.SIGTERM) == 0
    with started(tmp_path, "sandbox", "--port", "0"):
        again = says(tmp_path, r'api_endpoint = "(\S+)"')
        assert json.loads(file.read_text())["installed"]["token_uri"] == f"{again}/token", (
            "its own is replaced"
        )


@pytest.mark.parametrize("own", ['{"installed": {"project_id": "job-search"}}', "not even JSON", "[]"])
@pytest.mark.parametrize("named", ["--home", "--credentials"])
def test_the_sandbox_never_replaces_the_candidates_own_client(tmp_path: Path, own: str, named: str) -> None:
    file = tmp_path / "credentials.json"
    file.write_text(own)
    place = tmp_path if named == "--home" else file
    with started(tmp_path, "sandbox", "--port", "0", named, str(place)) as process:
        assert process.wait(20) == 1
    assert file.read_text() == own
    assert "it stays as it is" in (tmp_path / "said.txt").read_text()
