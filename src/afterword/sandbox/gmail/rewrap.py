"""What Gmail's web editor makes of a body when it saves a draft."""

import html
import re
from email.message import EmailMessage

import nh3

from afterword.sandbox.errors import bad_request
from afterword.sandbox.gmail.mime import Mail, all_addresses

_DROPPED = re.compile(
    r"(?is)<!--.*?-->|<!doctype[^>]*>|<style\b.*?</style\s*>|<head\b.*?</head\s*>|</?(?:html|body)\b[^>]*>"
)
_KEPT_HEADERS = ("From", "Cc", "Bcc", "In-Reply-To", "References", "Message-ID", "Reply-To")


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


def saved(mail: Mail, *, to: str | None = None, subject: str | None = None, text: str | None = None) -> bytes:
    """A draft as the web editor saves it, with these changes; what is None stays as it was."""
    body = as_html(text) if text is not None else mail.html or as_html(mail.text)
    message = composed(
        to=mail.header("To") if to is None else to,
        subject=mail.subject if subject is None else subject,
        body=rewrapped(body),
    )
    for name in _KEPT_HEADERS:
        if mail.header(name):
            message[name] = mail.header(name)
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
