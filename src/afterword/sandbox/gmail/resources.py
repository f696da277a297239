"""Messages, drafts and threads as the API shows them."""

import base64
import html
from collections.abc import Iterator
from email.message import Message
from typing import Any

from afterword.sandbox.api import Call
from afterword.sandbox.errors import GoogleError, bad_request
from afterword.sandbox.gmail.mailbox import Draft, StoredMessage
from afterword.sandbox.gmail.mime import Mail, content

Json = dict[str, Any]

_FORMATS = ("minimal", "full", "raw", "metadata")


def reference(message: StoredMessage) -> Json:
    """A message's ids alone, as lists give them."""
    return {"id": message.id, "threadId": message.thread_id}


def outcome(message: StoredMessage) -> Json:
    """A message as writes answer with it."""
    return {**reference(message), "labelIds": list(message.label_ids)}


def draft_outcome(draft: Draft, message: StoredMessage) -> Json:
    """A draft as writes answer with it."""
    return {"id": draft.id, "message": outcome(message)}


def asked_format(call: Call) -> str:
    """The `format` parameter; raises 400 for one that is none, 403 where `gmail.metadata` forbids it."""
    wanted = call.query.get("format", "full").lower()
    if wanted not in _FORMATS:
        raise bad_request(f"Invalid value at 'format' (Format), \"{wanted}\"", location="format")
    if call.metadata_only and wanted in {"full", "raw"}:
        raise GoogleError(403, f"Metadata scope doesn't allow format {wanted.upper()}")
    return wanted


def shown(message: StoredMessage, wanted: str, headers: list[str]) -> Json:
    """A message in the format asked for."""
    answer = {
        **outcome(message),
        "snippet": snippet(message.mail),
        "historyId": str(message.history_id),
        "internalDate": str(message.internal_ms),
        "sizeEstimate": len(message.mail.raw),
    }
    if wanted == "raw":
        answer["raw"] = encoded(message.mail.raw)
    elif wanted == "full":
        answer["payload"] = _part(message.mail.parsed, "", message.mail.headers)
    elif wanted == "metadata":
        answer["payload"] = {
            "mimeType": message.mail.parsed.get_content_type(),
            "headers": _headers(message.mail.headers, headers),
        }
    return answer


def snippet(mail: Mail) -> str:
    """The first words, HTML-escaped."""
    return html.escape(" ".join(mail.text.split())[:200])


def encoded(data: bytes) -> str:
    """URL-safe base64, as everywhere in Gmail's API."""
    return base64.urlsafe_b64encode(data).decode()


def attachment(mail: Mail, attachment_id: str) -> bytes | None:
    """The bytes of the part that was given this attachment id."""
    found = (part for part_id, part in _numbered(mail.parsed, "") if attachment_id == _attachment_id(part_id))
    part = next(found, None)
    return None if part is None or not part.get_filename() else _bytes(part)


def _numbered(part: "Message[str, str]", part_id: str) -> "Iterator[tuple[str, Message[str, str]]]":
    yield part_id, part
    for index, below in enumerate(_below(part)):
        yield from _numbered(below, f"{part_id}.{index}".lstrip("."))


def _below(part: "Message[str, str]") -> "list[Message[str, str]]":
    below = part.get_payload() if part.is_multipart() else []
    return [one for one in below if isinstance(one, Message)] if isinstance(below, list) else []


def _attachment_id(part_id: str) -> str:
    return f"ANGjdJ-{part_id or 'root'}"


def _part(part: "Message[str, str]", part_id: str, headers: list[tuple[str, str]]) -> Json:
    shape: Json = {
        "partId": part_id,
        "mimeType": part.get_content_type(),
        "filename": part.get_filename() or "",
        "headers": _headers(headers, []),
        "body": {"size": 0},
    }
    if part.is_multipart():
        shape["parts"] = [
            _part(one, f"{part_id}.{index}".lstrip("."), list(one.items()))
            for index, one in enumerate(_below(part))
        ]
    else:
        shape["body"] = _body(part, part_id)
    return shape


def _body(part: "Message[str, str]", part_id: str) -> Json:
    if part.get_filename():
        return {"attachmentId": _attachment_id(part_id), "size": len(_bytes(part))}
    data = content(part).encode() if part.get_content_maintype() == "text" else _bytes(part)
    return {"size": len(data), "data": encoded(data)} if data else {"size": 0}


def _bytes(part: "Message[str, str]") -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _headers(headers: list[tuple[str, str]], only: list[str]) -> list[Json]:
    wanted = {name.lower() for name in only}
    return [{"name": name, "value": value} for name, value in headers if not wanted or name.lower() in wanted]
