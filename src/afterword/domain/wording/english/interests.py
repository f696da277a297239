"""What drew the candidate to the role."""

import re
from collections.abc import Sequence

from afterword.domain.wording.english.articles import is_gerund, is_mass, with_the
from afterword.domain.wording.english.clauses import is_sentence, words
from afterword.domain.wording.english.people import Who, addressed, speaks_of_others, unclear
from afterword.domain.wording.english.pieces import lowered, pieces
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
_FEELING = re.compile(
    r"^(?:i(?:'ve| have|'m| am|'d)?\s+)?(?:(?:really|also|always|particularly|genuinely|just)\s+)*(?:love|like|want|wanted|enjoy|admire|care|believe|hope|need|value|"
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
        or is_harsh(piece)
        or len(piece.split()) > _LONGEST
    ):
        return None
    content = lowered(piece)
    if _FEELING.match(content) and not _BARE_FEELING.match(content):
        return _said(content, who)
    content = _BARE_FEELING.sub("", _BECAUSE.sub("", content)).strip()
    content = content.removeprefix("that ") if is_sentence(content.removeprefix("that ")) else content
    if not words(content):
        return None
    if is_sentence(content) and not is_gerund(content):
        return _fact(content, who)
    return Interest(form=InterestForm.THING, text=_thing(content, who))


def _fact(content: str, who: Who) -> Interest | None:
    first = words(content)[0]
    if first in {"it", "it's", "this", "that", "that's"}:
        return None
    text = agreed(addressed(content, who))
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
    text = agreed(addressed(re.sub(r"^i\b", "I", content), who))
    return Interest(form=InterestForm.SAID, text=text)


def _thing(content: str, who: Who) -> str:
    content = re.sub(r"^(?:a )?(?:lots? of|plenty of) ", "", content)
    content = re.sub(r"^([^:]{3,30}): (.+)$", r"\1 (\2)", content)
    chance = _CHANCE.match(content)
    if chance:
        good = f"{chance['good'].lower()} " if chance["good"] else ""
        return agreed(addressed(f"the {good}{chance['what'].lower()} {chance['rest']}", who))
    first = words(content)[0]
    if first == "to":
        return f"the chance {addressed(content, who)}"
    if first in BASES and first not in _NOUN_AS_WELL and len(words(content)) > 1:
        return f"the chance to {addressed(content, who)}"
    relative = re.match(r"(?:[\w-]+ ){0,3}([\w-]+) (?:that|which|who|where) ", content)
    if relative and first not in _SAID_ALREADY and not is_mass(relative[1].lower()):
        content = with_article(content)
        first = "a"
    if first in {"a", "an"}:
        return agreed(addressed(f"the idea of {content}", who))
    if is_gerund(content):
        return f"the prospect of {agreed(addressed(content, who))}"
    return agreed(addressed(_with_articles(content), who))


_SAID_ALREADY = word_set("the a an their your its his her my our how what no every each any some")
_NOUN_AS_WELL = word_set(
    "need use plan test value care support change focus design work play start review measure balance "
    "approach scale share love like"
)


def _with_articles(content: str) -> str:
    """“small team, big impact” → “the small team and the big impact”."""
    parts: Sequence[str] = re.split(r",\s+(?:and\s+)?|\s+\+\s+", content)
    if len(parts) == 1 and len(content.split()) <= 4 and " and " in content:
        parts = content.split(" and ", 1)
    if len(parts) > 1 and any(len(part.split()) > 8 for part in parts):
        return _article(content)
    if len(parts) > 1 and " and " in parts[-1] and len(parts[-1].split()) < 6:
        parts = [*parts[:-1], *parts[-1].split(" and ", 1)]
    return joined([_article(part) for part in parts if part])


def _article(part: str) -> str:
    said = words(part)
    if not said or is_gerund(part):
        return part
    head = said[-1]
    if said[0] in {
        "the",
        "a",
        "an",
        "their",
        "your",
        "its",
        "his",
        "her",
        "my",
        "our",
        "how",
        "what",
        "no",
        "real",
        "true",
        "genuine",
        "more",
    }:
        return part
    if re.search(r"\b(?:that|which|who|where)\b|^[A-Z]", part):
        return part
    if (
        _PAIR_OR_PLAIN.match(part)
        or (head in _THINGS and len(said) < 3)
        or said[0] in _THINGS
        or _ADJECTIVE_TEAM.match(part)
    ):
        return f"the {part}"
    return with_the(part)
