"""What each of Google's refusals means."""

import json
from datetime import UTC, datetime

import pytest

from afterword.adapters.google.failures import making_sense_of, refusal
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

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def body(reason: str = "", message: str = "No.") -> bytes:
    return json.dumps({"error": {"message": message, "errors": [{"reason": reason}]}}).encode()


def told(status: int, data: bytes = b"", *, write: bool = False, **headers: str) -> GoogleError:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return refusal(status, given, data, write=write, now=lambda: NOW)


@pytest.mark.parametrize(
    ("status", "reason", "read", "write"),
    [
        (400, "failedPrecondition", Rejected, Rejected),
        (401, "authError", AuthorisationRequired, AuthorisationRequired),
        (403, "rateLimitExceeded", RateLimited, RateLimited),
        (403, "userRateLimitExceeded", RateLimited, RateLimited),
        (403, "quotaExceeded", RateLimited, RateLimited),
        (403, "insufficientPermissions", ScopeMissing, ScopeMissing),
        (403, "accessNotConfigured", Rejected, Rejected),
        (404, "notFound", Gone, Gone),
        (410, "deleted", Gone, Gone),
        (408, "timeout", Unreachable, OutcomeUnknown),
        (409, "conflict", Rejected, Rejected),
        (412, "conditionNotMet", Rejected, Rejected),
        (429, "", RateLimited, RateLimited),
        (302, "", Unreachable, OutcomeUnknown),
        (500, "backendError", Unreachable, OutcomeUnknown),
        (503, "backendError", Unreachable, OutcomeUnknown),
    ],
)
def test_the_status_and_the_reason_decide(
    status: int, reason: str, read: type[GoogleError], write: type[GoogleError]
) -> None:
    assert type(told(status, body(reason))) is read
    assert type(told(status, body(reason), write=True)) is write


@pytest.mark.parametrize(
    "data", [b"", b"<html>", b"[]", b'"x"', b'{"error": "x"}', b'{"error":{"errors":7}}', b"\xff"]
)
def test_an_unreadable_body_is_no_trouble(data: bytes) -> None:
    assert isinstance(told(403, data), Rejected)


def test_googles_own_words_are_passed_on_in_one_line() -> None:
    assert str(told(400, body(message="Invalid\nTo header"))) == "Google refused it: Invalid To header"


@pytest.mark.parametrize(
    ("header", "message", "seconds"),
    [
        ("17", "", 17),
        ("1.5", "", 1.5),
        ("Mon, 23 Nov 2026 09:02:00 GMT", "", 120),
        ("Mon, 23 Nov 2026 08:00:00 GMT", "", 0),
        ("", "User-rate limit exceeded.  Retry after 2026-11-23T09:00:30.500Z", 30.5),
        ("soon", "Retry after 2026-99-99T00:00:00Z", None),
        ("-3", "", None),
        ("", "", None),
    ],
)
def test_how_long_to_wait(header: str, message: str, seconds: float | None) -> None:
    error = told(429, body("rateLimitExceeded", message), retry_after=header)
    assert isinstance(error, RateLimited)
    assert error.retry_after_seconds == seconds


@pytest.mark.parametrize("write", [False, True])
def test_an_answer_without_what_is_always_there_is_none(*, write: bool) -> None:
    with pytest.raises(OutcomeUnknown if write else Unreachable), making_sense_of("draft", write=write):
        _ = dict[str, str]()["id"]
