"""Methods and scopes, as discovery documents name them."""

from dataclasses import dataclass

AUTH_PREFIX = "https://www.googleapis.com/auth/"
MAIL_SCOPE = "https://mail.google.com/"


@dataclass(frozen=True)
class MethodSpec:
    """One method as the discovery document describes it."""

    id: str
    verb: str
    path: str
    scopes: frozenset[str]
    parameters: frozenset[str]


def spec(method_id: str, verb: str, path: str, scopes: str, parameters: str = "") -> MethodSpec:
    """A method, its scopes written short: `MAIL` is the whole-mailbox scope, the rest lack their prefix."""
    full = frozenset(MAIL_SCOPE if name == "MAIL" else AUTH_PREFIX + name for name in scopes.split())
    return MethodSpec(method_id, verb, path, full, frozenset(parameters.split()))
