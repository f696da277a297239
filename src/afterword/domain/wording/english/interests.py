"""What drew the candidate to the role."""

import re
from collections.abc import Sequence

from afterword.domain.wording.english.articles import (
    is_gerund,
    is_mass,
    is_one,
    with_object_article,
    with_the,
)
from afterword.domain.wording.english.clauses import LEADS_ON, is_sentence, words
from afterword.domain.wording.english.facts import its_subject
from afterword.domain.wording.english.people import Who, addressed, speaks_of_others, unclear
from afterword.domain.wording.english.pieces import lowered, pieces
from afterword.domain.wording.english.qualities import is_quality, says_only_how
from afterword.domain.wording.english.soundness import stands_as_noun
from afterword.domain.wording.english.tact import is_harsh
from afterword.domain.wording.english.verbs import BASES
from afterword.domain.wording.joining import joined
from afterword.domain.wording.remark import Interest, InterestForm
from afterword.domain.wording.sounds import agreed, with_article
from afterword.domain.wording.word_sets import word_set

_LONGEST = 28
_BECAUSE = re.compile(
    r"^(?:(?:it's |it is )?(?:because|since)(?: of)?|the fact that|what (?:drew|draws|attracts|attracted) me(?: most)?(?: to (?:it|them|the role))?(?: is| was)?(?: that)?|"
    r"(?:mostly|mainly|really) (?:because|for)|drawn to|attracted by|for)\s+",
    re.IGNORECASE,
)
_THATS_WHY = re.compile(r",? (?:and )?(?:that's|thats|that is) why (?=i\b)", re.IGNORECASE)
_AND_I = re.compile(r",? (?:and|but|plus) (?=i(?:'m|'ve|'d)? )", re.IGNORECASE)
_BIGGER = re.compile(
    r"^(?:bigger|wider|broader|larger|smaller|closer|deeper|better|faster|slower|calmer|greener|stronger) [\w-]+(?: [\w-]+)?(?= than | with | in |$)"
)
_FEELING = re.compile(
    r"^(?:i(?:'ve| have|'m| am|'d)?\s+)?(?:(?:really|also|always|particularly|genuinely|just)\s+)*(?:love|like|want|wanted|enjoy|admire|care (?=about|for|deeply)|believe|hope|need|value|"
    r"been (?:wanting|looking|hoping|meaning)|miss|loved|liked|excited|passionate|keen|wanting)\b",
    re.IGNORECASE,
)
_BARE_FEELING = re.compile(
    r"^(?:(?:i|i'm|i am)\s+)?(?:(?:really|also|particularly)\s+)*(?:love|like|loved|liked|excited by|excited about|keen on)\s+"
    r"(?=(?:the|their|his|her|your|that|how|its)\b)",
    re.IGNORECASE,
)
_CHANCE = re.compile(
    r"^(?:a |the |get(?:ting)? (?:a |the )?)?(?:(?P<good>real|rare|great|good) )?(?P<what>chance|opportunity|possibility|prospect|freedom|ability)\s+(?P<rest>(?:to|of)\b.+)$",
    re.IGNORECASE,
)
_THINGS = word_set(
    "mission team culture product scale impact growth ownership autonomy variety pace focus values people "
    "size scope range reputation brand setting approach mix emphasis tech stack ethos pedagogy menu kitchen "
    "ward patients research community commitment"
)  # fmt: skip
_PAIR_OR_PLAIN = re.compile(r"^(?:\w+ )?\w+ and \w+(?: to \w+)?$|^\w+(?: \w+)?$")
_ADJECTIVE_TEAM = re.compile(
    r"^(?:small|big|large|strong|great|smart|kind|close|tight|friendly|diverse|clear|direct)\b", re.IGNORECASE
)


def interest_of(text: str, who: Who) -> Interest | None:
    """The interest in the form its words allow, or None when they are not understood."""
    found = [interest for piece in pieces(text) if (interest := _interest(piece.strip(" .!,;"), who))]
    return found[0] if found else None


def _interest(piece: str, who: Who) -> Interest | None:
    if (
        not piece
        or speaks_of_others(piece, who)
        or unclear(piece)
        or is_harsh(re.sub(r"\bstress(?:ed|ful)\b|\bchaos\b|\bmess\b", "", piece))
        or len(piece.split()) > _LONGEST
    ):
        return None
    content = lowered(re.sub(r"(?:^|(?<=\bto ))(?:actually|really|genuinely) (?=\w)", "", piece))
    if _FEELING.match(content) and not _BARE_FEELING.match(content):
        return _said(content, who)
    content = _AND_I.split(content)[0] if not content.lower().startswith("i ") else content
    content = _THATS_WHY.sub(", which is why ", content)
    content = _BARE_FEELING.sub("", _BECAUSE.sub("", content)).strip()
    content = content.removeprefix("that ") if is_sentence(content.removeprefix("that ")) else content
    if not words(content):
        return None
    if is_sentence(content) and not is_gerund(content):
        return _fact(content, who)
    thing = _thing(content, who)
    return Interest(form=InterestForm.THING, text=thing) if thing else None


