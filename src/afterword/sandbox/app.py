"""All of the sandbox's addresses in one application, and what every request passes on its way in."""

from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from afterword.sandbox.api import routes
from afterword.sandbox.calendar import events
from afterword.sandbox.control.play import ROUTES as PLAY
from afterword.sandbox.control.routes import ROUTES as CONTROL
from afterword.sandbox.errors import not_found
from afterword.sandbox.gmail import drafts, messages, settings
from afterword.sandbox.gmail.sending import send_scheduled
from afterword.sandbox.methods import CALENDAR, GMAIL
from afterword.sandbox.oauth.consent import consent
from afterword.sandbox.oauth.token import revoke, token
from afterword.sandbox.pages.routes import ROUTES as PAGES
from afterword.sandbox.pages.views import HERE
from afterword.sandbox.state import State

_HANDLERS = drafts.HANDLERS | messages.HANDLERS | settings.HANDLERS

_LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
_SAFE_VERBS = frozenset({"GET", "HEAD", "OPTIONS"})


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
            *PAGES,
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


class LoopbackGuard:
    """Refuse a foreign Host (DNS rebinding) and a write that another origin's page makes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = _refusal(scope["method"], Headers(scope=scope)) if scope["type"] == "http" else None
        if refusal:
            await PlainTextResponse(refusal, status_code=403)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


class MethodOverride:
    """A long GET comes as a POST with `X-HTTP-Method-Override`, its query in the body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        override = Headers(scope=scope).get("x-http-method-override") if scope["type"] == "http" else None
        if override and scope["method"] == "POST":
            body = await _whole_body(receive)
            scope = {**scope, "method": override.upper(), "query_string": body}
            receive = _nothing_before(receive)
        await self._app(scope, receive, send)


async def _no_such_method(_: Request) -> JSONResponse:
    return JSONResponse(not_found("Method not found.").body(), status_code=404)


def _nothing_before(receive: Receive) -> Receive:
    """A receive that gives an empty body first, as the real one was read."""
    first: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

    async def again() -> Message:
        return first.pop() if first else await receive()

    return again


async def _whole_body(receive: Receive) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return body


def _refusal(method: str, headers: Headers) -> str | None:
    host = headers.get("host", "")
    if urlsplit(f"//{host}").hostname not in _LOOPBACK_NAMES:
        return "This server answers only loopback names."
    if method in _SAFE_VERBS:
        return None
    origin = headers.get("origin")
    if origin is not None and origin != f"http://{host}":
        return "Writes come from this server's own pages only."
    if headers.get("sec-fetch-site", "none") not in {"same-origin", "none"}:
        return "Writes come from this server's own pages only."
    return None
