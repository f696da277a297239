"""A person with a browser: says yes on a consent page, and works in Gmail and Calendar without Afterword."""

import base64
import hashlib
import json
from collections.abc import Iterable
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

import httpx

from tests.fakes import loopback

_REDIRECT = "http://127.0.0.1:53682/"
_VERIFIER = "v" * 64
_ALL = "https://mail.google.com/ https://www.googleapis.com/auth/calendar"


def agree(address: str, *, leaving_out: Iterable[str] = (), allow: bool = True) -> None:
    """Answer a consent page in a browser that follows where it is sent."""
    with loopback.Client(follow_redirects=True) as browser:
        _answer(browser, address, frozenset(leaving_out), allow=allow)


class Person:
    """Works at the server's API with permission for everything."""

    def __init__(self, origin: str, client: dict[str, Any]) -> None:
        installed = client["installed"]
        self._http = loopback.Client(base_url=origin)
        token = self._http.post(
            installed["token_uri"],
            data={
                "grant_type": "authorization_code",
                "client_id": installed["client_id"],
                "client_secret": installed["client_secret"],
                "redirect_uri": _REDIRECT,
                "code": _code(installed),
                "code_verifier": _VERIFIER,
            },
        ).json()
        self._http.headers["Authorization"] = f"Bearer {token['access_token']}"

    def close(self) -> None:
        self._http.close()

    def ask(self, verb: str, path: str, **more: Any) -> dict[str, Any]:
        """One request; whatever is no success fails the test."""
        answer = self._http.request(verb, path, **more)
        answer.raise_for_status()
        document: dict[str, Any] = answer.json() if answer.content else {}
        return document

    def edit(self, draft_id: str, body: str) -> None:
        draft = self.ask("GET", f"/gmail/v1/users/me/drafts/{draft_id}", params={"format": "raw"})
        raw = base64.urlsafe_b64decode(draft["message"]["raw"] + "==")
        message = BytesParser(policy=default).parsebytes(raw)
        assert isinstance(message, EmailMessage)
        message.clear_content()
        message.set_content(body)
        self.ask("PUT", f"/gmail/v1/users/me/drafts/{draft_id}", json={"message": _raw(message)})

    def discard(self, draft_id: str) -> None:
        self.ask("DELETE", f"/gmail/v1/users/me/drafts/{draft_id}")

    def send(self, draft_id: str) -> None:
        self.ask("POST", "/gmail/v1/users/me/drafts/send", json={"id": draft_id})

    def write(self, **headers: str) -> None:
        """Send a new mail with these headers."""
        message = EmailMessage()
        for name, value in headers.items():
            if value:
                message[name] = value
        message.set_content("Thank you!")
        self.ask("POST", "/gmail/v1/users/me/messages/send", json=_raw(message))


def _raw(message: EmailMessage) -> dict[str, str]:
    return {"raw": base64.urlsafe_b64encode(message.as_bytes()).decode()}


def _code(installed: dict[str, Any]) -> str:
    """A code for everything, taken from where the browser would be sent."""
    digest = hashlib.sha256(_VERIFIER.encode()).digest()
    query = {
        "client_id": installed["client_id"],
        "redirect_uri": _REDIRECT,
        "response_type": "code",
        "access_type": "offline",
        "scope": _ALL,
        "state": "s",
        "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    with loopback.Client(timeout=10) as browser:
        answer = _answer(browser, f"{installed['auth_uri']}?{urlencode(query)}", frozenset(), allow=True)
    return parse_qs(urlsplit(answer.headers["location"]).query)["code"][0]


def _answer(browser: httpx.Client, address: str, left_out: frozenset[str], *, allow: bool) -> httpx.Response:
    page = browser.get(address)
    if page.is_redirect or not page.headers.get("content-type", "").startswith("text/html"):
        return page  # a server that asks nobody
    form = _Form()
    form.feed(page.text)
    if not form.found:
        return page
    fields = [(name, value) for name, value in form.fields if value not in left_out]
    fields += [form.allow if allow else form.deny]
    body = urlencode([field for field in fields if field[0]])
    headers = {"content-type": "application/x-www-form-urlencoded"}
    return browser.post(urljoin(str(page.url), form.action or str(page.url)), content=body, headers=headers)


class _Form(HTMLParser):
    """The first form of a page: what it would send with everything ticked."""

    def __init__(self) -> None:
        super().__init__()
        self.found = False
        self.action = ""
        self.fields: list[tuple[str, str]] = []
        self.allow = self.deny = ("", "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found, self.action = True, given.get("action", "")
        elif tag == "button" or given.get("type") == "submit":
            self._button(given.get("name", ""), given.get("value", ""))
        elif tag == "input" and (given.get("type") != "radio" or "checked" in given):
            self.fields.append((given.get("name", ""), given.get("value", "")))

    def _button(self, name: str, value: str) -> None:
        if value.lower() in {"deny", "cancel", "no"}:
            self.deny = (name, value)
        else:
            self.allow = (name, value)


def client_of(text: str) -> dict[str, Any]:
    """A credentials file's content."""
    client: dict[str, Any] = json.loads(text)
    return client
