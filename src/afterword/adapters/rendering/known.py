"""What a template may use: plain values, each on one line, with nothing in them that could run."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from babel.dates import format_date

from afterword.adapters.rendering.letters import is_american
from afterword.domain.days import day_in_words
from afterword.domain.model import (
    CallResult,
    Candidate,
    Debrief,
    Interview,
    Interviewer,
    Language,
    RoleType,
    Sentence,
)
from afterword.domain.names import greeting_guess, read_name
from afterword.domain.notes.composition import Content, place, turn
from afterword.domain.notes.starters import Starters
from afterword.domain.notes.typed import name, on_one_line
from afterword.domain.signature import begins_with_closing

Known = Mapping[str, object]

_ADVERTISED = re.compile(
    r"\s*[(\[]?\b[mwfdhx](?:\s*[/|,]\s*(?:m|w|f|d|h|x|gn))+\b[)\]]?|\s+[-–—•]\s.*$|\s*\([^)]*\)$|\s+(?:role|position|job)$",
    re.IGNORECASE,
)
_LEGAL_FORM = re.compile(
    r"[\s,]+(?:inc|llc|ltd|limited|plc|corp|corporation|gmbh(?: & co\.? kg)?|ag|s\.?a\.?r\.?l|s\.?a\.?s|b\.?v|s\.?l|oy|ab)\.?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What one text is made from besides the debrief's sentences.

    Attributes:
        attached: what goes with it, each as it stands in a sentence.
    """

    candidate: Candidate
    interview: Interview
    person: Interviewer
    debrief: Debrief
    met_before: bool = False
    call: CallResult | None = None
    attached: Sequence[str] = ()


def known_of(facts: Facts, starters: Starters, content: Content) -> Known:
    """The names that a template can use; the head of the shipped thank-you lists them for its reader."""
    language = Language.of(facts.debrief.language)
    company, role = spoken_company(facts.interview.company), spoken_role(facts.interview.role)
    american, zone = is_american(facts.candidate.timezone), facts.interview.timezone
    decided = facts.debrief.decision_by
    return {
        "candidate": _candidate(facts.candidate, american=american),
        "person": _person(facts, language),
        "company": company,
        "role": role,
        "the_role": starters.the_role(_in_a_sentence(role, language), company),
        "kind": facts.interview.kind.value,
        "day": format_date(facts.interview.end.astimezone(ZoneInfo(zone)), "EEEE", locale=language.value),
        "date": _day(facts.interview.end, zone, language, american=american),
        "decision_day": _day(decided, zone, language, american=american) if decided else "",
        "remembered": "\n\n".join(map(_text, content.remembered)),
        "drawn": _text(content.role),
        "draws": len(content.role) > int(content.wishes),
        "wishes": content.wishes,
        "opens": content.opens,
        "question": _text(content.next),
        "shared": _text(content.share),
        "points": tuple(one.text for one in (*content.talked, *content.personal, *content.role)),
        "attached": _listed(facts.attached, starters.pair),
        "call": facts.call.value if facts.call else "",
        "pair": starters.pair,
        "capitals": starters.capitals,
        "place": place(facts.interview, facts.person),
        "turn": turn(facts.interview, facts.person),
    }


def spoken_company(company: str) -> str:
    """“Nordlicht GmbH” → “Nordlicht”: as people say it."""
    return _LEGAL_FORM.sub("", name(company)).strip(" ,")


def spoken_role(role: str) -> str:
    """The role without what only an advertisement needs: “(m/w/d)”, “– Remote”, the word “role” itself."""
    return _ADVERTISED.sub("", name(role)).strip(" ,-–|")


def _in_a_sentence(role: str, language: Language) -> str:
    """A French or Spanish title has no capital inside a sentence; one with more capitals is left as it is."""
    small = language in {Language.FRENCH, Language.SPANISH} and not any(char.isupper() for char in role[1:])
    return role[:1].lower() + role[1:] if small else role


def _plain(**values: object) -> Known:
    return MappingProxyType(values)


def _candidate(candidate: Candidate, *, american: bool) -> Known:
    signature = "\n".join(line.rstrip() for line in candidate.signature.strip().splitlines())
    return _plain(
        name=on_one_line(candidate.name),
        email=candidate.email,
        american=american,
        phone=on_one_line(candidate.phone),
        headline=name(candidate.headline),
        signature=signature,
        closes=begins_with_closing(signature),
        links=tuple(_plain(label=on_one_line(link.label), url=link.url.strip()) for link in candidate.links),
    )


def _person(facts: Facts, language: Language) -> Known:
    person = facts.person
    called = read_name(person.name, language.value, american=is_american(facts.candidate.timezone))
    greeting = on_one_line(person.greeting) or greeting_guess(person.name, language.value)
    domain = (person.email or "").lower().partition("@")[2]
    titled = bool(called.title or called.learned) or facts.interview.role_type is RoleType.EXECUTIVE
    return _plain(
        name=called.full,
        greeting=greeting,
        formal=_by_title(greeting, language) or (titled and not person.greeting),
        title=called.title,
        learned=called.learned,
        surname=called.surname,
        woman=called.woman,
        man=called.man,
        met_before=facts.met_before,
        colleague=bool(domain) and domain in {own.lower() for own in facts.candidate.own_domains},
    )


def _by_title(greeting: str, language: Language) -> bool:
    """Whether somebody is greeted as “Dr Weber” is."""
    called = read_name(greeting, language.value)
    return bool(called.title or called.learned)


def _text(sentences: Sequence[Sentence]) -> str:
    return " ".join(sentence.text for sentence in sentences)


def _listed(items: Sequence[str], pair: str) -> str:
    """“a, b and c”, with the language's own “and”."""
    texts = [on_one_line(item) for item in items]
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} {pair.strip(' ,')} {texts[-1]}"


def _day(instant: datetime, zone: str, language: Language, *, american: bool) -> str:
    return day_in_words(instant.astimezone(ZoneInfo(zone)).date(), language.value, american=american)
