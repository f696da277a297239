"""A saved mail with an invitation in it: finds the calendar part."""

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

from afterword.errors import InvalidInput

_HEADER = re.compile(rb"\A(?:From [^\n]*\n)?[A-Za-z][A-Za-z0-9-]*:[^\n]*\n")
_MIME = re.compile(rb"^(?:content-type|mime-version)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_MOST_PARTS = 1_000
_MOST_ENCLOSED = 20


@dataclass(frozen=True, kw_only=True)
class Part:
    """The calendar part of a mail: its bytes, and the character set and method its header names."""

    data: bytes
    charset: str = ""
    method: str = ""


def looks_like_mail(data: bytes) -> bool:
    """Whether it begins with the header of a MIME mail, and not with a calendar."""
    head = _END_OF_HEAD.split(data, maxsplit=1)[0]
    return (
        _HEADER.match(data) is not None
        and _MIME.search(head) is not None
        and not data[:6].upper().startswith(b"BEGIN:")
    )


def calendar_part(data: bytes) -> Part:
    """The mail's first calendar part.

    Raises:
        InvalidInput: the mail has none, or it is built so oddly that it cannot be taken apart.
    """
    parts = _parts(data)
    for part in sorted(parts, key=lambda part: part.get_content_type() != "text/calendar"):
        if _is_calendar(part):
            return _part(part)
    raise InvalidInput("This mail holds no invitation; save the .ics that came with it, or add it by hand.")


def _parts(data: bytes) -> list[Message]:
    if data.lower().count(b"message/rfc822") > _MOST_ENCLOSED or data.count(b"\n--") > _MOST_PARTS:
        raise InvalidInput("This mail has too many parts; save the .ics itself and import that.")
    try:
        return list(message_from_bytes(data).walk())
    except RecursionError as error:
        raise InvalidInput("This mail is nested too deeply; save the .ics itself and import that.") from error


def _is_calendar(part: Message) -> bool:
    kind = part.get_content_type()
    return kind in {"text/calendar", "application/ics"} or _file_name(part).lower().endswith(".ics")


def _file_name(part: Message) -> str:
    return "" if part.is_multipart() else part.get_filename("")


def _part(part: Message) -> Part:
    payload = part.get_payload(decode=True)
    return Part(
        data=payload if isinstance(payload, bytes) else b"",
        charset=part.get_content_charset(""),
        method=str(part.get_param("method", "")),
    )
