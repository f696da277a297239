"""Who may see the page: somebody on this machine, by one of its own names, with a one-time link."""

import re
import secrets
from collections.abc import Mapping
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
PLAIN_PATH = re.compile(r"(/[a-z0-9-]+)+")
READING = frozenset({"GET", "HEAD"})
WRITING = frozenset({"POST"})

MOST_BYTES = 2_000_000
"""Of a request's body: a large calendar file has a tenth of that."""
LARGER = ((re.compile(r"/interviews/\d+/debrief"), 4_000_000),)
"""Where more is taken: the files of a note, and the words around them."""
MOST_READ = 25_000_000
"""So much of what is too large is read and thrown away, for a browser listens only when it has said all."""

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'self'; "
)
ALONE = "frame-src 'none'; frame-ancestors 'none'"
HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
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

    def __init__(self, app: ASGIApp, sessions: Sessions, beside: str = "") -> None:
        """`beside` is the origin of the one other page that may be shown in a frame, next to this one in another."""
        self._app = app
        self._sessions = sessions
        frames = f"frame-src 'self' {beside}; frame-ancestors 'self'" if beside else ALONE
        self._headers = HEADERS | {"Content-Security-Policy": POLICY + frames}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        sending = _with_headers(send, self._headers)
        refusal = self._refusal(scope)
        if refusal is None and scope["method"] not in READING:
            body = await _body(scope, receive, most_bytes(scope["path"]))
            if body is None:
                refusal = _too_large()
            else:
                receive = _again(body)
        await (refusal or self._app)(scope, receive, sending)

    def _refusal(self, scope: Scope) -> Response | None:
        """The answer to a request that may not see the page, or change anything; None for one that may."""
        request = Request(scope)
        if not OWN_NAMES.fullmatch(Headers(scope=scope).get("host", "")):
            return _refuse(HTTPStatus.FORBIDDEN, "This page answers to this machine's own names only.")
        if request.method not in (READING | WRITING):
            return _refuse(
                HTTPStatus.METHOD_NOT_ALLOWED, "That is not how it is done.", Allow="GET, HEAD, POST"
            )
        if request.method in WRITING and not _is_own(request):
            return _refuse(HTTPStatus.FORBIDDEN, "Only this page's own forms change anything.")
        if request.method in READING and request.url.path.startswith(PUBLIC):
            return None
        return self._without_session(request)

    def _without_session(self, request: Request) -> Response | None:
        key = request.query_params.get("key") if request.method == "GET" else None
        token = self._sessions.open(key) if key else None
        if token:
            return _welcome(request, token)
        if not self._sessions.knows(session_of(request)):
            return page("no_session.html", status=HTTPStatus.FORBIDDEN)
        return RedirectResponse(_without_key(request), HTTPStatus.SEE_OTHER) if key else None


def _refuse(code: HTTPStatus, text: str, **headers: str) -> Response:
    return PlainTextResponse(text, code, headers)


def _is_own(request: Request) -> bool:
    """Whether a form was sent by this page itself, as the browser says: no other site can make it say so."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    return request.headers.get("origin") == f"http://{request.headers['host']}" and site == "same-origin"


def most_bytes(path: str) -> int:
    """How much may be sent to that address."""
    return next((most for where, most in LARGER if where.fullmatch(path)), MOST_BYTES)


def _too_large() -> Response:
    return page("too_large.html", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE, headers={"Connection": "close"})


async def _body(scope: Scope, receive: Receive, most: int) -> bytes | None:
    """The whole body; None when it is too large, of which no more than `most` is ever kept."""
    declared = Headers(scope=scope).get("content-length", "0")
    if not declared.isdigit() or int(declared) > MOST_READ:
        return None
    body, read = bytearray(), 0
    while True:
        message = await receive()
        part = message.get("body", b"")
        read += len(part)
        if read <= most:
            body += part
        if read > MOST_READ or message["type"] == "http.disconnect":
            return None
        if not message.get("more_body"):
            return bytes(body) if read <= most else None


def _again(body: bytes) -> Receive:
    """What was read, for the application to read."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        return messages.pop() if messages else {"type": "http.disconnect"}

    return receive


def _welcome(request: Request, token: str) -> Response:
    """On to the page without the key, so that it stays in no address line."""
    answer = RedirectResponse(_without_key(request), HTTPStatus.SEE_OTHER)
    answer.set_cookie(cookie_name(request), token, httponly=True, samesite="strict", path="/")
    return answer


def _without_key(request: Request) -> str:
    """The page that was asked for, on this site and nowhere else."""
    path = request.url.path
    return path if PLAIN_PATH.fullmatch(path) else "/"


def session_of(request: Request) -> str:
    """The session the browser says it has; empty when it says none."""
    return request.cookies.get(cookie_name(request), "")


def cookie_name(request: Request) -> str:
    """Cookies are shared by all ports of a host, so the port is part of the name."""
    return f"afterword_{request.url.port or 80}"


def _digest(secret: str) -> bytes:
    """What is kept and looked up, so that the time a look-up takes tells nothing."""
    return sha256(secret.encode()).digest()


def _with_headers(send: Send, more: Mapping[str, str]) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers: Any = MutableHeaders(scope=message)
            headers.update(more)
        await send(message)

    return sending
