"""Consent, PKCE, codes, tokens and their ends."""

import json
import threading
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from google.auth.exceptions import RefreshError
from google.auth.transport.requests import Request
from google_auth_oauthlib.flow import InstalledAppFlow

from afterword.sandbox.server import SandboxServer
from tests.fakes import loopback
from tests.sandbox.clients import (
    authorization_url,
    connect,
    consent,
    credentials_of,
    exchange,
    redeem,
)

COMPOSE = "https://www.googleapis.com/auth/gmail.compose"
READ = "https://www.googleapis.com/auth/gmail.readonly"
BOTH = (COMPOSE, READ)


class Clicker:
    """A browser in which the person says yes at once."""

    def __init__(self, scopes: list[str]) -> None:
        self.scopes = scopes

    def open(self, url: str, **_: object) -> bool:
        threading.Thread(target=self._click, args=(url,)).start()
        return True

    def _click(self, url: str) -> None:
        answer = loopback.post(url, data={"decision": "allow", "scope": self.scopes})
        loopback.get(answer.headers["location"])


def test_the_real_flow_gets_a_token_that_can_be_refreshed(
    sandbox: SandboxServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    monkeypatch.setattr("webbrowser.get", lambda *_: Clicker(list(BOTH)))
    file = tmp_path / "credentials.json"
    file.write_text(json.dumps(sandbox.credentials()))
    flow = InstalledAppFlow.from_client_secrets_file(str(file), list(BOTH))
    credentials: Any = flow.run_local_server(host="127.0.0.1", port=0, timeout_seconds=5)
    assert credentials.valid
    before = credentials.token
    credentials.refresh(Request())
    assert credentials.token != before


def test_the_page_asks_for_each_scope_and_lets_one_tick(sandbox: SandboxServer) -> None:
    page = loopback.get(authorization_url(sandbox, BOTH))
    assert page.status_code == 200
    assert page.text.count('type="checkbox"') == 2
    assert "Manage drafts and send emails" in page.text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]


def test_what_was_ticked_is_what_is_granted(sandbox: SandboxServer) -> None:
    back = consent(authorization_url(sandbox, BOTH), scopes=[COMPOSE])
    assert back["scope"] == COMPOSE
    assert back["state"] == "s"
    assert redeem(sandbox, back["code"]).json()["scope"] == COMPOSE


def test_earlier_grants_are_included_when_asked(sandbox: SandboxServer) -> None:
    connect(sandbox, [READ])
    alone = consent(authorization_url(sandbox, [COMPOSE]))
    both = consent(authorization_url(sandbox, [COMPOSE], include_granted_scopes="true"))
    assert alone["scope"] == COMPOSE
    assert set(both["scope"].split()) == set(BOTH)


def test_no_means_access_denied(sandbox: SandboxServer) -> None:
    assert consent(authorization_url(sandbox, BOTH), decision="deny") == {
        "state": "s",
        "error": "access_denied",
    }


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"client_id": "someone-else"}, "invalid_client"),
        ({"redirect_uri": "http://evil.example/"}, "redirect_uri_mismatch"),
        ({"redirect_uri": "https://127.0.0.1/"}, "redirect_uri_mismatch"),
        ({"code_challenge": None}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"response_type": "token"}, "invalid_request"),
        ({"scope": "https://nobody.example/scope"}, "invalid_scope"),
    ],
)
def test_a_request_that_is_not_in_order_goes_nowhere(
    sandbox: SandboxServer, changes: dict[str, str | None], error: str
) -> None:
    answer = loopback.get(authorization_url(sandbox, BOTH, **changes))
    assert answer.status_code in {400, 401}
    assert f"Error: {error}" in answer.text


@pytest.mark.parametrize("redirect", ["http://localhost:8080/", "http://[::1]:9/x", "http://127.0.0.1/"])
def test_loopback_redirects_are_good_at_any_port(sandbox: SandboxServer, redirect: str) -> None:
    code = consent(authorization_url(sandbox, BOTH, redirect_uri=redirect))["code"]
    assert redeem(sandbox, code, redirect_uri=redirect).status_code == 200


@pytest.mark.parametrize(
    "changes",
    [
        {"code_verifier": "w" * 43},
        {"code_verifier": ""},
        {"redirect_uri": "http://127.0.0.1:1/"},
        {"code": "4/0Anot"},
    ],
)
def test_a_code_is_only_good_with_its_verifier_and_address(
    sandbox: SandboxServer, changes: dict[str, str]
) -> None:
    code = consent(authorization_url(sandbox, BOTH))["code"]
    answer = redeem(sandbox, **{"code": code, **changes})
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


