"""What Gmail's web editor makes of a body when it saves a draft."""

import html
import re
from dataclasses import dataclass
from email.message import EmailMessage

import nh3

from afterword.sandbox.errors import bad_request
from afterword.sandbox.gmail.mime import File, Mail, all_addresses

_DROPPED = re.compile(
    r"(?is)<!--.*?-->|<!doctype[^>]*>|<style\b.*?</style\s*>|<head\b.*?</head\s*>|</?(?:html|body)\b[^>]*>"
)
_KEPT_HEADERS = ("From", "Cc", "Bcc", "In-Reply-To", "References", "Message-ID", "Reply-To")


@dataclass(frozen=True)
class Changes:
    """What is changed in the editor; what is None stays as it was."""

    to: str | None = None
    subject: str | None = None
    text: str | None = None
    attach: tuple[File, ...] = ()
    detach: frozenset[str] = frozenset()


def as_html(text: str) -> str:
    """Plain words as the web editor holds them: a `<div>` for each line."""
    lines = [f"<div>{html.escape(line, quote=False) or '<br>'}</div>" for line in text.splitlines()]
    return "".join(lines)


def rewrapped(body: str) -> str:
    """The same words in the editor's wrapping, without comments, styles and doctype."""
    inner = _DROPPED.sub("", body).strip()
    return inner if inner.startswith('<div dir="ltr">') else f'<div dir="ltr">{inner}</div>'


def as_text(body: str) -> str:
    """An HTML body as plain words, a line for each block."""
    broken = re.sub(r"(?i)<br\s*/?>(?:\s*</div>)?|</(?:div|p|li|h[1-6])>", "\n", _DROPPED.sub("", body))
    return html.unescape(nh3.clean(broken, tags=set())).strip() + "\n"


def saved(mail: Mail, changes: Changes) -> bytes:
    """A draft as the web editor saves it, with these changes."""
    text = changes.text
    body = as_html(text) if text is not None else mail.html or as_html(mail.text)
    message = composed(
        to=mail.header("To") if changes.to is None else changes.to,
        subject=mail.subject if changes.subject is None else changes.subject,
        body=rewrapped(body),
    )
    for name in _KEPT_HEADERS:
        if mail.header(name):
            message[name] = mail.header(name)
    kept = [file for file in mail.files if file.filename not in changes.detach]
    for file in (*kept, *changes.attach):
        maintype, _, subtype = file.content_type.partition("/")
        message.add_attachment(file.data, maintype=maintype, subtype=subtype, filename=file.filename)
    return message.as_bytes()


def composed(*, to: str, subject: str, body: str) -> EmailMessage:
    """A message in plain text and HTML, written in the web editor; raises 400 for a bad To."""
    message = EmailMessage()
    message["Subject"] = one_line(subject)
    if one_line(to) and not all_addresses(one_line(to)):
        raise bad_request("Invalid To header")
    if one_line(to):
        message["To"] = one_line(to)
    message.set_content(as_text(body))
    message.add_alternative(body, subtype="html")
    return message


def one_line(text: str) -> str:
    """A header's value: no line ends, so that nobody can add headers through it."""
    return " ".join(text.split())
