"""Connecting, renewing and disconnecting, against the sandbox."""

import json
import logging
import os
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from afterword.adapters.google.account import GoogleAccount
from afterword.adapters.google.oauth import URLS
from afterword.adapters.google.token import Disconnection
from afterword.errors import AuthorisationRequired, CredentialsError, Unreachable
from afterword.ports import MailScope
from tests.contract.person import agree
from tests.contract.server_rig import IMPATIENT, Server
from tests.fakes import loopback

SOON = timedelta(seconds=20)


@pytest.fixture
def account(sandbox: Server) -> Iterator[GoogleAccount]:
    folder = sandbox.folder
    made = GoogleAccount(
        folder / "credentials.json", folder / "home" / "token.json", sandbox.origin, patience=IMPATIENT
    )
    yield made
    made.close()


def token_of(sandbox: Server) -> dict[str, str]:
    document: dict[str, str] = json.loads((sandbox.folder / "home" / "token.json").read_text("utf-8"))
    return document


def spoil(sandbox: Server, **changes: str) -> None:
    """Change what the token file says."""
    path = sandbox.folder / "home" / "token.json"
    path.write_text(json.dumps({**token_of(sandbox), **changes}), encoding="utf-8")


def test_connecting_keeps_a_token(sandbox: Server, account: GoogleAccount) -> None:
    assert account.connection() is None
    connection = account.connect(show_address=agree, open_browser=False)
    assert connection.address == account.mailbox().address() == "alex.candidate@mail.example"
    assert (connection.granted, connection.missing) == (frozenset(MailScope), frozenset())
    stored = account.connection()
    assert stored is not None
    assert stored.granted == connection.granted


def test_google_is_asked_the_right_question(sandbox: Server, account: GoogleAccount) -> None:
    addresses: list[str] = []

    def show(address: str) -> None:
        addresses.append(address)
        agree(address)

    account.connect(show_address=show, open_browser=False)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(addresses[0]).query).items()}
    assert asked["scope"].split() == list(URLS.values())
    assert (asked["code_challenge_method"], asked["access_type"], asked["prompt"]) == (
        "S256",
        "offline",
        "consent",
    )
    assert len(asked["state"]) >= 16
    assert asked["redirect_uri"].startswith("http://127.0.0.1:")


@pytest.mark.parametrize(
    "left_out", [(MailScope.READ,), (MailScope.CALENDAR,), (MailScope.READ, MailScope.CALENDAR)]
)
def test_what_was_ticked_is_kept(
    sandbox: Server, account: GoogleAccount, left_out: tuple[MailScope, ...]
) -> None:
    urls = [URLS[scope] for scope in left_out]
    connection = account.connect(
        show_address=lambda address: agree(address, leaving_out=urls), open_browser=False
    )
    assert connection.missing == frozenset(left_out)
    assert account.connection() == connection.__class__(
        address=connection.address,
        granted=connection.granted,
        missing=frozenset(left_out),
        authorised_at=connection.authorised_at.replace(microsecond=0),
    )


def test_without_drafts_nothing_is_stored(sandbox: Server, account: GoogleAccount) -> None:
    with pytest.raises(AuthorisationRequired, match="nothing works"):
        account.connect(
            show_address=lambda address: agree(address, leaving_out=[URLS[MailScope.DRAFTS]]),
            open_browser=False,
        )
    assert account.connection() is None


def test_a_no_is_told(sandbox: Server, account: GoogleAccount) -> None:
    with pytest.raises(AuthorisationRequired, match="was told no"):
        account.connect(show_address=lambda address: agree(address, allow=False), open_browser=False)
    assert account.connection() is None


def test_silence_ends(sandbox: Server, account: GoogleAccount) -> None:
    with pytest.raises(AuthorisationRequired, match="in time"):
        account.connect(show_address=lambda _: None, open_browser=False, timeout=timedelta(milliseconds=50))


def test_stray_requests_are_survived(sandbox: Server, account: GoogleAccount) -> None:
    statuses: list[int] = []

    def show(address: str) -> None:
        back = parse_qs(urlsplit(address).query)["redirect_uri"][0]
        strays = ("favicon.ico", "", "?code=stolen", "?code=stolen&state=wrong", "?error=access_denied")
        statuses.extend(loopback.get(back + stray).status_code for stray in strays)
        statuses.append(loopback.post(back).status_code)
        agree(address)

    account.connect(show_address=show, open_browser=False, timeout=SOON)
    assert account.connection() is not None
    assert statuses == [404, 404, 404, 404, 404, 501]


def test_no_browser_means_the_address_is_shown(
    sandbox: Server, account: GoogleAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda *_, **__: False)
    account.connect(show_address=agree, open_browser=True, timeout=SOON)
    assert account.connection() is not None


