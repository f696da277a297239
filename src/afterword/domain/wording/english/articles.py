"""Puts “the” where an English writer would: before a thing of theirs that both speak of."""

import re

from afterword.domain.wording.english.clauses import DETERMINERS, WH, words
from afterword.domain.wording.english.more_names import PEOPLE_AND_PLACES
from afterword.domain.wording.english.verbs import BASES, PASTS
from afterword.domain.wording.word_sets import word_set

_THE = word_set(
    "briefing meeting standup huddle hearing screening drawing recording gathering migration rewrite redesign launch rollout roadmap office team project platform stack pipeline system "
    "product merger acquisition move transition switch plan process program programme app database codebase "
    "backlog budget kitchen menu ward unit curriculum garden warehouse lab laboratory expansion "
    "reorganization reorganisation rotation schedule strategy vision mission challenge problem book opening "
    "outage upgrade refactor dashboard feature history future architecture cluster monolith warehouse rebuild "
    "relaunch rebrand restructuring department clinic hospital school building site store shop restaurant "
    "classroom library studio theatre theater workshop factory initiative audit integration replacement "
    "handover takeover rota tasting panel committee board partnership collaboration experiment pilot trial "
    "study grant tool framework engine model service interface website page portal forecast pipeline "
    "turnaround restructure split position role vacancy workload setup workflow layout ratio mix gap exercise "
    "case task assignment simulation demo tour visit walk lunch market region programme census ratio handoff "
    "canteen cafe terrace oven greenhouse fleet deployment implementation conversion consolidation incident "
    "post-incident deadline timeline approach idea concept offering interplay balance tension debate question "
    "tradeoff trade-off relationship difference path test policy scheme evening load status-quo board squad "
    "ceo cto cfo coo founder owner quota company group round offsite retreat hackathon"
)
_NEW = word_set(
    "new next upcoming recent current planned first last latest old existing big whole same weekly daily "
    "monthly annual biggest main most hardest toughest best top only upcoming"
)
_PAIR = re.compile(
    r"[\w+-]+ (?:to|vs\.?|versus|or) [\w+-]+ (?:ratio|debate|question|split|trade-?off|decision|comparison|migration|move|switch|transition|handover)\b",
    re.I,
)
_ENDS_HEAD = word_set(
    "of in for with to at on from between across by into that which who during after over under per vs "
    "versus as last this next where before behind through within without around about like than if when "
    "because we you i they he she every each nobody close near everywhere called named twice once even "
)
_NO_ARTICLE = word_set(
    "each every any some more less many few several lots plenty one two three four five six something "
    "everything nothing"
)
_PLURAL_OR_MASS = re.compile(
    r"(?:s|ing|ness|ment|ship|ism|acy|ance|ence|ity|afety|alty|ainty|tion|sion|ture|ware|work|ly|ed|th|people|children|men|first)$"
)
_MASS = word_set(
    "rehab rehabilitation hygiene stewardship prescribing dispensing caring care growth design research support churn data code debt health safety content feedback coffee food "
    "music football tennis art response use reach access history chess wine tea bread sourdough advice news "
    "fun travel retail logistics sleep weather finance commerce staff trust churn healthcare education software hardware shrinkage disclosure litigation butchery joinery cookery machinery surgery archery property change discovery delivery "
    "recovery practice hire on-call life English French German Spanish science weight work-life "
    "carpentry pottery photography chemistry biology philosophy poetry geography hockey rugby yoga jazz golf "
    "stuff mail traffic revenue stress conflict review input output throughput uptime downtime production "
    "development police risk demand supply capacity morale fieldwork play time screentime teamwork continuity behaviour behavior"
)
_NOT_BEFORE_NOUN = word_set("time being very so too not just only how docs to off up out back")
_COUNTABLE_ING = frozenset({"opening", "building", "tasting", "meeting", "restructuring"})


def with_the(phrase: str) -> str:
    """“postgres migration” → “the postgres migration”; what wants no article is left as it is."""
    said = words(phrase)
    more = _MORE_AFTER.search(phrase)
    if more:
        return with_the(phrase[: more.start()]) + phrase[more.start() :]
    if (
        not said
        or said[0] in {"out", "up", "off"}
        or said[0] in WH | DETERMINERS | _NO_ARTICLE
        or said[0][0].isdigit()
        or "'" in said[0]
        or "’" in said[0]
        or _THAT_TIMES.match(phrase)
    ):
        return phrase
    head = _head(said)
    if len(said) > 3 and (_is_endeavour(said, head) or (said[1] in {"vs", "versus"} and is_one(said[-1]))):
        return f"the {phrase}"
    if is_gerund(phrase) or (said[0] in _NEW and len(said) < 2):
        return phrase
    wants_it = (
        (said[0] in _NEW and not (said[0] in {"old", "big"} and head.endswith("s")))
        or (head in _THE and not _is_name(phrase))
        or _PAIR.match(phrase) is not None
    )
    if wants_it or (_takes_of(said) and not is_mass(head)) or _is_one_thing(phrase, said, head):
        return f"the {phrase}"
    return phrase


