"""The candidate and the people they write to, at Gmail's own pages: everything that happens without the API."""

from email.message import EmailMessage
from typing import Literal

from afterword.sandbox.errors import bad_request
from afterword.sandbox.gmail.mailbox import Draft, StoredMessage
from afterword.sandbox.gmail.mime import Mail
from afterword.sandbox.gmail.rewrap import Changes, as_html, composed, one_line, rewrapped, saved
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

ReplyKind = Literal["reply", "out_of_office"]


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
    raw = saved(account.mailbox.message_of(draft).mail, changes)
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
    message = composed(to=to, subject=subject, body=rewrapped(as_html(text)))
    message["From"] = account.email
    if not one_line(to):
        raise bad_request("Recipient address required")
    message["Message-ID"] = account.mailbox.new_rfc822_message_id()
    return send_mail(state, account, message.as_bytes().replace(b"\n", b"\r\n"), None, "page")


def reply_to(
    state: State, message_id: str, *, text: str, kind: ReplyKind = "reply", sender: str | None = None
) -> StoredMessage:
    """The recipient of a sent message answers, or their out-of-office does."""
    account, original = find_message(state, message_id)
    reply = composed(
        to=account.email, subject=_reply_subject(original.mail.subject, kind), body=rewrapped(as_html(text))
    )
    reply["From"] = one_line(sender or original.mail.header("To"))
    _threaded(reply, original.mail)
    if kind == "out_of_office":
        reply["Auto-Submitted"] = "auto-replied"
        reply["Precedence"] = "bulk"
    return receive(account, reply.as_bytes())


def receive_new(account: Account, *, sender: str, subject: str, text: str) -> StoredMessage:
    """Someone writes to the candidate."""
    message = composed(to=account.email, subject=subject, body=rewrapped(as_html(text)))
    message["From"] = one_line(sender)
    return receive(account, message.as_bytes())


def _threaded(reply: EmailMessage, original: Mail) -> None:
    reply["In-Reply-To"] = original.header("Message-ID")
    reply["References"] = one_line(f"{original.header('References')} {original.header('Message-ID')}")


def _reply_subject(subject: str, kind: ReplyKind) -> str:
    if kind == "out_of_office":
        return f"Automatic reply: {subject}"
    return subject if subject.lower().startswith("re:") else f"Re: {subject}"
