"""`afterword demo --tour`: what it tells happened, and where it did not it says so."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest


def toured(
    folder: Path, *arguments: str, env: dict[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=os.environ | {"TMPDIR": str(folder)} | (env or {}),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_the_tour_takes_every_step(tmp_path: Path) -> None:
    """From another folder, with a home and settings of somebody's own that must not matter."""
    own = tmp_path / "own"
    env = {
        "AFTERWORD_HOME": str(own),
        "AFTERWORD_AUTOPILOT__VETO_TIME": "10 h",
        "http_proxy": "http://127.0.0.1:9",
    }
    done = toured(tmp_path, "-m", "afterword", "demo", "--tour", env=env)
    assert done.returncode == 0, (done.stdout, done.stderr)
    assert done.stdout.count("ok  ") == 13
    for claim in (
        "connected as",
        "sent through the API, once",
        "sent from the mailbox",
        "no mail exists twice",
    ):
        assert claim in done.stdout
    assert done.stderr == ""
    assert not own.exists(), "the candidate's own home is not touched"
    assert not list(tmp_path.iterdir()), "nothing is left behind"


LIES = """
import sys
from afterword.cli import app
from afterword.demo import tour
from afterword.demo.hands import Hands

tour.PATIENCE_SECONDS = 7
really_send = Hands.send


def send_twice(hands, draft_id):
    sent = really_send(hands, draft_id)
    return hands._play("compose", to=sent["to"][0], subject=sent["subject"], text=sent["text"])


def save_nothing(hands, draft_id, text=""):
    return next(one for one in hands.mail("drafts") if one["draft_id"] == draft_id)


{lie}
sys.argv = ["afterword", "demo", "--tour"]
app.run()
"""


@pytest.mark.parametrize(
    ("lie", "found_out"),
    [
        ("Hands.edit = save_nothing", "Priya's draft is edited in Gmail: it is held” did not happen"),
        ("Hands.resave = save_nothing", "the editor changed nothing"),
        ("Hands.send = send_twice", "2 mails to Sam Okafor are in Sent"),
    ],
)
def test_what_did_not_happen_is_named(tmp_path: Path, lie: str, found_out: str) -> None:
    done = toured(tmp_path, "-c", LIES.format(lie=lie))
    assert done.returncode == 1, done.stdout
    assert found_out in done.stderr
    assert "FAILED" in done.stdout
    assert "All of it happened" not in done.stdout
    assert "Traceback" not in done.stderr


def test_a_tour_that_is_stopped_did_not_happen(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "afterword", "demo", "--tour"],
        env=os.environ | {"TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        while "ok" not in process.stdout.readline():
            assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "the tour was stopped" in err
    assert not list(tmp_path.iterdir())
