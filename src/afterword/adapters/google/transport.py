"""What carries requests to Google: reads with patience, writes exactly once."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from googleapiclient.errors import HttpError

from afterword.adapters.google.failures import refusal, unusable_answer
from afterword.adapters.google.renewal import Tokens
from afterword.adapters.google.wire import Answer, ReadWire, Wire, WriteWire
from afterword.errors import RateLimited, Unreachable


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

    def _execute(self, request: Any, wire: Wire, *, write: bool) -> dict[str, Any]:
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


class _AuthorisedHttp:
    """What googleapiclient takes for an `Http`."""

    def __init__(self, tokens: Tokens, wire: Wire) -> None:
        self._tokens = tokens
        self._wire = wire

    def request(
        self, uri: str, method: str = "GET", body: Any = None, headers: dict[str, str] | None = None
    ) -> Answer:
        token = self._tokens.access_token()
        answer = self._carry(uri, method, body, headers, token)
        if answer[0].status == 401:
            # Repeating is safe even for a write: this answer was received, and it says the request was
            # turned away at the door.
            answer = self._carry(uri, method, body, headers, self._tokens.renewed(token))
        return answer

    def _carry(self, uri: str, method: str, body: Any, headers: dict[str, str] | None, token: str) -> Answer:
        with_token = {**(headers or {}), "authorization": f"Bearer {token}"}
        return self._wire.carry(uri, method, body, with_token)


def _object(answer: object, *, write: bool) -> dict[str, Any]:
    if isinstance(answer, str | bytes) and not answer:
        return {}  # what a delete answers; whoever needs more finds it missing
    if not isinstance(answer, dict):
        raise unusable_answer(write=write)
    return answer
