"""The way to Google: its client library, reads with patience, and writes that go over the wire once."""

import http.client
import random
import threading
import time
import weakref
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any, Protocol

import httplib2
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError

from afterword.adapters.google.failures import refusal, unusable_answer
from afterword.adapters.google.oauth import is_loopback_http
from afterword.errors import (
    GoogleError,
    InvalidInput,
    OutcomeUnknown,
    RateLimited,
    Unreachable,
)

NO_ANSWER = (OSError, httplib2.HttpLib2Error, http.client.HTTPException)
"""What a request raises that brought no answer."""

_CALENDAR_PATH = "/calendar/v3/"
_Answer = tuple[httplib2.Response, bytes]


def gmail_service(api_endpoint: str | None) -> Any:
    """Builds requests to Gmail."""
    endpoint = _checked_endpoint(api_endpoint)
    return _built("gmail", "v1", endpoint and f"{endpoint}/")


def calendar_service(api_endpoint: str | None) -> Any:
    """Builds requests to Calendar, whose endpoint takes its path with it."""
    endpoint = _checked_endpoint(api_endpoint)
    return _built("calendar", "v3", endpoint and f"{endpoint}{_CALENDAR_PATH}")


class Tokens(Protocol):
    """Where requests get their access token from."""

    def access_token(self) -> str:
        """One that is good for a request made now."""
        ...

    def renewed(self, refused: str) -> str:
        """One in place of that which Google has just refused."""
        ...


