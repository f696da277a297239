"""The page as a server on this machine, in a thread of its own."""

import logging
import socket
import threading
from types import TracebackType

import uvicorn
from starlette.types import ASGIApp

from afterword.errors import InvalidInput
from afterword.web.app import DashboardApp

HOST = "127.0.0.1"
PATIENCE_SECONDS = 0.7
"""How long a request under way may take to end when the page stops."""


class PageServer:
    """Serves the dashboard on 127.0.0.1; use it as a context manager.

    Raises:
        InvalidInput: the port cannot be had.
    """

    def __init__(self, app: DashboardApp, port: int = 0) -> None:
        """`port` 0 takes any free one."""
        self._app = app
        self._socket = _listener(port)
        self.port: int = self._socket.getsockname()[1]
        logging.getLogger("uvicorn").addHandler(
            logging.NullHandler()
        )  # the application logs its own failures
        self._server = uvicorn.Server(_config(app))
        self._thread = threading.Thread(target=self._run, name="page", daemon=True)

    @property
    def url(self) -> str:
        """Where it listens, without a slash at the end."""
        return f"http://{HOST}:{self.port}"

    def start(self) -> "PageServer":
        self._thread.start()
        return self

    def stop(self) -> None:
        """Stop answering within a second; what takes longer is cut short."""
        self._app.stop()
        self._server.should_exit = True
        if self._thread.ident is not None:
            self._thread.join(PATIENCE_SECONDS)
            self._server.force_exit = True
            self._thread.join(1 - PATIENCE_SECONDS)
        self._socket.close()

    def _run(self) -> None:
        self._server.run(sockets=[self._socket])

    def __enter__(self) -> "PageServer":
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
    )


def _listener(port: int) -> socket.socket:
    # The protocol by name: without it asyncio leaves Nagle's algorithm on, at 40 ms an answer.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        raise InvalidInput(
            f"Port {port} cannot be used ({error.strerror}); choose another with --port."
        ) from error
    listener.listen(64)
    return listener
