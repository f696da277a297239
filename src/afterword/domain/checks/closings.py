"""How a mail ends: “Best regards,” and how else one takes leave, in English, German, French and Spanish."""

import re
from collections.abc import Iterator

from afterword.domain.checks.names import folded, word_set

_MOST_WORDS, _LAST_LINES = 6, 10
_WORD = re.compile(r"[^\W_]+")
_FROM_WHERE = re.compile(r" (?:from|aus|desde) \w+$")

_TAKES_LEAVE = word_set(
    "regards wishes sincerely cheers best warmly cordially faithfully respectfully yours "
    "gruss grusse grussen gruesse gruessen mfg lg vg hochachtungsvoll herzlichst "
    "cordialement salutations sentiments bientot sincerement amicalement "
    "saludo saludos abrazo deseos atentamente cordialmente"
)
_THANKS = word_set("thanks thank danke dank merci gracias")
_BESIDE_THANKS = word_set(
    "many with you again so much very vielen herzlichen nochmals beaucoup encore muchas mil otra vez"
)
_BESIDE = _BESIDE_THANKS | word_set(
    "my and the all kind kindest warm warmest good truly mit freundlichen freundliche freundlichem besten beste bestem viele liebe lieben "
    "herzliche schone schonen und a avec mes nos bien vous meilleures sinceres distinguees un cordial cordiales muy "
    "muchos mis mejores reciba fuerte"
)
_PHRASES = frozenset({"bien a vous", "bis bald", "hasta pronto", "take care"})


def is_closing(line: str) -> bool:
    """Whether a line closes a mail: it takes leave, or thanks and ends with a comma."""
    said = _said(line)
    thanks = _consists_of(said, _THANKS, _BESIDE_THANKS) and line.rstrip().endswith(",")
    return takes_leave(line) or thanks


def takes_leave(line: str) -> bool:
    """Whether a line takes leave; “Many thanks,” alone does not, and may stand before one that does."""
    said = _said(line)
    return said in _PHRASES or _consists_of(said, _TAKES_LEAVE, _BESIDE | _THANKS)


def _said(line: str) -> str:
    """Its words, folded, without where the writer is; "" for more words than a closing has."""
    said = _WORD.findall(folded(line[:100]))
    return _FROM_WHERE.sub("", " ".join(said)) if len(said) <= _MOST_WORDS else ""


def _consists_of(said: str, needed: frozenset[str], besides: frozenset[str]) -> bool:
    """Whether one of the needed words is there, and no word but those and what goes with them."""
    found = set(said.split())
    return bool(found & needed) and found <= needed | besides


def last_lines(text: str) -> list[str]:
    """The last ten lines that are not empty."""
    return [line for _, line in _last_lines(text)]


def sign_off(text: str, name: str) -> int:
    """Where closing and signature begin, at the end of a text; its length when there are none."""
    signed = folded(" ".join(name.split()))
    ends = (at for at, line in _last_lines(text) if is_closing(line) or folded(line) == signed)
    return next(ends, len(text))


def _last_lines(text: str) -> list[tuple[int, str]]:
    return list(_lines(text))[-_LAST_LINES:]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line that is not empty, stripped, and where it begins."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, line.strip()
        at += len(line) + 1
