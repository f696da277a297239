"""Health: the connection to Google, what was looked at when, what comes next, what was missed; connecting again."""

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from afterword.domain.lifecycle import Event
from afterword.errors import AfterwordError, AuthorisationRequired, Unreachable
from afterword.web.answering import Said, back, dashboard_of, form, look, render
from afterword.web.cards import Happening, Look
from afterword.web.dashboard import Connected, Dashboard, Google
from afterword.web.words import Moment, length
from afterword.workflow.services import AWAY, BEAT, LOOKED_AT, REFUSED

log = logging.getLogger("afterword")

ALIVE = timedelta(seconds=90)
MOST_MISSED = 10
_ADDRESS_SECONDS = 10
_TOLD_SECONDS = 60
GRANTS = {
    "drafts": "write drafts and send them",
    "read": "see what you sent and what came back",
    "calendar": "find interviews in your calendar",
}


@dataclass(frozen=True, kw_only=True)
class Health:
    """Everything on the page; `broken` says what is wrong with the connection on file."""

    connected: Connected | None
    since: Moment | None
    broken: str
    reconnect: bool
    refused: bool
    running: bool
    beat: Moment | None
    looked: Moment | None
    alarms: Sequence[Moment]
    away: tuple[Moment, Moment, str] | None
    missed: Sequence[Happening]
    asking: str


class Connecting:
    """One authorisation under way at most: the address the candidate is asked at, and what came of it."""

    def __init__(self, google: Google, look_now: Callable[[], None]) -> None:
        """`look_now` is called when the connection is made."""
        self._google = google
        self._look_now = look_now
        self._lock = threading.Lock()
        self._address = ""
        self._outcome = Said(text="")
        self._told_until = 0.0
        self.version = 0

    @property
    def address(self) -> str:
        """Where the candidate is asked; empty when nothing is under way."""
        with self._lock:
            return self._address

    def outcome(self) -> Said:
        """What came of the last one, for a minute: a look that comes to nothing does not take it along."""
        with self._lock:
            return self._outcome if time.monotonic() < self._told_until else Said(text="")

    def begin(self) -> str:
        """Where to go to be asked.

        Raises:
            AfterwordError: it could not even begin.
        """
        if self.address:
            return self.address
        began: queue.SimpleQueue[str | AfterwordError] = queue.SimpleQueue()
        threading.Thread(target=self._ask, args=(began,), name="connecting", daemon=True).start()
        try:
            first = began.get(timeout=_ADDRESS_SECONDS)
        except queue.Empty:
            raise Unreachable("Google’s address could not be made out; try again.") from None
        if isinstance(first, AfterwordError):
            raise first
        return first

    def _ask(self, began: "queue.SimpleQueue[str | AfterwordError]") -> None:
        def show(address: str) -> None:
            self._settle(address, Said(text=""))
            began.put(address)

        try:
            whose = self._google.connect(show)
            self._settle("", Said(text=f"Connected as {whose}."))
            self._look_now()
        except AfterwordError as error:
            began.put(error)
            self._settle("", Said(text=str(error), level="failed"))
        except Exception:
            log.exception("connecting failed")
            began.put(Unreachable("Connecting failed; what happened is in afterword.log."))
            self._settle(
                "", Said(text="Connecting failed; what happened is in afterword.log.", level="failed")
            )

    def _settle(self, address: str, outcome: Said) -> None:
        with self._lock:
            self._address, self._outcome = address, outcome
            self._told_until = time.monotonic() + _TOLD_SECONDS
            self.version += 1


@look
def page(request: Request) -> Response:
    connecting: Connecting = request.app.state.connecting
    told = connecting.outcome()
    return render(
        request,
        "health.html",
        current="health",
        said=(told,) if told.text else (),
        seen=health(request, connecting.address),
        grants=GRANTS,
    )


def health(request: Request, asking: str) -> Health:
    dashboard = dashboard_of(request)
    look_, store = Look(dashboard), dashboard.store
    connected, broken = _connection(dashboard.google)
    refused = _refused(dashboard)
    beat, looked = _instant(store.recall(BEAT)), _instant(store.recall(LOOKED_AT))
    alarms = list(dashboard.alarms().values())[:3]
    return Health(
        connected=connected,
        since=look_.maybe(connected.since if connected else None),
        broken=broken,
        reconnect=bool(broken) or connected is None or bool(connected.missing) or refused,
        refused=refused,
        running=beat is not None and look_.now - beat < ALIVE,
        beat=look_.maybe(beat),
        looked=look_.maybe(looked),
        alarms=[look_.moment(at) for at in alarms],
        away=_away(store.recall(AWAY), look_),
        missed=look_.happened(dashboard.queries.latest(MOST_MISSED, Event.WINDOW_CLOSED.value)),
        asking=asking,
    )


def _connection(google: Google) -> tuple[Connected | None, str]:
    try:
        return google.connection(), ""
    except AuthorisationRequired as error:
        return None, str(error)


def _refused(dashboard: Dashboard) -> bool:
    """Whether Google said no to the autopilot."""
    return bool(dashboard.store.recall(REFUSED))


def cut_off(dashboard: Dashboard) -> str:
    """Why Gmail cannot be reached before the candidate connects; empty while it can."""
    connected, broken = _connection(dashboard.google)
    if broken:
        return broken
    if connected is None:
        return "Google is not connected yet."
    return "Google no longer lets Afterword in." if _refused(dashboard) else ""


def _away(kept: str | None, look_: Look) -> tuple[Moment, Moment, str] | None:
    """The last time nobody was there to look: from, until, how long."""
    if not kept:
        return None
    began, ended = (datetime.fromisoformat(part) for part in kept.split(" "))
    return look_.moment(began), look_.moment(ended), length(ended - began)


def _instant(kept: str | None) -> datetime | None:
    return datetime.fromisoformat(kept) if kept else None


def connect(request: Request, _: FormData) -> Response:
    """Begin to connect again; the page then leads to Google."""
    connecting: Connecting = request.app.state.connecting
    try:
        connecting.begin()
    except AfterwordError as error:
        return back(request, "/health", Said(text=str(error), level="failed"))
    return back(request, "/health#connect")


def look_now(request: Request, _: FormData) -> Response:
    """Look at Gmail and the calendar without waiting for the next turn."""
    dashboard_of(request).look_now()
    return back(request, "/health", Said(text="Looking now."))


ROUTES = [
    Route("/health", page),
    Route("/health/connect", form(connect), methods=["POST"]),
    Route("/health/look", form(look_now), methods=["POST"]),
]
