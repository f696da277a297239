"""`/sandbox/*`: how a test turns the sandbox's screws and reads its memory."""

from datetime import UTC, datetime
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.routing import Route

from afterword.sandbox.control.answering import control
from afterword.sandbox.control.mail import mail_summary
from afterword.sandbox.faults import Fault
from afterword.sandbox.gmail.sending import send_scheduled
from afterword.sandbox.state import State, changed_habits


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


def get_mail(state: State, _: Request, __: bytes) -> Any:
    """Drafts, sent messages and what the recipients got."""
    return mail_summary(state)


def reset(state: State, _: Request, __: bytes) -> Any:
    """Everything forgotten, tokens too."""
    state.reset()
    return {}


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
