"""Which of the words typed in a hurry can stand in a mail at all."""

import re
import unicodedata

LONGEST = 2000
"""Of a longer text only so many characters are read."""

_LONGEST_WORD = 45

_ODD = re.compile(
    r"^\W*(?:undefined|none|null|nan|nil)\W*$|[{}<>\[\]|\\^`~]|%\w+%|\$\w|_{2,}|\*\||(?<!\S)@(?!\w)|\bTODO\b|\bFIXME\b|\bX{3,}\b|lorem ipsum|\b(?:javascript|data|file):\S",
    re.IGNORECASE,
)
_TODO_IN_SPANISH = re.compile(r"\btodo\b")
_ATTACHED = re.compile(
    r"\battach|\benclos|\bim anhang|\bangehängt|\bci-joint|\bpi[èe]ces? jointes?|\badjunt", re.IGNORECASE
)
_WEB_ADDRESS = re.compile(r"\S*(?:://|www\.)\S*|\S+@\S+\.\S+")
_PICTURE = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f1e6-\U0001f1ff]")
_STOPS = re.compile(r"([.,;:!?])(?:\s*[.,;:])+(?!\w)")
_SLOT_WORDS = re.compile(r"\((?:name|company|role|date|topic|team|title|insert|your)\b[^)]*\)", re.IGNORECASE)


def plain(text: str) -> str:
    """On one line, without control characters, pictures and web addresses; "" when it cannot be used."""
    said = one_line(_WEB_ADDRESS.sub(" ", _PICTURE.sub(" ", text[:LONGEST])))
    said = _STOPS.sub(r"\1", said)
    return said if usable(said) else ""


def usable(text: str) -> bool:
    """Whether nothing in it could be taken for a slot, for markup or for an attachment, and it has letters."""
    if text.lstrip().startswith("!") or not any(char.isalpha() for char in text):
        return False
    if "  " in text or any(len(word) > _LONGEST_WORD for word in text.split()):
        return False
    read = _TODO_IN_SPANISH.sub("", text)
    return not (_ODD.search(read) or _ATTACHED.search(read) or _SLOT_WORDS.search(read) or unclosed(read))


def one_line(text: str) -> str:
    """White space collapsed, control and direction marks left out."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    seen = "".join(
        " " if char.isspace() else char for char in text if char.isspace() or not _is_control(char)
    )
    return " ".join(seen.split())


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"} and char != "\u200d"


def unclosed(text: str) -> bool:
    """Whether a quotation mark or bracket is opened and not closed."""
    low, high, after = (text.count(mark) for mark in "„“”")
    quoted = (high, 0, high) if after else (low, low, 0)  # “English” or „Deutsch“
    pairs = any(text.count(a) != text.count(b) for a, b in ("()", "«»"))
    return bool(text.count('"') % 2) or pairs or (high, low, after) != quoted
