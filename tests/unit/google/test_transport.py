"""Reads are repeated with patience; writes never."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from afterword.adapters.google.renewal import OneToken
from afterword.adapters.google.transport import Patience, Transport
from afterword.errors import AuthorisationRequired, GoogleError, OutcomeUnknown, RateLimited, Unreachable
from tests.unit.google.scripted import Scripted


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def patience(slept: list[float]) -> Patience:
    return Patience(timeout=1, sleep=slept.append, random=lambda: 0.5)


@pytest.fixture
def google() -> Iterator[Scripted]:
    with Scripted() as server:
        yield server


def transport(patience: Patience) -> Transport:
    return Transport(OneToken("hush"), patience)


def read(google: Scripted, patience: Patience) -> dict[str, Any]:
    carrying = transport(patience)
    try:
        return carrying.read(google.request("GET"))
    finally:
        carrying.close()


def test_a_read_is_repeated_with_growing_waits(
    google: Scripted, patience: Patience, slept: list[float]
) -> None:
    google.answers = [(500, {}, "{}"), (503, {}, "{}"), (429, {}, "{}"), (200, {}, '{"a": 1}')]
    assert read(google, patience) == {"a": 1}
    assert slept == [0.5, 1.0, 2.0]


def test_four_tries_are_enough(google: Scripted, patience: Patience, slept: list[float]) -> None:
    google.answers = [(500, {}, "{}")] * 9
    with pytest.raises(Unreachable):
        read(google, patience)
    assert (google.count, len(slept)) == (4, 3)


def test_what_google_asks_for_is_waited(google: Scripted, patience: Patience, slept: list[float]) -> None:
    google.answers = [(429, {"Retry-After": "7"}, "{}"), (200, {}, "{}")]
    read(google, patience)
    assert slept == [7]


def test_a_wait_that_is_too_long_is_handed_on(
    google: Scripted, patience: Patience, slept: list[float]
) -> None:
    google.answers = [(429, {"Retry-After": "20"}, "{}")] * 3
    with pytest.raises(RateLimited) as caught:
        read(google, patience)
    assert caught.value.retry_after_seconds == 20
    assert slept == [20]


@pytest.mark.parametrize(
    ("status", "error"), [(400, GoogleError), (404, GoogleError), (401, AuthorisationRequired)]
)
def test_a_refusal_is_not_asked_again(
    google: Scripted, patience: Patience, slept: list[float], status: int, error: type[GoogleError]
) -> None:
    google.answers = [(status, {}, "{}")] * 3
    with pytest.raises(error):
        read(google, patience)
    assert (google.count, slept) == (1, [])


def test_a_read_that_is_no_json_is_asked_again(google: Scripted, patience: Patience) -> None:
    google.answers = [(200, {}, "<html>"), (200, {}, "[]"), (200, {}, '{"a": 1}')]
    assert read(google, patience) == {"a": 1}


@pytest.mark.parametrize("answer", [(200, {}, "<html>"), (200, {}, "[]"), (500, {}, "{}"), (503, {}, "{}")])
def test_a_write_is_never_asked_again(
    google: Scripted, patience: Patience, slept: list[float], answer: tuple[int, dict[str, str], str]
) -> None:
    google.answers = [answer] * 3
    with pytest.raises(OutcomeUnknown):
        transport(replace(patience, tries=9)).write(google.request("POST"))
    assert (google.count, slept) == (1, [])
