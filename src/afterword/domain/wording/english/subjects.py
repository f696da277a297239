"""Gives a jotted line the subject that it lacks: “uses dbt”, “grew up in Porto”, “walked the farm”."""

import re

from afterword.domain.wording.english.articles import with_the
from afterword.domain.wording.english.clauses import DETERMINERS, LEADS_ON, is_sentence, words
from afterword.domain.wording.english.questions import is_question
from afterword.domain.wording.english.verbs import (
    BASE_OF_THIRD,
    BASES,
    NOUNS_TOO,
    PARTICIPLES_TOO,
    PASTS,
    gerund,
    past_form,
)
from afterword.domain.wording.word_sets import word_set

_DONE_TOGETHER = word_set(
    "walked toured sketched debugged paired tasted swapped compared whiteboarded laughed"
)
_DOES = word_set("use have hire want need uses wants needs offers gives pays values hires trains runs")
_DONE_BY_ME = word_set(
    "made drew led delivered sat spent taught met presented shadowed watched observed cooked tried tasted demoed pitched visited saw prepped plated trialled trialed helped served practised practiced"
)
"""What a visitor did on the day, when nobody is named."""
_TOGETHER = re.compile(
    r"(pair|live|mob|role) (programmed|coded|debugged|played)\b(?!.*\b(?:with|together)\b)"
)
_TOGETHER_DOING = {
    "programmed": "programming",
    "coded": "coding",
    "debugged": "debugging",
    "played": "playing",
}
_DID = re.compile(
    r"did (?=(?:an? |the |my |some |two |three )?(?:[\w-]+ ){0,3}(?:shift|trial|test|exercise|task|lesson|round|tour|demo|presentation|role-?play|walk-?round|session|service|prep|case|whiteboard)\b)"
)
_JUST = re.compile(r"^(?:just|recently|also|still|already|now|currently|finally) (?=(?P<verb>[a-z]+)\b)")
_LOOKING = re.compile(
    r"^(?:currently |still |now )?(?:using (?!\w+ing\b)|looking for|hoping to|planning to|trying to|hiring for|about to) "
)
_MANY_TOO = word_set(
    "volunteers graduates leads gardens tours costs breaks repairs signs studies answers checks monitors structures tracks trades treats cycles analyses shows notices"
)
"""Several of a thing as often as what somebody does: “volunteers every Tuesday”."""
_OF_ONE = word_set("a an the his her their my our your its")
_SURELY_PAST = PASTS - BASES - PARTICIPLES_TOO
_SUBJECTLESS = word_set(
    "grew studied worked lived moved started joined went came has volunteered graduated retired"
)


def with_subject(content: str) -> str:
    """The one who was listened to did it, or both together where the verb says so."""
    said = words(content)
    first, second = said[0], said[1] if len(said) > 1 else ""
    just = _JUST.match(content)
    if not second or (is_sentence(content) and not just):
        return content
    if _LOOKING.match(content):
        return f"they are {content}"
    if just and (just["verb"] in PASTS - BASES or just["verb"] in BASE_OF_THIRD.keys() - NOUNS_TOO):
        return f"she {content}"
    if first in _DONE_TOGETHER or (content.endswith(" together") and first in PASTS - BASES):
        return f"we {content}"
    return f"she {content}" if _lacks_one(content, first, second) else content


def done_by_me(content: str) -> str:
    """“taught a lesson on fractions” → “teaching a lesson on fractions”, "" when it is not what the visitor did."""
    together = _TOGETHER.match(content)
    if together:
        return f"{together[1]} {_TOGETHER_DOING[together[2]]}{content[together.end() :]} with you"
    if len(words(content)) < 2 or is_sentence(content):
        return ""
    got = _GOT_TO.match(content)
    if got:
        return f"{gerund(past_form(got['verb']))}{got['rest']}"
    if _DID.match(content):
        return f"doing {_one(content[4:])}"
    first, rest = content.split(" ", 1)
    return _doing(first.lower(), rest) if _is_mine(first.lower(), rest) else ""


def _is_mine(verb: str, rest: str) -> bool:
    """Whether a verb without a subject says what the visitor did on the day: not “served in the army”."""
    somewhere = rest.split(maxsplit=1)[0] in LEADS_ON - DETERMINERS and verb not in {"sat", "read", "helped"}
    if somewhere or _LONG_AGO.search(rest):
        return False
    if verb in {"read", "helped"}:
        return rest.startswith(("with ", "out "))
    if verb in {"led", "delivered"}:
        return rest.startswith(("a ", "an ", "my "))
    return verb in _DONE_BY_ME and (verb not in {"sat", "spent"} or bool(_SOMEWHERE.search(rest)))


_GOT_TO = re.compile(r"(?:i )?got to (?P<verb>meet|see|try|taste|watch|hold|use|visit|help)(?P<rest> .+)$")
_LONG_AGO = re.compile(
    r"\b(?:last|years?|ago|since|once|before|earlier|originally|from scratch|himself|herself|themselves|(?:19|20)\d\d)\b"
)
"""Long before the day of the conversation, or by oneself: what they did, not what the visitor did."""
_SOMEWHERE = re.compile(r"\b(?:with|in|at|on)\b")


def _doing(verb: str, rest: str) -> str:
    doing = "reading" if verb == "read" else gerund(verb)
    rest = re.sub(r"^([A-Z]\w+) who ", r"\1, who ", rest) if verb in {"met", "saw"} else rest
    return f"{doing} {rest if rest.split()[0] in LEADS_ON else _one(rest)}"


def _one(thing: str) -> str:
    """“trial shift on sauce” → “a trial shift on sauce”."""
    named = with_the(thing)
    return f"a {named[4:]}" if named != thing and named.startswith("the ") else thing


def _lacks_one(content: str, first: str, second: str) -> bool:
    third = (
        first in BASE_OF_THIRD and first not in NOUNS_TOO and (first not in _MANY_TOO or second in _OF_ONE)
    )
    did = first in _SURELY_PAST and second in LEADS_ON and second not in {"my", "our"}
    past = did and (second not in DETERMINERS or bool(_LONG_AGO.search(content)))
    return (
        third
        or past
        or first in _SUBJECTLESS
        or content.startswith("used to ")
        or _does(content, first, second)
    )


def _does(content: str, first: str, second: str) -> bool:
    """“uses dbt”, “have two sites”, but not “use cases”, “runs of the pipeline” or a question."""
    loose = second in (LEADS_ON - DETERMINERS) | {"and", "case", "cases"}
    return first in _DOES and not loose and not is_question(content)
