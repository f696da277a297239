"""The dashboard's addresses in one application."""

import logging
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from afterword.web.rendering import HERE, page
from afterword.web.security import Guard, Sessions
from afterword.web.views import Dashboard, overview

log = logging.getLogger("afterword")


def create_app(dashboard: Dashboard, sessions: Sessions) -> ASGIApp:
    """The application over one home's store, behind its guard."""
    app = Starlette(
        routes=[Route("/", _overview), Mount("/static", StaticFiles(directory=HERE / "static"))],
        exception_handlers={HTTPStatus.NOT_FOUND: _not_found, Exception: _failed},
    )
    app.state.dashboard = dashboard
    return Guard(app, sessions)


def _overview(request: Request) -> Response:
    """What needs the candidate, what goes out next, and what happened."""
    dashboard: Dashboard = request.app.state.dashboard
    live = request.query_params.get("live") != "off"
    return page("overview.html", dashboard=dashboard, live=live, seen=overview(dashboard))


def _not_found(_request: Request, _error: Exception) -> Response:
    return page(
        "problem.html", status=HTTPStatus.NOT_FOUND, title="Nothing here", text="There is no such page."
    )


def _failed(_request: Request, error: Exception) -> Response:
    """Say that it failed; how is for the log."""
    log.error("the page failed", exc_info=error)
    text = "The page cannot be shown now. What happened is in afterword.log; nothing was changed."
    return page("problem.html", status=HTTPStatus.INTERNAL_SERVER_ERROR, title="That did not work", text=text)
