"""The sandbox as a server: in a thread of one's own, or in the foreground."""

import asyncio
import contextlib
import signal
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import Any

import uvicorn

from afterword.sandbox.app import build_app
from afterword.sandbox.faults import SandboxProtocol
from afterword.sandbox.oauth.grants import Client
from afterword.sandbox.state import Habits, State, changed_habits

_DEFAULT_ACCOUNTS = ("alex.candidate@mail.example",)
_CLIENT = Client("482913750126-afterword.apps.sandbox.example", "SANDBOX-not-a-secret")


class SandboxServer:
    """A stand-in for Google on a loopback port; use it as a context manager."""

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        accounts: tuple[str, ...] = _DEFAULT_ACCOUNTS,
        *,
        habits: Mapping[str, object] | None = None,
        time_zone: str = "America/New_York",
    ) -> None:
        self._host = host
        self._port = port
        self.state = State(accounts, changed_habits(Habits(), dict(habits or {})), _CLIENT, time_zone)
        self._thread: threading.Thread | None = None
        self._server: _Server | None = None

    @property
    def url(self) -> str:
        """Where it listens, without a slash at the end."""
        return f"http://{self._host}:{self._port}"

    def credentials(self) -> dict[str, Any]:
        """The client file that Google would offer for download."""
        return _client_file(self.url, self.state.client)

    def stand_beside(self, address: str) -> None:
        """Link the mailbox's pages to another page, which shows what becomes of the mail."""
        self.state.beside = address

    def start(self) -> "SandboxServer":
        """Listen, then answer from a thread of its own."""
        self.state.stopping = asyncio.Event()  # bound to one event loop, so one for each start
        listener = _listener(self._host, self._port)
        self._port = listener.getsockname()[1]
        self._server = _Server(self.state)
        self._thread = threading.Thread(target=self._server.run_on, args=(listener,), daemon=True)
        self._thread.start()
        self._server.ready.wait()
        return self

    def stop(self) -> None:
        """Stop answering; whatever was slow is cut short."""
        if self._server and self._thread:
            self._server.stop()
            self._thread.join()
        self._server = self._thread = None

    def __enter__(self) -> "SandboxServer":
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def serve(
    host: str = "127.0.0.1",
    port: int = 0,
    accounts: tuple[str, ...] = _DEFAULT_ACCOUNTS,
    *,
    habits: Mapping[str, object] | None = None,
    time_zone: str = "America/New_York",
    started: Callable[[SandboxServer], None] | None = None,
) -> None:
    """Serve in the foreground until Ctrl-C or SIGTERM; `started` is called once it listens."""
    with (
        SandboxServer(host, port, accounts, habits=habits, time_zone=time_zone) as sandbox,
        _signals() as asked,
    ):
        if started:
            started(sandbox)
        asked.wait()


def _client_file(url: str, client: Client) -> dict[str, Any]:
    """An installed-app client, pointing at a sandbox."""
    return {
        "installed": {
            "client_id": client.id,
            "project_id": "afterword-sandbox",
            "auth_uri": f"{url}/o/oauth2/auth",
            "token_uri": f"{url}/token",
            "auth_provider_x509_cert_url": f"{url}/oauth2/v1/certs",
            "client_secret": client.secret,
            "redirect_uris": ["http://localhost"],
        }
    }


class _Server(uvicorn.Server):
    """Uvicorn that waits for a word instead of looking at a flag ten times a second."""

    def __init__(self, state: State) -> None:
        super().__init__(
            uvicorn.Config(
                build_app(state),
                http=SandboxProtocol,
                ws="none",
                loop="asyncio",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                date_header=False,
                timeout_keep_alive=60,
            )
        )
        self.ready = threading.Event()
        self._state = state
        self._loop: asyncio.AbstractEventLoop | None = None

    def run_on(self, listener: socket.socket) -> None:
        """Serve on this socket until told to stop."""
        with listener:
            asyncio.run(self.serve(sockets=[listener]))

    def stop(self) -> None:
        """From any thread: end it."""
        if self._loop:
            self._loop.call_soon_threadsafe(self._state.stopping.set)

    async def main_loop(self) -> None:
        """Wait for the end."""
        self._loop = asyncio.get_running_loop()
        self.ready.set()
        await self._state.stopping.wait()


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol by name: without it asyncio leaves Nagle's algorithm on, at 40 ms an answer.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    listener.listen(128)
    return listener


@contextlib.contextmanager
def _signals() -> Iterator[threading.Event]:
    """An event that SIGINT and SIGTERM set, while the block runs."""
    asked = threading.Event()
    before = {kind: signal.signal(kind, lambda *_: asked.set()) for kind in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)
