"""Each way in which an answer can fail to come, and whether the thing happened."""

import time
from http.client import IncompleteRead
from typing import Any

import httpx
import pytest
from googleapiclient.errors import HttpError

from afterword.sandbox.server import SandboxServer
from tests.fakes import loopback
from tests.sandbox.clients import draft_body, mail

CREATE = "gmail.users.drafts.create"
SEND = "gmail.users.drafts.send"


def order(http: httpx.Client, **fault: Any) -> None:
    http.put("/sandbox/faults", json=[{"method": CREATE, **fault}]).raise_for_status()


def drafts(sandbox: SandboxServer) -> int:
    return len(sandbox.state.account().mailbox.drafts)


def create(api: httpx.Client, **options: Any) -> httpx.Response:
    return api.post("/gmail/v1/users/me/drafts", json=draft_body(mail()), **options)


@pytest.mark.parametrize(
    ("kind", "made", "error"),
    [
        ("before", 0, httpx.RemoteProtocolError),
        ("fin", 0, httpx.RemoteProtocolError),
        ("rst", 0, httpx.ReadError),
        ("after", 1, httpx.RemoteProtocolError),
        ("fin_after", 1, httpx.RemoteProtocolError),
        ("rst_after", 1, httpx.ReadError),
        ("truncated", 1, httpx.RemoteProtocolError),
    ],
)
def test_the_connection_breaks(
    api: httpx.Client, sandbox: SandboxServer, kind: str, made: int, error: type[Exception]
) -> None:
    order(api, kind=kind)
    with pytest.raises(error):
        create(api)
    assert drafts(sandbox) == made
    assert create(api).status_code == 200
    assert drafts(sandbox) == made + 1


@pytest.mark.parametrize(("kind", "made"), [("slow", 0), ("slow_after", 1)])
def test_the_answer_is_slow(
    http: httpx.Client, api: httpx.Client, sandbox: SandboxServer, kind: str, made: int
) -> None:
    order(http, kind=kind, seconds=0.3)
    with pytest.raises(httpx.ReadTimeout):
        create(api, timeout=0.1)
    assert drafts(sandbox) == made
    until = time.monotonic() + 2
    while drafts(sandbox) == 0 and time.monotonic() < until:
        time.sleep(0.02)
    assert drafts(sandbox) == 1


def test_garbage_comes_after_the_effect(http: httpx.Client, gmail: Any, sandbox: SandboxServer) -> None:
    order(http, kind="garbage", method="gmail.users.drafts.list")
    answer = http.get("/sandbox/faults").json()
    assert answer[0]["kind"] == "garbage"
    order(http, kind="garbage")
    with pytest.raises(ValueError, match="Expecting value"):
        gmail.drafts().create(userId="me", body=draft_body(mail())).execute()
    assert drafts(sandbox) == 1


@pytest.mark.parametrize(("commit", "made"), [(False, 0), (True, 1)])
def test_an_error_status_with_its_reason(
    http: httpx.Client, gmail: Any, sandbox: SandboxServer, commit: bool, made: int
) -> None:
    order(
        http,
        kind="status",
        status=429,
        reason="rateLimitExceeded",
        message="Slow down",
        retry_after=7,
        commit=commit,
    )
    with pytest.raises(HttpError) as caught:
        gmail.drafts().create(userId="me", body=draft_body(mail())).execute()
    assert caught.value.status_code == 429
    assert caught.value.reason == "Slow down"
    assert caught.value.resp["retry-after"] == "7"
    assert drafts(sandbox) == made


def test_skip_and_times_count_calls(http: httpx.Client, api: httpx.Client) -> None:
    order(http, kind="status", skip=1, times=2)
    assert [create(api).status_code for _ in range(4)] == [200, 503, 503, 200]
    assert http.get("/sandbox/faults").json() == []


def test_no_times_means_always_until_deleted(http: httpx.Client, api: httpx.Client) -> None:
    order(http, kind="status", times=None, method="gmail.*")
    assert {create(api).status_code for _ in range(5)} == {503}
    http.delete("/sandbox/faults")
    assert create(api).status_code == 200


def test_the_token_endpoint_fails_too(http: httpx.Client) -> None:
    order(http, kind="before", method="oauth.token")
    with pytest.raises(httpx.RemoteProtocolError):
        http.post("/token", data={})


@pytest.mark.parametrize("bad", [{"kind": "flood"}, {"kind": "fin", "colour": "red"}, {}])
def test_a_fault_that_does_not_exist_is_refused(http: httpx.Client, bad: dict[str, str]) -> None:
    assert http.put("/sandbox/faults", json=[bad]).status_code == 400


def test_httplib2_sends_again_after_a_fin_and_the_log_shows_both(
    http: httpx.Client, gmail: Any, sandbox: SandboxServer
) -> None:
    """The reason why writes need a transport of their own: two drafts from one call."""
    order(http, kind="after")
    gmail.drafts().create(userId="me", body=draft_body(mail())).execute(num_retries=0)
    assert drafts(sandbox) == 2
    log = [one for one in http.get("/sandbox/requests").json() if one["method"] == CREATE]
    assert [(one["status"], one["fault"], one["committed"]) for one in log] == [
        (None, "after", True),
        (200, None, True),
    ]


def test_httplib2_sees_a_short_body(http: httpx.Client, gmail: Any, sandbox: SandboxServer) -> None:
    made = gmail.drafts().create(userId="me", body=draft_body(mail())).execute()
    http.put("/sandbox/faults", json=[{"method": SEND, "kind": "truncated"}])
    with pytest.raises(IncompleteRead):
        gmail.drafts().send(userId="me", body={"id": made["id"]}).execute()
    assert len(sandbox.state.deliveries.items) == 1


def test_stopping_cuts_short_what_is_slow() -> None:
    with SandboxServer() as sandbox:
        url = f"{sandbox.url}/sandbox/faults"
        loopback.put(url, json=[{"method": "oauth.token", "kind": "slow", "seconds": 60}])
        with pytest.raises(httpx.ReadTimeout):
            loopback.post(f"{sandbox.url}/token", timeout=0.05)
        began = time.monotonic()
    assert time.monotonic() - began < 30, "the minute was waited for"
