"""Puts a hurried line into the spelling its writer would have used with time."""

import re
from collections.abc import Mapping

from afterword.domain.wording.english.names_of_things import WRITTEN, WRITTEN_PHRASES
from afterword.domain.wording.english.typing_errors import COMPOUNDS, MEANT

_WORD = re.compile(r"(?<![\w@/.#-])[\w+#&.][\w’'/&+#.-]*|[&+](?=\s)")
_TAIL = re.compile(r"^(.*?)((?:'s|’s)?[.,;:!?]*)$", re.DOTALL)
_SPACED_STOP = re.compile(r"\s+([,;:!?])|\s+\.(?=\s|$)")
_ELLIPSIS = re.compile(r"\s*(?:\.{2,}|…)\s*")
_FROM_TO = re.compile(r"^([\w.+#]+(?: [\w.+#]+)?) *→ *(?!\w+ing\b)([\w.+#]+(?: [\w.+#]+)?)$")
_ARROW = re.compile(r"\s*→\s*")
_DASH = re.compile(r"\s+(?:--+|–|—|-)\s+|--+")
_UNITS = r"(?:people|persons?|weeks?|months?|years?|days?|hours?|teams?|engineers?|nurses?|teachers?|squads?|kids|times?|others|countries|offices)"
_EVERY = re.compile(
    r"\b([1-9]) (weeks?|days?|months?|nights?|weekends?) in (?:every )?([1-9])\b(?![\d.:,%-])"
)
_COUNT = re.compile(
    rf"(?<![\w.:/$€£#-])(?<!Year )(?<!year )(?<!grade )(?<!phase )[1-9](?= (?:more |new |different |other )?{_UNITS}\b)|(?<![\w.:/$€£#-])(?<!Year )(?<!year )(?<!week )(?<!tier )(?<!phase )[2-9](?= [a-z]{(3,)}s\b)|(?:(?<=\bteam of )|(?<=\btop ))[1-9](?![\w.%:-])"
)
_LONG = re.compile(
    r"\b([1-9]\d?|two|three|four|five|six) (day|hour|week|month|year|minute|page|bed|person|storey|seat|step|course) "
    r"(?!in\b|of\b|a\b|an\b|the\b|per\b|and\b|or\b|to\b|at\b|is\b|for\b|from\b|ago\b|each\b|on\b|with\b|when\b)([a-z]+)",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?<=\bruns to )(?:march|may)\b|(?<=\bin )(?:march|may)\b|(?<=\bby )(?:march|may)\b|(?<=\buntil )(?:march|may)\b|(?<=\bsince )(?:march|may)\b"
)
_REACT = re.compile(
    r"(?<=\bin )react\b|(?<=\busing )react\b|(?<=\bfrom )react\b|(?<=\bmoving to )react\b|\breact(?= (?:and|app|front|code|component|hooks))|(?<=\w )react$"
)
_NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def spelled(text: str) -> str:
    """The line with slips, shorthand, brands and stops put right; what is not known stays as typed."""
    text = _QUESTION.sub("question", _HALFWAY.sub("", text.strip()))
    steps = [part.strip() for part in text.split("→")]
    if len(steps) > 2 and all(0 < len(step.split()) < 4 for step in steps[:-1]):
        text = f"going from {' to '.join(steps)}"
    text = _ARROW.sub(" – ", _FROM_TO.sub(r"the move from \1 to \2", text.strip()))
    text = _DASH.sub(" – ", _ELLIPSIS.sub(" ", text)).replace("’", "'")
    text = _SPACED_STOP.sub(lambda found: found[1] or ".", text)
    if text.isupper() and (len(text.split()) > 2 or any(len(word) > 6 for word in text.split())):
        text = text.lower()
    text = _EMPHASIS.sub(lambda found: found[1].lower(), text)
    text = _I_WOULD.sub(r"\1 i'd ", text)
    text = _VERY.sub("very ", _BECAUSE.sub(" because ", _ABOUT.sub(_about, text)))
    text = _WORD.sub(_put_right, text)
    text = _REACT.sub("React", _LONG.sub(lambda found: f"{_spoken(found[1])}-{found[2]} {found[3]}", text))
    text = _MONTH.sub(lambda found: found[0].capitalize(), text)
    text = _EVERY.sub(lambda f: f"{_NUMBERS[int(f[1])]} {f[2]} in {_NUMBERS[int(f[3])]}", text)
    if len(re.findall(r"\d+", text)) == 1:
        text = _COUNT.sub(lambda found: _NUMBERS[int(found[0])], text)
    text = _IN_A_PLACE.sub(lambda found: f"{found[1]} {found[2].capitalize()}", text)
    text = _CITY.sub(lambda found: found[0].capitalize(), text)
    text = _SWITCH.sub(_switch, _SCHOOL_YEAR.sub("Year", text))
    return " ".join(_phrases(_phrases(text, COMPOUNDS), WRITTEN_PHRASES).split())


