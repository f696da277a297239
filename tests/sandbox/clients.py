"""Getting a token from the sandbox, and mail to put into it."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import google_auth_httplib2
import httpx
from google.oauth2.credentials import Credentials

from afterword.sandbox.server import SandboxServer
from tests.fakes import loopback
from tests.sandbox.discovery import CheckingHttp

VERIFIER = "v" * 43
REDIRECT = "http://127.0.0.1:53682/"


def authorization_url(sandbox: SandboxServer, scopes: Iterable[str], **changes: str | None) -> str:
    """An address such as a client would open; None leaves a parameter out."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
    query: dict[str, str | None] = {
        "client_id": sandbox.credentials()["installed"]["client_id"],
        "redirect_uri": REDIRECT,
        "response_type": "code",
        "scope": " ".join(scopes),
        "state": "s",
        "code_challenge": challenge,
        "code_challenge_method": "S256",
        "access_type": "offline",
        **changes,
    }
    kept = {name: value for name, value in query.items() if value is not None}
    return f"{sandbox.url}/o/oauth2/auth?{urlencode(kept)}"


def consent(url: str, scopes: Iterable[str] | None = None, **form: str) -> dict[str, str]:
    """Answer the consent page (all scopes unless given); what comes back to the redirect URI."""
    asked = dict(parse_qsl(urlsplit(url).query))["scope"].split()
    ticked = asked if scopes is None else list(scopes)
    answer = loopback.post(url, data={"decision": "allow", "scope": ticked, **form})
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"].startswith(dict(parse_qsl(urlsplit(url).query))["redirect_uri"])
    return dict(parse_qsl(urlsplit(answer.headers["location"]).query))


def exchange(sandbox: SandboxServer, **changes: str) -> httpx.Response:
    """`POST /token` as the sandbox's client."""
    client = sandbox.credentials()["installed"]
    form = {"client_id": client["client_id"], "client_secret": client["client_secret"], **changes}
    return loopback.post(client["token_uri"], data=form)


def redeem(sandbox: SandboxServer, code: str, **changes: str) -> httpx.Response:
    """Exchange a code."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": REDIRECT,
        "code_verifier": VERIFIER,
    }
    return exchange(sandbox, **{**form, **changes})


def connect(sandbox: SandboxServer, scopes: Iterable[str]) -> dict[str, Any]:
    """The token answer after saying yes to all."""
    code = consent(authorization_url(sandbox, scopes))["code"]
    answer = redeem(sandbox, code)
    assert answer.status_code == 200, answer.text
    token: dict[str, Any] = answer.json()
    return token


def credentials_of(sandbox: SandboxServer, token: dict[str, Any]) -> Any:
    """Google's own credentials for a token answer."""
    client = sandbox.credentials()["installed"]
    return Credentials(  # type: ignore[no-untyped-call]
        token["access_token"],
        refresh_token=token["refresh_token"],
        token_uri=client["token_uri"],
        client_id=client["client_id"],
        client_secret=client["client_secret"],
    )


@contextmanager
def authorised_http(sandbox: SandboxServer, token: dict[str, Any]) -> Iterator[Any]:
    """What the real clients use for HTTP, with this token and a short timeout."""
    transport = CheckingHttp(timeout=5)
    try:
        yield google_auth_httplib2.AuthorizedHttp(credentials_of(sandbox, token), http=transport)
    finally:
        transport.close()


def mail(
    to: str = "jane@acme.example",
    subject: str = "Thank you",
    body: str = "Dear Jane,\nit was good to talk.\n",
    **headers: str,
) -> EmailMessage:
    """A message to somebody."""
    message = EmailMessage()
    if to:
        message["To"] = to
    message["Subject"] = subject
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(body)
    message.add_alternative(f"<div>{body.strip().replace(chr(10), '<br>')}</div>", subtype="html")
    return message


def raw(message: EmailMessage) -> str:
    """A message as the API takes it."""
    return base64.urlsafe_b64encode(message.as_bytes()).decode()


def draft_body(message: EmailMessage, **more: str) -> dict[str, Any]:
    """The body of `drafts.create` and `drafts.update`."""
    return {"message": {"raw": raw(message), **more}}
