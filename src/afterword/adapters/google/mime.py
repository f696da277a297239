"""A note as the MIME message Gmail takes. Pure: what it needs of the time is given."""

import base64
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from afterword.adapters.google import reading
from afterword.adapters.google.html import html_of
from afterword.domain.instants import utc
from afterword.errors import InvalidInput
from afterword.ports import MailContent, MailFile, OutgoingMail

_LINE_BREAKS = frozenset("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")


def encode(mail: OutgoingMail, at: datetime) -> str:
    """The mail as Gmail's `raw`: RFC 5322 bytes in URL-safe base64.

    Raises:
        InvalidInput: a name, an address or the subject cannot stand in a header.
    """
    return base64.urlsafe_b64encode(compose(mail, at).as_bytes()).decode("ascii")


def preview(mail: OutgoingMail, at: datetime) -> MailContent:
    """What a reader would see of the mail: there and back.

    Raises:
        InvalidInput: as for `compose`.
    """
    return reading.content(reading.parse(encode(mail, at)))


def compose(mail: OutgoingMail, at: datetime) -> EmailMessage:
    """The mail as text and HTML alternatives of one body, in UTF-8, with our Message-ID; files beside them.

    Raises:
        InvalidInput: a name, an address or the subject cannot stand in a header.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = _address(mail.from_name, mail.from_email, "your name")
    message["To"] = _address(mail.note.to_name, mail.note.to_email, "the recipient's name")
    message["Subject"] = _header(mail.note.subject, "the subject")
    message["Date"] = format_datetime(utc(at))
    message["Message-ID"] = _header(mail.rfc822_message_id, "the message id")
    if mail.in_reply_to is not None:
        message["In-Reply-To"] = _header(mail.in_reply_to, "the message id it replies to")
        message["References"] = mail.in_reply_to
    body = _whole(_one_kind_of_line_end(mail.note.body), "the text")
    message.set_content(body, charset="utf-8", cte="quoted-printable")
    html = html_of(body, mail.signature)
    message.add_alternative(html, subtype="html", charset="utf-8", cte="quoted-printable")
    for file in mail.files:
        _attach(message, file)
    return message


def _attach(message: EmailMessage, file: MailFile) -> None:
    """Beside the text, in base64, whatever it is: not a byte of it may change on the way."""
    maintype, _, subtype = file.content_type.partition("/")
    name = _header(file.filename, "a file's name")
    message.add_attachment(file.data, maintype=maintype, subtype=subtype, cte="base64", filename=name)


def _one_kind_of_line_end(body: str) -> str:
    return body.replace("\r\n", "\n").replace("\r", "\n")


def _header(value: str, what: str) -> str:
    if value.isascii() and value.isprintable():
        return value
    if any(ord(char) < 32 or ord(char) == 127 or char in _LINE_BREAKS for char in value):
        raise InvalidInput(f"There is a line break or control character in {what}; write it on one line.")
    return _whole(value, what)


def _whole(value: str, what: str) -> str:
    if not value.isascii() and any(0xD800 <= ord(char) <= 0xDFFF for char in value):
        raise InvalidInput(f"There is half a character in {what}; write it again.")
    return value


def _address(name: str, email: str, what: str) -> Address:
    _header(name, what)
    _header(email, "a mail address")
    local, at, domain = email.strip().rpartition("@")
    if not (local and at and local.isascii()):
        raise InvalidInput(f"{email!r} is not a mail address; it should look like jane@acme.example.")
    try:
        return Address(display_name=name.strip(), addr_spec=f"{local}@{_ascii_domain(domain)}")
    except (MessageError, ValueError, IndexError) as error:
        raise InvalidInput(
            f"{email!r} is not a mail address; it should look like jane@acme.example."
        ) from error


def _ascii_domain(domain: str) -> str:
    return domain if domain.isascii() else domain.encode("idna").decode("ascii")