def _is_endeavour(said: list[str], head: str) -> bool:
    """“reading for pleasure push” is one thing, whatever stands before it."""
    return said[-1] in _ENDEAVOURS and head != said[-1] and said[0] not in _ENDS_HEAD


_ENDEAVOURS = word_set(
    "push drive scheme initiative campaign programme program project effort pilot rollout policy"
)
_BETWEEN_TWO = frozenset({"than", "first", "vs", "versus", "to", "or", "and", "as"})


_THAT_TIMES = re.compile(r"(?:last|this|next) \w+'s ")
_MORE_AFTER = re.compile(
    r"(?<=\w) (?:\(|(?:and|or) (?:the|a|an|my|your|their|our|her|his|how|what|why|who) )|, (?:but )?not "
)


_INSIDE = re.compile(
    r"\b(of|for|from|about) (?!(?:the|a|an|my|your|our|their|his|her|this|each|every|new|any|one) )(?=(?:[a-z]+ )?(?:app|site|website|project|redesign|refurb|campaign|shop|menu|platform|rollout|migration|launch)$)"
)


def with_the_inside(phrase: str) -> str:
    """“file of bus app” → “file of the bus app”."""
    return _INSIDE.sub(r"\1 the ", phrase)


def _leads_on(said: list[str]) -> bool:
    """Whether what follows the first word belongs to it: “footbridge over the canal”, but not “outcome over output”."""
    following = said[1:3]
    if following[:1] == ["over"]:
        return following[1:] != [] and following[1] in DETERMINERS
    return bool(following) and following[0] in _ENDS_HEAD - _BETWEEN_TWO


def is_one(word: str) -> bool:
    """Whether a single word is a thing that can be counted, and one of it: “quota”, not “churn”, “nurses”, “Kafka”."""
    titles = word in {"CEO", "CTO", "CFO", "COO", "CMO", "VP"}
    return titles or (word.isalpha() and word.islower() and not is_mass(word) and word not in _NEVER_ONE)


_NEVER_ONE = word_set(
    "everyone everybody nobody someone management leadership most half all both many some each people churn staff food "
    "respiratory cardiology paediatrics orthopaedics radiology oncology maternity"
)
_MAKES = re.compile(
    r"(?<!\ban )(?<!\ba )(?<!\bthe )(?<!\byour )(?<!\btheir )\b(open|launch|build|create|set up|hire|develop|design|opening|launching|building|hiring)(?: up)? "
    r"((?!an? |the |their |your |my |our |his |her |more |some |two |three |things? )[\w-]+(?: (?!to\b|end\b|and\b)[\w-]+){0,2}?)(?= (?:in|by|next|from|for|at|who|that|on|with|this)\b|$)"
)


def with_object_article(clause: str) -> str:
    """“to open Leeds hub in March” → “to open a Leeds hub in March”."""
    return _SHAPES.sub(lambda found: _made(found, "the"), _MAKES.sub(_made, clause))


_SHAPES = re.compile(
    _MAKES.pattern.replace(
        "open|launch|build|create|set up|hire|develop|design|opening|launching|building|hiring",
        "shape|(?<!my )(?<!his )(?<!her )(?<!our )(?<!its )(?<!your )(?<!their )own|rewrite|rebuild|lead",
    )
)


def _made(found: re.Match[str], article: str = "a") -> str:
    head = found[2].split()[-1]
    one = head.isalpha() and head.islower() and not is_mass(head)
    return f"{found[1]} {article} {found[2]}" if one else found[0]


_SUBJECTS_OF_RELATIVES = frozenset({"we", "you", "i", "they", "she", "he"})


def _is_one_thing(phrase: str, said: list[str], head: str) -> bool:
    """Whether it is a noun of several words that can be counted, and one of it: “style guide”, “ice core dataset”."""
    place = said.index(head)
    if (
        head.isalpha()
        and not head.endswith("s")
        and said[place + 1 : place + 2]
        and said[place + 1] in _SUBJECTS_OF_RELATIVES
    ):
        return place < 4
    led_on = place == 0 and len(head) > 2 and _leads_on(said)
    written = [word.strip('.,;:!?“”"()') for word in phrase.split() if word.strip('.,;:!?“”"()')]
    countable = head.isalpha() and written[place].islower() and not is_mass(head)
    return (
        (countable or (head == "change" and place > 0))
        and (led_on or 0 < place < 4)
        and "and" not in said[:place]
        and said[0] not in _NOT_BEFORE_NOUN
    )


def is_mass(head: str) -> bool:
    """Whether the noun is a plural or cannot be counted."""
    return head not in _COUNTABLE and (bool(_PLURAL_OR_MASS.search(head)) or head in _MASS)


_COUNTABLE = word_set(
    "bypass canvas campus compass atlas cutlass harness department environment apartment document element comment moment segment instrument agreement organisation organization "
    "station solution position section business relationship internship partnership apprenticeship preceptorship scholarship "
    "community university city party facility charity opportunity specialty conference sequence audience licence reference "
    "network framework building class process lens boss address syllabus apparatus bus census campus licence license reception "
    "series bounty depth balance fixture department restaurant greenhouse lecture course archive university kitchen"
)


