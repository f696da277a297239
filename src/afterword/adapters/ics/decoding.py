"""Bytes to text: character sets, folded lines and quoted-printable leftovers, as mail programs leave them."""

import codecs
import quopri
import re

_UTF8_BOM = codecs.BOM_UTF8
_LINE_END = re.compile(rb"\r\r?\n|\r")
_FOLD = re.compile(rb"\n[ \t]")
_SOFT_BREAK = re.compile(rb"=[ \t]*+\n(?![ \t])")
_ESCAPED_EQUALS = re.compile(rb"=3D", re.IGNORECASE)
_VCALENDAR_1 = re.compile(rb"ENCODING=QUOTED-PRINTABLE", re.IGNORECASE)
_CHARSETS = ("iso8859", "cp125", "koi8", "shift_jis", "euc", "gb", "big5", "mac-")
"""How the names of codecs start that a mail may name; some others take very long on hostile bytes."""


def plain_bytes(data: bytes) -> bytes:
    """The same in UTF-8 without a byte order mark, if it was UTF-16; anything else but for that mark as it is."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace").encode("utf-8")
    if data[1:2] == b"\0" and data[:1].isalpha():
        return data.decode("utf-16-le", errors="replace").encode("utf-8")
    if data[:1] == b"\0" and data[1:2].isalpha():
        return data.decode("utf-16-be", errors="replace").encode("utf-8")
    return data.removeprefix(_UTF8_BOM)


def decoded(data: bytes, charset: str = "") -> str:
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


def _known(charset: str) -> str:
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        return ""
    return name if name.startswith((*_CHARSETS, "iso2022")) else ""
