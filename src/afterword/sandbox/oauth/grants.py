"""Codes, tokens, and the grants behind them."""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

CODE_SECONDS = 600


@dataclass(frozen=True)
class Client:
    """The OAuth client that the sandbox knows."""

    id: str
    secret: str


@dataclass(frozen=True)
class Code:
    """What an authorization code stands for until it is used."""

    email: str
    scopes: frozenset[str]
    redirect_uri: str
    challenge: str
    expires_at: float
    offline: bool = True


@dataclass(frozen=True)
class AccessToken:
    email: str
    scopes: frozenset[str]
    expires_at: float


@dataclass(frozen=True)
class RefreshToken:
    email: str
    scopes: frozenset[str]
    expires_at: float | None


@dataclass
class Grants:
    """Who allowed what; the client is always the one client."""

    scopes: dict[str, frozenset[str]] = field(default_factory=dict)
    _codes: dict[str, Code] = field(default_factory=dict)
    _access: dict[str, AccessToken] = field(default_factory=dict)
    _refresh: dict[str, RefreshToken] = field(default_factory=dict)
    _used_codes: dict[str, str] = field(default_factory=dict)

    def allow(self, email: str, scopes: frozenset[str]) -> None:
        """The person allowed these, beside what they had allowed before."""
        self.scopes[email] = self.scopes.get(email, frozenset()) | scopes

    def new_code(self, code: Code) -> str:
        """A code that can be exchanged once."""
        value = _secret("4/0A")
        self._codes[value] = code
        return value

    def redeem(self, value: str, redirect_uri: str, verifier: str, now: float) -> Code | None:
        """What the code stands for, or None when it is used, late or someone else's.

        A code that comes twice takes the tokens of its first use with it (RFC 6749, 4.1.2).
        """
        if value in self._used_codes:
            self.revoke_account(self._used_codes[value])
        code = self._codes.pop(value, None)
        if code is None:
            return None
        self._used_codes[value] = code.email
        fits = code.redirect_uri == redirect_uri and hmac.compare_digest(
            code.challenge, _challenge_of(verifier)
        )
        return code if fits and now < code.expires_at else None

    def issue_access(self, email: str, scopes: frozenset[str], expires_at: float) -> str:
        """A new access token."""
        value = _secret("ya29.")
        self._access[value] = AccessToken(email, scopes, expires_at)
        return value

    def issue_refresh(self, email: str, scopes: frozenset[str], expires_at: float | None) -> str:
        """A new refresh token."""
        value = _secret("1//0")
        self._refresh[value] = RefreshToken(email, scopes, expires_at)
        return value

    def access(self, value: str, now: float) -> AccessToken | None:
        """The access token if it is good now."""
        token = self._access.get(value)
        return token if token and now < token.expires_at else None

    def refresh(self, value: str, now: float) -> RefreshToken | None:
        """The refresh token if it is good now."""
        token = self._refresh.get(value)
        return token if token and (token.expires_at is None or now < token.expires_at) else None

    def revoke(self, value: str) -> bool:
        """End the grant that a token of either kind belongs to; False when there is no such token."""
        token = self._access.get(value) or self._refresh.get(value)
        if token is None:
            return False
        self.revoke_account(token.email)
        return True

    def revoke_account(self, email: str) -> None:
        """The person took back what they had allowed: no token of theirs works any more."""
        self.scopes.pop(email, None)
        self._access = {value: token for value, token in self._access.items() if token.email != email}
        self._refresh = {value: token for value, token in self._refresh.items() if token.email != email}


def _challenge_of(verifier: str) -> str:
    """The S256 challenge of a PKCE verifier (RFC 7636)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def _secret(prefix: str) -> str:
    """An unguessable token with the prefix Google's kind of token has."""
    return prefix + secrets.token_urlsafe(32)
