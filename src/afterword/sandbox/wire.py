"""Closing connections the way a bad network does."""

import asyncio
import socket
import struct
from collections.abc import Callable

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

Close = Callable[[asyncio.Transport], None]


class SandboxProtocol(H11Protocol):
    """HTTP/1.1 whose requests can reach the connection they came by."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Put the transport where `scope["state"]` shows it."""
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


def close_with_fin(transport: asyncio.Transport) -> None:
    """Say goodbye politely, with whatever was written before."""
    transport.close()


def close_with_rst(transport: asyncio.Transport) -> None:
    """Slam the door: the peer sees "connection reset"."""
    connection = transport.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


class DroppedConnection(Response):
    """No answer at all: the connection closes instead."""

    def __init__(self, close: Close) -> None:
        super().__init__()
        self._close = close

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI's shape
        self._close(scope["state"]["transport"])
        await _until_disconnected(receive)


class TruncatedResponse(Response):
    """The headers promise a whole body; half of it comes."""

    def __init__(self, whole: Response) -> None:
        super().__init__(
            content=bytes(whole.body), status_code=whole.status_code, headers=dict(whole.headers)
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        half = bytes(self.body)[: len(self.body) // 2]
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": half, "more_body": True})
        close_with_fin(scope["state"]["transport"])
        await _until_disconnected(receive)


async def _until_disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
