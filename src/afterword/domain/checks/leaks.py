"""Finds the candidate's other companies and the people there."""

import re
from collections.abc import Iterator
from functools import lru_cache

from afterword.domain.checks.names import folded, word_set
from afterword.domain.checks.verdict import Check, Checked

_NAME = "leak"
_LEGAL_FORM = re.compile(
    r"[\s,]+(?:inc|incorporated|llc|ltd|limited|plc|corp|corporation|co|company|gmbh|ag|se|kg|ug|mbh|sa|sas|sarl|"
    r"srl|spa|bv|nv|ab|as|oy|holding|holdings|group)\.?$",
    re.IGNORECASE,
)
_EVERYDAY = word_set(
    "ally apple asana bird block bolt box capital chase circle coach compass discord discover epic figure first fresh "
    "gap general gusto harvest indeed instant lemonade lime linear match mercury meta monday national next notion "
    "oracle orange otter path plaid progressive ramp sage scale segment shell shift signal sky slack snap square "
    "stripe sweetgreen target three toast twitch unity veritas visa wise wish workday zoom"
)


def leak(note: Checked) -> Check:
    """No other company of the candidate's is named, and nobody who interviewed them there."""
    person = next(_people(note), "")
    if person:
        return Check.block(_NAME, f"{person} interviewed you for another company and is named in this note.")
    company, sure = next(_companies(note), ("", False))
    if not company:
        return Check.ok(_NAME, "No other company of yours is named.")
    if sure:
        return Check.block(_NAME, f"The note names {company}, another company of yours.")
    return Check.warn(_NAME, f"“{company}” may be read as another company of yours.")


def _companies(note: Checked) -> Iterator[tuple[str, bool]]:
    """Every other company that is named, and whether the word surely means the company; sure ones first."""
    own = folded(f"{note.interview.company} {note.interview.role} {note.candidate.headline}")
    everything = note.everything
    lowered = everything.casefold()
    found: list[tuple[str, bool]] = []
    for company in note.other_companies:
        brand, begins = _brand(company)
        if not begins or begins not in lowered or folded(brand) in own:
            continue
        if (seen := _seen(brand, everything)) is not None:
            found.append((brand, seen))
    return iter(sorted(found, key=lambda one: not one[1]))


@lru_cache(maxsize=100_000)
def _brand(company: str) -> tuple[str, str]:
    """The name without its legal form, and how its first word begins in any spelling: most texts lack even that."""
    brand = " ".join(company.split())
    while (shorter := _LEGAL_FORM.sub("", brand)) != brand:
        brand = shorter
    return (brand, brand.split()[0].casefold()) if len(brand) > 1 else ("", "")


def _seen(brand: str, text: str) -> bool | None:
    """None: not there. False: only as an everyday word that begins a sentence. True: named."""
    spelling = r"\s+".join(map(re.escape, brand.split()))
    found = re.finditer(rf"(?<![\w./@-]){spelling}(?![\w-]|\.\w)", text, re.IGNORECASE)
    places = [name.start() for name in found if _as_a_name(name[0], brand)]
    if not places:
        return None
    return folded(brand) not in _EVERYDAY or any(not _begins_sentence(text, place) for place in places)


def _as_a_name(written: str, brand: str) -> bool:
    """Whether it is written as a name: a single word needs its capital, so that a "target" is not Target."""
    if " " in brand or not written[0].islower():
        return True
    return written == brand and folded(brand) not in _EVERYDAY


def _begins_sentence(text: str, place: int) -> bool:
    before = text[max(0, place - 20) : place].rstrip(" \t\"'“‘(*_")
    return not before or before[-1] in ".!?:\n•-–—…"


def _people(note: Checked) -> Iterator[str]:
    """Interviewers of other companies who are named in full or by address."""
    text = folded(note.everything)
    here = {folded(person.name) for person in note.interview.interviewers} | {folded(note.candidate.name)}
    lowered = note.everything.lower()
    for person in note.other_interviewers:
        named = folded(person.name) not in here and _is_named(person.name, text)
        address = (person.email or "").lower()
        addressed = address in lowered and _is_elsewhere(address, note) if address else False
        if named or addressed:
            yield person.name or person.email or ""


def _is_named(name: str, text: str) -> bool:
    """Whether a name of several words stands in a folded text; most texts lack its last word already."""
    full = _spaced(name)
    _, several, last = full.rpartition(" ")
    return bool(several) and last in text and f" {full} " in f" {_spaced(text)} "


def _is_elsewhere(email: str, note: Checked) -> bool:
    return email not in {(person.email or "").lower() for person in note.interview.interviewers}


def _spaced(text: str) -> str:
    """The words with one space between them."""
    return " ".join(re.findall(r"[^\W_]+", folded(text)))
