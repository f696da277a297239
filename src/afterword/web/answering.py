"""How the dashboard answers: pages with what was just said on them, forms that lead back, failures in words."""

import logging
import secrets
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from afterword.errors import (
    AfterwordError,
    AuthorisationRequired,
    Conflict,
    GoogleError,
    InvalidInput,
    NotFound,
    RefusedTransition,
)
from afterword.web.dashboard import Dashboard
from afterword.web.outbox import Outbox
from afterword.web.rendering import page
from afterword.web.security import session_of

log = logging.getLogger("afterword")

_MOST_FORMS = 500
_MOST = 2**31 - 1
"""The largest number that every database takes; larger ones are nobody's."""
_STATUS: tuple[tuple[type[AfterwordError], HTTPStatus], ...] = (
    (NotFound, HTTPStatus.NOT_FOUND),
    (InvalidInput, HTTPStatus.UNPROCESSABLE_ENTITY),
    (Conflict, HTTPStatus.CONFLICT),
    (RefusedTransition, HTTPStatus.CONFLICT),
    (GoogleError, HTTPStatus.BAD_GATEWAY),
)


@dataclass(frozen=True, kw_only=True)
class Said:
    """One thing told at the top of a page; `level` is done, warn or failed."""

    text: str
    level: str = "done"


@dataclass
class Memory:
    """What the pages remember between two requests: what is to be said, and which forms were used."""

    sayings: defaultdict[str, list[Said]] = field(default_factory=lambda: defaultdict(list))
    forms: OrderedDict[str, str] = field(default_factory=OrderedDict)

    def use(self, form: str, leads_to: str) -> str | None:
        """None for a form that is used for the first time; else where the first use led."""
        if form in self.forms:
            return self.forms[form]
        self.forms[form] = leads_to
        if len(self.forms) > _MOST_FORMS:
            self.forms.popitem(last=False)
        return None


def dashboard_of(request: Request) -> Dashboard:
    dashboard: Dashboard = request.app.state.dashboard
    return dashboard


def outbox_of(request: Request) -> Outbox:
    outbox: Outbox = request.app.state.outbox
    return outbox


def memory_of(request: Request) -> Memory:
    memory: Memory = request.app.state.memory
    return memory


def render(request: Request, template: str, *, status: int = 200, **context: Any) -> Response:
    """A page with what is to be said on it."""
    said = (*_sayings(request), *context.pop("said", ()))
    return page(
        template,
        status=status,
        dashboard=dashboard_of(request),
        said=said,
        once=secrets.token_urlsafe(12),
        **context,
    )


def _sayings(request: Request) -> Sequence[Said]:
    """What a form's answer left to be said: on the page it leads to, not on one that another tab looks at again."""
    if request.headers.get("sec-fetch-dest") == "empty":
        return ()
    return memory_of(request).sayings.pop(_browser(request), ())


def back(request: Request, where: str, *said: Said) -> Response:
    """To another page, with something said on it."""
    memory_of(request).sayings[_browser(request)] += [one for one in said if one.text]
    return RedirectResponse(where, HTTPStatus.SEE_OTHER)


def _browser(request: Request) -> str:
    """Whose browser it is, by its session."""
    return sha256(session_of(request).encode()).hexdigest()


Act = Callable[[Request, FormData], Response]


def form(act: Act, *, files: int = 1, fields: int = 200) -> Callable[[Request], Any]:
    """A form's handler: thin, in a thread, every failure a page in words that says what to do.

    `files` and `fields` are how many may come with it.
    """

    @wraps(act)
    async def answer(request: Request) -> Response:
        async with request.form(max_files=files, max_fields=fields) as given:
            return await run_in_threadpool(_safely, request, lambda: act(request, given))

    return answer


def look(show: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """A page's handler whose failures are told in words."""

    @wraps(show)
    def answer(request: Request) -> Response:
        return _safely(request, lambda: show(request))

    return answer


def _safely(request: Request, answer: Callable[[], Response]) -> Response:
    try:
        if request.path_params.get("number", 0) > _MOST:
            raise NotFound("There is nothing of that number.")
        return answer()
    except AfterwordError as error:
        return told(request, error)


def told(request: Request, error: AfterwordError) -> Response:
    """A failure with no page of its own to be told on."""
    title, where = "That was not done", request.headers.get("referer", "")
    if not where.startswith(f"http://{request.headers.get('host')}/"):
        where = ""
    if isinstance(error, NotFound):
        title = "Nothing here"
    return render(
        request, "problem.html", status=status_of(error), current="", title=title, text=str(error), back=where
    )


def status_of(error: AfterwordError) -> int:
    return next((code for kind, code in _STATUS if isinstance(error, kind)), HTTPStatus.INTERNAL_SERVER_ERROR)


def failed(error: AfterwordError) -> Said:
    """The failure as it is told on the page it is about."""
    if isinstance(error, AuthorisationRequired):
        return Said(text=f"{error} You can connect again on the Health page.", level="failed")
    if isinstance(error, GoogleError):
        return Said(text=f"Gmail could not be reached or did not do it: {error}", level="failed")
    return Said(text=str(error), level="failed")


def text(given: FormData | Mapping[str, Any], name: str, *, most: int = 10_000) -> str:
    """A field's words; missing is empty.

    Raises:
        InvalidInput: it is a file, or longer than anybody types.
    """
    value = given.get(name, "")
    if not isinstance(value, str):
        raise InvalidInput(f"{name} must be words, not a file.")
    if len(value) > most:
        raise InvalidInput(f"{name.capitalize()} has more than {most:,} characters; make it shorter.")
    return value.replace("\r\n", "\n").strip()


def number(given: FormData | Mapping[str, Any], name: str) -> int:
    """A field's whole number.

    Raises:
        InvalidInput: it is none.
    """
    value = text(given, name, most=20)
    if not (value.isascii() and value.isdigit()):
        raise InvalidInput("This form is not complete; open the page again.")
    return int(value)


def upload(given: FormData, name: str) -> bytes:
    """A dropped file's bytes; empty when nothing was dropped."""
    value = given.get(name)
    return value.file.read() if isinstance(value, UploadFile) else b""
