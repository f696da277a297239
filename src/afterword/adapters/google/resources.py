"""Gmail's answers as our records. Raises KeyError, TypeError or ValueError on what Google never sends."""

from datetime import UTC, datetime, timedelta
from email.message import Message
from typing import Any

from afterword.adapters.google import reading
from afterword.ports import Draft, DraftRef, MailContent, SentMail

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NOT_LIVE = frozenset({"SENT", "TRASH"})


def draft_ref(draft: dict[str, Any]) -> DraftRef:
    message = draft["message"]
    return DraftRef(
        draft_id=_text(draft, "id"),
        gmail_message_id=_text(message, "id"),
        thread_id=_text(message, "threadId"),
    )


def draft(resource: dict[str, Any]) -> Draft | None:
    """The draft, or None when only its wrapper is left."""
    message = resource.get("message", {})
    labels = frozenset(message.get("labelIds", []))
    if "DRAFT" not in labels or labels & _NOT_LIVE:
        return None
    parsed = reading.parse(message["raw"])
    return Draft(
        ref=draft_ref(resource),
        content=reading.content(parsed),
        rfc822_message_id=reading.rfc822_message_id(parsed),
        saved_at=_internal_date(message),
    )


def just_sent(message: dict[str, Any], now: datetime) -> SentMail:
    """What the answer to a send tells; it has no content, and a time only sometimes."""
    return SentMail(
        gmail_message_id=_text(message, "id"),
        thread_id=_text(message, "threadId"),
        rfc822_message_id=None,
        sent_at=_internal_date(message) if "internalDate" in message else now,
        content=MailContent(to=()),
    )


def sent(message: dict[str, Any]) -> SentMail | None:
    """A message with its content, or None when it is not in Sent."""
    if not _is_sent(message):
        return None
    parsed = reading.parse(message["raw"])
    return _sent_mail(message, reading.rfc822_message_id(parsed), reading.content(parsed))


def sent_headers(message: dict[str, Any]) -> SentMail | None:
    """A message of which only headers are known, or None when it is not in Sent."""
    if not _is_sent(message):
        return None
    parsed = Message()
    for header in message.get("payload", {}).get("headers", []):
        parsed[header["name"]] = header["value"]
    return _sent_mail(message, reading.rfc822_message_id(parsed), reading.envelope(parsed))


def went_to(mail: SentMail, address: str) -> bool:
    content = mail.content
    return address in {*content.to, *content.cc, *content.bcc}


def _sent_mail(message: dict[str, Any], rfc822_message_id: str | None, content: MailContent) -> SentMail:
    return SentMail(
        gmail_message_id=_text(message, "id"),
        thread_id=_text(message, "threadId"),
        rfc822_message_id=rfc822_message_id,
        sent_at=_internal_date(message),
        content=content,
    )


def _is_sent(message: dict[str, Any]) -> bool:
    labels = message.get("labelIds", [])
    return "SENT" in labels and "DRAFT" not in labels


def _text(resource: dict[str, Any], name: str) -> str:
    value = resource[name]
    if not isinstance(value, str):
        raise TypeError
    return value


def _internal_date(message: dict[str, Any]) -> datetime:
    return _EPOCH + timedelta(milliseconds=int(message["internalDate"]))
