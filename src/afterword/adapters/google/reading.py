"""What a reader of a raw mail sees. Never raises on what is in the mail: anyone may have written it."""

import base64
import binascii
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import compat32
from email.utils import getaddresses
from hashlib import sha256

from afterword.ports import Attachment, MailContent


def parse(raw: str) -> Message:
    """Gmail's `raw` as a message."""
    padded = raw + "=" * (-len(raw) % 4)
    # compat32 reads any header it is given; the newer policies raise on some malformed ones.
    return message_from_bytes(base64.urlsafe_b64decode(padded), policy=compat32)


def content(message: Message) -> MailContent:
    """Addresses without names and lower-cased, decoded subject and bodies, attachments by digest."""
    leaves = list(_leaves(message))
    return replace(
        envelope(message),
        text=_joined(leaves, "text/plain"),
        html=_joined(leaves, "text/html"),
        attachments=tuple(_attachment(part) for part in leaves if not _is_body(part)),
    )


def envelope(message: Message) -> MailContent:
    """Addresses and subject only, as far as headers tell."""
    return MailContent(
        to=addresses(message, "to"),
        cc=addresses(message, "cc"),
        bcc=addresses(message, "bcc"),
        subject=subject(message),
    )


def addresses(message: Message, header: str) -> tuple[str, ...]:
    """Every address in that header, lower-cased, in order."""
    values = [str(value) for value in message.get_all(header, [])]
    return tuple(address.strip().lower() for _, address in getaddresses(values) if "@" in address)


def subject(message: Message) -> str:
    """The subject decoded, on one line."""
    return " ".join(_decoded(message.get("subject", "")).split("\n")).strip()


def rfc822_message_id(message: Message) -> str | None:
    """The Message-ID header, if there is one."""
    return str(message.get("message-id", "")).strip() or None


def _decoded(value: object) -> str:
    unfolded = value if not isinstance(value, str) else value.replace("\r", "").replace("\n", "")
    try:
        chunks = decode_header(unfolded)  # type: ignore[arg-type]
    except (HeaderParseError, binascii.Error):
        return str(value)
    return "".join(chunk if isinstance(chunk, str) else _text(chunk, charset) for chunk, charset in chunks)


def _leaves(message: Message) -> Iterator[Message]:
    if message.get_content_maintype() != "multipart" or not message.is_multipart():
        yield message
        return
    for part in message.get_payload():
        if isinstance(part, Message):
            yield from _leaves(part)


def _is_body(part: Message) -> bool:
    is_text = part.get_content_type() in {"text/plain", "text/html"}
    return is_text and part.get_content_disposition() != "attachment" and part.get_filename() is None


def _joined(leaves: list[Message], content_type: str) -> str:
    texts = (_body(part) for part in leaves if _is_body(part) and part.get_content_type() == content_type)
    return "\n".join(text for text in texts if text)


def _body(part: Message) -> str:
    text = _text(_bytes(part), part.get_content_charset())
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")


def _bytes(part: Message) -> bytes:
    if part.is_multipart():  # message/rfc822: a whole mail as an attachment
        return b"".join(bytes(inner) for inner in part.get_payload() if isinstance(inner, Message))
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(data: bytes, charset: str | None) -> str:
    try:
        return data.decode(charset or "utf-8", errors="replace")
    except LookupError:  # a charset nobody knows, or one that is no text encoding
        return data.decode("utf-8", errors="replace")


def _attachment(part: Message) -> Attachment:
    return Attachment(
        filename=_decoded(part.get_filename() or ""),
        content_type=part.get_content_type(),
        sha256=sha256(_bytes(part)).hexdigest(),
    )
