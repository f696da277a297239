"""From the bytes of a file, or of a saved mail, to the text of the calendar in it."""

import codecs
import quopri
import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

from afterword.errors import InvalidInput

_LARGEST = 5_000_000
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
_HEADER = re.compile(rb"\A(?:From [^\n]*\n)?[A-Za-z][A-Za-z0-9-]*:[^\n]*\n")
_MIME = re.compile(rb"^(?:content-type|mime-version)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_MOST_PARTS = 1_000
_MOST_ENCLOSED = 20
_LINE_END = re.compile(rb"\r\r?\n|\r")
_FOLD = re.compile(rb"\n[ \t]")
_SOFT_BREAK = re.compile(rb"=[ \t]*+\n(?![ \t])")
_ESCAPED_EQUALS = re.compile(rb"=3D", re.IGNORECASE)
_VCALENDAR_1 = re.compile(rb"ENCODING=QUOTED-PRINTABLE", re.IGNORECASE)
_CHARSETS = ("iso8859", "cp125", "koi8", "shift_jis", "euc", "gb", "big5", "mac-")
"""How the names of codecs start that a mail may name; some others take very long on hostile bytes."""


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
    if len(data) > _LARGEST:
        raise InvalidInput(
            "The file is larger than 5 MB; export only the invitation, or the days around the interview."
        )
    plain = _plain_bytes(data).strip()
    if not plain:
        raise InvalidInput("The file is empty; download the invitation again.")
    part = _calendar_part(plain) if _looks_like_mail(plain) else None
    if part is None:
        return Opened(text=_from_begin(plain, _decoded(plain)))
    inner = _plain_bytes(part.data).strip()
    return Opened(text=_from_begin(inner, _decoded(inner, part.charset)), method=part.method)


def text_of(data: bytes, charset: str = "") -> str:
    """The text in the character set it is most likely in; `charset` is what was named."""
    named = _known(charset)
    # ISO-2022 is all ASCII bytes, so it would pass as UTF-8; any other text that is valid UTF-8 is UTF-8.
    order = (named, "utf-8") if named.startswith("iso2022") else ("utf-8", named, "cp1252")
    for name in filter(None, order):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _from_begin(data: bytes, text: str) -> str:
    found = _BEGIN.search(text)
    if found is None:
        raise InvalidInput(
            f"This is not a calendar file but {_kind(data)}; save the invitation as .ics and import that."
        )
    return text[found.start() :]


def _kind(data: bytes) -> str:
    return next((kind for mark, kind in _KINDS if data.startswith(mark)), "something else")


@dataclass(frozen=True, kw_only=True)
class _Part:
    """The calendar part of a mail: its bytes, and the character set and method its header names."""

    data: bytes
    charset: str = ""
    method: str = ""


def _looks_like_mail(data: bytes) -> bool:
    """Whether it begins with the header of a MIME mail, and not with a calendar."""
    head = _END_OF_HEAD.split(data, maxsplit=1)[0]
    return (
        _HEADER.match(data) is not None
        and _MIME.search(head) is not None
        and not data[:6].upper().startswith(b"BEGIN:")
    )


def _calendar_part(data: bytes) -> _Part:
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


def _part(part: Message) -> _Part:
    payload = part.get_payload(decode=True)
    return _Part(
        data=payload if isinstance(payload, bytes) else b"",
        charset=part.get_content_charset(""),
        method=str(part.get_param("method", "")),
    )


def _plain_bytes(data: bytes) -> bytes:
    """The same in UTF-8 without a byte order mark, if it was UTF-16; anything else but for that mark as it is."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace").encode("utf-8")
    if data[1:2] == b"\0" and data[:1].isalpha():
        return data.decode("utf-16-le", errors="replace").encode("utf-8")
    if data[:1] == b"\0" and data[1:2].isalpha():
        return data.decode("utf-16-be", errors="replace").encode("utf-8")
    return data.removeprefix(codecs.BOM_UTF8)


def _decoded(data: bytes, charset: str = "") -> str:
    r"""The unfolded text with `\n` at line ends. `charset` is what the mail named, which may be wrong."""
    # Lines are unfolded as bytes because some programs fold in the middle of a character.
    lines = _without_quoting(_LINE_END.sub(b"\n", data))
    return text_of(_FOLD.sub(b"", _LINE_END.sub(b"\n", lines)), charset)


def _without_quoting(data: bytes) -> bytes:
    """Without quoted-printable that nobody decoded: of the whole file, or soft breaks of single values."""
    if _VCALENDAR_1.search(data):
        return _SOFT_BREAK.sub(b"", data)
    if _ESCAPED_EQUALS.search(data) and _SOFT_BREAK.search(data):
        return quopri.decodestring(data)
    return data


def _known(charset: str) -> str:
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        return ""
    return name if name.startswith((*_CHARSETS, "iso2022")) else ""
