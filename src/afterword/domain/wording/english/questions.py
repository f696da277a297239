"""Turns a question into what follows “tell me” or “about”: “how do you onboard?” → “how you onboard”."""

import re

from afterword.domain.wording.english.clauses import DETERMINERS, words
from afterword.domain.wording.english.verbs import AUXILIARIES, BASES, past_form, third_person
from afterword.domain.wording.word_sets import word_set

_SUBJECTS = word_set("i we you he she they it there everyone people engineers teams nurses teachers")
_OPENERS = word_set("is are was were do does did can could will would should has have had am")
_WH_PHRASE = re.compile(
    r"^(?P<wh>how (?:often|long|many \w+|much(?: \w+)?|big|far|soon|quickly|early|late|well|else)|what (?:kind|sort|type)s? of \w+|"
    r"(?:what|which) (?!is\b|are\b|was\b|were\b|do\b|does\b|did\b|will\b|would\b|can\b|could\b|should\b|has\b|have\b|made\b|happens\b|"
    r"drew\b|the\b|your\b|their\b|you\b|they\b|we\b|i\b|it\b)\w+|(?:who|what|where) else|how|why|what|when|where|who|which)\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_SHORTENED = (("'s", "is"), ("'re", "are"), ("'ll", "will"), ("'ve", "have"), ("'d", "would"))


def is_question(text: str) -> bool:
    """Whether the words are in a question's order, or end with its mark."""
    said = words(text)
    if text.rstrip().endswith("?"):
        return True
    if len(said) < 3:
        return False
    if said[0] in _OPENERS and said[1] in _SUBJECTS | DETERMINERS:
        return True
    found = _WH_PHRASE.match(_unshortened(text))
    if not found or (
        found["wh"].lower() in {"what", "who", "which"} and words(found["rest"])[0] in {"is", "are", "was"}
    ):
        return bool(found)
    return words(found["rest"])[0] in AUXILIARIES


def indirect(question: str) -> str:
    """The question as a clause or a noun, "" when its order cannot be undone for certain."""
    text = _unshortened(question.rstrip(" ?.!"))
    said = words(text)
    if not said:
        return ""
    if said[0] in _OPENERS:
        turned = _turned(text.split(" ", 1)[0].lower(), text.split(" ", 1)[1] if " " in text else "")
        return f"whether {turned}" if turned else ""
    found = _WH_PHRASE.match(text)
    return _wh_clause(found["wh"].lower(), found["rest"]) if found else ""


def _unshortened(text: str) -> str:
    """“what's” → “what is”."""
    first, _, rest = text.replace("’", "'").partition(" ")
    for short, full in _SHORTENED:
        if first.lower().endswith(short) and first.lower() not in {"let's"}:
            return f"{first[: -len(short)]} {full} {rest}"
    return text


def _wh_clause(wh: str, rest: str) -> str:
    first, _, others = rest.partition(" ")
    verb = first.lower()
    itself = wh.startswith(("how many ", "which ", "what ")) and verb in {"is", "are", "will", "was"}
    if itself and words(others)[:1] and words(others)[0] not in _SUBJECTS | DETERMINERS:
        return f"{wh} {rest}"
    if verb not in AUXILIARIES:
        return f"{wh} {rest}"
    if wh == "what" and verb in {"is", "are"} and not others.lower().endswith(" like"):
        return _thing_asked(others, verb)
    if wh == "what" and verb in {"will", "would"} and others.lower().startswith("be "):
        thing = re.sub(r"^(?=(?:next|start date|timeline))", "the ", others[3:])
        return f"what {thing} {verb} be"
    turned = _turned(verb, others)
    if not turned and verb in {"is", "are", "was"} and len(others.split()) <= 6:
        return f"{wh} {others} {verb}"
    return f"{wh} {turned}" if turned else ""


def _thing_asked(others: str, verb: str) -> str:
    """“what is your favourite thing here” asks about the thing itself."""
    said = words(others)
    if not said:
        return ""
    if said[0] in _SUBJECTS:
        return f"what {_turned(verb, others)}"
    return others if said[0] in DETERMINERS else ""


_HOW_IT_IS = re.compile(
    r"(?P<what>(?:the|a|an|your|their|this) (?:[\w-]+ ){0,2}[\w-]+) (?P<how>take[ -]home|remote|in person|online|paid|timed|on[ -]?site|hybrid|permanent|full[ -]time|part[ -]time)$"
)


def _turned(auxiliary: str, others: str) -> str:
    """Subject before verb: (“do”, “you onboard juniors”) → “you onboard juniors”."""
    asked = _HOW_IT_IS.match(others) if auxiliary in {"is", "are", "was"} else None
    if asked:
        return f"{asked['what']} {auxiliary} {asked['how']}"
    subject, rest = _subject(auxiliary, others)
    if not subject or not rest:
        return ""
    if auxiliary in {"do", "does", "did"}:
        return f"{subject} {_lexical(auxiliary, rest)}"
    return f"{subject} {auxiliary} {rest}"


def _lexical(auxiliary: str, rest: str) -> str:
    if auxiliary == "do":
        return rest
    first, _, more = rest.partition(" ")
    verb = past_form(first.lower()) if auxiliary == "did" else third_person(first.lower())
    return f"{verb} {more}".strip()


def _subject(auxiliary: str, others: str) -> tuple[str, str]:
    """The subject and what is said of it, both "" when it is not clear where the one ends."""
    parts = others.split()
    if not parts:
        return "", ""
    if parts[0].lower() in _SUBJECTS:
        return parts[0], " ".join(parts[1:])
    end = _where_it_ends(auxiliary, [part.lower().strip(",") for part in parts])
    return (" ".join(parts[:end]), " ".join(parts[end:])) if end else ("", "")


def _where_it_ends(auxiliary: str, parts: list[str]) -> int:
    for place in range(1, min(len(parts), 6)):
        word = parts[place]
        if auxiliary in {"do", "does", "did", "can", "could", "will", "would", "should"}:
            if word in BASES | {"be"} and parts[place - 1] not in DETERMINERS:
                return place
        elif word in {
            "like",
            "going",
            "structured",
            "organised",
            "organized",
            "measured",
            "set",
            "made",
        } or re.fullmatch(r"\w{3,}ing", word):
            return place
    return 0
