"""The consent page: who asks for what, and the person's yes or no."""

import ipaddress
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from starlette.datastructures import FormData, QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from afterword.sandbox.methods import AUTH_PREFIX, CALENDAR, GMAIL
from afterword.sandbox.oauth.grants import CODE_SECONDS, Code
from afterword.sandbox.pages.views import page
from afterword.sandbox.state import State

_IDENTITY = {
    "openid": "Know who you are at this account",
    "email": "See your primary address",
    "profile": "See your name and picture",
    AUTH_PREFIX + "userinfo.email": "See your primary address",
    AUTH_PREFIX + "userinfo.profile": "See your name and picture",
}
_WORDS = {
    "gmail.compose": "Manage drafts and send emails",
    "gmail.readonly": "View your email messages and settings",
    "gmail.send": "Send email on your behalf",
    "gmail.modify": "Read, compose and send emails",
    "gmail.metadata": "View your email message metadata, but not the body",
    "calendar": "See, edit, share and delete all your calendars",
    "calendar.readonly": "See and download any of your calendars",
    "calendar.events": "View and edit events on all your calendars",
    "calendar.events.readonly": "View events on all your calendars",
    "calendar.calendarlist.readonly": "See the list of calendars you are subscribed to",
}
# What some method of the sandbox asks for, or what tells who one is.
_KNOWN = frozenset(_IDENTITY).union(*(method.scopes for method in (*GMAIL, *CALENDAR)))


class ConsentError(Exception):
    """A request that cannot be put to the person, so nothing is sent back to the redirect URI."""

    def __init__(self, error: str, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.error = error
        self.status = status


@dataclass(frozen=True)
class Asked:
    """An authorization request that is in order."""

    redirect_uri: str
    state: str
    scopes: tuple[str, ...]
    challenge: str
    login_hint: str
    include_granted: bool
    offline: bool


async def consent(request: Request) -> Response:
    """`GET` shows the page; `POST` to the same address is the person's answer."""
    state: State = request.app.state.sandbox
    try:
        asked = _asked(state, request.query_params)
        if request.method == "POST":
            return _answered(state, asked, await request.form())
    except ConsentError as error:
        return _refusal(error)
    return _question(state, asked)


def allow(state: State, asked: Asked, email: str, scopes: frozenset[str]) -> str:
    """The person said yes to `scopes`; the address to send them back to."""
    already = state.grants.scopes.get(email, frozenset()) if asked.include_granted else frozenset()
    state.grants.allow(email, scopes)
    granted = scopes | already
    expires_at = state.clock.seconds() + CODE_SECONDS
    code = Code(email, granted, asked.redirect_uri, asked.challenge, expires_at, asked.offline)
    return _back(asked, {"code": state.grants.new_code(code), "scope": " ".join(sorted(granted))})


def asked_by(state: State, address: str) -> Asked:
    """Read an authorization address; raises ConsentError when it is not in order."""
    return _asked(state, QueryParams(urlsplit(address).query))


def deny(asked: Asked) -> str:
    """The person said no; the address to send them back to."""
    return _back(asked, {"error": "access_denied"})


def _asked(state: State, query: QueryParams) -> Asked:
    if query.get("client_id") != state.client.id:
        raise ConsentError("invalid_client", "The OAuth client was not found.", HTTPStatus.UNAUTHORIZED)
    if not _is_loopback(query.get("redirect_uri", "")):
        raise ConsentError("redirect_uri_mismatch", "The redirect_uri must be a loopback address over http.")
    if query.get("response_type") != "code":
        raise ConsentError("invalid_request", "The response_type must be code.")
    if query.get("code_challenge_method") != "S256" or len(query.get("code_challenge", "")) != 43:
        raise ConsentError("invalid_request", "PKCE with an S256 code_challenge is required.")
    scopes = tuple(dict.fromkeys(query.get("scope", "").split()))
    if not scopes:
        raise ConsentError("invalid_request", "Missing required parameter: scope.")
    if unknown := [scope for scope in scopes if scope not in _KNOWN]:
        raise ConsentError("invalid_scope", f"Some requested scopes were invalid: {unknown}")
    return Asked(
        redirect_uri=query["redirect_uri"],
        state=query.get("state", ""),
        scopes=scopes,
        challenge=query["code_challenge"],
        login_hint=query.get("login_hint", ""),
        include_granted=query.get("include_granted_scopes") == "true",
        offline=query.get("access_type", "offline") == "offline",
    )


def _is_loopback(address: str) -> bool:
    """True for http on 127.0.0.1, [::1] or localhost, at any port."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme != "http" or parts.fragment or parts.username:
        return False
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _answered(state: State, asked: Asked, form: FormData) -> Response:
    if form.get("decision") != "allow":
        return RedirectResponse(deny(asked), HTTPStatus.SEE_OTHER)
    email = str(form.get("account") or asked.login_hint or next(iter(state.accounts)))
    ticked = frozenset(str(scope) for scope in form.getlist("scope")) & frozenset(asked.scopes)
    if email not in state.accounts:
        raise ConsentError("invalid_request", f"There is no account {email} here.")
    if not ticked:
        return RedirectResponse(deny(asked), HTTPStatus.SEE_OTHER)
    return RedirectResponse(allow(state, asked, email, ticked), HTTPStatus.SEE_OTHER)


def _question(state: State, asked: Asked) -> Response:
    return page(
        "consent.html",
        accounts=list(state.accounts),
        chosen=asked.login_hint if asked.login_hint in state.accounts else next(iter(state.accounts)),
        scopes=[(scope, _described(scope)) for scope in asked.scopes],
        granted=state.grants.scopes,
    )


def _refusal(error: ConsentError) -> HTMLResponse:
    return page("refused.html", status=error.status, error=error.error, message=str(error))


def _back(asked: Asked, answer: dict[str, str]) -> str:
    parts = urlsplit(asked.redirect_uri)
    kept = parse_qsl(parts.query, keep_blank_values=True)
    back = ([("state", asked.state)] if asked.state else []) + list(answer.items())
    return urlunsplit(parts._replace(query=urlencode(kept + back)))


def _described(scope: str) -> str:
    """The consent page's words for a scope."""
    return _IDENTITY.get(scope) or _WORDS.get(scope.removeprefix(AUTH_PREFIX)) or scope