_SWITCH = re.compile(
    r"^([\w.+#]+) (?:to|->|>) ([\w.+#]+)(?: (?:migration|move|switch))?(?= (?:in|by|next|this|from)\b|$)"
)
_SCHOOL_YEAR = re.compile(r"\byear(?= \d{1,2}s\b)")
_CITY = re.compile(
    r"(?<=\bin )(?:austin|phoenix|florence|portland|porto|turkey|china)\b|(?<=[a-z] and )(?:austin|phoenix|portland)\b|(?<=\bto )(?:austin|phoenix|portland)\b"
)
_HALFWAY = re.compile(
    r",? (?:halfway(?: done| through)?|nearly (?:done|there)|almost (?:done|there)|in progress|half done)$"
)
_QUESTION = re.compile(r"(?<=[a-z] )q(?= (?:on|about|around|re)\b)")
_IN_A_PLACE = re.compile(
    r"\b(in|from|near) (bath|derby|perth|kent|cork|york|stirling|reading)(?=$|[.,;!?]| (?:and|in|last|for)\b)"
)
_EMPHASIS = re.compile(
    r"(?<=[a-z] )(NOT|ALL|VERY|REALLY|NO|ONLY|NEVER|EVERY|SO|LOVE|LOVED|BIG|HUGE)(?= [a-z]|$)"
)
_ABOUT = re.compile(r"(?<=[a-z]) re (?=[a-z0-9])|^(?:asked|talked|chat|question|spoke|discussion) re (?=\w)")
_I_WOULD = re.compile(r"\b(what|how|where|when|why|if) id (?=[a-z])")
_BECAUSE = re.compile(
    r"(?<=[a-z]) (?:bc|cos|cause|cuz|coz) (?=(?:I|i|my|they|the|we|it|she|he|of|their|you)\b)"
)
_VERY = re.compile(
    r"(?:^|(?<= ))v (?=(?:into|keen|good|nice|big|hands|much|happy|small|strong|friendly|proud|excited|clear|open|honest|kind|interested|supportive|busy|calm)\b)"
)
_NO_VOWEL = re.compile(r"[bcdfghjklmnpqrstvwxz]{3,5}")
_SHORT_WORDS = frozenset(
    {
        "hmm",
        "pls",
        "thx",
        "tmrw",
        "nth",
        "dbt",
        "npm",
        "pwd",
        "mrs",
        "shh",
        "psst",
        "brr",
        "grr",
        "tbh",
        "imho",
    }
)


def _switch(found: re.Match[str]) -> str:
    """“Xero to NetSuite” → “the move from Xero to NetSuite”, where both are known names."""
    both = {found[1].lower(), found[2].lower()} <= WRITTEN.keys()
    return f"the move from {found[1]} to {found[2]}" if both else found[0]


def _about(found: re.Match[str]) -> str:
    """“asked re rotas” → “asked about rotas”."""
    return found[0].replace(" re ", " about ")


def _spoken(number: str) -> str:
    return _NUMBERS[int(number)] if number in set("123456789") else number


def _put_right(found: re.Match[str]) -> str:
    word = found[0]
    if word.lower() in MEANT:
        return _keeping_capital(word, MEANT[word.lower()])
    parts = _TAIL.match(word)
    stem, tail = (parts[1], parts[2]) if parts else (word, "")
    low = stem.lower()
    if low in MEANT:
        return _keeping_capital(stem, MEANT[low]) + tail
    if low in WRITTEN and stem in {low, low.capitalize(), low.upper()}:
        return WRITTEN[low] + tail
    if _NO_VOWEL.fullmatch(stem) and low not in _SHORT_WORDS:
        return stem.upper() + tail
    return "-".join(WRITTEN.get(part, part) for part in stem.split("-")) + tail if "-" in stem else word


def _keeping_capital(typed: str, meant: str) -> str:
    return meant[:1].upper() + meant[1:] if typed[:1].isupper() and len(typed) > 1 else meant


def _phrases(text: str, known: Mapping[str, str]) -> str:
    low = text.lower()
    for phrase, written in known.items():
        if phrase in low:
            text = re.sub(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])", written, text, flags=re.IGNORECASE)
            low = text.lower()
    return text
