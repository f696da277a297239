"""The personal touch: something in common, a book on a shelf, a dog that barked."""

import re
from dataclasses import replace

from afterword.domain.wording.english.articles import is_gerund
from afterword.domain.wording.english.clauses import LEADS_ON, finite_at, is_sentence, words
from afterword.domain.wording.english.people import Who
from afterword.domain.wording.english.pieces import lowered
from afterword.domain.wording.english.reading import remarks_of
from afterword.domain.wording.english.verbs import BASES, PARTICIPLES_TOO, PASTS
from afterword.domain.wording.remark import Form, Remark
from afterword.domain.wording.sounds import with_article
from afterword.domain.wording.word_sets import word_set

_ACTOR = re.compile(
    r"^(?:your|my|the) (?:\w+ )?(?:dog|cat|puppy|kitten|parrot|bird|baby|son|daughter|kids?|toddler|neighbou?r|doorbell|fire alarm|chickens?|goat|"
    r"camera|internet|connection|coffee)\b"
)
_HAPPENS = word_set(
    "barked walked jumped interrupted meowed rang froze appeared climbed fell knocked photobombed laughed wandered crashed joined ran came "
    "stole chewed sneezed snored wagged dropped"
)


def touches_of(text: str, who: Who) -> tuple[Remark, ...]:
    """The remarks of a touch; what once happened is a moment."""
    text, alike = _without_like_me(_FILLERS.sub("", text.strip()))
    found = remarks_of(_of_theirs(text), who)
    return tuple(_with_like_me(_as_moment(remark), alike) for remark in found)


def _without_like_me(text: str) -> tuple[str, str]:
    """“studied in Leeds, same as me” → “studied in Leeds” and how it is so of the candidate as well."""
    for rule, said in ((_AS_I_DID, ", just like me"), (_TOO, " too")):
        short = rule.sub("", text)
        if short != text and is_sentence(_of_theirs(short)):
            return short, said
    return text, ""


def _with_like_me(remark: Remark, alike: str) -> Remark:
    fits = remark.form is Form.FACT and not remark.text.startswith("we ") and " also " not in remark.text
    return replace(remark, text=f"{remark.text}{alike}") if fits else remark


_TOO = re.compile(r",? (?:too|as well)[ .!]*$|, (?:me too|same|same here)(?: now)?[ .!]*$", re.IGNORECASE)
_FILLERS = re.compile(r" (?:obviously|clearly|apparently|lol|haha)\b", re.IGNORECASE)


_AS_I_DID = re.compile(
    r",? (?:(?:the )?same (?:as|like) me|(?:just )?like me|(?:just )?as i (?:do|did|am|was)|so (?:do|did|am|was) i)[ .!]*$",
    re.IGNORECASE,
)


def _of_theirs(text: str) -> str:
    """“plays the cello”, “favourite film is Alien”, “ex army like me” with the subject that was left out."""
    low = words(text)
    did = len(low) > 1 and low[0] in PASTS - BASES - PARTICIPLES_TOO and low[1] in LEADS_ON
    if did or (len(low) > 1 and low[0] in _HABITS):
        return f"she {text[:1].lower()}{text[1:]}"
    if low and low[0] in _THEIRS:
        return f"her {text[:1].lower()}{text[1:]}"
    return _what_they_are(text)


def _what_they_are(text: str) -> str:
    """“coffee nerd”, “also a viola player”, “ex army like me” as a sentence; other texts as they are."""
    keen = _KEEN_PERSON.match(text)
    if keen:
        return f"she is {with_article(_big(text) + lowered(keen['who']))}"
    another = _ANOTHER.match(text.strip(" !."))
    if another and _PERSON.search(another["who"]):
        return f"she is {with_article(another['who'])} too"
    alike = _LIKE_ME.match(text)
    if not alike or is_gerund(text) or _WHOSE.match(text) or words(text)[0] in PASTS or is_sentence(text):
        return text
    what = alike[1][:1].lower() + alike[1][1:]
    return f"she is {with_article(what) if _PERSON.search(what) else what} {alike[2].lower()}"


def _big(text: str) -> str:
    size = re.match(r"(?:an? )?(big|huge) ", text, re.IGNORECASE)
    return f"{size[1].lower()} " if size else ""


_HABITS = word_set(
    "plays runs works lives cycles swims climbs rides sings paints bakes cooks collects teaches coaches volunteers rows sails hikes speaks "
    "reads writes brews knits gardens skis surfs dances keeps loves likes supports"
)
_THEIRS = word_set("favourite favorite hometown husband wife son daughter kids dog cat puppy first")
_KEEN_PERSON = re.compile(
    r"^(?:(?:big|huge|total|an?) )*(?P<who>(?:[\w'-]+ ){1,2}(?:nerd|fan|geek|addict|buff|player|enthusiast|lover|runner|climber|cyclist|supporter|collector))(?=,|!|$)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"^(?:(?:is )?also |another )(?:an? )?(?P<who>(?:[\w'-]+ ){0,3}[\w'-]+)$", re.IGNORECASE
)
_LIKE_ME = re.compile(r"^((?:[\w'-]+ ){0,3}[\w'-]+),? (like me|too|as well)$", re.IGNORECASE)
_WHOSE = re.compile(
    r"(?:the|a|an|my|her|his|their|same|both|we|she|he|they|i|also|went|was|from)\b", re.IGNORECASE
)
_PERSON = re.compile(
    r"(?:er|or|ist|ian|fan|addict|nerd|mum|mom|dad|parent|grad|graduate|native|local|twin|alum|alumna|geek|person|owner)$",
    re.IGNORECASE,
)


def _as_moment(remark: Remark) -> Remark:
    place = finite_at(remark.text) if remark.form is Form.FACT else None
    if place is None or not _ACTOR.match(remark.text):
        return remark
    verb = words(remark.text)[place]
    happened = verb in _HAPPENS
    return Remark(form=Form.MOMENT, text=remark.text) if happened else remark
