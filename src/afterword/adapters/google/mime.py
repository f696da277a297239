"""A note as the MIME message Gmail takes, and as it will be read there. Pure: what it needs of the time is given.

The bytes are those that `email.message.EmailMessage` makes with the policy `SMTP`, boundaries aside; it takes
twenty times as long for them (`docs/adr/0007-the-mail-is-written-line-by-line.md`).
"""

import base64
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes, quoprimime
from email.message import EmailMessage
from email.policy import SMTP, compat32
from email.utils import format_datetime
from hashlib import sha256

from afterword.adapters.google import reading
from afterword.adapters.google.headers import (
    address_line,
    checked,
    seen_recipients,
    seen_subject,
    text_line,
    whole,
)
from afterword.adapters.google.html import html_of
from afterword.domain.instants import utc
from afterword.ports import Attachment, MailContent, MailFile, OutgoingMail

_VERSION = b"MIME-Version: 1.0\r\n"
_RECIPIENT = "the recipient's name"


def encode(mail: OutgoingMail, at: datetime) -> str:
    """The mail as Gmail's `raw`: RFC 5322 bytes in URL-safe base64.

    Raises:
        InvalidInput: a name, an address or the subject cannot stand in a header.
    """
    return base64.urlsafe_b64encode(compose(mail, at)).decode("ascii")


def preview(mail: OutgoingMail, at: datetime) -> MailContent:
    """What a reader would see of the mail: what `reading.content` finds in its bytes, without making all of them.

    Raises:
        InvalidInput: as for `compose`.
    """
    _head(mail, at)
    note = mail.note
    body, html = _bodies(mail)
    return MailContent(
        to=seen_recipients(note.to_name, note.to_email, _RECIPIENT),
        subject=seen_subject(note.subject),
        text=body.rstrip("\n"),
        html=html.rstrip("\n"),
        attachments=tuple(map(_seen_file, mail.files)),
    )


def compose(mail: OutgoingMail, at: datetime) -> bytes:
    """The mail as text and HTML alternatives of one body, in UTF-8, with our Message-ID; files beside them.

    Raises:
        InvalidInput: a name, an address or the subject cannot stand in a header.
    """
    head = _head(mail, at)
    body, html = _bodies(mail)
    between = _boundary(mail.rfc822_message_id, "texts")
    kind = b'multipart/alternative;\r\n boundary="%b"\r\n\r\n' % between
    texts = _parts(between, [_text("plain", body), _text("html", html, _VERSION)])
    if mail.files:
        texts = b"Content-Type: " + kind + texts
        between = _boundary(mail.rfc822_message_id, "files")
        kind = b'multipart/mixed; boundary="%b"\r\n\r\n' % between
        texts = _parts(between, [texts, *map(_file, mail.files)])
    return b"".join([*head, _VERSION, b"Content-Type: ", kind, texts])


def _head(mail: OutgoingMail, at: datetime) -> list[bytes]:
    note = mail.note
    lines = [
        address_line("From", mail.from_name, mail.from_email, "your name"),
        address_line("To", note.to_name, note.to_email, _RECIPIENT),
        text_line("Subject", checked(note.subject, "the subject")),
        text_line("Date", format_datetime(utc(at))),
        text_line("Message-ID", checked(mail.rfc822_message_id, "the message id")),
    ]
    if mail.in_reply_to is not None:
        earlier = checked(mail.in_reply_to, "the message id it replies to")
        lines += [text_line("In-Reply-To", earlier), text_line("References", earlier)]
    return lines


def _bodies(mail: OutgoingMail) -> tuple[str, str]:
    """The plain text and the HTML, their lines ended in one way."""
    body = whole(_one_kind_of_line_end(mail.note.body), "the text")
    return body, whole(_one_kind_of_line_end(html_of(body, mail.signature)), "your signature")


def _one_kind_of_line_end(body: str) -> str:
    return body.replace("\r\n", "\n").replace("\r", "\n")


def _text(subtype: str, text: str, more: bytes = b"") -> bytes:
    """A text in quoted-printable, with a line's end at its end."""
    head = f'Content-Type: text/{subtype}; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n'
    ended = text if text.endswith("\n") else f"{text}\n"
    quoted = quoprimime.body_encode(ended.encode().decode("latin-1"), SMTP.max_line_length or 78)
    return b"%b%b\r\n%b" % (head.encode("ascii"), more, quoted.replace("\n", "\r\n").encode("ascii"))


def _file(file: MailFile) -> bytes:
    """Beside the text, in base64, whatever it is: not a byte of it may change on the way."""
    maintype, _, subtype = file.content_type.partition("/")
    name = checked(file.filename, "a file's name")
    part = EmailMessage(policy=SMTP)
    part.set_content(
        file.data, maintype=maintype, subtype=subtype, cte="base64", disposition="attachment", filename=name
    )
    return part.as_bytes()


def _seen_file(file: MailFile) -> Attachment:
    """Its name as it is read again; its bytes come back as they are."""
    (seen,) = reading.content(message_from_bytes(_file(replace(file, data=b"")), policy=compat32)).attachments
    return replace(seen, sha256=sha256(file.data).hexdigest())


def _boundary(rfc822_message_id: str, of: str) -> bytes:
    """Found in no part: quoted-printable writes an equals sign as `=3D`, and base64 has no hyphen."""
    number = int(sha256(f"{of} {rfc822_message_id}".encode()).hexdigest()[:15], 16)
    return b"%b%019d==" % (b"=" * 15, number)


def _parts(boundary: bytes, parts: list[bytes]) -> bytes:
    return b"".join(b"--%b\r\n%b\r\n" % (boundary, part) for part in parts) + b"--%b--\r\n" % boundary