def test_a_code_is_good_once_and_its_reuse_ends_the_grant(sandbox: SandboxServer) -> None:
    code = consent(authorization_url(sandbox, BOTH))["code"]
    refresh = redeem(sandbox, code).json()["refresh_token"]
    assert redeem(sandbox, code).json()["error"] == "invalid_grant"
    answer = exchange(sandbox, grant_type="refresh_token", refresh_token=refresh)
    assert answer.json()["error"] == "invalid_grant"


def test_a_code_is_short_lived(sandbox: SandboxServer, http: httpx.Client) -> None:
    code = consent(authorization_url(sandbox, BOTH))["code"]
    http.put("/sandbox/clock", json={"offset_seconds": 601})
    assert redeem(sandbox, code).json()["error"] == "invalid_grant"


def test_a_wrong_client_is_refused_at_the_token_endpoint(sandbox: SandboxServer) -> None:
    for wrong in ({"client_id": "someone-else"}, {"client_secret": "guess"}):
        answer = exchange(sandbox, grant_type="refresh_token", refresh_token="x", **wrong)
        assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


def test_an_unknown_grant_type_is_refused(sandbox: SandboxServer) -> None:
    assert exchange(sandbox, grant_type="password").json()["error"] == "unsupported_grant_type"


def test_access_tokens_expire_and_are_renewed(sandbox: SandboxServer, http: httpx.Client) -> None:
    token = connect(sandbox, BOTH)
    http.put("/sandbox/clock", json={"offset_seconds": 3600})
    headers = {"Authorization": f"Bearer {token['access_token']}"}
    assert http.get("/gmail/v1/users/me/profile", headers=headers).status_code == 401
    fresh = exchange(sandbox, grant_type="refresh_token", refresh_token=token["refresh_token"]).json()
    assert "refresh_token" not in fresh
    headers = {"Authorization": f"Bearer {fresh['access_token']}"}
    assert http.get("/gmail/v1/users/me/profile", headers=headers).status_code == 200


def test_a_testing_clients_refresh_token_dies_after_its_seven_days(
    sandbox: SandboxServer, http: httpx.Client
) -> None:
    http.put("/sandbox/habits", json={"refresh_token_seconds": 604800})
    token = connect(sandbox, BOTH)
    assert token["refresh_token_expires_in"] == 604800
    http.put("/sandbox/clock", json={"offset_seconds": 604801})
    with pytest.raises(RefreshError, match="invalid_grant"):
        credentials_of(sandbox, token).refresh(Request())


@pytest.mark.parametrize("which", ["access_token", "refresh_token"])
def test_revoking_either_token_ends_the_grant(sandbox: SandboxServer, http: httpx.Client, which: str) -> None:
    token = connect(sandbox, BOTH)
    assert http.post("/revoke", data={"token": token[which]}).status_code == 200
    headers = {"Authorization": f"Bearer {token['access_token']}"}
    assert http.get("/gmail/v1/users/me/profile", headers=headers).status_code == 401
    assert http.post("/revoke", data={"token": token[which]}).json()["error"] == "invalid_token"
    with pytest.raises(RefreshError, match="invalid_grant"):
        credentials_of(sandbox, token).refresh(Request())


def test_several_accounts_are_offered_and_login_hint_chooses() -> None:
    with SandboxServer(accounts=("alex@mail.example", "sam@mail.example")) as sandbox:
        page = loopback.get(authorization_url(sandbox, BOTH, login_hint="sam@mail.example")).text
        assert 'value="sam@mail.example" checked' in page
        code = consent(authorization_url(sandbox, BOTH), account="sam@mail.example")["code"]
        token = redeem(sandbox, code).json()["access_token"]
        headers = {"Authorization": f"Bearer {token}"}
        profile = loopback.get(f"{sandbox.url}/gmail/v1/users/me/profile", headers=headers).json()
    assert profile["emailAddress"] == "sam@mail.example"


def test_consent_can_be_given_as_json(sandbox: SandboxServer, http: httpx.Client) -> None:
    url = authorization_url(sandbox, BOTH)
    back = http.post("/sandbox/play/consent", json={"url": url, "scopes": [READ]}).json()["redirect"]
    code = dict(parse_qsl(urlsplit(back).query))["code"]
    assert redeem(sandbox, code).json()["scope"] == READ
