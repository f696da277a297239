"""Keeping other sites' pages out: the sandbox answers loopback names, and writes from its own pages."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


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
    if urlsplit(f"//{host}").hostname not in _NAMES:
        return "This server answers only loopback names."
    if method in _SAFE:
        return None
    origin = headers.get("origin")
    if origin is not None and origin != f"http://{host}":
        return "Writes come from this server's own pages only."
    if headers.get("sec-fetch-site", "none") not in {"same-origin", "none"}:
        return "Writes come from this server's own pages only."
    return None
