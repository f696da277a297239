"""One call of a Google API: who asks, whether they may, what happens, what is answered."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import msgspec
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from afterword.sandbox.errors import GoogleError, bad_request, insufficient_scopes, invalid_credentials
from afterword.sandbox.exchange import exchange
from afterword.sandbox.fields import parse_mask, select
from afterword.sandbox.quota import UNITS
from afterword.sandbox.spec import AUTH_PREFIX, MethodSpec
from afterword.sandbox.state import Account, State

Json = dict[str, Any]

_COMMON_PARAMETERS = frozenset(
    [
        "$.xgafv",
        "access_token",
        "alt",
        "callback",
        "fields",
        "key",
        "oauth_token",
        "prettyPrint",
        "quotaUser",
        "uploadType",
        "upload_protocol",
        "userIp",
    ]
)


@dataclass(frozen=True)
class Call:
    """What a method's handler gets to see."""

    state: State
    account: Account
    scopes: frozenset[str]
    path: Mapping[str, str]
    query: QueryParams
    body: Json

    @property
    def metadata_only(self) -> bool:
        """True when `gmail.metadata` is in the grant, which wins over wider scopes."""
        return AUTH_PREFIX + "gmail.metadata" in self.scopes

    def number(self, name: str, default: int, most: int) -> int:
        """A whole number from the query, at least 1 and at most `most`."""
        text = self.query.get(name, str(default))
        if not text.lstrip("-").isdigit() or int(text) < 0:
            raise bad_request(f"Invalid value at '{name}' (TYPE_UINT32), \"{text}\"", location=name)
        return min(int(text) or default, most)

    def flag(self, name: str) -> bool:
        """A true or false from the query."""
        return self.query.get(name, "false").lower() == "true"


Handler = Callable[[Call], Json | None]


def routes(specs: Iterable[MethodSpec], handlers: Mapping[str, Handler]) -> list[Route]:
    """The routes of an API: those methods of its table that have a handler."""
    return [Route("/" + one.path, endpoint(one, handlers[one.id]), methods=[one.verb]) for one in specs]


def endpoint(method: MethodSpec, handle: Handler) -> Callable[[Request], Any]:
    """The handler of a method, dressed for HTTP: log, faults, rights, errors."""

    async def answer(request: Request) -> Response:
        body = await request.body()
        state: State = request.app.state.sandbox
        return await exchange(
            request,
            method.id,
            lambda: _answer(state, request, body, method, handle),
            writes=method.verb != "GET",
        )

    return answer


def _answer(state: State, request: Request, body: bytes, method: MethodSpec, handle: Handler) -> Response:
    try:
        mask = parse_mask(request.query_params["fields"]) if "fields" in request.query_params else {}
        result = handle(_call(state, request, body, method))
    except GoogleError as error:
        return _json(error.body(), request, status=error.code, headers=error.headers)
    if result is None:
        return Response(status_code=HTTPStatus.NO_CONTENT)
    return _json(select(result, mask), request)


def _call(state: State, request: Request, body: bytes, method: MethodSpec) -> Call:
    account, scopes = _authorised(state, request, method)
    _refuse_unknown(request, method)
    if state.habits.quota:
        state.quota.spend(account.email, UNITS.get(method.id, 1), state.habits.quota_units_per_minute)
    return Call(state, account, scopes, request.path_params, request.query_params, _parsed(body))


def _authorised(state: State, request: Request, method: MethodSpec) -> tuple[Account, frozenset[str]]:
    token = _token(request)
    access = state.grants.access(token, state.clock.seconds()) if token else None
    if access is None:
        raise invalid_credentials()
    if not access.scopes & method.scopes:
        raise insufficient_scopes(method.scopes)
    if request.path_params.get("userId", "me") not in {"me", access.email}:
        raise GoogleError(403, f"Delegation denied for {access.email}")
    return state.accounts[access.email], access.scopes


def _token(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else request.query_params.get("access_token", "")


def _refuse_unknown(request: Request, method: MethodSpec) -> None:
    for name in request.query_params:
        if name not in method.parameters and name not in _COMMON_PARAMETERS:
            raise bad_request(
                f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter. '
                f"Field '{name}' could not be found in request message.",
                location=name,
            )
    if request.query_params.get("alt", "json") != "json":
        raise bad_request("Invalid value for alt", location="alt")


def _parsed(body: bytes) -> Json:
    if not body:
        return {}
    try:
        value = json.loads(body)
    except ValueError as error:
        raise bad_request("Invalid JSON payload received.", reason="parseError") from error
    if not isinstance(value, dict):
        raise bad_request("Invalid JSON payload received. Expected an object.", reason="parseError")
    return value


def _json(
    value: Any, request: Request, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    indent = 0 if request.query_params.get("prettyPrint", "true").lower() == "false" else 2
    text = msgspec.json.format(msgspec.json.encode(value), indent=indent)
    return Response(
        text, status_code=status, headers=dict(headers or {}), media_type="application/json; charset=UTF-8"
    )
