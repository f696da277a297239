"""The candidate's mailbox and calendar as pages: what they would do at Gmail, they do here."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from afterword.sandbox.calendar.store import inserted
from afterword.sandbox.errors import GoogleError, bad_request
from afterword.sandbox.gmail import by_hand
from afterword.sandbox.gmail.by_hand import Changes
from afterword.sandbox.gmail.mailbox import StoredMessage
from afterword.sandbox.gmail.mime import all_addresses
from afterword.sandbox.pages.views import draft_view, message_view, page, upcoming
from afterword.sandbox.state import Account, State

_Act = Callable[[State, Account, FormData], str]

_FOLDERS = {"drafts": "DRAFT", "sent": "SENT", "inbox": "INBOX"}


async def home(_: Request) -> Response:
    """Drafts first: that is where a note appears."""
    return RedirectResponse("/mail/drafts", HTTPStatus.SEE_OTHER)


async def folder(request: Request) -> Response:
    """One list of mail."""
    state, account = _whose(request)
    name = request.path_params["folder"]
    if name not in _FOLDERS:
        return _page(request, "gone.html", status=404, folder="")
    found = [one for one in account.mailbox.newest_first() if _FOLDERS[name] in one.label_ids]
    drafts = {draft.message_id: draft.id for draft in account.mailbox.drafts.values()}
    views = [message_view(one, state.clock.now(), drafts.get(one.id)) for one in found]
    return _page(
        request, "folder.html", folder=name, messages=views, scheduled=len(account.mailbox.scheduled)
    )


async def draft(request: Request) -> Response:
    """A draft, to read, edit, send or discard."""
    state, _ = _whose(request)
    try:
        owner, found = by_hand.find_draft(state, request.path_params["draft_id"])
    except KeyError:
        return _page(request, "gone.html", status=404, folder="drafts")
    view = draft_view(found, owner.mailbox.message_of(found), state.clock.now())
    return _page(request, "draft.html", folder="drafts", draft=view)


async def message(request: Request) -> Response:
    """A message, to read and to answer as the other side."""
    state, account = _whose(request)
    found = account.mailbox.messages.get(request.path_params["message_id"])
    if found is None:
        return _page(request, "gone.html", status=404, folder="")
    thread = account.mailbox.thread(found.thread_id)
    return _page(
        request,
        "message.html",
        folder=_folder_of(found),
        message=message_view(found, state.clock.now(), None),
        thread=[message_view(one, state.clock.now(), None) for one in thread if one.id != found.id],
    )


async def calendar(request: Request) -> Response:
    """What is on the calendar, and a form to put something on it."""
    _, account = _whose(request)
    return _page(
        request, "calendar.html", folder="calendar", events=upcoming(account), error="", **_times(account)
    )


def save(state: State, _: Account, form: FormData) -> str:
    """Save a draft as the web editor would."""
    draft_id = _text(form, "draft_id")
    changes = Changes(to=_text(form, "to"), subject=_text(form, "subject"), text=_text(form, "text"))
    by_hand.edit_draft(state, draft_id, changes)
    return f"/draft/{draft_id}"


def save_and_send(state: State, _: Account, form: FormData) -> str:
    """Press Send in the editor: what was changed in the form goes along."""
    draft_id = _text(form, "draft_id")
    owner, found = by_hand.find_draft(state, draft_id)
    before = draft_view(found, owner.mailbox.message_of(found), state.clock.now())
    given = tuple(_text(form, name) for name in ("to", "subject", "text"))
    if given != (before.to, before.subject, before.text):
        save(state, owner, form)
    return f"/message/{by_hand.send_by_hand(state, draft_id).id}"


def discard(state: State, _: Account, form: FormData) -> str:
    """Discard a draft."""
    by_hand.delete_draft(state, _text(form, "draft_id"))
    return "/mail/drafts"


def schedule(state: State, _: Account, form: FormData) -> str:
    """Gmail's own "Schedule send", an hour from now."""
    due = state.clock.now() + timedelta(hours=1)
    by_hand.schedule_by_hand(state, _text(form, "draft_id"), int(due.timestamp() * 1000))
    return "/mail/drafts"


