"""The last look at a phrase before it stands in somebody's mail: what is not surely right is left out."""

import re

from afterword.domain.wording.english.clauses import WH, words
from afterword.domain.wording.english.verbs import (
    AUXILIARIES,
    BASE_OF_THIRD,
    BASES,
    NOUNS_TOO,
    PARTICIPLES_TOO,
    PASTS,
)
from afterword.domain.wording.word_sets import word_set

_FIGURES_AT_THE_END = re.compile(
    r"(?:,?\s+(?:is |are |of |at |to |down to |from )?(?:[=:~<>]\s*\S+|\(?[~$€£]?\d[\d/:.,%kKmM€$£x+-]*\)?|max|min|minimum|maximum|tops|only|alone|plus|ish|approx))+$"
)
_STARTS_WITH_FIGURES = re.compile(r"^(?:the )?[~$€£]?\d(?!\w*-[a-z])[\d.,:/%kKx+-]*(?:\s|$)")
_RANGE = re.compile(
    r"\b(?:hybrid|remote|office|wfh)\b.*\bdays?\b|\b(?:mon|tue|wed|thu|fri|sat|sun)s?\b|^home(?: (?:at|by|on|for|weekends|every)|$)|\b(?!1:1)\d+\s*[-–:/]\s*\d+\b|[=<>~]|\d+ on,? \d+ off|\b\d+ in \d+\b"
)
_OBJECTS = frozenset({"me", "him", "them", "us", "myself"})
_BEFORE_OBJECT = word_set(
    "of in on at to for with from by about into like than as between behind around for through near beside until til"
)
_CANNOT_BEGIN = word_set(
    "is are was were has have had will would can could should may might must do does did isn't aren't don't doesn't not "
    "probably definitely maybe perhaps hopefully possibly also just then so but and or because although though if while that to into onto very really quite too"
)
_CANNOT_END = word_set(
    "the a an of in on at to for with from by about into and or but is are was were very so not than as no his her their my your our "
    "provided included required paid covered needed involved though only max min was which who that because versus vs "
    "after before by since until over under around without during through per via"
)
_BARE_NOT = re.compile(r"(?<!why )(?<!or )\bnot\b(?! only)|\bnobody\b|\bno one\b")
_NO_THING = re.compile(
    r"^(?:having )?no ((?:[\w-]+ )*?[\w-]+?)(?: (?:in|on|at|for|with|of|to|from|between|during|before|after)\b.*)?$"
)


def trimmed(phrase: str) -> str:
    """A noun without the figures that were jotted after it: “caseload 14 max” → “caseload”."""
    if phrase.startswith("the move from ") or (words(phrase)[:1] and words(phrase)[0] in WH):
        return phrase
    phrase = _PLACE_AT_THE_END.sub("", _FIGURES_IN_BRACKETS.sub("", phrase))
    short = _FIGURES_AT_THE_END.sub("", phrase).strip(" ,;:–-(=")
    if short == phrase or short.count("(") != short.count(")"):
        return phrase
    if words(short)[-1:] and (words(short)[-1] in _CANNOT_END | _BEFORE_OBJECT | _NUMBERED):
        return phrase
    said_enough = len(short.split()) > 1 and any(char.isdigit() for char in phrase[len(short) :])
    return short if said_enough else ""


_NUMBERED = word_set(
    "since route year version phase line page part level tier room week stage grade key chapter band zone day"
)
_FIGURES_IN_BRACKETS = re.compile(r"\s*\([^()a-zA-Z]*\)")
_PLACE_AT_THE_END = re.compile(
    r"(?<!set)(?<!setting)(?<!built)(?<!build)(?<!scale)(?<!start)(?<!speed)(?<!clean)(?<!clear)(?<!follow)(?<!catch)(?<!backed)(?<!made)(?<!sign)(?<!shut)(?<!slow)(?<!close)(?<!scaling)(?<!standing)(?<!winding) (?:is |are )?(?:down|up)(?: (?:by )?~?\d+ ?%)?(?: (?:this|last|since|on|over|year)\b.*)?$| (?:about |around |roughly )?\d+ ?% \w+$| (?<!versus )(?<!vs )(?:possible|likely|planned|available|soon|pending|tbc|tba|ongoing|finished|next|mostly|mainly)(?: (?:after|from|in|by) .+)?$|(?: (?:coming|incoming|everywhere|here|there|now|today|yesterday|overall|etc))+$"
)


