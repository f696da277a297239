"""One request on the wire: how it is written, and what is known when no answer comes.

httplib2 sends a request again by itself when the connection closes before an answer, POST too, whatever it is
told about retries. A connection that refuses to be opened a second time is the one thing it cannot get round.
"""

import http.client
import threading
import weakref
from contextlib import closing
from typing import Any, Protocol

import httplib2

from afterword.adapters.google.loopback import is_loopback_http
from afterword.errors import GoogleError, OutcomeUnknown, Unreachable

Answer = tuple[httplib2.Response, bytes]


class Wire(Protocol):
    """Carries one request and brings its answer, whatever its status."""

    def carry(self, uri: str, method: str, body: Any, headers: dict[str, str]) -> Answer: ...


class ReadWire:
    """For what may be repeated, all at one address: connections are kept open, one `Http` for each thread."""

    def __init__(self, timeout_seconds: float) -> None:
        self._timeout_seconds = timeout_seconds
        self._mine = threading.local()
        self._all: weakref.WeakSet[Any] = weakref.WeakSet()

    def carry(self, uri: str, method: str, body: Any, headers: dict[str, str]) -> Answer:
        """Raises `Unreachable` when no whole answer came."""
        connection = self._http(uri)
        try:
            answer = self._asked(connection, uri, method, body, headers)
        except (OSError, httplib2.HttpLib2Error, http.client.HTTPException) as error:
            connection.close()
            raise Unreachable(f"Google could not be reached ({type(error).__name__}).") from error
        return answer

    def _asked(self, connection: Any, uri: str, method: str, body: Any, headers: dict[str, str]) -> Answer:
        """A connection that the server closed while it lay idle tells so by a reset: ask once more on a new one."""
        try:
            answer: Answer = connection.request(uri, method, body=body, headers=headers)
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

    def carry(self, uri: str, method: str, body: Any, headers: dict[str, str]) -> Answer:
        """Raises `Unreachable` when nothing was written yet, `OutcomeUnknown` when no answer came after that."""
        progress = _Progress()
        with closing(plain_http(uri, self._timeout_seconds)) as connection:
            try:
                answer: Answer = connection.request(
                    uri, method, body=body, headers=headers, connection_type=_once(uri, progress)
                )
            except (OSError, httplib2.HttpLib2Error, http.client.HTTPException) as error:
                raise progress.verdict(error) from error
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
    """A kind of connection that opens once, and tells when it is open."""
    base: Any = httplib2.SCHEME_TO_CONNECTION[uri.partition(":")[0].lower()]

    class OnceConnection(base):  # type: ignore[misc] # httplib2 has no types
        def connect(self) -> None:
            if progress.attempted:
                raise _SecondAttemptError
            progress.attempted = True
            super().connect()
            progress.connected = True

    return OnceConnection


def plain_http(uri: str, timeout_seconds: float) -> Any:
    """An `Http` for that address, without a cache; a proxy never hears of what stays on this machine."""
    proxy = None if is_loopback_http(uri) else httplib2.proxy_info_from_environment
    connection = httplib2.Http(timeout=timeout_seconds, proxy_info=proxy)
    connection.follow_redirects = False  # a redirected write is a second request
    return connection
