"""The mail of all accounts, in one JSON document that is easy to assert on."""

from hashlib import sha256
from typing import Any

from afterword.sandbox.gmail.mailbox import Delivery, Draft, Mailbox, StoredMessage
from afterword.sandbox.gmail.mime import File, Mail
from afterword.sandbox.state import Account, State

Json = dict[str, Any]


def mail_summary(state: State) -> Json:
    """Drafts, sent, inbox and scheduled mail of every account, and what the recipients got."""
    accounts = list(state.accounts.values())
    return {
        "drafts": [draft for account in accounts for draft in _drafts(account.mailbox)],
        "sent": [
            message_json(account, one) for account in accounts for one in _labelled(account.mailbox, "SENT")
        ],
        "inbox": [
            message_json(account, one) for account in accounts for one in _labelled(account.mailbox, "INBOX")
        ],
        "scheduled": [one for account in accounts for one in _scheduled(account)],
        "deliveries": [_delivery(one) for one in state.deliveries.items],
    }


def _labelled(mailbox: Mailbox, label: str) -> list[StoredMessage]:
    return [message for message in reversed(mailbox.newest_first()) if label in message.label_ids]


def _drafts(mailbox: Mailbox) -> list[Json]:
    return [draft_json(mailbox, draft) for draft in mailbox.drafts.values()]


def draft_json(mailbox: Mailbox, draft: Draft) -> Json:
    """A draft, and whose it is."""
    return {"draft_id": draft.id, "account": mailbox.email, **_fields(mailbox.message_of(draft))}


def message_json(account: Account, message: StoredMessage) -> Json:
    """A message, and whose it is."""
    return {"account": account.email, **_fields(message)}


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
