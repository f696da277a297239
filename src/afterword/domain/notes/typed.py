"""What the candidate typed, as it goes into a note: on one line, and otherwise letter for letter."""

import unicodedata
from collections.abc import Collection

from afterword.errors import InvalidInput

LONGEST = 1_000
"""The most characters of one remark."""

_STOPS = ".!?…。！？؟"
_QUOTES = "\"'”’»"
_CLOSING = f"{_QUOTES})]"
_LOOSE_ENDS = " ,;:"
_FEWEST_WORDS, _MOST_WORDS_INSIDE = 4, 10
_NOT_IN_A_NAME = frozenset("{}<>[]|\\^`~")
_LONGEST_NAME = 150
_UNSEEN = frozenset({"Cc", "Cs", "Co"})
_FILLERS = "\u115f\u1160\u3164\uffa0"  # letters by name only: they show nothing


def on_one_line(text: str) -> str:
    """White space collapsed, and control characters left out."""
    spaced = (" " if char.isspace() or char in _FILLERS else char for char in text)
    return " ".join("".join(char for char in spaced if unicodedata.category(char) not in _UNSEEN).split())


def usable(text: str) -> str:
    """The text on one line.

    Raises:
        InvalidInput: it holds no word, or is too long for a note.
    """
    line = on_one_line(text)
    if not any(char.isalnum() for char in line):
        raise InvalidInput(f"“{line[:40]}” holds no word; say it in words, or leave it out.")
    if len(line) > LONGEST:
        raise InvalidInput(
            f"“{line[:40]}…” has {len(line):,} characters, and at most {LONGEST:,} fit; say it in a sentence."
        )
    return line


def name(text: str) -> str:
    """A company, a role, a headline as it may stand in a note; "" for what is markup, a slot or no word."""
    line = on_one_line(text)
    odd = any(char in _NOT_IN_A_NAME for char in line) or "://" in line
    return "" if odd or not any(char.isalnum() for char in line) or len(line) > _LONGEST_NAME else line


def ends_sentence(text: str) -> bool:
    """Whether it ends with a full stop or the like, perhaps inside quotation marks."""
    bare = text.rstrip(_QUOTES)
    return bool(bare) and bare[-1] in _STOPS


def is_whole_sentence(text: str) -> bool:
    """Whether it reads as a sentence of its own: a capital first, a stop at the end, some words between.

    A script without capitals or without spaces only needs the stop.
    """
    first = next((char for char in text if char.isalpha()), "")
    capital = first.isupper() or (first.isalpha() and first.lower() == first.upper())
    spaced = len(text.split()) >= _FEWEST_WORDS or first.lower() == first.upper()
    return bool(first) and capital and spaced and ends_sentence(text)


def is_one(text: str) -> bool:
    """Whether no sentence ends before its end."""
    inner = without_stop(text)
    return not any(
        mark in _STOPS and (at + 1 == len(inner) or inner[at + 1].isspace()) for at, mark in enumerate(inner)
    )


def fits_inside(text: str) -> bool:
    """Whether words can stand after it in the same sentence: it is short, and no clause or sentence ends in it."""
    return is_one(text) and ", " not in without_stop(text) and len(text.split()) <= _MOST_WORDS_INSIDE


def is_link(text: str) -> bool:
    """Whether it is an address and nothing else: it goes with the words before it."""
    return "://" in text and " " not in text


def without_stop(text: str) -> str:
    """Without the full stop, comma or colon it ends with; dots for something left out stay."""
    bare = text.rstrip(_LOOSE_ENDS)
    return bare if bare.endswith("..") else bare.removesuffix(".").rstrip(_LOOSE_ENDS)


def stopped(text: str) -> str:
    """With a full stop at its end, unless it ends a sentence already, or with a link or a picture."""
    bare = text.rstrip(_LOOSE_ENDS)
    last = bare.split()[-1] if bare else ""
    if ends_sentence(bare) or "://" in last or not (bare[-1:].isalnum() or bare[-1:] in _CLOSING + "%€$£+#"):
        return bare
    return f"{bare}."


def raised(text: str) -> str:
    """With a capital first letter, where the letter has one."""
    return text[:1].upper() + text[1:] if len(text[:1].upper()) == 1 else text


def lowered(text: str, small: Collection[str]) -> str:
    """With a small first letter where its first word is one of these: a telephone begins with a capital."""
    return text[:1].lower() + text[1:] if set(words(text)[:1]) & set(small) else text


def words(text: str) -> list[str]:
    """The words to compare by: no case, no marks around them, no apostrophes."""
    plain = text.replace("'", "").replace("’", "").casefold()
    stripped = (word.strip(f"{_STOPS}{_CLOSING}{_LOOSE_ENDS}“„«(¿¡") for word in plain.split())
    return [word for word in stripped if word]
