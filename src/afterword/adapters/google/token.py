"""The token file, readable by the candidate alone, and what it says of the connection to Google."""

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from afterword.adapters.google.oauth import in_googles_words, in_our_words, is_safe
from afterword.domain.instants import iso, utc
from afterword.errors import AuthorisationRequired, Unreachable
from afterword.ports import MailScope

_LOCK_SECONDS = 90
_EARLY = timedelta(minutes=2)  # a token that dies on the way to Google costs a request


@dataclass(frozen=True, kw_only=True)
class StoredToken:
    """An authorisation; its secrets never show in a repr."""

    address: str
    granted: frozenset[MailScope]
    authorised_at: datetime
    client_id: str
    token_uri: str
    client_secret: str = field(repr=False)
    refresh_token: str = field(repr=False)
    access_token: str = field(repr=False)
    expires_at: datetime

    def usable(self, now: datetime) -> bool:
        """Whether the access token is good for a request made now."""
        return bool(self.access_token) and now + _EARLY < self.expires_at


class TokenFile:
    """`token.json` of one home: 0600 in a folder of 0700, replaced whole or not at all."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> StoredToken | None:
        """The stored token, or None when there is none. A file others could open is closed to them first.

        Raises:
            AuthorisationRequired: the file cannot be used.
        """
        try:
            _close_to_others(self.path)
            return _token(json.loads(self.path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            # The cause is not chained: a JSON error carries the document, which is secret.
            raise AuthorisationRequired(
                f"{self.path} cannot be used ({type(error).__name__}); run `afterword connect`."
            ) from None

    def write(self, token: StoredToken) -> None:
        """Replace the file: written beside it, flushed to disk, renamed."""
        folder = self.path.parent
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _restrict(folder, 0o700)
        descriptor, name = tempfile.mkstemp(dir=folder, prefix=".token-")  # mkstemp gives 0600
        temporary = Path(name)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(_document(token), file, indent=2)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self.path)
        finally:
            temporary.unlink(missing_ok=True)

    def delete(self) -> None:
        """Forget the token, if there is one."""
        self.path.unlink(missing_ok=True)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Only one process at a time renews, replaces or deletes the token.

        Raises:
            Unreachable: another process has held it for too long.
        """
        from filelock import FileLock, Timeout  # noqa: PLC0415 (`afterword status` only reads)

        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = FileLock(self.path.with_name(self.path.name + ".lock"), timeout=_LOCK_SECONDS, mode=0o600)
        try:
            lock.acquire()
        except Timeout:
            raise Unreachable("Another Afterword has been renewing the token for too long.") from None
        try:
            yield
        finally:
            lock.release()


@dataclass(frozen=True, kw_only=True)
class Connection:
    """Whose Gmail is connected, since when, and what was granted of what was asked for."""

    address: str
    granted: frozenset[MailScope]
    missing: frozenset[MailScope]
    authorised_at: datetime


class Disconnection(StrEnum):
    """What came of forgetting the token."""

    REVOKED = "revoked"
    ALREADY_INVALID = "already_invalid"
    NOT_REVOKED = "not_revoked"
    NOT_CONNECTED = "not_connected"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Disconnection.REVOKED: "The authorisation is revoked at Google and forgotten here.",
    Disconnection.ALREADY_INVALID: "Google had ended the authorisation already; it is forgotten here too.",
    Disconnection.NOT_REVOKED: (
        "The authorisation is forgotten here, but Google could not be told; "
        "remove Afterword at https://myaccount.google.com/connections as well."
    ),
    Disconnection.NOT_CONNECTED: "Google was not connected; there is nothing to forget.",
}


def connection_of(token: StoredToken) -> Connection:
    return Connection(
        address=token.address,
        granted=token.granted,
        missing=frozenset(MailScope) - token.granted,
        authorised_at=token.authorised_at,
    )


def _close_to_others(path: Path) -> None:
    if path.stat().st_mode & 0o077:
        _restrict(path, 0o600)


def _restrict(path: Path, mode: int) -> None:
    if os.name == "posix":  # elsewhere a user's own folder is closed to others already
        path.chmod(mode)


def _document(token: StoredToken) -> dict[str, object]:
    return {
        "address": token.address,
        "scopes": in_googles_words(token.granted),
        "authorised_at": iso(token.authorised_at),
        "client_id": token.client_id,
        "client_secret": token.client_secret,
        "token_uri": token.token_uri,
        "refresh_token": token.refresh_token,
        "token": token.access_token,
        "expiry": iso(token.expires_at),
    }


def _token(document: dict[str, object]) -> StoredToken:
    scopes = document["scopes"]
    if not isinstance(scopes, list):
        raise TypeError
    return StoredToken(
        address=_text(document, "address"),
        granted=in_our_words(str(scope) for scope in scopes),
        authorised_at=utc(datetime.fromisoformat(_text(document, "authorised_at"))),
        client_id=_text(document, "client_id"),
        client_secret=_text(document, "client_secret"),
        token_uri=_safe(_text(document, "token_uri")),
        refresh_token=_text(document, "refresh_token"),
        access_token=_text(document, "token"),
        expires_at=utc(datetime.fromisoformat(_text(document, "expiry"))),
    )


def _text(document: dict[str, object], name: str) -> str:
    value = document[name]
    if not isinstance(value, str):
        raise TypeError
    return value


def _safe(url: str) -> str:
    if not is_safe(url):
        raise ValueError
    return url
