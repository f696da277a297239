"""What Afterword asks Google with and for: the OAuth client of `credentials.json`, and the scopes."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urljoin, urlsplit

from afterword.errors import CredentialsError
from afterword.ports import MailScope

_GOOGLE_REVOKE = "https://oauth2.googleapis.com/revoke"
_GOOGLE_HOSTS = (".googleapis.com", ".google.com")
_ADVICE = (
    "create an OAuth client of the type “Desktop app” in Google's console and download it as credentials.json"
)
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""Plain http is for this machine only: nothing that carries a token leaves it unencrypted."""

URLS: Mapping[MailScope, str] = MappingProxyType(
    {
        MailScope.DRAFTS: "https://www.googleapis.com/auth/gmail.compose",
        MailScope.READ: "https://www.googleapis.com/auth/gmail.readonly",
        MailScope.CALENDAR: "https://www.googleapis.com/auth/calendar.events.readonly",
    }
)
# gmail.metadata is left out on purpose: where it is granted, Google refuses bodies and searches.

WITHOUT: Mapping[MailScope, str] = MappingProxyType(
    {
        MailScope.DRAFTS: "Afterword cannot write drafts or send them, so nothing works",
        MailScope.READ: "Afterword cannot tell whether you have already written to somebody or had a reply",
        MailScope.CALENDAR: "interviews are not found in your calendar; add them by hand or from an .ics file",
    }
)
"""What is turned off while a scope is not granted, as it is told to the candidate."""


@dataclass(frozen=True, kw_only=True)
class OAuthClient:
    """Who asks for the authorisation, and where it is asked for."""

    client_id: str
    client_secret: str = field(repr=False)
    auth_uri: str
    token_uri: str

    def config(self) -> dict[str, dict[str, object]]:
        """In the shape google-auth-oauthlib takes."""
        return {
            "installed": {
                "client_id": self.client_id,
                "client_secret": self.client_secret,
                "auth_uri": self.auth_uri,
                "token_uri": self.token_uri,
                "redirect_uris": ["http://127.0.0.1"],
            }
        }


def read_client(path: Path) -> OAuthClient:
    """The client in that file.

    Raises:
        CredentialsError: it is missing, unreadable, malformed or of the wrong kind; says what to do.
    """
    installed = _installed(_document(path), path)
    client = OAuthClient(
        client_id=_field(installed, "client_id", path),
        client_secret=_field(installed, "client_secret", path),
        auth_uri=_field(installed, "auth_uri", path),
        token_uri=_field(installed, "token_uri", path),
    )
    for name, url in (("auth_uri", client.auth_uri), ("token_uri", client.token_uri)):
        if not is_safe(url):
            raise CredentialsError(
                f"{path} has a {name} that is not https; plain http is accepted only on this machine."
            )
    return client


def revoke_uri(token_uri: str) -> str:
    """Where a token from there is given back: Google's own address, else the sibling of the token's."""
    host = "." + (urlsplit(token_uri).hostname or "")
    return _GOOGLE_REVOKE if host.endswith(_GOOGLE_HOSTS) else urljoin(token_uri, "revoke")


def in_our_words(urls: Iterable[str]) -> frozenset[MailScope]:
    """The scopes of ours among Google's."""
    given = frozenset(urls)
    return frozenset(scope for scope, url in URLS.items() if url in given)


def in_googles_words(scopes: Iterable[MailScope]) -> list[str]:
    """Google's names, in a fixed order."""
    given = frozenset(scopes)
    return [url for scope, url in URLS.items() if scope in given]


def is_safe(url: str) -> bool:
    """Whether a token may travel to that address: https anywhere, http only on this machine."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    return bool(parts.hostname) and (parts.scheme == "https" or is_loopback_http(url))


def is_loopback_http(url: str) -> bool:
    """Whether the address is plain http on this machine."""
    parts = urlsplit(url)
    return parts.scheme == "http" and parts.hostname in _LOOPBACK


def _document(path: Path) -> dict[str, object]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CredentialsError(f"There is no {path}; {_ADVICE}.") from None
    except OSError as error:
        raise CredentialsError(f"{path} cannot be read ({error.strerror}); check who may open it.") from error
    except ValueError:
        raise CredentialsError(f"{path} is not JSON; download it again from Google's console.") from None
    if not isinstance(document, dict):
        raise CredentialsError(f"{path} is no OAuth client; {_ADVICE}.")
    return document


def _installed(document: dict[str, object], path: Path) -> dict[str, object]:
    installed = document.get("installed")
    if isinstance(installed, dict):
        return installed
    if document.get("type") == "service_account":
        raise CredentialsError(f"{path} is a service account, which cannot reach your own Gmail; {_ADVICE}.")
    if "web" in document:
        raise CredentialsError(f"{path} is a client of the type “Web application”; {_ADVICE}.")
    raise CredentialsError(f"{path} is no OAuth client; {_ADVICE}.")


def _field(installed: dict[str, object], name: str, path: Path) -> str:
    value = installed.get(name)
    if not isinstance(value, str) or not value.strip():
        raise CredentialsError(f"{path} has no {name}; download it again from Google's console.")
    return value.strip()