def test_a_browser_is_opened(
    sandbox: Server, account: GoogleAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(address: str, **_: object) -> bool:
        agree(address)
        return True

    monkeypatch.setattr("webbrowser.open", opened)
    shown: list[str] = []
    account.connect(show_address=shown.append, timeout=SOON)
    assert shown == []


@pytest.mark.parametrize("before", [None, "0"])
def test_the_environment_is_left_as_it_was(
    sandbox: Server, account: GoogleAccount, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    name = "OAUTHLIB_INSECURE_TRANSPORT"
    monkeypatch.delenv(name, raising=False)
    if before is not None:
        monkeypatch.setenv(name, before)
    account.connect(show_address=agree, open_browser=False)
    assert os.environ.get(name) == before
    assert "OAUTHLIB_RELAX_TOKEN_SCOPE" not in os.environ


def test_nothing_secret_is_logged(
    sandbox: Server, account: GoogleAccount, caplog: pytest.LogCaptureFixture
) -> None:
    client = sandbox.client["installed"]
    with caplog.at_level(logging.DEBUG):
        account.connect(show_address=agree, open_browser=False)
        before = token_of(sandbox)
        spoil(sandbox, token="stale")
        account.mailbox().list_drafts()
    after = token_of(sandbox)
    theirs = [record for record in caplog.records if not record.name.startswith(("httpcore", "httpx"))]
    text = "\n".join(record.getMessage() for record in theirs)
    for secret in (client["client_secret"], before["token"], before["refresh_token"], after["token"]):
        assert secret not in text


def test_an_unknown_client_is_told(sandbox: Server, account: GoogleAccount) -> None:
    installed = {**sandbox.client["installed"], "client_secret": "wrong"}
    path = sandbox.folder / "credentials.json"
    path.write_text(json.dumps({"installed": installed}), encoding="utf-8")
    with pytest.raises(CredentialsError, match="does not know the OAuth client"):
        account.connect(show_address=agree, open_browser=False)


def test_a_lost_exchange_is_told(sandbox: Server, account: GoogleAccount) -> None:
    sandbox.control("PUT", "faults", [{"method": "oauth.token", "kind": "fin", "times": None}])
    with pytest.raises(Unreachable):
        account.connect(show_address=agree, open_browser=False)
    assert account.connection() is None


def test_a_proxy_never_hears_of_what_stays_on_this_machine(
    sandbox: Server, account: GoogleAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    account.connect(show_address=agree, open_browser=False)
    spoil(sandbox, expiry="2020-01-01T00:00:00Z")
    mailbox = account.mailbox()
    mailbox.delete_draft("r-1")
    assert not mailbox.list_drafts()
    assert account.disconnect() is Disconnection.REVOKED


# --- renewing ---


def test_a_renewed_token_is_saved(sandbox: Server, account: GoogleAccount) -> None:
    account.connect(show_address=agree, open_browser=False)
    before = token_of(sandbox)
    spoil(sandbox, expiry="2020-01-01T00:00:00Z")
    account.mailbox().list_drafts()
    after = token_of(sandbox)
    assert after["token"] != before["token"]
    assert after["expiry"] > "2020-01-02"
    assert after["authorised_at"] == before["authorised_at"]


def test_many_renew_at_once_and_google_is_asked_once(sandbox: Server, account: GoogleAccount) -> None:
    account.connect(show_address=agree, open_browser=False)
    spoil(sandbox, expiry="2020-01-01T00:00:00Z")
    sandbox.control("DELETE", "requests")
    token_path = sandbox.folder / "home" / "token.json"
    others = [GoogleAccount(Path("none"), token_path, sandbox.origin, patience=IMPATIENT) for _ in range(6)]
    threads = [threading.Thread(target=_look, args=(other,)) for other in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    methods = [entry["method"] for entry in sandbox.control("GET", "requests")]
    assert methods.count("oauth.token") == 1
    assert methods.count("gmail.users.drafts.list") == 6


def _look(account: GoogleAccount) -> None:
    account.mailbox().list_drafts()
    account.close()


@pytest.mark.parametrize("fault", [{"kind": "fin"}, {"kind": "garbage"}, {"kind": "status", "status": 500}])
def test_a_renewal_that_does_not_reach_google_is_no_dead_token(
    sandbox: Server, account: GoogleAccount, fault: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    account.connect(show_address=agree, open_browser=False)
    spoil(sandbox, expiry="2020-01-01T00:00:00Z")
    sandbox.control("PUT", "faults", [{"method": "oauth.token", "times": None, **fault}])
    with pytest.raises(Unreachable):
        account.mailbox().list_drafts()
    sandbox.control("DELETE", "faults")
    assert not account.mailbox().list_drafts()


def test_without_a_token_every_call_says_so(sandbox: Server, account: GoogleAccount) -> None:
    with pytest.raises(AuthorisationRequired, match="run `afterword connect`"):
        account.mailbox().list_drafts()
    with pytest.raises(AuthorisationRequired):
        account.mailbox().address()


# --- disconnecting ---


def test_disconnecting_revokes_and_forgets(sandbox: Server, account: GoogleAccount) -> None:
    account.connect(show_address=agree, open_browser=False)
    assert account.disconnect() is Disconnection.REVOKED
    assert account.connection() is None
    assert account.disconnect() is Disconnection.NOT_CONNECTED


def test_what_google_has_ended_already_is_forgotten(sandbox: Server, account: GoogleAccount) -> None:
    account.connect(show_address=agree, open_browser=False)
    sandbox.control("POST", "play/revoke", {})
    assert account.disconnect() is Disconnection.ALREADY_INVALID
    assert account.connection() is None


@pytest.mark.parametrize("fault", [{"kind": "fin"}, {"kind": "status", "status": 503}])
def test_it_is_forgotten_even_when_google_cannot_be_told(
    sandbox: Server, account: GoogleAccount, fault: dict[str, object]
) -> None:
    account.connect(show_address=agree, open_browser=False)
    sandbox.control("PUT", "faults", [{"method": "oauth.revoke", "times": None, **fault}])
    assert account.disconnect() is Disconnection.NOT_REVOKED
    assert account.connection() is None


def test_a_broken_token_file_is_forgotten(sandbox: Server, account: GoogleAccount) -> None:
    account.connect(show_address=agree, open_browser=False)
    (sandbox.folder / "home" / "token.json").write_text("{", encoding="utf-8")
    assert account.disconnect() is Disconnection.NOT_REVOKED
    assert account.connection() is None
