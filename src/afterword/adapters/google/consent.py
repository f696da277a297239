"""Asking the candidate once: through their browser, with PKCE, back to this machine."""

import logging
import os
import queue
import secrets
import threading
import webbrowser
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from google_auth_oauthlib.flow import InstalledAppFlow
from oauthlib.oauth2 import OAuth2Error  # type: ignore[import-untyped] # its stubs live elsewhere

from afterword.adapters.google.oauth import (
    WITHOUT,
    OAuthClient,
    in_googles_words,
    in_our_words,
    is_loopback_http,
)
from afterword.errors import AuthorisationRequired, CredentialsError, GoogleError, Unreachable
from afterword.ports import MailScope

_INSECURE = "OAUTHLIB_INSECURE_TRANSPORT"
_TALKATIVE = ("requests_oauthlib.oauth2_session", "oauthlib.oauth2.rfc6749.clients.base")
_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Afterword</title><link rel="icon" href="data:,">
<style>body{{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}}</style>
<h1>{title}</h1><p>{text}</p></html>"""
_IDLE_SECONDS = 5
_HTTP_SECONDS = 30


@dataclass(frozen=True, kw_only=True)
class Grant:
    """What came of the consent, not stored yet."""

    granted: frozenset[MailScope]
    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class _Answer:
    """What Google said: a code to exchange, or why there is none."""

    code: str = field(default="", repr=False)
    error: str = ""


def ask(
    client: OAuthClient,
    *,
    show_address: Callable[[str], None],
    open_browser: bool,
    timeout: timedelta,
) -> Grant:
    """Send the candidate to Google and bring back what they granted.

    Raises:
        AuthorisationRequired: they said no, or said nothing in time, or left out what nothing works without.
        CredentialsError: Google does not accept the OAuth client.
        Unreachable: Google could not be asked.
    """
    flow = InstalledAppFlow.from_client_config(client.config(), scopes=in_googles_words(MailScope))
    # A proxy never hears of what stays on this machine.
    flow.oauth2session.trust_env = not is_loopback_http(client.token_uri)
    try:
        with _listening() as receiver:
            flow.redirect_uri = receiver.address
            address, receiver.state = _question(flow, client)
            if not (open_browser and _opened(address)):
                show_address(address)
            code = _code(receiver.wait(timeout))
        return _grant(_exchanged(flow, client, code))
    finally:
        flow.oauth2session.close()


def _question(flow: Any, client: OAuthClient) -> tuple[str, str]:
    """The address to visit, and the state its answer will carry."""
    with _plain_http_if(allowed=is_loopback_http(client.auth_uri)):
        address, state = flow.authorization_url(access_type="offline", prompt="consent")
    return str(address), str(state)


def _opened(address: str) -> bool:
    try:
        return webbrowser.open(address, new=1)
    except webbrowser.Error:
        return False


def _code(answer: _Answer | None) -> str:
    if answer is None:
        raise AuthorisationRequired(
            "Nobody answered Google's question in time; run `afterword connect` again."
        )
    if answer.error == "access_denied":
        raise AuthorisationRequired(
            "Google was told no, so nothing is connected; run `afterword connect` to be asked again."
        )
    if answer.error:
        raise AuthorisationRequired(f"Google did not authorise Afterword ({answer.error[:60]!r}).")
    return answer.code


def _exchanged(flow: Any, client: OAuthClient, code: str) -> Mapping[str, Any]:
    """The token answer. What was ticked may differ from what was asked: oauthlib raises that as a warning."""
    with _quiet(), _plain_http_if(allowed=is_loopback_http(client.token_uri)):
        try:
            # The client goes into the body, as Google's guide has it; the default is Basic authentication.
            token: Mapping[str, Any] = flow.fetch_token(
                code=code, include_client_id=True, timeout=_HTTP_SECONDS
            )
        except Warning as changed_scope:
            token = getattr(changed_scope, "token", {})
        except OAuth2Error as error:
            raise _refused(error.error or "") from None
        except OSError as error:  # which every error of requests is
            raise Unreachable(
                f"Google could not be reached to finish connecting ({type(error).__name__})."
            ) from None
        except ValueError:
            raise Unreachable("Google's answer could not be read; run `afterword connect` again.") from None
    return token


def _refused(reason: str) -> GoogleError | CredentialsError:
    if reason in {"invalid_client", "unauthorized_client", "deleted_client"}:
        return CredentialsError(
            "Google does not know the OAuth client in credentials.json; download it again from the console."
        )
    if reason == "invalid_grant":
        return AuthorisationRequired("The answer from Google was too old; run `afterword connect` again.")
    return Unreachable(f"Google did not finish connecting ({reason[:60]!r}); run `afterword connect` again.")


def _grant(token: Mapping[str, Any]) -> Grant:
    granted = in_our_words(_scopes(token))
    if MailScope.DRAFTS not in granted:
        raise AuthorisationRequired(
            f"Without the permission to manage drafts {WITHOUT[MailScope.DRAFTS]}; "
            "run `afterword connect` again and tick it."
        )
    if not (token.get("access_token") and token.get("refresh_token")):
        raise AuthorisationRequired("Google gave no lasting authorisation; run `afterword connect` again.")
    return Grant(
        granted=granted,
        access_token=str(token["access_token"]),
        refresh_token=str(token["refresh_token"]),
        expires_at=datetime.fromtimestamp(float(token.get("expires_at") or 0), UTC),
    )


def _scopes(token: Mapping[str, Any]) -> list[str]:
    """An answer without scopes means that all that was asked for is granted (RFC 6749, 5.1)."""
    scope = token.get("scope")
    if scope is None:
        return in_googles_words(MailScope)
    return scope.split() if isinstance(scope, str) else [str(one) for one in scope]


@contextmanager
def _plain_http_if(*, allowed: bool) -> Iterator[None]:
    """Oauthlib takes permission for plain http from the environment only; it is given for this call alone."""
    before = os.environ.get(_INSECURE)
    if not allowed:
        os.environ.pop(_INSECURE, None)
    else:
        os.environ[_INSECURE] = "1"
    try:
        yield
    finally:
        os.environ.pop(_INSECURE, None)
        if before is not None:
            os.environ[_INSECURE] = before


@contextmanager
def _quiet() -> Iterator[None]:
    """At debug level these log the code, the secret and the tokens."""
    loggers = [logging.getLogger(name) for name in _TALKATIVE]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)


class _Receiver:
    """Waits for the one answer that carries our state; whatever else knocks is told so and sent away."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}/"
        self.state = ""
        self._answers: queue.SimpleQueue[_Answer] = queue.SimpleQueue()

    def wait(self, timeout: timedelta) -> _Answer | None:
        """The answer, or None when none came in that time."""
        try:
            return self._answers.get(timeout=timeout.total_seconds())
        except queue.Empty:
            return None

    def understand(self, target: str) -> _Answer | None:
        """The answer in a request's path and query, if that is what it is."""
        query = parse_qs(urlsplit(target).query)
        state, code, error = (query.get(name, [""])[0] for name in ("state", "code", "error"))
        ours = bool(self.state) and secrets.compare_digest(state.encode(), self.state.encode())
        return _Answer(code=code, error=error) if ours and (code or error) else None

    def accept(self, answer: _Answer) -> None:
        """Hand the answer to whoever waits."""
        self._answers.put(answer)


@contextmanager
def _listening() -> Iterator[_Receiver]:
    """A receiver on a free port of this machine, for as long as the block runs."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        receiver = server.receiver = _Receiver(server.server_port)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield receiver
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    """One thread for each connection: browsers open some ahead of time and say nothing on them."""

    daemon_threads = True
    receiver: _Receiver


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = _IDLE_SECONDS

    def do_GET(self) -> None:
        answer = self.server.receiver.understand(self.path)
        if answer is None:
            self._say(404, "Nothing here", "This page only waits for Google's answer.")
            return
        if answer.error:
            self._say(200, "Not connected", "Google was told no. You can close this page.")
        else:
            self._say(200, "Thank you", "You can close this page and go back to Afterword.")
        self.server.receiver.accept(answer)

    def log_message(self, *_: object) -> None:
        """Say nothing: the path holds the code."""

    def _say(self, status: int, title: str, text: str) -> None:
        page = _PAGE.format(title=title, text=text).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.send_header(
            "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        )
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(page)
