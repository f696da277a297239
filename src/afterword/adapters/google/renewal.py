"""Access tokens at Google: renewed when they run out, by one process and thread at a time, and revoked at the end."""

import contextlib
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import google.auth.exceptions
import google_auth_httplib2
from google.oauth2.credentials import Credentials

from afterword.adapters.google.oauth import revoke_uri
from afterword.adapters.google.token import Disconnection, StoredToken, TokenFile
from afterword.adapters.google.transport import NO_ANSWER, plain_http
from afterword.errors import AuthorisationRequired, Unreachable
from afterword.ports import MailScope

_NOT_CONNECTED = "Google has not been authorised yet; run `afterword connect`."
_DEAD = "Google no longer accepts the authorisation; run `afterword connect`."
_WRONG_CLIENT = (
    "Google no longer knows the OAuth client this authorisation was made with; "
    "put its current credentials.json in place and run `afterword connect`."
)
_DEAD_CLIENT = frozenset({"invalid_client", "deleted_client", "unauthorized_client"})


class OneToken:
    """A single access token that cannot be renewed: for the moment between consent and storing."""

    def __init__(self, access_token: str) -> None:
        self._access_token = access_token

    def access_token(self) -> str:
        return self._access_token

    def renewed(self, refused: str) -> str:  # noqa: ARG002 - it has no other, whichever was refused
        raise AuthorisationRequired(_DEAD)


class RenewingTokens:
    """The stored authorisation; what is renewed is saved back."""

    def __init__(
        self,
        file: TokenFile,
        *,
        timeout_seconds: float = 30,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._file = file
        self._timeout_seconds = timeout_seconds
        self._now = now
        self._one_thread = threading.Lock()

    def stored(self) -> StoredToken:
        """The authorisation as it is in the file.

        Raises:
            AuthorisationRequired: there is none.
        """
        token = self._file.read()
        if token is None:
            raise AuthorisationRequired(_NOT_CONNECTED)
        return token

    def address(self) -> str:
        return self.stored().address

    def granted(self) -> frozenset[MailScope]:
        return self.stored().granted

    def access_token(self) -> str:
        token = self.stored()
        return token.access_token if token.usable(self._now()) else self._renew(token.access_token)

    def renewed(self, refused: str) -> str:
        return self._renew(refused)

    def _renew(self, stale: str) -> str:
        with self._one_thread, self._file.locked():
            token = self.stored()
            if token.access_token != stale and token.usable(self._now()):
                return token.access_token  # somebody else has renewed it meanwhile
            fresh = _ask_google(token, self._timeout_seconds)
            self._file.write(fresh)
            return fresh.access_token


def revoke(token: StoredToken, timeout_seconds: float) -> Disconnection:
    """End the authorisation at Google; says so when Google could not be told."""
    body = urlencode({"token": token.refresh_token})
    headers = {"content-type": "application/x-www-form-urlencoded"}
    uri = revoke_uri(token.token_uri)
    with contextlib.closing(plain_http(uri, timeout_seconds)) as connection:
        try:
            answer, _ = connection.request(uri, "POST", body=body, headers=headers)
        except NO_ANSWER:
            return Disconnection.NOT_REVOKED
    if answer.status == 200:
        return Disconnection.REVOKED
    # RFC 7009 and Google: 400 is a token that is no longer valid.
    return Disconnection.ALREADY_INVALID if answer.status == 400 else Disconnection.NOT_REVOKED


def _ask_google(token: StoredToken, timeout_seconds: float) -> StoredToken:
    # google-auth says it is typed and then is not everywhere.
    credentials: Any = Credentials(  # type: ignore[no-untyped-call]
        None,
        refresh_token=token.refresh_token,
        token_uri=token.token_uri,
        client_id=token.client_id,
        client_secret=token.client_secret,
    )
    with _told_in_our_words(), contextlib.closing(plain_http(token.token_uri, timeout_seconds)) as http:
        credentials.refresh(_JsonRequest(google_auth_httplib2.Request(http)))
    return replace(
        token,
        access_token=str(credentials.token),
        refresh_token=str(credentials.refresh_token),
        expires_at=credentials.expiry.replace(tzinfo=UTC),
    )


@contextlib.contextmanager
def _told_in_our_words() -> Iterator[None]:
    try:
        yield
    except google.auth.exceptions.RefreshError as error:
        # Never chained: the library's error carries Google's whole answer.
        raise _refused(error) from None
    except (google.auth.exceptions.TransportError, OSError) as error:
        raise Unreachable("Google could not be reached to renew the authorisation.") from error


def _refused(error: Any) -> AuthorisationRequired | Unreachable:
    answer = error.args[1] if len(error.args) > 1 else None
    reason = str(answer.get("error")) if isinstance(answer, Mapping) else ""
    if reason == "invalid_grant":
        return AuthorisationRequired(_DEAD)
    if reason in _DEAD_CLIENT:
        return AuthorisationRequired(_WRONG_CLIENT)
    return Unreachable("Google did not renew the authorisation this time.")


class _JsonRequest:
    """Lets only whole answers through: google-auth trips over a success that is no JSON object."""

    def __init__(self, request: Any) -> None:
        self._request = request

    def __call__(self, **kwargs: Any) -> Any:
        response = self._request(**kwargs)
        if response.status == 200 and not _is_token_answer(response.data):
            raise google.auth.exceptions.TransportError(  # type: ignore[no-untyped-call]
                "the answer was no token"
            )
        return response


def _is_token_answer(data: bytes) -> bool:
    try:
        answer = json.loads(data)
    except ValueError:
        return False
    return isinstance(answer, dict) and isinstance(answer.get("expires_in"), int | str)
