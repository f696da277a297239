"""Where sentences end, in English, German, French and Spanish; a stop after “z. B.” or “24.” ends none."""

import re
from functools import lru_cache
from itertools import pairwise

from afterword.domain.checks.names import word_set

_MARK = re.compile(r"(?<![.!?…])[.!?…]++(?:[\s\u00a0\u202f]?»|[\"”’')\]])*+(?=\s|$)|[。！？]++")
_BEFORE_A_WORD = re.compile(r"[\s(«“\"„¿¡]")
_NEXT = re.compile(r"[\s\u00a0\u202f]*([«“\"„‘'(¿¡*•-]*\s?)(\S{0,40})")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){1,4}[^\W\d_]?")
_NEVER_LAST = word_set(
    "dr dres mr mrs ms mx prof st sr sra srta mme mlle mgr hr fr frl hrn dipl ing ggf bzw ca vgl inkl exkl evtl sog "
    "z.b d.h u.a z.t i.d.r v.a e.g i.e vs cf approx env p.ej ej ud uds vd dña tel tél nr no núm vol abb s art bd str "
    "av avda boul pl jan feb febr mar apr jun jul aug sep sept okt oct nov dez dec janv févr avr juil déc ene abr ago dic"
)
_MONTHS = word_set(
    "januar jänner februar märz april mai juni juli august september oktober november dezember january february "
    "march may june july october december"
)
_GERMAN = re.compile(r"\b(?:und|der|die|das|ich|mit|für|ist|nicht|auch)\b", re.IGNORECASE)
_OPENS_IN_GERMAN = word_set(
    "ich wir sie ihr es das die der dies diese dieser mein meine unser unsere auch und aber besonders gern gerne vielen "
    "danke für mit über bei wenn falls seit heute dort dabei daher deshalb ein eine schön sehr nach als so vor allem"
)
_OPENS_IN_ENGLISH = word_set("i we it you the this that these my our if please thank as when what")


def count_sentences(paragraph: str) -> int:
    """How many sentences end in a paragraph."""
    return sum(1 for mark in _MARK.finditer(paragraph) if _ends(paragraph, mark))


def split_sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph, each with its stop."""
    ends = [mark.end() for mark in _MARK.finditer(paragraph) if _ends(paragraph, mark)]
    cuts = [0, *ends, len(paragraph)]
    pieces = (paragraph[begin:end].strip() for begin, end in pairwise(cuts))
    return [piece for piece in pieces if piece]


def begins_sentence(text: str, place: int) -> bool:
    """Whether a sentence, a line or what is as good as one begins at that place."""
    before = text[max(0, place - 20) : place].rstrip(" \t\"'“‘„«(*_¿¡")
    return not before or before[-1] in ".!?:\n•-–—…"


def _ends(text: str, mark: re.Match[str]) -> bool:
    following = _NEXT.match(text, mark.end())
    opener, word = (following[1], following[2]) if following else ("", "")
    if not word and not opener.strip():
        return True
    if word[:1].islower() and not opener.strip("( *•-"):
        return False
    if mark[0] != ".":
        return True
    before = _BEFORE_A_WORD.split(text[max(0, mark.start() - 40) : mark.start()].removesuffix("\n"))[-1]
    return not before or not _only_shortens(before, word.strip(",;:.!?»”\"'’)"), text)


def _only_shortens(before: str, after: str, text: str) -> bool:
    """Whether a stop belongs to the word before it: an abbreviation, an initial, a German ordinal."""
    low = before.lower().lstrip("-–/")
    if low in _NEVER_LAST:
        return not (low in {"no", "s", "may", "mar"} and not after[:1].isdigit())
    if before.isdigit():
        return len(before) <= 2 and _is_ordinal(after.lower(), text)
    if low in {"p.m", "a.m"}:
        return False
    if len(before) == 1 and after.lower() in _OPENS_IN_ENGLISH:
        return False
    return before != "I" and _DOTTED.fullmatch(before + ".") is not None and len(before) < 6


def _is_ordinal(after: str, text: str) -> bool:
    return after in _MONTHS or (after not in _OPENS_IN_GERMAN and _is_german(text))


@lru_cache(maxsize=16)
def _is_german(text: str) -> bool:
    """Kept, for it is asked at every number of a text."""
    return len(_GERMAN.findall(text)) > 2
