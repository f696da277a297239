"""The dashboard's addresses in one application, behind its guard, and the server that answers at them."""

import logging
import secrets
import socket
import threading
from http import HTTPStatus
from types import TracebackType

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from afterword.errors import InvalidInput
from afterword.web import follow_ups, health, interviews, live, today
from afterword.web.answering import Memory
from afterword.web.dashboard import Dashboard
from afterword.web.outbox import Outbox
from afterword.web.rendering import HERE, page
from afterword.web.security import Guard, Sessions

log = logging.getLogger("afterword")
_HOST = "127.0.0.1"
_PATIENCE_SECONDS = 0.7
"""How long a request under way may take to end when the page stops."""


class DashboardApp(Guard):
    """One home's dashboard as an ASGI application; `stop` ends what goes on behind its pages."""

    def __init__(self, dashboard: Dashboard, sessions: Sessions, outbox: Outbox | None = None) -> None:
        self.outbox = outbox or Outbox(dashboard.clock, dashboard.store)
        self._dashboard = dashboard
        self._stopping = threading.Event()
        app = Starlette(
            routes=[
                *today.ROUTES,
                *follow_ups.ROUTES,
                *interviews.ROUTES,
                *health.ROUTES,
                *live.ROUTES,
                Mount("/static", StaticFiles(directory=HERE / "static")),
            ],
            exception_handlers={HTTPException: _refused, Exception: _failed},
        )
        app.state.dashboard, app.state.outbox, app.state.memory = dashboard, self.outbox, Memory()
        app.state.connecting = health.Connecting(dashboard.google, dashboard.look_now)
        app.state.stopping, app.state.streams = self._stopping, 0
        super().__init__(app, sessions, dashboard.beside)

    def stop(self) -> None:
        """Pending sends are dropped, open pages are let go; nothing new is begun."""
        self._stopping.set()
        self.outbox.stop()
        self._dashboard.workers.stop()


def create_app(dashboard: Dashboard, sessions: Sessions) -> DashboardApp:
    """The application over one home, behind its guard."""
    return DashboardApp(dashboard, sessions)


_REFUSALS = {
    HTTPStatus.NOT_FOUND: ("Nothing here", "There is no such page."),
    HTTPStatus.METHOD_NOT_ALLOWED: ("That is not how it is done", "Use the buttons on the page for that."),
}


def _refused(request: Request, error: Exception) -> Response:
    """What the routes refuse."""
    code = error.status_code if isinstance(error, HTTPException) else HTTPStatus.BAD_REQUEST
    title, text = _REFUSALS.get(
        HTTPStatus(code), ("That did not work", "The request could not be understood.")
    )
    answer = _problem(request, code, title, text)
    if isinstance(error, HTTPException) and error.headers:
        answer.headers.update(error.headers)
    return answer


def _failed(request: Request, error: Exception) -> Response:
    """Say that it failed, with a number; what happened stands in the log under the same one."""
    number = secrets.token_hex(4)
    log.error("the dashboard failed at %s (%s)", request.url.path, number, exc_info=error)
    text = f"The page cannot be shown now. What happened is in afterword.log under {number}."
    return _problem(request, HTTPStatus.INTERNAL_SERVER_ERROR, "That did not work", text)


def _problem(request: Request, code: int, title: str, text: str) -> Response:
    """Needs nothing that may be broken: neither the store nor Google."""
    dashboard = request.app.state.dashboard
    return page(
        "problem.html", status=code, dashboard=dashboard, said=(), current="", title=title, text=text, back=""
    )


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
        return f"http://{_HOST}:{self.port}"

    def start(self) -> "PageServer":
        self._thread.start()
        return self

    def stop(self) -> None:
        """Stop answering within a second; what takes longer is cut short."""
        self._app.stop()
        self._server.should_exit = True
        if self._thread.ident is not None:
            self._thread.join(_PATIENCE_SECONDS)
            self._server.force_exit = True
            self._thread.join(1 - _PATIENCE_SECONDS)
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
        listener.bind((_HOST, port))
    except OSError as error:
        listener.close()
        raise InvalidInput(
            f"Port {port} cannot be used ({error.strerror}); choose another with --port."
        ) from error
    listener.listen(64)
    return listener
