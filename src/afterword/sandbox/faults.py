"""Things that go wrong between a request and its answer, on order."""

import asyncio
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal

import msgspec
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from afterword.sandbox.errors import GoogleError

Kind = Literal[
    "before",
    "after",
    "fin",
    "fin_after",
    "rst",
    "rst_after",
    "slow",
    "slow_after",
    "garbage",
    "truncated",
    "status",
]

_Close = Callable[[asyncio.Transport], None]


class Fault(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What happens to which call, after how many, how often."""

    kind: Kind
    method: str = "*"
    """A discovery id such as `gmail.users.drafts.send`, `oauth.token`, or a pattern with `*`."""
    status: int = 503
    reason: str = "backendError"
    message: str = "Backend Error"
    retry_after: int | str | None = None
    seconds: float = 1.0
    times: int | None = 1
    """How many calls it befalls; null for all of them."""
    skip: int = 0
    """How many calls are left alone first."""
    commit: bool = False
    """For `status`: the effect happens all the same."""


@dataclass
class _Armed:
    fault: Fault
    skip: int
    left: int | None


class FaultPlan:
    """The faults on order, first come first served."""

    def __init__(self) -> None:
        self._armed: list[_Armed] = []

    def arm(self, faults: list[Fault]) -> None:
        """Replace whatever was on order."""
        self._armed = [_Armed(fault, fault.skip, fault.times) for fault in faults]

    def pending(self) -> list[dict[str, object]]:
        """What is on order still, with what is left of each."""
        return [
            {**msgspec.to_builtins(armed.fault), "times": armed.left, "skip": armed.skip}
            for armed in self._armed
            if armed.left != 0
        ]

    def take(self, method_id: str) -> Fault | None:
        """The fault that befalls this call, if any."""
        for armed in self._armed:
            if armed.left == 0 or not fnmatchcase(method_id, armed.fault.method):
                continue
            if armed.skip:
                armed.skip -= 1
                continue
            if armed.left is not None:
                armed.left -= 1
            return armed.fault
        return None


async def answer_under(fault: Fault | None, act: Callable[[], Response], stopping: asyncio.Event) -> Response:
    """Run `act` and give its answer, or what the fault makes of both."""
    if fault is None:
        return act()
    if fault.kind in _CLOSED_BEFORE:
        return DroppedConnection(_CLOSED_BEFORE[fault.kind])
    if fault.kind == "status" and not fault.commit:
        return _error(fault)
    if fault.kind == "slow":
        await _wait(fault.seconds, stopping)
    response = act()
    if fault.kind == "slow_after":
        await _wait(fault.seconds, stopping)
    return _spoilt(fault, response)


class SandboxProtocol(H11Protocol):
    """HTTP/1.1 whose requests can reach the connection they came by."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Put the transport where `scope["state"]` shows it."""
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class DroppedConnection(Response):
    """No answer at all: the connection closes instead."""

    def __init__(self, close: _Close) -> None:
        super().__init__()
        self._close = close

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI's shape
        self._close(scope["state"]["transport"])
        await _until_disconnected(receive)


class _TruncatedResponse(Response):
    """The headers promise a whole body; half of it comes."""

    def __init__(self, whole: Response) -> None:
        super().__init__(
            content=bytes(whole.body), status_code=whole.status_code, headers=dict(whole.headers)
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        half = bytes(self.body)[: len(self.body) // 2]
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": half, "more_body": True})
        _close_with_fin(scope["state"]["transport"])
        await _until_disconnected(receive)


def _spoilt(fault: Fault, response: Response) -> Response:
    if fault.kind in _CLOSED_AFTER:
        return DroppedConnection(_CLOSED_AFTER[fault.kind])
    if fault.kind == "garbage":
        return Response("<!doctype html><title>One moment</title>", media_type="text/html")
    if fault.kind == "truncated":
        return _TruncatedResponse(response)
    if fault.kind == "status":
        return _error(fault)
    return response


def _error(fault: Fault) -> Response:
    error = GoogleError(fault.status, fault.message, reason=fault.reason)
    headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
    return JSONResponse(error.body(), status_code=fault.status, headers=headers)


async def _wait(seconds: float, stopping: asyncio.Event) -> None:
    """Wait so long, but never hold up the server's end."""
    waiter = asyncio.ensure_future(stopping.wait())
    await asyncio.wait({waiter}, timeout=seconds)
    waiter.cancel()


def _close_with_fin(transport: asyncio.Transport) -> None:
    """Say goodbye politely, with whatever was written before."""
    transport.close()


def _close_with_rst(transport: asyncio.Transport) -> None:
    """Slam the door: the peer sees "connection reset"."""
    connection = transport.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


async def _until_disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


_CLOSED_BEFORE: dict[str, _Close] = {
    "before": _close_with_fin,
    "fin": _close_with_fin,
    "rst": _close_with_rst,
}
_CLOSED_AFTER: dict[str, _Close] = {
    "after": _close_with_fin,
    "fin_after": _close_with_fin,
    "rst_after": _close_with_rst,
}
