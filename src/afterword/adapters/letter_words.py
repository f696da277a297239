"""What a letter says around its text: who sends it, who gets it, where and when it was written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date

from afterword.adapters.salutations import Salutation, salutation_of
from afterword.domain.letter import Paper
from afterword.domain.model import Candidate, Debrief, Interview, Interviewer
from afterword.domain.wording.languages import Language, language_of
from afterword.domain.wording.usable import one_line, plain

_LONGEST_TITLE = 90
_US_LETTER = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])
"""The territories of `US-Letter` in CLDR's measurement data; everybody else has A4."""
_CITY = re.compile(
    r"(?:[A-Z]{1,3}[- ])?\d{4,5}\s+(?P<city>[^\W\d_][^\d,]*?)(?:\s+cedex(?:\s+\d+)?)?", re.IGNORECASE
)
_PART_OF_A_HOUSE = re.compile(r"(?:apt|apartment|suite|ste|unit|floor|flat|#)\b|#", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Correspondence:
    """Whose letter it is, to whom, and after which conversation."""

    candidate: Candidate
    interview: Interview
    person: Interviewer
    debrief: Debrief


def paper_of(timezone: str) -> Paper:
    """The paper of the country that an IANA zone lies in; A4 for a zone of no country."""
    return Paper.US_LETTER if _territory(timezone) in _US_LETTER else Paper.A4


def letter_known(
    candidate: Candidate, person: Interviewer, debrief: Debrief, written_at: datetime | None = None
) -> Mapping[str, object]:
    """What letters and calls can use besides what every template can."""
    language = language_of(debrief.language)
    spoken = addressed(candidate, person, debrief)
    known: dict[str, object] = {
        "addressed": MappingProxyType(
            {
                "title": spoken.title,
                "learned": spoken.learned,
                "surname": spoken.surname,
                "name": spoken.name,
                "woman": spoken.woman,
                "man": spoken.man,
            }
        )
    }
    if written_at is not None:
        date = long_date(written_at, language, candidate.timezone)
        known["letter"] = MappingProxyType({"date": date, "place": place_of(candidate.postal_address)})
    return known


def addressed(candidate: Candidate, person: Interviewer, debrief: Debrief) -> Salutation:
    american = _territory(candidate.timezone) in {"US", "CA", "PR"}
    return salutation_of(person.name, language_of(debrief.language), american=american)


def sender_lines(candidate: Candidate) -> tuple[str, ...]:
    """Name, headline, postal address, telephone, email and links, as far as they are known."""
    links = (re.sub(r"^https?://(?:www\.)?|/$", "", link.url.strip()) for link in candidate.links)
    lines = (
        candidate.name,
        plain(candidate.headline),
        *lines_of(candidate.postal_address),
        candidate.phone,
        candidate.email,
        *links,
    )
    return tuple(line for given in lines if (line := one_line(given)))


def return_address(candidate: Candidate) -> tuple[str, ...]:
    """What stands small over the recipient, so that the post can bring the letter back."""
    lines = lines_of(candidate.postal_address)
    return (one_line(candidate.name), *lines) if lines else ()


def recipient_lines(interview: Interview, person: Interviewer, spoken: Salutation) -> tuple[str, ...]:
    """Name, title, company and postal address, as far as they are known."""
    postal = lines_of(interview.postal_address)
    company = plain(interview.company)
    if any(company.casefold() in line.casefold() for line in postal):
        company = ""
    return tuple(line for line in (spoken.address_line, job_title(person), company, *postal) if line)


def job_title(person: Interviewer) -> str:
    """Their title; "" for what is too long to be one."""
    title = plain(person.title)
    return title if len(title) <= _LONGEST_TITLE else ""


def lines_of(address: str) -> tuple[str, ...]:
    """The lines of a postal address; one that was typed on one line is parted at its commas."""
    lines = [one_line(line).strip(" ,") for line in address.splitlines()]
    known = tuple(line for line in lines if line)
    if len(known) == 1 and known[0].count(",") > 1:
        return _parted(known[0])
    return known


def _parted(line: str) -> tuple[str, ...]:
    """“1 Main St, Springfield, IL 62701” → two lines; a flat belongs to its house, a state to its town."""
    parts = [part.strip() for part in line.split(",") if part.strip()]
    if len(parts) > 2 and _PART_OF_A_HOUSE.match(parts[1]):
        parts[:2] = [f"{parts[0]}, {parts[1]}"]
    if len(parts) > 1 and re.fullmatch(r"[A-Z]{2}(?: [\d-]+)?", parts[-1]):
        parts[-2:] = [f"{parts[-2]}, {parts[-1]}"]
    return tuple(parts)


def place_of(postal_address: str) -> str:
    """The town after the postcode, where the postcode comes first; "" when that is not how it is written."""
    for line in reversed(lines_of(postal_address)[1:]):
        found = _CITY.fullmatch(line.partition(",")[0])
        if found:
            return found["city"].strip()
    return ""


def long_date(instant: datetime, language: Language, timezone: str) -> str:
    """“November 24, 2026”, “24 November 2026”, “24. November 2026”, “1er décembre 2026”."""
    day = instant.astimezone(ZoneInfo(timezone)).date()
    written = format_date(day, "long", locale=_locale(language, timezone))
    return re.sub(r"^1 ", "1er ", written) if language is Language.FRENCH else written


def _locale(language: Language, timezone: str) -> Locale:
    territory = _territory(timezone) or ("GB" if language is Language.ENGLISH else "")
    try:
        return Locale.parse(f"{language.value}_{territory}" if territory else language.value)
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB" if language is Language.ENGLISH else language.value)


def _territory(timezone: str) -> str:
    zone = get_global("zone_aliases").get(timezone, timezone)
    territory = str(get_global("zone_territories").get(zone, ""))
    return "" if territory in {"001", "ZZ"} else territory
