"""From the bytes of a file to the text of the calendar in it."""

import re
from dataclasses import dataclass

from afterword.adapters.ics.decoding import decoded, plain_bytes
from afterword.adapters.ics.mail import calendar_part, looks_like_mail
from afterword.errors import InvalidInput

LARGEST = 5_000_000
"""Bytes; an invitation has a few thousand, a whole exported calendar seldom more than this."""

_BEGIN = re.compile(r"^[^\S\n]*BEGIN[ \t]*:[ \t]*VCALENDAR\b", re.IGNORECASE | re.MULTILINE)
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK", "a zip archive"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"\xd0\xcf\x11\xe0", "an Outlook .msg or Office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"[", "JSON"),
    (b"{", "JSON"),
    (b"<?xml", "XML"),
    (b"<", "a web page"),
)


@dataclass(frozen=True, kw_only=True)
class Opened:
    """The calendar's text from its first `BEGIN:VCALENDAR` on, and the method the mail around it named."""

    text: str
    method: str = ""


def opened(data: bytes) -> Opened:
    """The calendar in the bytes, be they the file itself or a mail with it.

    Raises:
        InvalidInput: they are empty, too large, or no calendar.
    """
    if len(data) > LARGEST:
        raise InvalidInput(
            "The file is larger than 5 MB; export only the invitation, or the days around the interview."
        )
    plain = plain_bytes(data).strip()
    if not plain:
        raise InvalidInput("The file is empty; download the invitation again.")
    part = calendar_part(plain) if looks_like_mail(plain) else None
    if part is None:
        return Opened(text=_from_begin(plain, decoded(plain)))
    inner = plain_bytes(part.data).strip()
    return Opened(text=_from_begin(inner, decoded(inner, part.charset)), method=part.method)


def _from_begin(data: bytes, text: str) -> str:
    found = _BEGIN.search(text)
    if found is None:
        raise InvalidInput(
            f"This is not a calendar file but {_kind(data)}; save the invitation as .ics and import that."
        )
    return text[found.start() :]


def _kind(data: bytes) -> str:
    return next((kind for mark, kind in _KINDS if data.startswith(mark)), "something else")
