"""A note as the MIME message Gmail takes, and as it will be read there. Pure: what it needs of the time is given."""

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
    return base64.urlsafe_b64encode(compose(mail, at)).decode("ascii")


def preview(mail: OutgoingMail, at: datetime) -> MailContent:
    """What a reader would see of the mail.

    Raises:
        InvalidInput: as for `compose`.
    """
    return reading.content(reading.parse(encode(mail, at)))


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
    ascii_domain = domain if domain.isascii() else domain.encode("idna").decode("ascii")
    return f"{local}@{ascii_domain}".encode("ascii").decode("ascii")