def _fact(content: str, who: Who) -> Interest | None:
    first = words(content)[0]
    if first in {"it", "it's", "this", "that", "that's"}:
        return None
    text = agreed(addressed(its_subject(re.sub(r" (?:here|there)$", "", content)), who))
    if first not in {"i", "i'm", "i've", "i'd"} and re.search(r"\b(?:me|my|i)\b", content, re.IGNORECASE):
        return Interest(form=InterestForm.SAID, text=text[:1].upper() + text[1:])
    if first in {"i", "i'm", "i've", "i'd"}:
        return Interest(form=InterestForm.SAID, text=re.sub(r"^i\b", "I", text))
    return Interest(form=InterestForm.FACT, text=text)


def _said(content: str, who: Who) -> Interest:
    """A wish or a liking with the “I” that it may lack."""
    low = content.lower()
    if not re.match(r"i\b", low):
        verb = re.sub(r"^(?:(?:really|also|always|particularly|genuinely|just)\s+)*", "", low).split()[0]
        helper = "am " if verb in {"excited", "passionate", "keen"} else "have " if verb == "been" else ""
        content = f"I {helper}{content}"
    content = _without_second_sentence(content)
    text = agreed(addressed(re.sub(r"^i\b", "I", content), who))
    return Interest(form=InterestForm.SAID, text=text)


def _without_second_sentence(content: str) -> str:
    """“I want to learn and their training is good” says two things; the first is enough."""
    first, _, second = content.partition(" and ")
    return (
        first if re.match(r"(?:they|the|their|your|it|she|he)\b", second) and is_sentence(second) else content
    )


_SIZES = "small|big|large|great|good|real|strong|hard|smart|young|high|low|new|nice"
_LOOSE_PAIR = re.compile(rf"^((?:{_SIZES}) \w+) ((?:{_SIZES}) \w+)$", re.IGNORECASE)
_QUALITY_ONLY = re.compile(
    r"\b(?:hands.on|in-house|\w+(?:cial|tical|nical|onal|ous|ful|able|ible)|flexible|fun|nice|good|great|close)$"
)
_NOUN_DESPITE = word_set(
    "professional handful table vegetable spoonful national individual stable cable original technical official"
)


def _is_thing(part: str) -> bool:
    """Whether it can be named as what draws somebody."""
    said = words(part)
    bare = said[1:] if said[:1] == ["the"] else said
    doing = (
        "and" in bare and len(bare) == 3 and any(word in BASES - _NOUN_AS_WELL for word in (bare[0], bare[2]))
    )
    quality = bool(_QUALITY_ONLY.search(part)) and said[-1] not in _NOUN_DESPITE
    if len(said) > 2 and is_quality(said[0]) and said[1] in {"but", "and", "or", "yet"}:
        return False
    chance = said[:2] == ["get", "to"] and len(said) > 2
    return chance or (stands_as_noun(part) and not says_only_how(part) and not doing and not quality)


def _thing(content: str, who: Who) -> str:
    """The interest as a noun that the sentence can end with, "" when it is about the candidate's own person."""
    content = _tidied(content)
    before = re.fullmatch(r"([\w-]+) first,? (?:and )?([\w-]+) second", content)
    if before:
        return f"the idea of putting {before[1]} first and {before[2]} second"
    if re.search(r"\b(?:nerd|fan|geek|lover|person|enthusiast|addict)$", content):
        return ""
    return _chance(content, who) or _noun(content, who) if words(content) else ""


def _tidied(content: str) -> str:
    content = re.sub(r"^(?:the )?([\w-]+) stuff$", r"the \1 side", content)
    content = re.sub(r"^(?:a )?(?:lots? of|plenty of) ", "", content)
    content = re.sub(r" (?:here|there)$|, (?:greenfield|remote|hybrid|full stop|basically)$", "", content)
    content = re.sub(r"(?<=\w) (?:as) (?=(?:IC|HCA|EMT|AE|SDR)$)", " as an ", content)
    content = re.sub(r"^(?:an? |the )?(?:(?:nice )?(?:bit|mix) of )?both (?=.+ and )", "the mix of ", content)
    content = re.sub(r"^(?=(?:close|closer|near) to )", "to be ", content)
    content = _LOOSE_PAIR.sub(r"\1, \2", content)
    return re.sub(r"^([^:]{3,30}): (.+)$", r"\1 (\2)", content)


