"""Tells a sentence from a phrase, by the verb a sentence has."""

import re

from afterword.domain.wording.english.verbs import (
    AUXILIARIES,
    BASE_OF_THIRD,
    BASES,
    NOUNS_TOO,
    PARTICIPLES_TOO,
    PASTS,
)
from afterword.domain.wording.word_sets import word_set

PRONOUNS = word_set("i we you he she they it this that there")
_SHORTENED_SUBJECT = re.compile(r"^(?:i|we|you|he|she|they|it|that|there|who|what)'(?:m|re|s|ve|d|ll)$")
WH = frozenset(["how", "why", "what", "when", "where", "whether", "who", "which"])
_RELATIVE = word_set("that which who whom whose where when why how what whether if because while as than")
DETERMINERS = word_set(
    "the a an my your his her their our its this that these those every each all most some no both"
)
_PREPOSITIONS = word_set(
    "of in on at to for with from by about into over under between across through without within against "
    "during after before since until like versus around per off as via toward towards among behind beyond"
)
LEADS_ON = DETERMINERS | _PREPOSITIONS
"""What may follow a verb and seldom follows the noun it could be."""

_GROUPS = word_set(
    "team staff crew company board everyone everybody nobody someone management leadership engineers nurses teachers people most half"
)
_LONGEST_SUBJECT = 6


def words(text: str) -> list[str]:
    """The words in lower case without the stops around them."""
    return [stripped for word in text.lower().split() if (stripped := word.strip('.,;:!?“”"()'))]


def finite_at(text: str) -> int | None:
    """Which word is the verb of the sentence that the text is, or None when it is a phrase."""
    said = words(text)
    if not said or said[0] in WH:
        return None
    if _SHORTENED_SUBJECT.match(said[0]):
        return 0
    if said[0] in PRONOUNS and len(said) > 1 and _verb_after_pronoun(said):
        return 1 + _adverbs_from(said, 1)
    if said[0] == "it":
        return None
    return _verb_after_noun(said)


def is_sentence(text: str) -> bool:
    return finite_at(text) is not None


def _verb_after_pronoun(said: list[str]) -> bool:
    if said[0] in {"this", "that", "there"}:
        return said[1] in AUXILIARIES
    return True


def _adverbs_from(said: list[str], start: int) -> int:
    count = 0
    while start + count < len(said) - 1 and (
        said[start + count].endswith("ly") or said[start + count] in _SMALL_ADVERBS
    ):
        count += 1
    return count


_SMALL_ADVERBS = word_set("also both all still just always never often now once really")


def _verb_after_noun(said: list[str]) -> int | None:
    """The first verb after a subject that can be one: not within a clause of its own."""
    for place in range(1, min(len(said), _LONGEST_SUBJECT + 1)):
        word, before = said[place], said[place - 1]
        if before in _RELATIVE or word in _RELATIVE or before in PRONOUNS - {"this", "that"}:
            return None
        if word in PRONOUNS or _SHORTENED_SUBJECT.match(word):
            return None
        if _is_finite(said, place):
            return place
    return None


def _is_finite(said: list[str], place: int) -> bool:
    word, before = said[place], said[place - 1]
    if before in _PREPOSITIONS or before in DETERMINERS or before == "and":
        return False
    if word in AUXILIARIES:
        return True
    last = place == len(said) - 1
    if word in PASTS and word not in PARTICIPLES_TOO and word not in BASES:
        return _did(said, place) and (not last or said[0] in DETERMINERS)
    if word in BASE_OF_THIRD:
        return _is_third(said, place) if not last else said[0] in _EACH
    return word in BASES and not last and _is_base(said, place)


def _did(said: list[str], place: int) -> bool:
    """Whether a past form says what the subject did: not “croissants laminated by hand”, nor “hand painted style”."""
    if not said[place].endswith("ed") or place == len(said) - 1:
        return True
    return said[place + 1] != "by" and (said[0] in DETERMINERS | _GROUPS or not _describes_next(said, place))


def _describes_next(said: list[str], place: int) -> bool:
    """Whether a past form belongs to the noun after it: “hand painted style”, but not “sales jumped by a third”."""
    after = said[place + 1]
    known = (
        LEADS_ON
        | PRONOUNS
        | WH
        | {
            "me",
            "us",
            "him",
            "her",
            "them",
            "two",
            "three",
            "four",
            "and",
            "or",
            "but",
            "as",
            "up",
            "down",
            "out",
            "off",
            "back",
        }
    )
    return (
        after not in known
        and not after.endswith("ly")
        and not after[0].isdigit()
        and after.isalpha()
        and not said[place - 1].endswith("s")
    )


_EACH = frozenset({"every", "each", "everyone", "everybody", "nobody"})
_SELDOM_NOUNS = word_set(
    "get have want make take give keep know think learn join choose publish come go love bring see understand believe become own "
    "seem rely depend prefer expect sell write hire grow send serve provide teach speak eat decide bring feel choose manage receive "
    "happen tell live meet read earn share use need like run"
)


def _is_third(said: list[str], place: int) -> bool:
    """“their stack runs on Rust” and “everyone rotates weekly”, but not “test runs in the cloud”."""
    if said[place] not in NOUNS_TOO or said[place + 1] == "until":
        return True
    if (said[place], said[place + 1]) in _WITH_PARTICLE and place <= 3 and not said[place - 1].endswith("s"):
        return True
    if said[place] == "runs" and said[place + 1] in {"to", "till"}:
        return True
    if place <= 3 and said[place + 1] in _HOW_OFTEN and not said[place - 1].endswith("s"):
        return True
    has_subject = said[0] in DETERMINERS or said[0] in _GROUPS
    return has_subject and place <= 3 and not said[place - 1].endswith("s")


_WITH_PARTICLE = {
    tuple(pair.split())
    for pair in [
        "moves to",
        "changes to",
        "switches to",
        "turns into",
        "turns to",
        "works with",
        "works on",
        "works from",
        "looks after",
        "looks like",
        "reports to",
        "deals with",
        "talks to",
        "leads to",
        "needs to",
        "plans to",
        "hopes to",
        "likes to",
        "shares with",
        "covers for",
        "relies on",
        "falls to",
        "belongs to",
        "stops at",
    ]
}
_HOW_OFTEN = word_set("every each daily weekly monthly twice depending whenever when quickly fast itself")


def _is_base(said: list[str], place: int) -> bool:
    """“nurses rotate every four weeks”, but not “sales report automation”."""
    back = place - 1
    while back > 0 and (said[back] in _SMALL_ADVERBS or said[back].endswith("ly")):
        back -= 1
    before, after = said[back], said[place + 1]
    if said[0].endswith("ing") or after == "by":
        return False
    if "'" in before or "’" in before:
        return False
    plural = (before.endswith("s") and not before.endswith(("ss", "us", "is", "ops"))) or before in {
        "people",
        "children",
        "staff",
        "crew",
    }
    if plural and place <= 2 and said[place] in _SELDOM_NOUNS:
        return True
    plural = plural and (said[0] in DETERMINERS | _GROUPS or place <= 3)
    leads_on = (
        after
        in {
            "inside",
            "outside",
            "alongside",
            "together",
            "directly",
            "near",
            "next",
            "there",
            "here",
            "up",
            "down",
            "out",
            "their",
        }
        or after in DETERMINERS | _PREPOSITIONS | WH | {"done"}
        or after.endswith("ly")
        or after[0].isdigit()
        or after in PRONOUNS
    )
    return plural and leads_on
