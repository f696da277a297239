"""`/sandbox/*`: how a test turns the sandbox's screws and reads its memory."""

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from afterword.sandbox.api import Json
from afterword.sandbox.errors import GoogleError
from afterword.sandbox.faults import Fault
from afterword.sandbox.gmail.mailbox import Delivery, Draft, Mailbox, StoredMessage
from afterword.sandbox.gmail.mime import File, Mail
from afterword.sandbox.gmail.sending import send_scheduled
from afterword.sandbox.oauth.consent import ConsentError
from afterword.sandbox.state import Account, State, changed_habits

Control = Callable[[State, Request, bytes], Any]


def control(handle: Control) -> Callable[[Request], Any]:
    """A control, dressed for HTTP: bad input is 400 with the reason, what is not there 404."""

    async def answer(request: Request) -> Response:
        try:
            result = handle(request.app.state.sandbox, request, await request.body())
        except (msgspec.DecodeError, ValueError) as error:
            return JSONResponse({"error": str(error)}, status_code=400)
        except KeyError as error:
            return JSONResponse({"error": f"not there: {error}"}, status_code=404)
        except GoogleError as error:
            return JSONResponse({"error": error.message}, status_code=error.code)
        except ConsentError as error:
            return JSONResponse({"error": str(error)}, status_code=error.status)
        return JSONResponse(result)

    return answer


class ClockSetting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`{"offset_seconds": n}`, or `{"now": iso, "frozen": true}`."""

    offset_seconds: float | None = None
    now: datetime | None = None
    frozen: bool = False


def put_faults(state: State, _: Request, body: bytes) -> Any:
    """Replace the faults on order."""
    state.faults.arm(msgspec.json.decode(body, type=list[Fault]))
    return state.faults.pending()


def get_faults(state: State, _: Request, __: bytes) -> Any:
    """The faults still on order."""
    return state.faults.pending()


def delete_faults(state: State, _: Request, __: bytes) -> Any:
    """No faults any more."""
    state.faults.arm([])
    return []


def get_requests(state: State, _: Request, __: bytes) -> Any:
    """The log of requests."""
    return state.requests.as_json()


def delete_requests(state: State, _: Request, __: bytes) -> Any:
    """An empty log."""
    state.requests.entries.clear()
    return []


def get_habits(state: State, _: Request, __: bytes) -> Any:
    """The habits in force."""
    return msgspec.to_builtins(state.habits)


def put_habits(state: State, _: Request, body: bytes) -> Any:
    """Change the habits given; the others stay."""
    state.habits = changed_habits(state.habits, msgspec.json.decode(body, type=dict[str, object]))
    return msgspec.to_builtins(state.habits)


def get_clock(state: State, _: Request, __: bytes) -> Any:
    """What time it is here."""
    return {"now": state.clock.now().isoformat(), "offset_seconds": state.clock.offset_seconds}


def put_clock(state: State, request: Request, body: bytes) -> Any:
    """Shift or set the time; whatever is scheduled and due by then goes out."""
    setting = msgspec.json.decode(body, type=ClockSetting)
    if setting.now is not None:
        moment = setting.now if setting.now.tzinfo else setting.now.replace(tzinfo=UTC)
        state.clock.set(moment, frozen=setting.frozen)
    else:
        state.clock.shift(setting.offset_seconds or 0)
    send_scheduled(state)
    return get_clock(state, request, body)


def get_mail(state: State, _: Request, __: bytes) -> Json:
    """Drafts, sent, inbox and scheduled mail of every account, and what the recipients got."""
    accounts = list(state.accounts.values())
    return {
        "drafts": [
            draft_json(account.mailbox, one)
            for account in accounts
            for one in account.mailbox.drafts.values()
        ],
        "sent": [
            message_json(account, one) for account in accounts for one in _labelled(account.mailbox, "SENT")
        ],
        "inbox": [
            message_json(account, one) for account in accounts for one in _labelled(account.mailbox, "INBOX")
        ],
        "scheduled": [one for account in accounts for one in _scheduled(account)],
        "deliveries": [_delivery(one) for one in state.deliveries.items],
    }


def reset(state: State, _: Request, __: bytes) -> Any:
    """Everything forgotten, tokens too."""
    state.reset()
    return {}


def draft_json(mailbox: Mailbox, draft: Draft) -> Json:
    """A draft, and whose it is."""
    return {"draft_id": draft.id, "account": mailbox.email, **_fields(mailbox.message_of(draft))}


def message_json(account: Account, message: StoredMessage) -> Json:
    """A message, and whose it is."""
    return {"account": account.email, **_fields(message)}


def _labelled(mailbox: Mailbox, label: str) -> list[StoredMessage]:
    return [message for message in reversed(mailbox.newest_first()) if label in message.label_ids]


def _scheduled(account: Account) -> list[Json]:
    return [
        {"draft_id": one.draft_id, "due_ms": one.due_ms, **message_json(account, one.message)}
        for one in account.mailbox.scheduled
    ]


def _delivery(one: Delivery) -> Json:
    return {
        "recipient": one.recipient,
        "sender": one.sender,
        "gmail_message_id": one.gmail_message_id,
        "internalDate": str(one.internal_ms),
        "means": one.means,
        **_content(one.mail),
    }


def _fields(message: StoredMessage) -> Json:
    return {
        "gmail_message_id": message.id,
        "thread_id": message.thread_id,
        "labelIds": list(message.label_ids),
        "internalDate": str(message.internal_ms),
        "means": message.means,
        **_content(message.mail),
    }


def _content(mail: Mail) -> Json:
    return {
        "from": mail.header("From"),
        "to": mail.addresses("To"),
        "cc": mail.addresses("Cc"),
        "bcc": mail.addresses("Bcc"),
        "subject": mail.subject,
        "text": mail.text,
        "html": mail.html,
        "attachments": [_file(file) for file in mail.files],
        "rfc822_message_id": mail.header("Message-ID"),
        "headers": dict(mail.headers),
    }


def _file(file: File) -> Json:
    return {
        "filename": file.filename,
        "content_type": file.content_type,
        "size": len(file.data),
        "sha256": sha256(file.data).hexdigest(),
    }


ROUTES = [
    Route(f"/sandbox/{name}", control(handle), methods=[verb])
    for name, verb, handle in (
        ("faults", "GET", get_faults),
        ("faults", "PUT", put_faults),
        ("faults", "DELETE", delete_faults),
        ("requests", "GET", get_requests),
        ("requests", "DELETE", delete_requests),
        ("habits", "GET", get_habits),
        ("habits", "PUT", put_habits),
        ("clock", "GET", get_clock),
        ("clock", "PUT", put_clock),
        ("mail", "GET", get_mail),
        ("reset", "POST", reset),
    )
]
