"""The dashboard's addresses in one application, behind its guard."""

import logging
import secrets
import threading
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from afterword.web import follow_ups, health, interviews, live, today
from afterword.web.answering import Memory
from afterword.web.dashboard import Dashboard
from afterword.web.outbox import Outbox
from afterword.web.rendering import HERE, page
from afterword.web.security import Guard, Sessions

log = logging.getLogger("afterword")


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
