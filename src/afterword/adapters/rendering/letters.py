"""Letters from templates: who sends one, who gets it, where and when it was written, and what it says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date

from afterword.domain.letter import Letter, Paper
from afterword.domain.model import Candidate, Debrief, Interview, Interviewer, Language
from afterword.domain.names import PersonName, read_name
from afterword.domain.notes.typed import name, on_one_line
from afterword.errors import InvalidInput, TemplateError

LETTER = "letter"
_LABELS = ("Subject", "Date", "Greeting", "Closing", "Name", "Enclosures")
ENCLOSED = {
    Language.ENGLISH: "Enclosures",
    Language.GERMAN: "Anlagen",
    Language.FRENCH: "P. J.",
    Language.SPANISH: "Anexos",
}
_LONGEST_TITLE = 90
_US_LETTER = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])
"""The territories of `US-Letter` in CLDR's measurement data; everybody else has A4."""
_CITY = re.compile(
    r"(?:[A-Z]{1,3}[- ])?\d{4,5}\s+(?P<city>[^\W\d_][^\d,]*?)(?:\s+cedex(?:\s+\d+)?)?", re.IGNORECASE
)
_PART_OF_A_HOUSE = re.compile(r"(?:apt|apartment|suite|ste|unit|floor|flat|#)\b|#", re.IGNORECASE)
_QUOTED = re.compile(r'(?<![\w"])"([^"\s](?:[^"]*[^"\s])?)"(?![\w"])')
_WEB = re.compile(r"(\S*(?:://|www\.|@)\S*)")
_MARKS = {
    Language.ENGLISH: ("“", "”"),
    Language.GERMAN: ("„", "“"),
    Language.FRENCH: ("« ", " »"),
    Language.SPANISH: ("«", "»"),
}


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


def letter_from(text: str, file: str, about: Correspondence, paper: Paper) -> Letter:
    """The letter that a template's text stands for.

    Raises:
        InvalidInput: the candidate's name is not known.
        TemplateError: a part of it is missing or empty.
    """
    if not on_one_line(about.candidate.name):
        raise InvalidInput("A letter needs your name: set name under [candidate] in config.toml.")
    parts = parts_of(text, _LABELS, file, last_of="Closing")
    greeting, _, below = parts["Greeting"].partition("\n")
    language = Language.of(about.debrief.language)
    letter = Letter(
        sender=sender_lines(about.candidate),
        return_address=return_address(about.candidate),
        recipient=recipient_lines(about),
        place_and_date=on_one_line(parts["Date"]),
        subject=on_one_line(parts["Subject"]),
        greeting=on_one_line(greeting),
        paragraphs=_paragraphs_of(below),
        closing=on_one_line(parts["Closing"]),
        name=on_one_line(parts["Name"]),
        enclosures=tuple(line for raw in parts["Enclosures"].splitlines() if (line := on_one_line(raw))),
        paper=paper,
        language=language.value,
    )
    return _in_print(_whole(letter, file), language)


def letter_text(letter: Letter) -> str:
    """The letter as plain text, for a terminal."""
    enclosed = (
        f"{ENCLOSED[Language.of(letter.language)]}: {', '.join(letter.enclosures)}"
        if letter.enclosures
        else ""
    )
    blocks = (
        "\n".join(letter.sender),
        "\n".join(letter.recipient),
        letter.place_and_date,
        letter.subject,
        letter.greeting,
        *letter.paragraphs,
        letter.closing,
        letter.name,
        enclosed,
    )
    return "\n\n".join(block for block in blocks if block) + "\n"


def _whole(letter: Letter, file: str) -> Letter:
    """The letter, if every part that each letter has is there."""
    needed = {
        "Subject": letter.subject,
        "Date": letter.place_and_date,
        "Greeting": letter.greeting,
        "Closing": letter.closing,
        "Name": letter.name,
    }
    empty = next((label for label, value in needed.items() if not value), "")
    if empty:
        raise TemplateError(f"{file}: nothing stands after “{empty}:”.")
    if not letter.paragraphs:
        raise TemplateError(f"{file}: there is no text below the greeting.")
    return letter


def _in_print(letter: Letter, language: Language) -> Letter:
    """Typewriter's marks as they are printed."""

    def one(text: str) -> str:
        return printed(text, language)

    def each(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one(text) for text in texts)

    return replace(
        letter,
        sender=each(letter.sender),
        return_address=each(letter.return_address),
        recipient=each(letter.recipient),
        subject=one(letter.subject),
        greeting=one(letter.greeting),
        paragraphs=each(letter.paragraphs),
        closing=one(letter.closing),
        name=one(letter.name),
        enclosures=each(letter.enclosures),
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


def parts_of(text: str, labels: Sequence[str], file: str, *, last_of: str = "") -> dict[str, str]:
    """What stands after each label, which come in that order; of `last_of` the last one in the text counts.

    Raises:
        TemplateError: a label is missing, or comes too early.
    """
    text = text.replace("\r\n", "\n")
    places: list[tuple[str, int, int]] = []
    for label in labels:
        found = list(re.finditer(rf"^[ \t]*{label}:", text, re.MULTILINE))
        after = places[-1][2] if places else 0
        fitting = [one for one in found if one.start() >= after]
        if not fitting:
            order = ", ".join(f"“{one}:”" for one in labels)
            raise TemplateError(
                f"{file}, line 1: the text must have a line that begins with “{label}:”, in the order {order}."
            )
        chosen = fitting[-1] if label == last_of else fitting[0]
        places.append((label, chosen.start(), chosen.end()))
    ends = [start for _, start, _ in places[1:]] + [len(text)]
    return {label: text[end:stop].strip() for (label, _, end), stop in zip(places, ends, strict=True)}


def _paragraphs_of(text: str) -> tuple[str, ...]:
    """The paragraphs, parted by empty lines, each on one line."""
    found = (" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text))
    return tuple(paragraph for paragraph in found if paragraph)


def printed(text: str, language: Language) -> str:
    """The text as it is set in print; addresses of the web and of mail stay as they are."""
    parts = _WEB.split(text)
    return "".join(part if place % 2 else _typeset(part, language) for place, part in enumerate(parts))


def _typeset(text: str, language: Language) -> str:
    before, after = _MARKS[language]
    text = _QUOTED.sub(rf"{before}\1{after}", text)
    text = re.sub(r"(?<=\w)'", "’", text)
    text = re.sub(r"(?<=\s)-(?=\s)", "–", text).replace("...", "…")
    if language is Language.FRENCH:
        text = re.sub(r"(?<=«) | (?=[»:;?!])", "\u00a0", text)
    return text
