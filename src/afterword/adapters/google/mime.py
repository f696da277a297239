"""Mails as MIME: a note as Gmail takes it, and what a reader sees of any mail."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.headerregistry import Address
from email.message import EmailMessage, Message
from email.policy import SMTP, compat32
from email.utils import format_datetime, getaddresses
from hashlib import sha256
from html import escape
from urllib.parse import quote, urlsplit

from afterword.domain.instants import utc
from afterword.domain.mail import Signature
from afterword.domain.signature import without
from afterword.errors import InvalidInput
from afterword.ports import Attachment, MailContent, MailFile, OutgoingMail

_LINE_BREAKS = frozenset("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_LINK = re.compile(
    r"(?<!\w)(?P<url>https?://[^\s<>\"“”„«»]+)|(?P<address>[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)",
    re.IGNORECASE,
)
_NOT_THE_END_OF_A_URL = ".,;:!?'\"’‘›‹…·。、，！？；："
_BRACKETS = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【", "」": "「", "』": "『"}
_KEPT_IN_A_URL = "/:?#[]@!$&'()*+,;=%-._~|"


def encode(mail: OutgoingMail, at: datetime) -> str:
    """The mail as Gmail's `raw`: RFC 5322 bytes in URL-safe base64.

    Raises:
        InvalidInput: a name, an address or the subject cannot stand in a header.
    """
    return base64.urlsafe_b64encode(compose(mail, at)).decode("ascii")


def preview(mail: OutgoingMail, at: datetime) -> MailContent:
    """What a reader would see of the mail.

    Raises:
        InvalidInput: as for `compose`.
    """
    return content(parse(encode(mail, at)))


def compose(mail: OutgoingMail, at: datetime) -> bytes:
    """The mail as text and HTML alternatives of one body, in UTF-8, with our Message-ID; files beside them.

    Raises:
        InvalidInput: a name, an address or the subject cannot stand in a header, or a text holds half a character.
    """
    message = EmailMessage(policy=SMTP)
    _set_headers(message, mail, at)
    _set_bodies(message, mail)
    for file in mail.files:
        _attach(message, file)
    return message.as_bytes()


def html_of(body: str, signature: Signature | None = None) -> str:
    """The body as plain `<div>/<p>/<br>` HTML: paragraphs at blank lines, addresses clickable.

    Where it ends with the signature's words, the signature's HTML stands in their place. Links keep the words of the
    plain part: what a link is called stands before it, as in “Portfolio: https://…”. Gmail writes the plain part anew
    from the HTML part when it saves a draft; were the words others, that would be an edit.
    """
    above = None if signature is None else without(body, signature)
    if signature is None or above is None:
        return f"<div>{_paragraphs(body)}</div>"
    return f"<div>{_paragraphs(above)}</div>{signature.html}"


def parse(raw: str) -> Message:
    """Gmail's `raw` as a message."""
    padded = raw + "=" * (-len(raw) % 4)
    # compat32 reads any header it is given; the newer policies raise on some malformed ones.
    return message_from_bytes(base64.urlsafe_b64decode(padded), policy=compat32)


def content(message: Message) -> MailContent:
    """Addresses without names and lower-cased, decoded subject and bodies, attachments by digest.

    Never raises on what is in the mail: anyone may have written it.
    """
    leaves = list(_leaves(message))
    return replace(
        envelope(message),
        text=_joined(leaves, "text/plain"),
        html=_joined(leaves, "text/html"),
        attachments=tuple(_attachment(part) for part in leaves if not _is_body(part)),
    )


def envelope(message: Message) -> MailContent:
    """Addresses and the subject on one line, as far as headers tell."""
    return MailContent(
        to=addresses(message, "to"),
        cc=addresses(message, "cc"),
        bcc=addresses(message, "bcc"),
        subject=" ".join(_decoded(message.get("subject", "")).split("\n")).strip(),
    )


def addresses(message: Message, header: str) -> tuple[str, ...]:
    """Every address in that header, lower-cased, in order."""
    values = [str(value) for value in message.get_all(header, [])]
    return tuple(address.strip().lower() for _, address in getaddresses(values) if "@" in address)


def rfc822_message_id(message: Message) -> str | None:
    """The Message-ID header, if there is one."""
    return str(message.get("message-id", "")).strip() or None


def _set_headers(message: EmailMessage, mail: OutgoingMail, at: datetime) -> None:
    note = mail.note
    message["From"] = _address(mail.from_name, mail.from_email, "your name")
    message["To"] = _address(note.to_name, note.to_email, "the recipient's name")
    message["Subject"] = _checked(note.subject, "the subject")
    message["Date"] = format_datetime(utc(at))
    message["Message-ID"] = _checked(mail.rfc822_message_id, "the message id")
    if mail.in_reply_to is not None:
        earlier = _checked(mail.in_reply_to, "the message id it replies to")
        message["In-Reply-To"] = message["References"] = earlier


