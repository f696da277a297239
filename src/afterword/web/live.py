"""Live: a page that is open is told that something has changed, and fetches itself anew."""

import asyncio
from collections.abc import AsyncIterator

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from afterword.web.answering import dashboard_of, outbox_of

LOOK_SECONDS = 0.7
PING_SECONDS = 20


async def events(request: Request) -> Response:
    """“changed”, each time there is something new to see."""
    return EventSourceResponse(_changes(request), ping=PING_SECONDS)


async def _changes(request: Request) -> AsyncIterator[ServerSentEvent]:
    before = await run_in_threadpool(_mark, request)
    yield ServerSentEvent(event="ready", data="")
    while not request.app.state.stopping.is_set():
        await asyncio.sleep(LOOK_SECONDS)
        now = await run_in_threadpool(_mark, request)
        if now != before:
            before = now
            yield ServerSentEvent(event="changed", data="")


def _mark(request: Request) -> tuple[int, int, int]:
    """Another one whenever a page may look different."""
    version = dashboard_of(request).overlook.version()
    return version, outbox_of(request).version, request.app.state.connecting.version


ROUTES = [Route("/events", events)]