def _head(said: list[str]) -> str:
    """The noun that the phrase is about: the last before “of”, “in” and the like."""
    for place, word in enumerate(said):
        if place and word in _ENDS_HEAD:
            return said[place - 1]
    return said[-1]


def _takes_of(said: list[str]) -> bool:
    """“role of nurses in discharge” is a certain role."""
    return "of" in said[1:3] and said[0] not in {"lots", "plenty", "kind", "sort"}


def _is_name(phrase: str) -> bool:
    """Whether every word has a capital: a title, a place."""
    parts = [part for part in phrase.split() if part[:1].isalpha()]
    return len(parts) > 1 and all(part[0].isupper() for part in parts)


def is_gerund(text: str) -> bool:
    """Whether it begins with a doing: “moving to Kubernetes”, “mentoring juniors”, but not “hiring bar”."""
    first, *rest = words(text) or [""]
    if not first.endswith("ing") or (len(first) < 6 and first not in _SHORT_DOING) or first in _NOT_DOING:
        return False
    if first in _ALWAYS_DOING and rest:
        return True
    if (
        rest
        and rest[0] not in DETERMINERS | _AFTER_DOING
        and is_one(rest[0])
        and rest[1:2]
        and rest[1] in _ENDS_HEAD
    ):
        return False
    if not rest or rest[0] in _ENDS_HEAD | DETERMINERS | _AFTER_DOING or rest[0].endswith("ly"):
        return first not in _COUNTABLE_ING or bool(rest and rest[0] in DETERMINERS | _AFTER_DOING)
    return (len(rest) > 1 and first not in _COUNTABLE_ING | _DOING_OR_THING) or is_mass(_head(rest))


_ALWAYS_DOING = word_set(
    "using doing being bringing putting giving making taking getting seeing keeping turning helping showing becoming having letting"
)
_AFTER_DOING = word_set(
    "upmarket downmarket abroad overseas online offline fast off up out back away more it them people us you me and one two three four five"
)
_SHORT_DOING = frozenset({"being", "doing", "going", "using", "tying"})
_DOING_OR_THING = word_set(
    "hiring reading training testing meeting planning coding programming trading banking funding landing "
    "learning"
)
_NOT_DOING = word_set(
    "onboarding billing pricing engineering spring string evening morning during nothing everything something "
    "king staffing nursing parking wedding clothing sibling ceiling interesting amazing exciting"
)


_OPENERS = word_set(
    "team product company customer customers client clients patient patients user users engineer engineers engineering nurse nurses "
    "teacher teachers student students parents kids children people staff manager management leadership junior senior new old big "
    "small large short long early late good great better best hard easy quick fast slow high low deep strong weak open closed free "
    "full first last next current recent upcoming future past weekly daily monthly annual quarterly yearly remote hybrid onsite local global "
    "regional national international internal external public private technical legal financial clinical medical social digital "
    "mobile web cloud data database code software hardware platform infrastructure system systems service services network security privacy "
    "safety quality performance reliability accessibility scalability architecture design research analysis analytics strategy operations "
    "process processes project projects program programme roadmap vision mission culture values growth scale scaling budget revenue sales "
    "marketing brand content social support success onboarding training mentoring mentorship coaching hiring recruiting career careers promotion "
    "feedback communication collaboration documentation testing test tests deployment deployments release releases migration migrations "
    "integration automation monitoring incident incidents outage blameless postmortem postmortems on-call code-review pair technical legacy "
    "monolith microservices event events streaming batch machine model models feature features experiment experiments pricing billing payments "
    "checkout search recommendation recommendations fraud risk compliance audit regulation supply chain logistics warehouse inventory store "
    "kitchen menu recipe recipes food wine coffee restaurant hotel ward unit shift shifts handover discharge triage care community classroom curriculum "
    "lesson lessons reading maths phonics behaviour behavior assessment garden outdoor library art music theatre film book books podcast travel "
    "hiking climbing running cycling sailing rowing swimming skiing surfing gardening baking cooking knitting photography chess football tennis "
    "dogs dog cats cat family work work-life balance flexible part-time full-time four-day two three both same shared common similar "
    "moving using building working growing launching migrating switching replacing rewriting rebuilding designing creating learning "
    "teaching managing leading running scaling expanding opening improving reducing measuring understanding helping making getting "
    "everyone everybody nobody somebody each every most many several some any no lots"
)


def is_common(word: str) -> bool:
    """Whether it is an everyday word, whose capital only says that a line begins."""
    one = word.removesuffix("s")
    known = _OPENERS | _THE | _MASS | BASES | PASTS
    return (
        word in known or one in known or bool(_EVERYDAY_ENDING.search(word) and word not in PEOPLE_AND_PLACES)
    )


_EVERYDAY_ENDING = re.compile(
    r"(?:ing|tion|tions|ment|ments|ness|ity|ities|ance|ence|ship|ships|ism|able|ible|ful|less|ical|ly|ous|ive|sts|ists|ers|ics|boards|ings|ees)$"
)
