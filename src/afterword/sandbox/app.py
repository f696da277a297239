"""All of the sandbox's addresses in one application."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from afterword.sandbox.api import routes
from afterword.sandbox.calendar import events
from afterword.sandbox.calendar.table import METHODS as CALENDAR
from afterword.sandbox.control.play import ROUTES as PLAY
from afterword.sandbox.control.routes import ROUTES as CONTROL
from afterword.sandbox.errors import not_found
from afterword.sandbox.gmail import drafts, messages, settings
from afterword.sandbox.gmail.sending import send_scheduled
from afterword.sandbox.gmail.table import METHODS as GMAIL
from afterword.sandbox.guard import LoopbackGuard, MethodOverride
from afterword.sandbox.oauth.consent import consent
from afterword.sandbox.oauth.token import revoke, token
from afterword.sandbox.pages.mailbox import ROUTES as MAILBOX
from afterword.sandbox.pages.render import HERE
from afterword.sandbox.state import State

_HANDLERS = drafts.HANDLERS | messages.HANDLERS | settings.HANDLERS


def build_app(state: State) -> Starlette:
    """The application over this memory."""
    app = Starlette(
        routes=[
            *routes(GMAIL, _HANDLERS),
            *routes(CALENDAR, events.HANDLERS),
            Route("/o/oauth2/auth", consent, methods=["GET", "POST"]),
            Route("/token", token, methods=["POST"]),
            Route("/revoke", revoke, methods=["POST"]),
            *CONTROL,
            *PLAY,
            *MAILBOX,
            Mount("/static", StaticFiles(directory=HERE / "static")),
            Route("/{path:path}", _no_such_method, methods=["GET", "POST", "PUT", "PATCH", "DELETE"]),
        ],
        middleware=[Middleware(LoopbackGuard), Middleware(MethodOverride), Middleware(Timekeeper, state)],
    )
    app.state.sandbox = state
    return app


class Timekeeper:
    """Whatever was scheduled and has come due goes out before the next request is looked at."""

    def __init__(self, app: ASGIApp, state: State) -> None:
        self._app = app
        self._state = state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        send_scheduled(self._state)
        await self._app(scope, receive, send)


async def _no_such_method(_: Request) -> JSONResponse:
    return JSONResponse(not_found("Method not found.").body(), status_code=404)
