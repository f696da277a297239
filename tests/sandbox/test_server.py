"""Starting and stopping."""

import signal
import subprocess
import sys

import pytest

from afterword.sandbox.server import SandboxServer
from tests.fakes import loopback

SERVE = "from afterword.sandbox.server import serve; serve(started=lambda one: print(one.url, flush=True))"


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_serving_in_the_foreground_ends_cleanly(end: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", SERVE], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        assert loopback.get(f"{url}/sandbox/mail").status_code == 200
        process.send_signal(end)
        assert process.wait(timeout=5) == 0


def test_stopping_is_quick_and_frees_the_port() -> None:
    with SandboxServer() as first, loopback.Client(base_url=first.url) as client:
        client.get("/sandbox/clock")
        first.stop()
        port = int(first.url.rpartition(":")[2])
    with SandboxServer(port=port) as second:
        assert loopback.get(f"{second.url}/sandbox/clock").status_code == 200


def test_a_server_can_be_started_again_with_what_it_knew() -> None:
    server = SandboxServer(habits={"quota": True})
    for _ in range(2):
        with server:
            habits = loopback.get(f"{server.url}/sandbox/habits").json()
            assert habits["quota"]


def test_credentials_have_googles_shape() -> None:
    with SandboxServer() as server:
        client = server.credentials()["installed"]
    assert set(client) == {
        "client_id",
        "project_id",
        "auth_uri",
        "token_uri",
        "auth_provider_x509_cert_url",
        "client_secret",
        "redirect_uris",
    }
    assert client["token_uri"] == f"{server.url}/token"
