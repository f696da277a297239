"""The tables of methods against the discovery documents; what a grant lets one do."""

from typing import Any

import httpx
import pytest

from afterword.sandbox.methods import CALENDAR, GMAIL, MethodSpec
from afterword.sandbox.server import SandboxServer
from tests.fakes import loopback
from tests.sandbox.clients import connect, draft_body, mail
from tests.sandbox.discovery import discovery

GOOGLE = "https://www.googleapis.com/auth/"
TABLES = [("gmail.v1", one) for one in GMAIL] + [("calendar.v3", one) for one in CALENDAR]


@pytest.mark.parametrize(("document", "method"), TABLES, ids=[one.id for _, one in TABLES])
def test_each_method_is_as_discovery_says(document: str, method: MethodSpec) -> None:
    said = discovery(document).methods[method.id]
    queried = {key for key, value in said.get("parameters", {}).items() if value["location"] == "query"}
    assert method.verb == said["httpMethod"]
    assert method.path == discovery(document).path(said)
    assert method.scopes == set(said["scopes"])
    assert method.parameters == queried


def asking(sandbox: SandboxServer, *scopes: str) -> httpx.Client:
    token = connect(sandbox, [GOOGLE + scope for scope in scopes])["access_token"]
    return loopback.Client(base_url=sandbox.url, headers={"Authorization": f"Bearer {token}"})


@pytest.mark.parametrize(
    ("scope", "path", "status"),
    [
        ("gmail.compose", "/gmail/v1/users/me/profile", 200),
        ("gmail.compose", "/gmail/v1/users/me/drafts", 200),
        ("gmail.compose", "/gmail/v1/users/me/messages", 403),
        ("gmail.compose", "/gmail/v1/users/me/settings/sendAs", 403),
        ("gmail.readonly", "/gmail/v1/users/me/messages", 200),
        ("calendar.events.readonly", "/calendar/v3/calendars/primary/events", 200),
        ("calendar.events.readonly", "/calendar/v3/users/me/calendarList", 403),
        ("calendar.events.readonly", "/gmail/v1/users/me/profile", 403),
    ],
)
def test_a_scope_opens_its_methods_and_no_others(
    sandbox: SandboxServer, scope: str, path: str, status: int
) -> None:
    with asking(sandbox, scope) as client:
        answer = client.get(path)
    assert answer.status_code == status
    if status == 403:
        assert answer.json()["error"]["errors"][0]["reason"] == "insufficientPermissions"
        assert "insufficient_scope" in answer.headers["WWW-Authenticate"]


def test_metadata_in_the_grant_refuses_q_and_bodies(sandbox: SandboxServer) -> None:
    with asking(sandbox, "gmail.metadata", "gmail.modify") as client:
        made = client.post("/gmail/v1/users/me/drafts", json=draft_body(mail())).json()
        assert client.get("/gmail/v1/users/me/messages", params={"q": "in:sent"}).status_code == 403
        assert client.get(f"/gmail/v1/users/me/drafts/{made['id']}").status_code == 403
        bare = client.get(f"/gmail/v1/users/me/drafts/{made['id']}", params={"format": "metadata"})
    assert bare.status_code == 200
    assert "body" not in bare.json()["message"]["payload"]


@pytest.mark.parametrize(
    "headers", [{}, {"Authorization": "Bearer nonsense"}, {"Authorization": "Basic eDp5"}]
)
def test_without_a_good_token_the_answer_is_401(http: httpx.Client, headers: dict[str, str]) -> None:
    answer = http.get("/gmail/v1/users/me/profile", headers=headers)
    assert answer.status_code == 401
    assert answer.json()["error"]["status"] == "UNAUTHENTICATED"
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_another_users_mailbox_is_out_of_reach(api: Any) -> None:
    assert api.get("/gmail/v1/users/someone@else.example/profile").status_code == 403
    assert api.get("/gmail/v1/users/alex.candidate@mail.example/profile").status_code == 200
