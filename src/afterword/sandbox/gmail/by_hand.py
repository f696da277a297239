"""What people do at Gmail's own pages, without the API: the candidate, and those they write to."""

import html
import re
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Literal

import nh3

from afterword.sandbox.errors import bad_request
from afterword.sandbox.gmail.mailbox import Draft, StoredMessage
from afterword.sandbox.gmail.mime import File, Mail, all_addresses
from afterword.sandbox.gmail.sending import (
    discard_draft,
    receive,
    replace_draft,
    save_draft,
    schedule_draft,
    send_draft,
    send_mail,
)
from afterword.sandbox.state import Account, State


@dataclass(frozen=True)
class Changes:
    """What is changed in the editor; what is None stays as it was."""

    to: str | None = None
    subject: str | None = None
    text: str | None = None
    attach: tuple[File, ...] = ()
    detach: frozenset[str] = frozenset()


ReplyKind = Literal["reply", "out_of_office"]

_DROPPED = re.compile(
    r"(?is)<!--.*?-->|<!doctype[^>]*>|<style\b.*?</style\s*>|<head\b.*?</head\s*>|</?(?:html|body)\b[^>]*>"
)
_KEPT_HEADERS = ("From", "Cc", "Bcc", "In-Reply-To", "References", "Message-ID", "Reply-To")


def find_draft(state: State, draft_id: str) -> tuple[Account, Draft]:
    """The draft, in whosever mailbox it is; raises KeyError when it is in none."""
    for account in state.accounts.values():
        if draft_id in account.mailbox.drafts:
            return account, account.mailbox.drafts[draft_id]
    raise KeyError(draft_id)


def find_message(state: State, message_id: str) -> tuple[Account, StoredMessage]:
    """The message, in whosever mailbox it is; raises KeyError when it is in none."""
    for account in state.accounts.values():
        if message_id in account.mailbox.messages:
            return account, account.mailbox.messages[message_id]
    raise KeyError(message_id)


def edit_draft(state: State, draft_id: str, changes: Changes) -> Draft:
    """Edit in the web editor, which re-wraps the body at every save."""
    account, draft = find_draft(state, draft_id)
    raw = _saved(account.mailbox.message_of(draft).mail, changes)
    return replace_draft(state, account, draft, raw, means="page")


def open_draft(state: State, draft_id: str) -> Draft:
    """Open and close: the same bytes under a new message id."""
    account, draft = find_draft(state, draft_id)
    return replace_draft(state, account, draft, account.mailbox.message_of(draft).mail.raw, means="page")


def recreate_draft(state: State, draft_id: str) -> Draft:
    """Gmail's rare discard-and-recreate: the same text under a new draft id."""
    account, draft = find_draft(state, draft_id)
    message = account.mailbox.message_of(draft)
    discard_draft(account, draft)
    return save_draft(state, account, message.mail.raw, None, "page")


def delete_draft(state: State, draft_id: str) -> None:
    """Discard."""
    discard_draft(*find_draft(state, draft_id))


def send_by_hand(state: State, draft_id: str) -> StoredMessage:
    """Press Send."""
    account, draft = find_draft(state, draft_id)
    return send_draft(state, account, draft, "page")


def schedule_by_hand(state: State, draft_id: str, due_ms: int) -> None:
    """Press "Schedule send"."""
    account, draft = find_draft(state, draft_id)
    schedule_draft(state, account, draft, due_ms)


def compose_and_send(state: State, account: Account, *, to: str, subject: str, text: str) -> StoredMessage:
    """Write a new message and send it."""
    message = _composed(to=to, subject=subject, body=_rewrapped(_as_html(text)))
    message["From"] = account.email
    if not _one_line(to):
        raise bad_request("Recipient address required")
    message["Message-ID"] = account.mailbox.new_rfc822_message_id()
    return send_mail(state, account, message.as_bytes().replace(b"\n", b"\r\n"), None, "page")


def reply_to(
    state: State, message_id: str, *, text: str, kind: ReplyKind = "reply", sender: str | None = None
) -> StoredMessage:
    """The recipient of a sent message answers, or their out-of-office does."""
    account, original = find_message(state, message_id)
    reply = _composed(
        to=account.email, subject=_reply_subject(original.mail.subject, kind), body=_rewrapped(_as_html(text))
    )
    reply["From"] = _one_line(sender or original.mail.header("To"))
    _threaded(reply, original.mail)
    if kind == "out_of_office":
        reply["Auto-Submitted"] = "auto-replied"
        reply["Precedence"] = "bulk"
    return receive(account, reply.as_bytes())


def receive_new(account: Account, *, sender: str, subject: str, text: str) -> StoredMessage:
    """Someone writes to the candidate."""
    message = _composed(to=account.email, subject=subject, body=_rewrapped(_as_html(text)))
    message["From"] = _one_line(sender)
    return receive(account, message.as_bytes())


def as_text(body: str) -> str:
    """An HTML body as plain words, a line for each block."""
    broken = re.sub(r"(?i)<br\s*/?>(?:\s*</div>)?|</(?:div|p|li|h[1-6])>", "\n", _DROPPED.sub("", body))
    return html.unescape(nh3.clean(broken, tags=set())).strip() + "\n"


def _threaded(reply: EmailMessage, original: Mail) -> None:
    reply["In-Reply-To"] = original.header("Message-ID")
    reply["References"] = _one_line(f"{original.header('References')} {original.header('Message-ID')}")


def _reply_subject(subject: str, kind: ReplyKind) -> str:
    if kind == "out_of_office":
        return f"Automatic reply: {subject}"
    return subject if subject.lower().startswith("re:") else f"Re: {subject}"


def _as_html(text: str) -> str:
    """Plain words as the web editor holds them: a `<div>` for each line."""
    lines = [f"<div>{html.escape(line, quote=False) or '<br>'}</div>" for line in text.splitlines()]
    return "".join(lines)


def _rewrapped(body: str) -> str:
    """The same words in the editor's wrapping, without comments, styles and doctype."""
    inner = _DROPPED.sub("", body).strip()
    return inner if inner.startswith('<div dir="ltr">') else f'<div dir="ltr">{inner}</div>'


def _saved(mail: Mail, changes: Changes) -> bytes:
    """A draft as the web editor saves it, with these changes."""
    text = changes.text
    body = _as_html(text) if text is not None else mail.html or _as_html(mail.text)
    message = _composed(
        to=mail.header("To") if changes.to is None else changes.to,
        subject=mail.subject if changes.subject is None else changes.subject,
        body=_rewrapped(body),
    )
    for name in _KEPT_HEADERS:
        if mail.header(name):
            message[name] = mail.header(name)
    kept = [file for file in mail.files if file.filename not in changes.detach]
    for file in (*kept, *changes.attach):
        maintype, _, subtype = file.content_type.partition("/")
        message.add_attachment(file.data, maintype=maintype, subtype=subtype, filename=file.filename)
    return message.as_bytes()


def _composed(*, to: str, subject: str, body: str) -> EmailMessage:
    """A message in plain text and HTML, written in the web editor; raises 400 for a bad To."""
    message = EmailMessage()
    message["Subject"] = _one_line(subject)
    if _one_line(to) and not all_addresses(_one_line(to)):
        raise bad_request("Invalid To header")
    if _one_line(to):
        message["To"] = _one_line(to)
    message.set_content(as_text(body))
    message.add_alternative(body, subtype="html")
    return message


def _one_line(text: str) -> str:
    """A header's value: no line ends, so that nobody can add headers through it."""
    return " ".join(text.split())
