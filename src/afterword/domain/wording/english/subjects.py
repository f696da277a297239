"""Gives a jotted line the subject that it lacks: “uses dbt”, “grew up in Porto”, “walked the farm”."""

import re

from afterword.domain.wording.english.clauses import DETERMINERS, LEADS_ON, is_sentence, words
from afterword.domain.wording.english.questions import is_question
from afterword.domain.wording.english.verbs import BASE_OF_THIRD, BASES, NOUNS_TOO, PARTICIPLES_TOO, PASTS
from afterword.domain.wording.word_sets import word_set

_DONE_TOGETHER = word_set(
    "walked toured sketched debugged paired tasted swapped compared whiteboarded laughed"
)
_DOES = word_set("use have hire want need uses wants needs offers gives pays values hires trains runs")
_JUST = re.compile(r"^(?:just|recently|also|still|already|now|currently|finally) (?=(?P<verb>[a-z]+)\b)")
_LOOKING = re.compile(
    r"^(?:currently |still )?(?:looking for|hoping to|planning to|trying to|hiring for|about to) "
)
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


def _lacks_one(content: str, first: str, second: str) -> bool:
    third = first in BASE_OF_THIRD and first not in NOUNS_TOO
    past = first in PASTS - BASES - PARTICIPLES_TOO and second in LEADS_ON
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
