"""A title taken apart: what is said of interviews in it, and the names that are left."""

import re
from dataclasses import dataclass

from afterword.domain.detection.text import (
    Found,
    Lexicon,
    Spacer,
    Words,
    fold,
    folded_words,
    has_cjk,
    one_line,
    words,
)
from afterword.domain.detection.vocabulary import interviews, other_meetings, roles

STRONG, LIKELY, HINT, FAINT = 5.0, 4.0, 2.0, 1.0

CALLED = Lexicon(
    dict.fromkeys(interviews.HINT, HINT)
    | {phrase: FAINT for phrase in interviews.HINT if " ".join(folded_words(phrase)) in interviews.FAINT}
    | dict.fromkeys(interviews.LIKELY, LIKELY)
    | dict.fromkeys(interviews.STRONG, STRONG)
)
ROLES = Lexicon(dict.fromkeys(roles.NOUNS, True) | dict.fromkeys(roles.NOT_ROLES, False))
_CJK_ROLES = tuple(fold(noun) for noun in roles.NOUNS if has_cjk(noun))
_SPACER = Spacer(
    (
        *interviews.STRONG,
        *interviews.LIKELY,
        *interviews.HINT,
        *(phrase for phrases in other_meetings.DECISIVE.values() for phrase in phrases),
        *other_meetings.CANCELLED,
        *other_meetings.CLASHING,
    )
)
_REQUISITION = re.compile(r"\b(?:JR|REQ|R|ID|Job)[-_ #]{0,2}\d{3,}\b|#\d+")


@dataclass(frozen=True, slots=True)
class Title:
    text: str
    words: Words
    called: tuple[Found[float], ...]


def read_title(raw: str, more: str = "") -> Title:
    """The title's words and what in them an interview is called; `more` is a title told elsewhere."""
    own = _REQUISITION.sub(" | ", one_line(raw))
    text = one_line(_SPACER.spaced(f"{own} | {more}" if more and more not in own else own))
    found = words(text)
    return Title(text=text, words=found, called=tuple(CALLED.find(found)))


def is_role(folded: tuple[str, ...]) -> bool:
    """Whether these words name a job."""
    found = list(ROLES.find_folded(list(folded)))
    if any(match.tag for match in found):
        return True
    return any(noun in word for word in folded if not word.isascii() for noun in _CJK_ROLES)
