"""What a template may use: plain values, each on one line, with nothing in them that could run."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

from babel.dates import format_date

from afterword.adapters.person_names import Address, GreetingStyle, address, greeted
from afterword.domain.model import CallResult, Candidate, Debrief, Interview, Interviewer, RoleType
from afterword.domain.wording import roles
from afterword.domain.wording.arranging import Content, content_of, is_doing, place_in_panel
from afterword.domain.wording.english.tact import is_good_news
from afterword.domain.wording.joining import joined
from afterword.domain.wording.languages import Language, language_of
from afterword.domain.wording.remark import Ask, Interest, Remark, Resource
from afterword.domain.wording.usable import one_line, plain

Known = Mapping[str, object]


@dataclass(frozen=True)
class Picker:
    """`pick(list)` in a template: another choice for each person of a panel, the same one each time."""

    turn: int

    def __call__(self, options: Sequence[str], longest: int | None = None) -> str:
        """One of the options; with `longest`, the next one of at most so many characters, else the shortest."""
        if longest is None and options:
            return options[self.turn % len(options)]
        ordered = [options[(self.turn + step) % len(options)] for step in range(len(options))]
        fitting = [option for option in ordered if longest is None or len(option) <= longest]
        return fitting[0] if fitting else min(ordered, key=len)


def known_of(
    candidate: Candidate,
    interview: Interview,
    person: Interviewer,
    debrief: Debrief,
    *,
    met_before: bool = False,
    style: GreetingStyle = GreetingStyle.AUTO,
    call: CallResult | None = None,
    attached: Sequence[str] = (),
) -> Known:
    """The names that a template can use; the head of the shipped template lists them for its reader.

    `attached` are the titles of what goes with the note, each as it stands in a sentence: “my portfolio (cv.pdf)”.
    """
    language = language_of(debrief.language)
    return {
        "candidate": _candidate(candidate),
        "interview": _interview(interview, language, candidate),
        "person": _person(candidate, interview, person, language, met_before=met_before, style=style),
        "debrief": _debrief(candidate, interview, debrief, content_of(interview, person, debrief)),
        "call": call.value if call else "",
        "attached": joined([one_line(title) for title in attached], language.value),
        "pick": Picker(interview.id + place_in_panel(interview, person)),
    }


def _plain(**values: object) -> Known:
    return MappingProxyType(values)


@lru_cache(maxsize=16)
def _candidate(candidate: Candidate) -> Known:
    return _plain(
        name=one_line(candidate.name),
        first_name=address(candidate.name).first,
        email=candidate.email,
        american=_locale(Language.ENGLISH, candidate.timezone) == "en_US",
        phone=one_line(candidate.phone),
        headline=plain(candidate.headline),
        signature="\n".join(line.rstrip() for line in candidate.signature.strip().splitlines()),
        links=tuple(_plain(label=one_line(link.label), url=link.url.strip()) for link in candidate.links),
    )


@lru_cache(maxsize=64)
def _interview(interview: Interview, language: Language, candidate: Candidate) -> Known:
    company = roles.without_legal_form(plain(interview.company))
    role = roles.tidied(plain(interview.role))
    words = roles.WORDS[language]
    return _plain(
        company=company,
        role=role,
        kind=interview.kind.value,
        day=_weekday(interview.end, interview.timezone, _locale(language, candidate.timezone)),
        date=_day(interview.end, interview.timezone, _locale(language, candidate.timezone)),
        the_role=words.the_role(role),
        a_role=words.a_role(role),
        at_company=words.at_company(company),
        company_or_team=roles.named(company)
        if company and language is Language.ENGLISH
        else company or words.your_team,
    )


def _person(
    candidate: Candidate,
    interview: Interview,
    person: Interviewer,
    language: Language,
    *,
    met_before: bool,
    style: GreetingStyle,
) -> Known:
    called: Address = greeted(person.name, style, language.value)
    domain = (person.email or "").lower().partition("@")[2]
    return _plain(
        name=called.full,
        first_name=called.first,
        greeting=called.greeting,
        formal=called.formal or interview.role_type is RoleType.EXECUTIVE,
        met_before=met_before,
        colleague=bool(domain) and domain in {own.lower() for own in candidate.own_domains},
    )


def _debrief(candidate: Candidate, interview: Interview, debrief: Debrief, content: Content) -> Known:
    locale = _locale(language_of(debrief.language), candidate.timezone)
    decided = debrief.decision_by
    return _plain(
        remarks=tuple(_said(remark) for remark in content.remarks),
        touch=_said(content.touch) if content.touch else None,
        interest=_formed(content.interest),
        ask=_formed(content.ask),
        resources=tuple(_resource(resource) for resource in content.resources),
        decision_day=_day(decided, interview.timezone, locale) if decided else "",
    )


@lru_cache(maxsize=1024)
def _said(remark: Remark) -> Known:
    return _plain(
        form=remark.form.value,
        text=remark.text,
        work=not remark.personal,
        glad=is_good_news(remark.text),
        doing=is_doing(remark),
        to_me=bool(_TO_ME.match(remark.text)),
    )


_TO_ME = re.compile(
    r"you (?:liked|loved|like|remember|remembered|noticed) my\b|you (?:liked the \w+ in my|let me|gave me|questioned|challenged|pushed)\b"
)
"""What they did with what the candidate brought, for which one is glad rather than informed."""


def _formed(part: Interest | Ask | None) -> Known | None:
    return None if part is None else _plain(form=part.form.value, text=part.text)


def _resource(resource: Resource) -> Known:
    return _plain(title=resource.title, url=resource.url, own=resource.own)


def _locale(language: Language, zone: str) -> str:
    """English has two orders of day and month; where somebody lives says which is theirs."""
    if language is not Language.ENGLISH:
        return language.value
    return "en_US" if zone.startswith(("America/", "US/", "Pacific/Honolulu")) else "en_GB"


def _day(instant: datetime, zone: str, locale: str) -> str:
    return _date_in_words(instant.astimezone(ZoneInfo(zone)).date(), locale)


def _weekday(instant: datetime, zone: str, locale: str) -> str:
    return _weekday_in_words(instant.astimezone(ZoneInfo(zone)).date(), locale)


@lru_cache(maxsize=256)
def _date_in_words(day: date, locale: str) -> str:
    """“Friday, December 4”, “Friday 4 December”, “Freitag, 4. Dezember”: the full date without its year."""
    without_year = re.sub(r"(?:,| de)? \d{4}$", "", format_date(day, "full", locale=locale))
    return without_year.replace(",", "") if locale in {"en_GB", "es"} else without_year


@lru_cache(maxsize=256)
def _weekday_in_words(day: date, locale: str) -> str:
    return re.sub(r"\.$", "", format_date(day, "EEEE", locale=locale))
