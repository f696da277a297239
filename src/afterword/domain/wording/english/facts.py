"""A sentence that was jotted down as what stands after “that”; of one that would hurt only what it is about."""

import re

from afterword.domain.wording.english.articles import is_one, with_object_article, with_the
from afterword.domain.wording.english.clauses import DETERMINERS, PRONOUNS, finite_at, words
from afterword.domain.wording.english.people import Who, addressed, is_people
from afterword.domain.wording.english.phrases import VAGUE, about, shortened
from afterword.domain.wording.english.soundness import denies, stands_as_clause
from afterword.domain.wording.english.tact import is_grave, is_harsh, is_setback
from afterword.domain.wording.english.verbs import BASE_OF_THIRD, PASTS, gerund
from afterword.domain.wording.remark import Form, Remark
from afterword.domain.wording.sounds import agreed

LONGEST_FACT = 26


def fact(content: str, who: Who) -> Remark | None:
    """A whole sentence; of one that would hurt only what it is about is said."""
    content = _AS_A.sub(r"\1 as a \2", _SO.sub("", _to_people(content)))
    content = with_object_article(its_subject(shortened(content, LONGEST_FACT)))
    place = finite_at(content)
    if place is None or words(content)[0] in {"it", "it's", "that", "that's", "this"}:
        return _no_sentence(content, who)
    hardest = _HARDEST.match(content)
    if not hardest and (is_harsh(content) or is_grave(content)):
        return _subject_only(content, place, who)
    if hardest or is_setback(content):
        return _setback(content, place, who)
    if (
        denies(content)
        or _REPORTS.match(content)
        or words(content)[0] in {"i", "i'm", "i've", "i'd", "my"}
        or not stands_as_clause(content)
    ):
        return None
    return _as_said(content, who)


def _as_said(content: str, who: Who) -> Remark:
    theirs = words(content)[0] in PRONOUNS | {"they've", "she's", "he's"}
    text = agreed(addressed(content if theirs else _BEEN_THERE.sub("been with you", content), who))
    if words(content)[0] == "we" and (words(content)[1] in PASTS or words(content)[1].endswith("ed")):
        return Remark(form=Form.SAID, text=_done_together(text[3:]))
    return Remark(form=Form.FACT, text=_SO_IS.sub(r", and so \1 ", text))


_AS_A = re.compile(
    r"\b(started|began|worked|works|trained|joined|qualified|volunteered) as (?!an? |the |my |his |her |their )"
    r"((?:[a-z]+ )?(?:[A-Z]{2,4}|\w+(?:er|or|ist|ant|ee|ian|ice)|nurse|chef|cook|clerk|temp|intern|midwife|barista))(?=[ ,.]|$)"
)
_REPORTS = re.compile(r"(?:they|she|he) (?:asked|told|said|wanted to know)\b", re.IGNORECASE)
_THEY_DO = re.compile(r"(?:they|she|he)\b.*\byou\b", re.IGNORECASE)


def _to_people(content: str) -> str:
    """“they train you for your exam”, where “you” is anybody: “they train people for their exam”."""
    if not _THEY_DO.match(content):
        return content
    return re.sub(r"\byou\b", "people", re.sub(r"\byour\b", "their", content))


_SO_IS = re.compile(r", so (was|were|did|is|am|are|do|does|has|have) ")


def _no_sentence(content: str, who: Who) -> Remark | None:
    hides_one = set(words(content)[1:5]) & (BASE_OF_THIRD.keys() - {"plans", "needs", "tests", "works"})
    text = "" if hides_one else about(content, who)
    return Remark(form=Form.TOPIC, text=text) if text else None


def _done_together(did: str) -> str:
    """“went through a case together” → “I enjoyed going through a case together”."""
    verb, _, rest = did.partition(" ")
    if verb in _OUTCOMES:
        return f"I liked that we {did}"
    return f"I enjoyed {gerund(verb)} {_with_you(rest)}"


_OUTCOMES = frozenset(
    {
        "ended",
        "agreed",
        "got",
        "had",
        "found",
        "realised",
        "realized",
        "ran",
        "came",
        "were",
        "managed",
        "decided",
    }
)


def _with_you(rest: str) -> str:
    """What both did, with whom: “a case” → “a case with you”, “a case together” as it is."""
    return rest if re.search(r"\b(?:together|with|you|each other)\b", rest) else f"{rest} with you"


_BEEN_THERE = re.compile(r"\bbeen (?:there|with (?:them|her|him))\b")
_SO = re.compile(
    r",? so (?!that\b|much\b|many\b|was\b|is\b|am\b|does\b|has\b|did\b|do\b|are\b|were\b|have\b|far\b)\w.*$"
)


def its_subject(sentence: str) -> str:
    """The sentence with the article that its subject lacks: “board wants” → “the board wants”."""
    place = finite_at(sentence)
    if not place or words(sentence)[0] in PRONOUNS:
        return sentence
    parts = sentence.split()
    subject = " ".join(parts[:place])
    article = "the " if place == 1 and is_one(subject) else ""
    return " ".join([article + subject if article else with_the(subject), *parts[place:]])


def _subject_only(content: str, place: int, who: Who) -> Remark | None:
    subject = " ".join(content.split()[:place])
    if place == 0 or words(subject)[0] in VAGUE or words(subject)[0] not in DETERMINERS:
        return None
    return Remark(form=Form.QUIET, text=addressed(subject, who))


_HARDEST = re.compile(
    r"(?:the |their |her |his )?(?:biggest|main|hardest|toughest|real) (?:struggle|problem|challenge|issue|headache|worry) (?:is|are|was) (?P<what>.+)"
)


def _setback(content: str, place: int, who: Who) -> Remark | None:
    """Only what it is about, which was talked about: “guest satisfaction scores”."""
    subject = " ".join(content.split()[:place])
    hardest = _HARDEST.match(content)
    if hardest:
        named = about(hardest["what"], who)
        return Remark(form=Form.TOPIC, text=named) if named else None
    problem = re.match(
        r"(.+?) (?:is|are) (?:their|the|her|his) (?:hardest|biggest|main) (?:problem|challenge)", content
    )
    text = about(problem[1] if problem else subject, who)
    pronoun = not text or words(text)[0] in PRONOUNS or is_people(text)
    return None if pronoun else Remark(form=Form.TOPIC, text=text)