def _chance(content: str, who: Who) -> str:
    """“own the platform”, “to be close to customers” as the chance to do it, "" when it is no doing."""
    chance = _CHANCE.match(content)
    if chance:
        good = f"{chance['good'].lower()} " if chance["good"] else ""
        return agreed(addressed(f"the {good}{chance['what'].lower()} {chance['rest']}", who))
    first = words(content)[0]
    if first == "to" and words(content)[1:] and words(content)[1] not in _HAS_ONE:
        return agreed(addressed(f"the chance {content[:2].lower()}{content[2:]}", who))
    if (
        first in BASES
        and first not in _NOUN_AS_WELL
        and len(words(content)) > 1
        and not _modifies(words(content))
    ):
        return agreed(addressed(f"the chance to {content}", who))
    return ""


def _modifies(said: list[str]) -> bool:
    """“travel domain, …”: a word that is a verb as well, before the noun that it belongs to."""
    return (
        said[0] in _BEFORE_A_NOUN
        and len(said) > 1
        and said[1] not in LEADS_ON
        and not said[1].endswith(("s", "ing", "ly"))
    )


_BEFORE_A_NOUN = word_set(
    "travel research market garden report release project cover train present play move walk ride farm source host fund sponsor print coach mentor partner deal cycle sign trade end tour"
)


def _noun(content: str, who: Who) -> str:
    first = words(content)[0]
    if is_quality(first) and words(content)[1:2] and words(content)[1] in {"but", "and", "or", "yet"}:
        return ""
    relative = re.match(r"(?:[\w-]+ ){0,3}([\w-]+) (?:that|which|who|where) ", content) or (
        re.match(r"(?:[\w-]+ ){1,2}([\w-]+) with ", content)
        if is_quality(first) or first in {"independent", "family"}
        else None
    )
    if (
        relative
        and first not in _SAID_ALREADY
        and not (is_mass(relative[1].lower()) and relative[1].lower() != "practice")
    ):
        content = with_article(content)
        first = "a"
    bigger = _BIGGER.match(content)
    if bigger and is_one(bigger[0].split()[-1]):
        return agreed(addressed(f"the prospect of a {content}", who))
    if first in {"a", "an"}:
        return agreed(addressed(f"the idea of {content}", who))
    if is_gerund(content):
        return f"the prospect of {agreed(addressed(content, who))}"
    return agreed(addressed(_with_articles(content), who))


_SAID_ALREADY = word_set("the a an their your its his her my our how what no every each any some")
_NOUN_AS_WELL = word_set(
    "study print trust farm roast present need use plan test value care support change focus design work play start review measure balance "
    "approach scale share love like live open close clean set train"
)


def _with_articles(content: str) -> str:
    """“small team, big impact” → “the small team and the big impact”."""
    if ", which is why " in content:
        thing, _, why = content.partition(", which is why ")
        named = _with_articles(thing)
        return f"{named}, which is why {why}" if named and len(why.split()) < 12 else named
    parts: Sequence[str] = re.split(r",\s+(?:and\s+)?|\s+\+\s+", content)
    if len(parts) > 1 and not _is_thing(parts[0]):
        return ""
    if len(parts) == 1 and len(content.split()) <= 4 and " and " in content:
        parts = content.split(" and ", 1)
    if len(parts) > 1 and any(len(part.split()) > 8 for part in parts):
        return _article(content) if _is_thing(content) else ""
    if len(parts) > 1 and " and " in parts[-1] and len(parts[-1].split()) < 6:
        parts = [*parts[:-1], *parts[-1].split(" and ", 1)]
    return joined([_article(part) for part in parts if part and _is_thing(part)])


def _article(part: str) -> str:
    """One of several things, with the article that it wants."""
    said = words(part)
    first = re.fullmatch(r"([\w-]+) first", part)
    if first:
        return f"the idea of putting {first[1]} first"
    if said[:2] == ["get", "to"] and len(said) > 2:
        return f"the chance to {with_object_article(part.split(' ', 2)[2])}"
    if (
        not said
        or is_gerund(part)
        or said[0] in _HAS_ONE
        or re.search(r"\b(?:that|which|who|where)\b|^[A-Z]", part)
    ):
        return part
    return f"the {part}" if _is_known(part, said) else with_the(part)


_HAS_ONE = word_set("the a an their your its his her my our how what no real true genuine more")


def _is_known(part: str, said: list[str]) -> bool:
    """Whether it is a thing of theirs that both have spoken of: “small team”, “mission”."""
    head = said[-1]
    plain = bool(_PAIR_OR_PLAIN.match(part)) and (not is_mass(head) or head in _THINGS or len(said) > 2)
    short = head in _THINGS and len(said) < 3
    return plain or short or said[0] in _THINGS or bool(_ADJECTIVE_TEAM.match(part))
