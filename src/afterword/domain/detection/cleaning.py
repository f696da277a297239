"""Event text as plain lines of bounded length; whatever it holds, it is data."""

import html
import re
import unicodedata

MAX_TITLE = 300
MAX_DESCRIPTION = 12_000
MAX_NAME = 120

_BREAKS = re.compile(r"<(?:br|/?p|/?div|/?li|/?tr|/?ul|/?ol|/?h[1-6])(?:\s[^<>]{0,300})?/?>", re.IGNORECASE)
_TAGS = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]{0,1000})?/?>")
_TROUBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\u0085\x0b\x0c]")
_BLANKS = re.compile(r"\s+")
_NO_NAME = re.compile(r"[{}<>\\|\[\]^~`%$]|://|www\.")


def one_line(text: str, limit: int = MAX_TITLE) -> str:
    """The text on one line, without control and direction marks, at most `limit` characters."""
    head = text[: 4 * limit]
    if not head.isascii() or not head.isprintable():
        head = _TROUBLE.sub("", _LINE_ENDS.sub(" ", head.replace("\n", " ").replace("\t", " ")))
        head = unicodedata.normalize("NFC", head)
    return _BLANKS.sub(" ", head).strip()[:limit].rstrip()


def lines(text: str) -> list[str]:
    """The text's lines, with HTML taken out and white space put in order."""
    head = text[: 2 * MAX_DESCRIPTION]
    if "<" in head or "&" in head:
        head = html.unescape(_TAGS.sub("", _BREAKS.sub("\n", head)))
    head = _TROUBLE.sub("", _LINE_ENDS.sub("\n", head))[:MAX_DESCRIPTION]
    return [_BLANKS.sub(" ", line).strip() for line in head.split("\n")]


def name_like(text: str) -> str | None:
    """What may stand as a company, a role or a name: one clean line of at most 120 characters, or None."""
    line = one_line(text, MAX_NAME + 1).strip(" .,;:–—-·•*|/()\"“”„'’&+#_@?!")
    if not line or len(line) > MAX_NAME or _NO_NAME.search(line):
        return None
    return line if any(char.isalpha() for char in line) else None
