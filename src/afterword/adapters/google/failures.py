"""Google's refusals in our words."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from afterword.errors import (
    AuthorisationRequired,
    Gone,
    GoogleError,
    OutcomeUnknown,
    RateLimited,
    Rejected,
    ScopeMissing,
    Unreachable,
)

_RATE_REASONS = frozenset(
    {
        "rateLimitExceeded",
        "userRateLimitExceeded",
        "quotaExceeded",
        "dailyLimitExceeded",
        "RATE_LIMIT_EXCEEDED",
        "RESOURCE_EXHAUSTED",
    }
)
_SCOPE_REASONS = frozenset({"insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"})
_RETRY_AFTER_IN_TEXT = re.compile(r"Retry after (\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d))", re.IGNORECASE)
_SECONDS = re.compile(r"\d+(?:\.\d+)?")


def refusal(
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    *,
    write: bool,
    now: Callable[[], datetime],
) -> GoogleError:
    """The error for an answer that is no success.

    A 5xx to a write may have come after the write took effect: the outcome is unknown.
    """
    answer = _error(body)
    message, reasons = _message(answer), frozenset(_reasons(answer))
    if status == 429 or (status == 403 and reasons & _RATE_REASONS):
        return RateLimited("Google asks to wait a while.", _retry_after(headers, message, now))
    if status == 401:
        return AuthorisationRequired("Google no longer accepts the authorisation; run `afterword connect`.")
    if status == 403 and reasons & _SCOPE_REASONS:
        return ScopeMissing("You did not allow Afterword to do this; run `afterword connect` and allow it.")
    if status in {404, 410}:
        return Gone("Google does not know it (any more).")
    if 400 <= status < 500 and status != 408:
        return Rejected(f"Google refused it: {message or f'status {status}'}")
    return _no_answer(f"Google answered with status {status}.", write=write)


def unusable_answer(*, write: bool) -> GoogleError:
    """The error for a success whose body cannot be read."""
    return _no_answer("Google's answer could not be read.", write=write)


@contextmanager
def making_sense_of(answer: str, *, write: bool = False) -> Iterator[None]:
    """An answer that lacks what Google always sends is no answer; `answer` names it."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        # Not chained: the cause may carry a piece of somebody's mail.
        raise _no_answer(f"Google's {answer} made no sense ({type(error).__name__}).", write=write) from None


def _no_answer(message: str, *, write: bool) -> GoogleError:
    if write:
        return OutcomeUnknown(f"{message} Whether it was done is not known.")
    return Unreachable(message)


def _error(body: bytes) -> dict[str, Any]:
    try:
        document = json.loads(body)
    except ValueError:
        return {}
    error = document.get("error") if isinstance(document, dict) else None
    return error if isinstance(error, dict) else {}


def _message(error: dict[str, Any]) -> str:
    return " ".join(str(error.get("message", "")).split())[:300]


def _reasons(error: dict[str, Any]) -> Iterator[str]:
    yield str(error.get("status", ""))
    for kind in ("errors", "details"):
        entries = error.get(kind)
        if isinstance(entries, list):
            yield from (str(entry.get("reason", "")) for entry in entries if isinstance(entry, dict))


def _retry_after(headers: Mapping[str, str], message: str, now: Callable[[], datetime]) -> float | None:
    """Seconds to wait, from the header (seconds or a date) or from the text."""
    header = headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(header):
        return float(header)
    instant = _http_date(header) or _instant_in_text(message)
    return None if instant is None else max(0.0, (instant - now()).total_seconds())


def _http_date(header: str) -> datetime | None:
    try:
        instant = parsedate_to_datetime(header)
    except ValueError:
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def _instant_in_text(message: str) -> datetime | None:
    match = _RETRY_AFTER_IN_TEXT.search(message)
    if match is None:
        return None
    try:
        return datetime.fromisoformat(match[1])
    except ValueError:
        return None
