"""`/sandbox/play/*`: what people do without the API."""

from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec
from starlette.requests import Request
from starlette.routing import Route

from afterword.sandbox.control.routes import control, draft_json, message_json
from afterword.sandbox.gmail import by_hand
from afterword.sandbox.gmail.by_hand import Changes
from afterword.sandbox.gmail.mailbox import SendAs
from afterword.sandbox.gmail.mime import File
from afterword.sandbox.oauth.consent import allow, asked_by, deny
from afterword.sandbox.state import State

T = TypeVar("T")


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class Attach(_Strict, frozen=True):
    filename: str
    data: bytes
    """In base64."""
    content_type: str = "application/octet-stream"


class EditDraft(_Strict, frozen=True):
    draft_id: str
    to: str | None = None
    subject: str | None = None
    text: str | None = None
    attach: list[Attach] = []
    detach: list[str] = []
    """File names."""
    rewrap: bool = True
    """Accepted for clarity: the web editor re-wraps at every save."""


class OneDraft(_Strict, frozen=True):
    draft_id: str


class ScheduleDraft(_Strict, frozen=True):
    draft_id: str
    at: datetime


class Compose(_Strict, frozen=True):
    to: str
    subject: str = ""
    text: str = ""
    account: str | None = None


class Receive(_Strict, frozen=True):
    sender: str = ""
    subject: str = ""
    text: str = ""
    account: str | None = None
    in_reply_to: str | None = None
    """The Gmail message id that it answers."""
    kind: by_hand.ReplyKind = "reply"


class Revoke(_Strict, frozen=True):
    account: str | None = None


class Consent(_Strict, frozen=True):
    url: str
    decision: str = "allow"
    scopes: list[str] | None = None
    account: str | None = None


class Alias(_Strict, frozen=True):
    email: str
    display_name: str = ""
    signature: str = ""
    accepted: bool = True


class SetSendAs(_Strict, frozen=True):
    aliases: list[Alias]
    account: str | None = None


class AddCalendar(_Strict, frozen=True):
    id: str
    summary: str
    time_zone: str = "UTC"
    account: str | None = None


def edit_draft(state: State, _: Request, body: bytes) -> Any:
    """Edit and save in the web editor."""
    given = _given(body, EditDraft)
    changes = Changes(
        to=given.to,
        subject=given.subject,
        text=given.text,
        attach=tuple(File(one.filename, one.content_type, one.data) for one in given.attach),
        detach=frozenset(given.detach),
    )
    return _draft(state, by_hand.edit_draft(state, given.draft_id, changes).id)


def open_draft(state: State, _: Request, body: bytes) -> Any:
    """Open and close: a new message id."""
    return _draft(state, by_hand.open_draft(state, _given(body, OneDraft).draft_id).id)


def recreate_draft(state: State, _: Request, body: bytes) -> Any:
    """A new draft id."""
    return _draft(state, by_hand.recreate_draft(state, _given(body, OneDraft).draft_id).id)


def delete_draft(state: State, _: Request, body: bytes) -> Any:
    """Discard."""
    by_hand.delete_draft(state, _given(body, OneDraft).draft_id)
    return {}


def send_draft(state: State, _: Request, body: bytes) -> Any:
    """Press Send."""
    return _message(state, by_hand.send_by_hand(state, _given(body, OneDraft).draft_id).id)


def schedule_draft(state: State, _: Request, body: bytes) -> Any:
    """Press "Schedule send"."""
    given = _given(body, ScheduleDraft)
    at = given.at if given.at.tzinfo else given.at.replace(tzinfo=UTC)
    by_hand.schedule_by_hand(state, given.draft_id, int(at.timestamp() * 1000))
    return {}


def compose(state: State, _: Request, body: bytes) -> Any:
    """Write and send a new message."""
    given = _given(body, Compose)
    sent = by_hand.compose_and_send(
        state, state.account(given.account), to=given.to, subject=given.subject, text=given.text
    )
    return _message(state, sent.id)


def receive(state: State, _: Request, body: bytes) -> Any:
    """Mail comes in: an answer to `in_reply_to`, or something new."""
    given = _given(body, Receive)
    if given.in_reply_to:
        got = by_hand.reply_to(
            state, given.in_reply_to, text=given.text, kind=given.kind, sender=given.sender or None
        )
    else:
        got = by_hand.receive_new(
            state.account(given.account), sender=given.sender, subject=given.subject, text=given.text
        )
    return _message(state, got.id)


def revoke(state: State, _: Request, body: bytes) -> Any:
    """The candidate takes the grant back at their account's page."""
    state.grants.revoke_account(state.account(_given(body or b"{}", Revoke).account).email)
    return {}


def consent(state: State, _: Request, body: bytes) -> Any:
    """Answer an authorization address; gives the address to go back to."""
    given = _given(body, Consent)
    asked = asked_by(state, given.url)
    if given.decision != "allow":
        return {"redirect": deny(asked)}
    ticked = frozenset(asked.scopes if given.scopes is None else given.scopes) & frozenset(asked.scopes)
    return {"redirect": allow(state, asked, state.account(given.account).email, ticked)}


def send_as(state: State, _: Request, body: bytes) -> Any:
    """Replace the addresses that the account may write as; the first is the primary one."""
    given = _given(body, SetSendAs)
    mailbox = state.account(given.account).mailbox
    mailbox.send_as = [
        SendAs(one.email, one.display_name, one.signature, one.accepted) for one in given.aliases
    ]
    return {}


def add_calendar(state: State, _: Request, body: bytes) -> Any:
    """Another calendar on the list."""
    given = _given(body, AddCalendar)
    state.account(given.account).calendar.add_calendar(given.id, given.summary, given.time_zone)
    return {}


def _given(body: bytes, kind: type[T]) -> T:
    return msgspec.json.decode(body, type=kind)


def _draft(state: State, draft_id: str) -> Any:
    account, draft = by_hand.find_draft(state, draft_id)
    return draft_json(account.mailbox, draft)


def _message(state: State, message_id: str) -> Any:
    return message_json(*by_hand.find_message(state, message_id))


ROUTES = [
    Route(f"/sandbox/play/{name}", control(handle), methods=["POST"])
    for name, handle in (
        ("edit-draft", edit_draft),
        ("open-draft", open_draft),
        ("recreate-draft", recreate_draft),
        ("delete-draft", delete_draft),
        ("send-draft", send_draft),
        ("schedule-draft", schedule_draft),
        ("compose", compose),
        ("receive", receive),
        ("revoke", revoke),
        ("consent", consent),
        ("send-as", send_as),
        ("add-calendar", add_calendar),
    )
]