def stands_as_noun(phrase: str) -> bool:
    """Whether a phrase may stand after “about”: it begins and ends like one and hides no sentence."""
    said = words(re.sub(r"^the |\s*\([^()]*\)| early on$", "", phrase))
    if (
        not said
        or said[0] in _CANNOT_BEGIN | _ONLY_PAST
        or _ends_done(said)
        or (said[-1] in _CANNOT_END and not _ends_a_clause(said))
    ):
        return False
    if said[0] in WH or said[0] == "whether":
        return len(said) > 2 and said[1] not in _LEANING and not _RANGE.search(phrase)
    if (
        (len(said[0]) == 1 and said[0] != "a" and phrase[0].islower())
        or _is_quality(said)
        or phrase.count("“") != phrase.count("”")
    ):
        return False
    if _STARTS_WITH_FIGURES.match(phrase) or _RANGE.search(phrase) or _lacks_one(phrase):
        return False
    return not (_begins_with_verb(said) or _has_loose_object(said) or _hides_a_sentence(said, phrase))


_QUALITY = re.compile(r"(?:less|ous|able|ible|ful|ical|minded|based|driven|oriented)$")
_KIND_OF = re.compile(r"(?:the )?[\w]+[ -](?:based|led|driven|free|funded|owned|run|only|heavy)")
_ORDINAL = re.compile(
    r"(?:the )?(?:first|second|third|fourth|fifth|sixth|1st|2nd|3rd) (?:generation|time|choice|one|thing|place)"
)
_ADVERBS = word_set("mostly mainly usually actually really always never usually often already just")
_STATE = re.compile(
    r"^(?:open|closed) (?:at|on|from|until|for) | (?:open|closed|old|great|good|free|busy|loud|full|empty|alive) (?:at|on|in|until|from)\b"
)


def _is_quality(said: list[str]) -> bool:
    """“blameless”, “action items actually”: a word that only says how something is."""
    if _KIND_OF.fullmatch(" ".join(said)) or _ORDINAL.fullmatch(" ".join(said)):
        return True
    if (said[0] in {"one", "all", "different", "various", "similar"} and len(said) < 3) or said[0] in {
        "everything",
        "everyone",
        "everybody",
        "nothing",
    }:
        return True
    alone = len(said) == 1 and bool(_QUALITY.search(said[0]))
    loose = bool(set(said) & _ADVERBS) and not set(said) & _LEADS_CLAUSE
    return alone or loose or bool(_STATE.search(" ".join(said)))


_LEANING = frozenset({"that", "this", "it", "these", "those", "he", "she"})


def _ends_done(said: list[str]) -> bool:
    """“exams supported”, “guests locked out”: a sentence that lost its verb."""
    last = said[-2] if len(said) > 2 and said[-1] in {"out", "off", "up", "down"} else said[-1]
    led = bool(set(said[:-1]) & _LEADS_CLAUSE) or "and" in said
    return len(said) > 1 and len(last) > 5 and last.endswith("ed") and not led


def _lacks_one(phrase: str) -> bool:
    """“no shouting kitchen” is half a thought; “no meetings on Friday” is a whole one."""
    lacking = _NO_THING.match(phrase)
    return lacking is not None and not lacking[1].endswith("s")


def _ends_a_clause(said: list[str]) -> bool:
    """“the licence you pay for” may end as no phrase does."""
    led = set(said[:-1]) & (_SPEAKERS | {"who", "that", "which"})
    return bool(led) and (said[-1] in _BEFORE_OBJECT or tuple(said[-2:]) in _PHRASAL)


_PHRASAL = {
    tuple(pair.split())
    for pair in [
        "get on",
        "go on",
        "move on",
        "carry on",
        "take on",
        "keep on",
        "work on",
        "build on",
        "check in",
        "join in",
        "drop in",
        "log in",
        "opt in",
        "come by",
    ]
}
_SPEAKERS = frozenset({"they", "you", "we", "i", "she", "he"})


def _begins_with_verb(said: list[str]) -> bool:
    """“made a risotto”, “paged twice a month”, “go everywhere”: no noun begins so."""
    first, following = said[0], said[1] if len(said) > 1 else ""
    if not following:
        return False
    done = first.endswith("ed") and first not in _ED_ANYWAY and following in _HOW_MUCH
    if following in _LEADS_OBJECT and not done:
        return first in _BEFORE_AN_OBJECT or first in BASE_OF_THIRD
    never = first in _NEVER_A_NOUN and following not in {"case", "cases"}
    travels = first in _TRAVELS and following == "to"
    did = first in _SURELY_PAST and (following in _BEFORE_OBJECT or following in {"under", "over", "up"})
    return done or never or travels or did or first in _SURELY_THIRD


