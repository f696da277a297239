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

from afterword.domain.letter import Paper
from afterword.domain.model import Candidate, Debrief, Interview, Interviewer, Language
from afterword.domain.names import PersonName, read_name
from afterword.domain.notes.typed import name, on_one_line

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

    @property
    def addressed(self) -> PersonName:
        """How the person is addressed in the language of the debrief."""
        return read_name(
            self.person.name, self.debrief.language, american=is_american(self.candidate.timezone)
        )


def paper_of(timezone: str) -> Paper:
    """The paper of the country that an IANA zone lies in; A4 for a zone of no country."""
    return Paper.US_LETTER if _territory(timezone) in _US_LETTER else Paper.A4


def is_american(timezone: str) -> bool:
    """Whether somebody who lives there writes as Americans do."""
    return _territory(timezone) in {"US", "CA", "PR"}


def letter_known(about: Correspondence, written_at: datetime) -> Mapping[str, object]:
    """What letters can use besides what every template can."""
    language = Language.of(about.debrief.language)
    return {
        "letter": MappingProxyType(
            {
                "date": long_date(written_at, language, about.candidate.timezone),
                "place": place_of(about.candidate.postal_address),
            }
        )
    }


def sender_lines(candidate: Candidate) -> tuple[str, ...]:
    """Name, headline, postal address, telephone, email and links, as far as they are known."""
    links = (re.sub(r"^https?://(?:www\.)?|/$", "", link.url.strip()) for link in candidate.links)
    lines = (
        candidate.name,
        name(candidate.headline),
        *lines_of(candidate.postal_address),
        candidate.phone,
        candidate.email,
        *links,
    )
    return tuple(line for given in lines if (line := on_one_line(given)))


def return_address(candidate: Candidate) -> tuple[str, ...]:
    """What stands small over the recipient, so that the post can bring the letter back."""
    lines = lines_of(candidate.postal_address)
    return (on_one_line(candidate.name), *lines) if lines else ()


def recipient_lines(about: Correspondence) -> tuple[str, ...]:
    """Name, title, company and postal address, as far as they are known."""
    postal = lines_of(about.interview.postal_address)
    company = name(about.interview.company)
    if any(company.casefold() in line.casefold() for line in postal):
        company = ""
    return tuple(
        line for line in (about.addressed.address_line, job_title(about.person), company, *postal) if line
    )


def job_title(person: Interviewer) -> str:
    """Their title; "" for what is too long to be one."""
    title = name(person.title)
    return title if len(title) <= _LONGEST_TITLE else ""


def lines_of(address: str) -> tuple[str, ...]:
    """The lines of a postal address; one that was typed on one line is parted at its commas."""
    lines = [on_one_line(line).strip(" ,") for line in address.splitlines()]
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
