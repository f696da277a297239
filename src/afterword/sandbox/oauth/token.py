"""The token and revocation endpoints."""

import base64
import re
from collections.abc import Callable, Mapping
from urllib.parse import parse_qs, unquote_plus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from afterword.sandbox.api import exchange
from afterword.sandbox.oauth.grants import Code, RefreshToken
from afterword.sandbox.state import State

Form = Mapping[str, str]
Handle = Callable[[State, Form], dict[str, object]]

_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")


class OAuthError(Exception):
    """An error as RFC 6749, 5.2 has it."""

    def __init__(self, error: str, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.status = status
        self.body = {"error": error, "error_description": description}


async def token(request: Request) -> Response:
    """`POST /token`."""
    return await _exchange(request, "oauth.token", _token)


async def revoke(request: Request) -> Response:
    """`POST /revoke`."""
    return await _exchange(request, "oauth.revoke", _revoke)


async def _exchange(request: Request, method_id: str, handle: Handle) -> Response:
    state: State = request.app.state.sandbox
    form = {**request.query_params, **_basic(request), **_form(await request.body())}
    return await exchange(request, method_id, lambda: _answer(handle, state, form), writes=True)


def _answer(handle: Handle, state: State, form: Form) -> Response:
    try:
        return JSONResponse(handle(state, form), headers={"Cache-Control": "no-store", "Pragma": "no-cache"})
    except OAuthError as error:
        return JSONResponse(error.body, status_code=error.status)


def _form(body: bytes) -> Form:
    return {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}


def _basic(request: Request) -> Form:
    """The client's id and secret when they come in the Authorization header (RFC 6749, 2.3.1)."""
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return {}
    try:
        client_id, _, client_secret = base64.b64decode(value, validate=True).decode().partition(":")
    except ValueError:
        return {}
    return {"client_id": unquote_plus(client_id), "client_secret": unquote_plus(client_secret)}


def _token(state: State, form: Form) -> dict[str, object]:
    _check_client(state, form)
    match form.get("grant_type"):
        case "authorization_code":
            return _from_code(state, form)
        case "refresh_token":
            return _from_refresh(state, form)
        case other:
            raise OAuthError("unsupported_grant_type", f"Invalid grant_type: {other or ''}")


def _check_client(state: State, form: Form) -> None:
    if form.get("client_id") != state.client.id:
        raise OAuthError("invalid_client", "The OAuth client was not found.", status=401)
    if form.get("client_secret") != state.client.secret:
        raise OAuthError("invalid_client", "The provided client secret is invalid.", status=401)


def _from_code(state: State, form: Form) -> dict[str, object]:
    code = _redeemed(state, form)
    lifetime = state.habits.refresh_token_seconds
    expires_at = None if lifetime is None else state.clock.seconds() + lifetime
    answer = _access(state, code)
    if code.offline:
        answer["refresh_token"] = state.grants.issue_refresh(code.email, code.scopes, expires_at)
    if code.offline and lifetime is not None:
        answer["refresh_token_expires_in"] = int(lifetime)
    return answer


def _redeemed(state: State, form: Form) -> Code:
    verifier = form.get("code_verifier", "")
    if not verifier:
        raise OAuthError("invalid_grant", "Missing code verifier.")
    if not _VERIFIER.fullmatch(verifier):
        raise OAuthError("invalid_grant", "Invalid code verifier.")
    code = state.grants.redeem(
        form.get("code", ""), form.get("redirect_uri", ""), verifier, state.clock.seconds()
    )
    if code is None:
        raise OAuthError("invalid_grant", "Malformed auth code, or one used, expired or not yours.")
    return code


def _from_refresh(state: State, form: Form) -> dict[str, object]:
    token = state.grants.refresh(form.get("refresh_token", ""), state.clock.seconds())
    if token is None:
        raise OAuthError("invalid_grant", "Token has been expired or revoked.")
    return _access(state, token)


def _access(state: State, granted: Code | RefreshToken) -> dict[str, object]:
    lifetime = state.habits.access_token_seconds
    value = state.grants.issue_access(granted.email, granted.scopes, state.clock.seconds() + lifetime)
    return {
        "access_token": value,
        "expires_in": int(lifetime),
        "scope": " ".join(sorted(granted.scopes)),
        "token_type": "Bearer",
    }


def _revoke(state: State, form: Form) -> dict[str, object]:
    if not state.grants.revoke(form.get("token", "")):
        raise OAuthError("invalid_token", "Token expired or revoked")
    return {}
