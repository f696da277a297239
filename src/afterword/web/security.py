"""Who may see the page: somebody on this machine, by one of its own names, with a one-time link."""

import re
import secrets
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from afterword.web.rendering import page

OWN_NAMES = re.compile(r"(127\.0\.0\.1|localhost)(:\d{1,5})?")
PUBLIC = "/static/"
READING = frozenset({"GET", "HEAD"})

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-src 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


class Sessions:
    """One-time keys and the sessions they open, for as long as the process lives."""

    def __init__(self) -> None:
        self._keys: set[bytes] = set()
        self._open: set[bytes] = set()

    def new_key(self) -> str:
        """A key that opens one session."""
        key = secrets.token_urlsafe(32)
        self._keys.add(_digest(key))
        return key

    @property
    def unused(self) -> int:
        """How many keys still wait to be used."""
        return len(self._keys)

    def open(self, key: str) -> str | None:
        """A new session for a key that was never used, else None."""
        try:
            self._keys.remove(_digest(key))
        except KeyError:
            return None
        token = secrets.token_urlsafe(32)
        self._open.add(_digest(token))
        return token

    def knows(self, token: str) -> bool:
        return _digest(token) in self._open


class Guard:
    """Stands before the whole application: what it refuses never gets there, what it answers carries `HEADERS`."""

    def __init__(self, app: ASGIApp, sessions: Sessions) -> None:
        self._app = app
        self._sessions = sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = self._refusal(scope) or self._app
        await answer(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> Response | None:
        """The answer to a request that may not see the page; None for one that may."""
        request = Request(scope)
        if not OWN_NAMES.fullmatch(Headers(scope=scope).get("host", "")):
            return PlainTextResponse(
                "This page answers to this machine's own names only.", HTTPStatus.FORBIDDEN
            )
        if request.method not in READING:
            return PlainTextResponse(
                "This page is for reading only.", HTTPStatus.METHOD_NOT_ALLOWED, {"Allow": "GET, HEAD"}
            )
        if request.url.path.startswith(PUBLIC):
            return None
        return self._without_session(request)

    def _without_session(self, request: Request) -> Response | None:
        key = request.query_params.get("key") if request.method == "GET" else None
        token = self._sessions.open(key) if key else None
        if token:
            return _welcome(request, token)
        if not self._sessions.knows(request.cookies.get(_cookie(request), "")):
            return page("no_session.html", status=HTTPStatus.FORBIDDEN)
        return RedirectResponse("/", HTTPStatus.SEE_OTHER) if key else None


def _welcome(request: Request, token: str) -> Response:
    """On to the page without the key, so that it stays in no address line."""
    answer = RedirectResponse("/", HTTPStatus.SEE_OTHER)
    answer.set_cookie(_cookie(request), token, httponly=True, samesite="strict", path="/")
    return answer


def _cookie(request: Request) -> str:
    """Cookies are shared by all ports of a host, so the port is part of the name."""
    return f"afterword_{request.url.port or 80}"


def _digest(secret: str) -> bytes:
    """What is kept and looked up, so that the time a look-up takes tells nothing."""
    return sha256(secret.encode()).digest()


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers: Any = MutableHeaders(scope=message)
            headers.update(HEADERS)
        await send(message)

    return sending
