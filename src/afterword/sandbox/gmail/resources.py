"""Messages and drafts as requests carry them and as answers show them."""

import base64
import binascii
import html
import re
from collections.abc import Iterator
from email.message import Message

from afterword.sandbox.api import Call, Json, known_fields
from afterword.sandbox.errors import GoogleError, bad_request
from afterword.sandbox.gmail.mailbox import StoredMessage
from afterword.sandbox.gmail.mime import Mail, content, payload_bytes

MOST_BYTES = 35 * 1024 * 1024
MOST_INLINE = 8 * 1024 * 1024
"""The longest `raw` in a request's JSON; what is larger must come by way of `/upload`, which is not here.

Google names no figure; requests of 8.5 MB were refused (googleapis/google-api-dotnet-client#804).
"""

_DRAFT_FIELDS = frozenset({"id", "message"})
_MESSAGE_FIELDS = frozenset(
    [
        "classificationLabelValues",
        "historyId",
        "id",
        "internalDate",
        "labelIds",
        "payload",
        "raw",
        "sizeEstimate",
        "snippet",
        "threadId",
    ]
)
_BASE64 = re.compile(r"[A-Za-z0-9_+/-]*={0,2}")

_FORMATS = ("minimal", "full", "raw", "metadata")


def given_message(call: Call) -> Json:
    """The message inside a draft that came in; raises 400 when there is none."""
    known_fields(call.body, _DRAFT_FIELDS, "draft")
    message = call.body.get("message")
    if not isinstance(message, dict):
        raise bad_request("Missing draft message")
    known_fields(message, _MESSAGE_FIELDS, "draft.message")
    return message


def bare_message(call: Call) -> Json:
    """A message that came in by itself."""
    known_fields(call.body, _MESSAGE_FIELDS, "message")
    return call.body


def raw_of(message: Json) -> bytes:
    """The mail itself; raises 400 when it is missing or not base64, 413 above 8 MiB inline or 35 MiB in all."""
    raw = message.get("raw")
    if not isinstance(raw, str) or not raw:
        raise bad_request(
            "'raw' RFC822 payload message string or uploading message via /upload/* URL required"
        )
    data = _decoded(raw)
    if len(raw) > MOST_INLINE or len(data) > MOST_BYTES:
        raise GoogleError(413, "Request Entity Too Large", reason="uploadTooLarge")
    return data


def reference(message: StoredMessage) -> Json:
    """A message's ids alone, as lists give them."""
    return {"id": message.id, "threadId": message.thread_id}


def outcome(message: StoredMessage) -> Json:
    """A message as writes answer with it."""
    return {**reference(message), "labelIds": list(message.label_ids)}


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
    return None if part is None or not part.get_filename() else payload_bytes(part)


def _decoded(raw: str) -> bytes:
    if not _BASE64.fullmatch(raw):
        raise bad_request("Invalid value at 'message.raw' (TYPE_BYTES), Base64 decoding failed")
    try:
        return base64.b64decode(
            raw.translate(str.maketrans("-_", "+/")).rstrip("=") + "=" * (-len(raw.rstrip("=")) % 4)
        )
    except binascii.Error as error:
        raise bad_request("Invalid value at 'message.raw' (TYPE_BYTES), Base64 decoding failed") from error


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
        return {"attachmentId": _attachment_id(part_id), "size": len(payload_bytes(part))}
    data = content(part).encode() if part.get_content_maintype() == "text" else payload_bytes(part)
    return {"size": len(data), "data": encoded(data)} if data else {"size": 0}


def _headers(headers: list[tuple[str, str]], only: list[str]) -> list[Json]:
    wanted = {name.lower() for name in only}
    return [{"name": name, "value": value} for name, value in headers if not wanted or name.lower() in wanted]
