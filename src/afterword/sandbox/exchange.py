"""One request and its answer, written to the log and put under whatever fault is on order."""

from collections.abc import Callable
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from afterword.sandbox.faults import answer_under
from afterword.sandbox.requestlog import LoggedRequest
from afterword.sandbox.state import State
from afterword.sandbox.wire import DroppedConnection

_SECRET_PATHS = ("/token", "/revoke")


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


def _path(request: Request) -> str:
    if request.url.path in _SECRET_PATHS or not request.url.query:
        return request.url.path
    return f"{request.url.path}?{request.url.query}"