def reply(state: State, _: Account, form: FormData) -> str:
    """Answer as the interviewer, or as their out-of-office."""
    kind: by_hand.ReplyKind = "out_of_office" if form.get("kind") == "out_of_office" else "reply"
    got = by_hand.reply_to(state, _text(form, "message_id"), text=_text(form, "text"), kind=kind)
    return f"/message/{got.id}"


def new_event(_: State, account: Account, form: FormData) -> str:
    """Put an event on the calendar, in its own zone, the candidate among the guests; raises 400 for a bad form."""
    store, calendar = account.calendar, account.calendar.primary
    given = {name: _text(form, name) for name in ("summary", "start", "end", "guests", "description")}
    guests = [guest for guest in re.split(r"[,;\s]+", given["guests"]) if guest]
    if not all(all_addresses(guest) for guest in guests):
        raise bad_request("A guest is not an address")
    attendees = [{"email": guest} for guest in guests]
    own = [{"email": account.email, "responseStatus": "accepted"}] if attendees else []
    event: dict[str, Any] = {
        "summary": given["summary"] or "(no title)",
        "start": {"dateTime": given["start"], "timeZone": calendar.time_zone},
        "end": {"dateTime": given["end"], "timeZone": calendar.time_zone},
    }
    event |= {"description": given["description"]} if given["description"] else {}
    inserted(store, calendar, event | ({"attendees": attendees + own} if attendees else {}))
    return "/calendar"


def _post(act: _Act) -> Callable[[Request], Any]:
    """A form's handler: do it, then show where it led; what cannot be done is said in words."""

    async def answer(request: Request) -> Response:
        state, account = _whose(request)
        try:
            where = act(state, account, await request.form())
        except KeyError:
            return _page(request, "gone.html", status=404, folder="")
        except GoogleError as error:
            return _page(request, "problem.html", status=400, folder="", problem=error.message)
        return RedirectResponse(where, HTTPStatus.SEE_OTHER)

    return answer


def _whose(request: Request) -> tuple[State, Account]:
    state: State = request.app.state.sandbox
    asked = request.query_params.get("account")
    return state, state.account(asked if asked in state.accounts else None)


def _page(request: Request, template: str, *, status: int = 200, **context: Any) -> Response:
    state, account = _whose(request)
    counts = {
        name: sum(label in one.label_ids for one in account.mailbox.messages.values())
        for name, label in _FOLDERS.items()
    }
    return page(
        template,
        status=status,
        account=account.email,
        accounts=list(state.accounts),
        counts=counts,
        beside=state.beside,
        **context,
    )


def _times(account: Account) -> dict[str, Any]:
    """An hour that has just ended, as the form's first suggestion."""
    now: datetime = account.calendar.local_now()
    end = now.replace(second=0, microsecond=0)
    return {"start": f"{end - timedelta(hours=1):%Y-%m-%dT%H:%M}", "end": f"{end:%Y-%m-%dT%H:%M}"}


def _folder_of(found: StoredMessage) -> str:
    return next((name for name, label in _FOLDERS.items() if label in found.label_ids), "")


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    if not isinstance(value, str):
        raise bad_request(f"{name} must be text")
    return value.replace("\r\n", "\n")


ROUTES = [
    Route("/", home),
    Route("/mail/{folder}", folder),
    Route("/draft/{draft_id}", draft),
    Route("/message/{message_id}", message),
    Route("/calendar", calendar),
    *(
        Route(f"/do/{name}", _post(act), methods=["POST"])
        for name, act in (
            ("save", save),
            ("send", save_and_send),
            ("discard", discard),
            ("schedule", schedule),
            ("reply", reply),
            ("event", new_event),
        )
    ),
]
