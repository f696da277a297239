"""One call of a Google API: who asks, whether they may, what happens, what is answered and logged."""

import base64
import binascii
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, TypeVar

import msgspec
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from afterword.sandbox.errors import GoogleError, bad_request, insufficient_scopes, invalid_credentials
from afterword.sandbox.faults import DroppedConnection, answer_under
from afterword.sandbox.methods import AUTH_PREFIX, QUOTA_UNITS, MethodSpec
from afterword.sandbox.state import Account, LoggedRequest, State

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

_SECRET_PATHS = ("/token", "/revoke")

T = TypeVar("T")

_Mask = dict[str, "_Mask"]

_MASK_TOKEN = re.compile(r"[A-Za-z0-9_*$.@-]+|[(),/]")


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

    def page(self, items: Sequence[T], usual: int, most: int) -> tuple[Sequence[T], Json]:
        """The page that is asked for, and the `nextPageToken` if there are more; 400 for a token we did not give."""
        size, token = self.number("maxResults", usual, most), self.query.get("pageToken")
        start = _page_start(token) if token else 0
        end = start + size
        return items[start:end], {"nextPageToken": _page_token(end)} if end < len(items) else {}

    def flag(self, name: str) -> bool:
        """A true or false from the query."""
        return self.query.get(name, "false").lower() == "true"


Handler = Callable[[Call], Json | None]


def routes(specs: Iterable[MethodSpec], handlers: Mapping[str, Handler]) -> list[Route]:
    """The routes of an API: those methods of its table that have a handler."""
    return [Route("/" + one.path, _endpoint(one, handlers[one.id]), methods=[one.verb]) for one in specs]


async def exchange(
    request: Request, method_id: str, act: Callable[[], Response], *, writes: bool
) -> Response:
    """Answer with what `act` gives, or with what a fault leaves of it."""
    state: State = request.app.state.sandbox
    fault = state.faults.take(method_id)
    entry = state.requests.begin(
        LoggedRequest(
            time=state.clock.now().isoformat(),
            method=method_id,
            verb=request.method,
            path=_path(request),
            fault=fault.kind if fault else None,
        )
    )

    def observed() -> Response:
        response = act()
        entry.committed = writes and response.status_code < HTTPStatus.BAD_REQUEST
        return response

    response = await answer_under(fault, observed, state.stopping)
    entry.status = None if isinstance(response, DroppedConnection) else response.status_code
    return response


def known_fields(body: Json, fields: frozenset[str], where: str) -> None:
    """Raise 400, as Google does, for a field that the schema does not have."""
    for name in body:
        if name not in fields:
            raise bad_request(
                f"Invalid JSON payload received. Unknown name \"{name}\" at '{where}': Cannot find field."
            )


def _endpoint(method: MethodSpec, handle: Handler) -> Callable[[Request], Any]:
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
        mask = _parse_mask(request.query_params["fields"]) if "fields" in request.query_params else {}
        result = handle(_call(state, request, body, method))
    except GoogleError as error:
        return _json(error.body(), request, status=error.code, headers=error.headers)
    if result is None:
        return Response(status_code=HTTPStatus.NO_CONTENT)
    return _json(_select(result, mask), request)


def _call(state: State, request: Request, body: bytes, method: MethodSpec) -> Call:
    account, scopes = _authorised(state, request, method)
    _refuse_unknown(request, method)
    if state.habits.quota:
        state.quota.spend(account.email, QUOTA_UNITS.get(method.id, 1), state.habits.quota_units_per_minute)
    return Call(state, account, scopes, request.path_params, request.query_params, _parsed(body))


def _authorised(state: State, request: Request, method: MethodSpec) -> tuple[Account, frozenset[str]]:
    token = _bearer(request)
    access = state.grants.access(token, state.clock.seconds()) if token else None
    if access is None:
        raise invalid_credentials()
    if not access.scopes & method.scopes:
        raise insufficient_scopes(method.scopes)
    if request.path_params.get("userId", "me") not in {"me", access.email}:
        raise GoogleError(403, f"Delegation denied for {access.email}")
    return state.accounts[access.email], access.scopes


def _bearer(request: Request) -> str:
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


def _path(request: Request) -> str:
    if request.url.path in _SECRET_PATHS or not request.url.query:
        return request.url.path
    return f"{request.url.path}?{request.url.query}"


def _page_token(start: int) -> str:
    return base64.urlsafe_b64encode(f"from {start}".encode()).decode()


def _page_start(token: str) -> int:
    try:
        text = base64.urlsafe_b64decode(token.encode()).decode()
    except (binascii.Error, ValueError) as error:
        raise bad_request("Invalid pageToken", location="pageToken") from error
    if not text.startswith("from ") or not text[5:].isdigit():
        raise bad_request("Invalid pageToken", location="pageToken")
    return int(text[5:])


def _parse_mask(text: str) -> _Mask:
    """Read `a,b(c,d),e/f`; raises 400 when it is not of that form."""
    tokens = _MASK_TOKEN.findall(text)
    if "".join(tokens) != re.sub(r"\s+", "", text) or not tokens:
        raise bad_request(f"Invalid field selection {text}", location="fields")
    mask, rest = _selection(tokens, text)
    if rest:
        raise bad_request(f"Invalid field selection {text}", location="fields")
    return mask


def _select(value: Any, mask: _Mask) -> Any:
    """Leave of a JSON value only what the mask names."""
    if not mask or ("*" in mask and not mask["*"]):
        return value
    if isinstance(value, list):
        return [_select(item, mask) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _select(item, mask.get(key, mask.get("*", {})))
        for key, item in value.items()
        if key in mask or "*" in mask
    }


def _selection(tokens: list[str], text: str) -> tuple[_Mask, list[str]]:
    mask: _Mask = {}
    while True:
        tokens = _one_path(mask, tokens, text)
        if not tokens or tokens[0] != ",":
            return mask, tokens
        tokens = tokens[1:]


def _one_path(mask: _Mask, tokens: list[str], text: str) -> list[str]:
    if not tokens or tokens[0] in "(),/":
        raise bad_request(f"Invalid field selection {text}", location="fields")
    inner = mask.setdefault(tokens[0], {})
    match tokens[1:]:
        case ["/", *rest]:
            return _one_path(inner, rest, text)
        case ["(", *rest]:
            found, after = _selection(rest, text)
            inner.update(found)
            if after[:1] != [")"]:
                raise bad_request(f"Invalid field selection {text}", location="fields")
            return after[1:]
        case rest:
            return rest
