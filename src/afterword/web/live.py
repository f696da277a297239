"""Live: a page that is open is told that something has changed, and fetches itself anew."""

import asyncio
from collections.abc import AsyncIterator

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from afterword.web.answering import dashboard_of, outbox_of

LOOK_SECONDS = 0.7
MOST_STREAMS = 24
"""Open pages at one time: each looks at the database on its own. One more is right too, only not live."""
PING_SECONDS = 20


async def events(request: Request) -> Response:
    """“changed”, each time there is something new to see."""
    if request.app.state.streams >= MOST_STREAMS:
        return PlainTextResponse("Too many pages are open; this one does not follow.", 503)
    return EventSourceResponse(_changes(request), ping=PING_SECONDS)


async def _changes(request: Request) -> AsyncIterator[ServerSentEvent]:
    state = request.app.state
    state.streams += 1
    try:
        before = await run_in_threadpool(_mark, request)
        yield ServerSentEvent(event="ready", data="")
        while not state.stopping.is_set():
            await asyncio.sleep(LOOK_SECONDS)
            now = await run_in_threadpool(_mark, request)
            if now != before:
                before = now
                yield ServerSentEvent(event="changed", data="")
    finally:
        state.streams -= 1


def _mark(request: Request) -> tuple[int, int, int]:
    """Another one whenever a page may look different."""
    version = dashboard_of(request).queries.version()
    return version, outbox_of(request).version, request.app.state.connecting.version


ROUTES = [Route("/events", events)]