class _Wire(Protocol):
    """Carries one request and brings its answer, whatever its status."""

    def carry(self, uri: str, method: str, body: Any, headers: dict[str, str]) -> _Answer: ...


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How long a request may take, and how a read is repeated. Durations are in seconds.

    A wait is random between nothing and a ceiling that doubles each time, or what Google asked for.
    """

    timeout: float = 30
    tries: int = 4
    first_wait: float = 1
    total_wait: float = 30
    sleep: Callable[[float], None] = time.sleep
    random: Callable[[], float] = field(default=random.random)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


class Transport:
    """Executes the requests that googleapiclient has built, as the one person the tokens stand for."""

    def __init__(self, tokens: Tokens, patience: Patience) -> None:
        self._tokens = tokens
        self._patience = patience
        self._reads = ReadWire(patience.timeout)
        self._writes = WriteWire(patience.timeout)

    def read(self, request: Any) -> dict[str, Any]:
        """The answer, after a few tries with growing, random waits."""
        waited = 0.0
        for turn in range(self._patience.tries):
            try:
                return self._execute(request, self._reads, write=False)
            except Unreachable as error:
                wait = self._wait(error, turn)
                if turn + 1 == self._patience.tries or waited + wait > self._patience.total_wait:
                    raise
            self._patience.sleep(wait)
            waited += wait
        raise AssertionError  # the last try returns or raises

    def write(self, request: Any) -> dict[str, Any]:
        """The answer to the one request that is made."""
        return self._execute(request, self._writes, write=True)

    def close(self) -> None:
        """Close the connections that are kept open for reads."""
        self._reads.close()

    def _wait(self, error: Unreachable, turn: int) -> float:
        if isinstance(error, RateLimited) and error.retry_after_seconds is not None:
            return error.retry_after_seconds
        return self._patience.random() * self._patience.first_wait * 2.0**turn

    def _execute(self, request: Any, wire: _Wire, *, write: bool) -> dict[str, Any]:
        try:
            answer = request.execute(http=_AuthorisedHttp(self._tokens, wire), num_retries=0)
        except HttpError as error:
            # Not chained: its text holds the whole address and answer.
            raise refusal(
                error.resp.status, error.resp, error.content, write=write, now=self._patience.now
            ) from None
        except ValueError:
            raise unusable_answer(write=write) from None
        return _object(answer, write=write)


class ReadWire:
    """For what may be repeated, all at one address: connections are kept open, one `Http` for each thread."""

    def __init__(self, timeout_seconds: float) -> None:
        self._timeout_seconds = timeout_seconds
        self._mine = threading.local()
        self._all: weakref.WeakSet[Any] = weakref.WeakSet()

    def carry(self, uri: str, method: str, body: Any, headers: dict[str, str]) -> _Answer:
        """Raises `Unreachable` when no whole answer came."""
        connection = self._http(uri)
        try:
            answer = self._asked(connection, uri, method, body, headers)
        except NO_ANSWER as error:
            connection.close()
            raise Unreachable(f"Google could not be reached ({type(error).__name__}).") from error
        return answer

    def _asked(self, connection: Any, uri: str, method: str, body: Any, headers: dict[str, str]) -> _Answer:
        """A connection that the server closed while it lay idle tells so by a reset: ask once more on a new one."""
        try:
            answer: _Answer = connection.request(uri, method, body=body, headers=headers)
        except ConnectionError:
            connection.close()
            answer = connection.request(uri, method, body=body, headers=headers)
        return answer

    def close(self) -> None:
        """Close what is open, in every thread; a later request opens anew."""
        for connection in list(self._all):
            connection.close()

    def _http(self, uri: str) -> Any:
        if not hasattr(self._mine, "http"):
            self._mine.http = plain_http(uri, self._timeout_seconds)
            self._all.add(self._mine.http)
        return self._mine.http


class WriteWire:
    """For what must happen once: each request on a connection of its own, which is opened once.

    A fresh connection also means that one the server closed while it lay idle is never mistaken for a lost
    answer.
    """

    def __init__(self, timeout_seconds: float) -> None:
        self._timeout_seconds = timeout_seconds

    def carry(self, uri: str, method: str, body: Any, headers: dict[str, str]) -> _Answer:
        """Raises `Unreachable` when nothing was written yet, `OutcomeUnknown` when no answer came after that."""
        progress = _Progress()
        with closing(plain_http(uri, self._timeout_seconds)) as connection:
            try:
                answer: _Answer = connection.request(
                    uri, method, body=body, headers=headers, connection_type=_once(uri, progress)
                )
            except NO_ANSWER as error:
                raise progress.verdict(error) from error
        return answer


def plain_http(uri: str, timeout_seconds: float) -> Any:
    """An `Http` for that address, without a cache; a proxy never hears of what stays on this machine."""
    proxy = None if is_loopback_http(uri) else httplib2.proxy_info_from_environment
    connection = httplib2.Http(timeout=timeout_seconds, proxy_info=proxy)
    connection.follow_redirects = False  # a redirected write is a second request
    return connection


class _AuthorisedHttp:
    """What googleapiclient takes for an `Http`."""

    def __init__(self, tokens: Tokens, wire: _Wire) -> None:
        self._tokens = tokens
        self._wire = wire

    def request(
        self, uri: str, method: str = "GET", body: Any = None, headers: dict[str, str] | None = None
    ) -> _Answer:
        token = self._tokens.access_token()
        answer = self._carry(uri, method, body, headers, token)
        if answer[0].status == 401:
            # Repeating is safe even for a write: this answer was received, and it says the request was
            # turned away at the door.
            answer = self._carry(uri, method, body, headers, self._tokens.renewed(token))
        return answer

    def _carry(self, uri: str, method: str, body: Any, headers: dict[str, str] | None, token: str) -> _Answer:
        with_token = {**(headers or {}), "authorization": f"Bearer {token}"}
        return self._wire.carry(uri, method, body, with_token)


def _object(answer: object, *, write: bool) -> dict[str, Any]:
    if isinstance(answer, str | bytes) and not answer:
        return {}  # what a delete answers; whoever needs more finds it missing
    if not isinstance(answer, dict):
        raise unusable_answer(write=write)
    return answer


class _Progress:
    """How far one write has come."""

    def __init__(self) -> None:
        self.attempted = False
        self.connected = False

    def verdict(self, error: Exception) -> GoogleError:
        if not self.connected:
            return Unreachable(f"Google could not be reached ({type(error).__name__}).")
        return OutcomeUnknown(
            f"Google's answer never came ({type(error).__name__}); whether it was done is not known."
        )


class _SecondAttemptError(http.client.HTTPException):
    """httplib2 wanted to send the request again."""


def _once(uri: str, progress: _Progress) -> Any:
    """A kind of connection that opens once, and tells when it is open.

    httplib2 sends a request again by itself when the connection closes before an answer, POST too, whatever it is
    told about retries. A connection that refuses to be opened a second time is the one thing it cannot get round.
    """
    base: Any = httplib2.SCHEME_TO_CONNECTION[uri.partition(":")[0].lower()]

    class OnceConnection(base):  # type: ignore[misc] # httplib2 has no types
        def connect(self) -> None:
            if progress.attempted:
                raise _SecondAttemptError
            progress.attempted = True
            super().connect()
            progress.connected = True

    return OnceConnection


@cache
def _built(name: str, version: str, endpoint: str | None) -> Any:
    """Google's client library, built from the descriptions it ships: no network, and nothing sent by itself."""
    return build(
        name,
        version,
        http=httplib2.Http(),  # never used: every request is given its own
        static_discovery=True,
        cache_discovery=False,
        client_options={"api_endpoint": endpoint} if endpoint else None,
    )


def _checked_endpoint(api_endpoint: str | None) -> str | None:
    """The address of the stand-in for Google without its last slash; None for Google itself.

    Raises:
        InvalidInput: it is neither https nor on this machine.
    """
    if not api_endpoint:
        return None
    if not (api_endpoint.startswith("https://") or _is_here(api_endpoint)):
        raise InvalidInput(
            f"api_endpoint {api_endpoint!r} cannot be used; leave it out for Google, "
            "or give https, or http on this machine such as http://127.0.0.1:8025."
        )
    return api_endpoint.rstrip("/")


def _is_here(url: str) -> bool:
    try:
        return is_loopback_http(url)
    except ValueError:
        return False