_NEVER_A_NOUN = word_set(
    "go keep get make give take bring become know think learn choose see ask tell let say"
)
_HOW_MUCH = word_set(
    "twice once every daily weekly monthly by for on in to at from about two three four five six up down out off all only mostly a an"
)
_ED_ANYWAY = word_set("need speed feed seed breed weed shed bed red")
_TRAVELS = frozenset({"cycle", "drive", "travel", "commute", "walk", "fly"})
_LEADS_OBJECT = word_set("the a an my your his her their our its this that these those it them me us you")
_NOUN_TOO = word_set("work need change support care play plan start look")
_SURELY_PAST = PASTS - BASES - PARTICIPLES_TOO
_SURELY_THIRD = frozenset(BASE_OF_THIRD.keys() - NOUNS_TOO)
_BEFORE_AN_OBJECT = (PASTS - BASES) | (BASES - _NOUN_TOO)


def _has_loose_object(said: list[str]) -> bool:
    """“nights suit me”: an object form that no preposition leads is a verb's."""
    return any(
        word in _OBJECTS
        and said[place - 1] not in _BEFORE_OBJECT
        and not said[place - 1].endswith("ing")
        and not set(said[:place]) & (WH | {"that", "who", "you", "i", "we", "they", "to"})
        for place, word in enumerate(said)
        if place
    )


def _hides_a_sentence(said: list[str], phrase: str) -> bool:
    """A verb with nothing before it that would make it a clause of its own."""
    paid_for = " paid for " in phrase and not set(said) & _SPEAKERS
    if paid_for or ("if" in said[1:] and said[0] not in WH):
        return True
    if _BARE_NOT.search(re.sub(r", (?:but )?not [\w ]+$", "", phrase)) or (
        "it" in said[:-1] and not set(said[: said.index("it")]) & _LEADS_CLAUSE
    ):
        return True
    for place, word in enumerate(said):
        led = set(said[:place]) & _LEADS_CLAUSE
        if word in AUXILIARIES - {"will", "might", "may", "do", "can"} and place and not led:
            return True
        if word in _ONLY_PAST and place and not led:
            return True
    return False


_LEADS_CLAUSE = word_set(
    "that which who whom whose where when why how what whether if because while as than i we you they she he it everyone "
    "people where"
)
_ONLY_PAST = PASTS & word_set(
    "said told went came did was were knew grew gave took ran wrote began chose spoke thought became"
)


def stands_as_clause(clause: str) -> bool:
    """Whether a whole sentence may stand after “that”."""
    said = words(clause)
    if len(said) < (2 if said[:1] == ["you"] else 3) or said[-1] in _CANNOT_END - {
        "needed",
        "paid",
        "provided",
        "included",
        "required",
        "covered",
        "involved",
    }:
        return False
    if any(rule.search(clause) for rule in _UNSOUND):
        return False
    return not _LEANS_AT_THE_END.search(clause) or bool(re.search(r"\band\b|\bwho\b|\bthat\b", clause))


_UNSOUND = tuple(
    re.compile(rule)
    for rule in (
        r"\bseems?\b|\b(?:feels?|looks?|sounds?) \w+$",
        r"\bits (?:the|a|an|not|all|just|too|very)\b",
        r"[=<>~]|\bw\b|\b(?:asked|said|told|mentioned)(?: (?:me|why|so))?$",
        r"^(?:the )?one (?!of\b)",
        r"^(?:half|most|some|all|both|one|another|others) (?:is|are|were|was|have|has)\b",
        r"\b(?:is|are) (?:old|slow|small|late|tight|low)$",
        r"^(?:the )?(?:\w+ )?(?:test|interview|exercise|task|assignment|challenge|questions?) (?:was|were|went)\b",
        r"\b(?:why|how)$",
        r"\bwent (?:ok|okay|well|fine|badly|great|alright)\b",
        r"^(?:the )?next (?:is|one|was|step)\b",
        r"\bones?$|\b(?:want|like|use|need|do|call|keep|make) (?:them|it)\b",
        r"^(?:it|it's|this|that|that's|these|those)\b",
    )
)
_LEANS_AT_THE_END = re.compile(r"\b(?:it|them|this|these|those)$")


_DENIES = re.compile(
    r"\b(?:not|never|nobody|no one|none|nothing|cannot|\w+n't|unhappy|only just|hardly|barely)\b(?! only)"
)


def denies(clause: str) -> bool:
    """Whether it tells the reader what is missing at their place; that is not for a note of thanks."""
    return bool(_DENIES.search(re.sub(r", (?:but )?not [\w ]+$", "", clause)))