def _set_bodies(message: EmailMessage, mail: OutgoingMail) -> None:
    body = _whole(_one_kind_of_line_end(mail.note.body), "the text")
    html = _whole(_one_kind_of_line_end(html_of(body, mail.signature)), "your signature")
    message.set_content(body, cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")


def _attach(message: EmailMessage, file: MailFile) -> None:
    """Beside the text, in base64, whatever it is: not a byte of it may change on the way."""
    maintype, _, subtype = file.content_type.partition("/")
    name = _checked(file.filename, "a file's name")
    message.add_attachment(file.data, maintype=maintype, subtype=subtype, cte="base64", filename=name)


def _one_kind_of_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _checked(value: str, what: str) -> str:
    """The value, if it can stand in a header."""
    if any(ord(char) < 32 or ord(char) == 127 or char in _LINE_BREAKS for char in value):
        raise InvalidInput(f"There is a line break or control character in {what}; write it on one line.")
    return _whole(value, what)


def _whole(value: str, what: str) -> str:
    """The value, if no character of it is half a one: a surrogate without its other."""
    if any(0xD800 <= ord(char) <= 0xDFFF for char in value):
        raise InvalidInput(f"There is half a character in {what}; write it again.")
    return value


def _address(name: str, email: str, what: str) -> Address:
    """One person for a header; `what` says in words whose name it is."""
    _checked(name, what)
    _checked(email, "a mail address")
    try:
        return Address(display_name=name.strip(), addr_spec=_in_ascii(email.strip()))
    except (MessageError, ValueError, IndexError) as error:
        raise InvalidInput(
            f"{email!r} is not a mail address; it should look like jane@acme.example."
        ) from error


def _in_ascii(email: str) -> str:
    """The address with its domain as the DNS has it. Raises ValueError if that leaves other letters in it."""
    local, _, domain = email.rpartition("@")
    return f"{local}@{_ascii_host(domain)}".encode("ascii").decode("ascii")


def _ascii_host(name: str) -> str:
    """A host or domain as the DNS has it. Raises ValueError if it cannot be one."""
    return name if name.isascii() else name.encode("idna").decode("ascii")


def _paragraphs(body: str) -> str:
    paragraphs = (part for part in _BLANK_LINES.split(body.strip("\n")) if part.strip())
    return "".join(f"<p>{_lines(part)}</p>" for part in paragraphs)


def _lines(paragraph: str) -> str:
    return "<br>".join(_linked(line) for line in paragraph.split("\n"))


def _linked(line: str) -> str:
    if "@" not in line and "://" not in line:
        return escape(line)
    pieces: list[str] = []
    end = 0
    for match in _LINK.finditer(line):
        shown = _trimmed(match.group())
        leads_to = _web_address(shown) if match["url"] else f"mailto:{shown}"
        if not leads_to:
            continue
        pieces += [
            escape(line[end : match.start()]),
            f'<a href="{escape(leads_to)}">{escape(shown)}</a>',
        ]
        end = match.start() + len(shown)
    return "".join(pieces) + escape(line[end:])


def _web_address(shown: str) -> str:
    """Where the link leads, in ASCII as mail programs keep it; "" when it leads nowhere, or elsewhere than it seems."""
    try:
        parts = urlsplit(shown)
        host = (parts.hostname or "").strip(".")
        ascii_host = _ascii_host(host)
        port = parts.port
    except ValueError:  # no such host or port; what idna refuses is one too
        return ""
    if not host or "@" in parts.netloc or ":" in host:
        return ""
    netloc = ascii_host if port is None else f"{ascii_host}:{port}"
    if shown.isascii():
        return shown
    path, query, fragment = (quote(part, safe=_KEPT_IN_A_URL) for part in parts[2:])
    return parts._replace(netloc=netloc, path=path, query=query, fragment=fragment).geturl()


def _trimmed(target: str) -> str:
    """Without the sentence's own punctuation; a closing bracket stays if it was opened inside."""
    while target:
        last = target[-1]
        opened = _BRACKETS.get(last)
        unbalanced = opened is not None and target.count(last) > target.count(opened)
        if last not in _NOT_THE_END_OF_A_URL and not unbalanced:
            break
        target = target[:-1]
    return target


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
    return _one_kind_of_line_end(_text(_bytes(part), part.get_content_charset())).rstrip("\n")


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
