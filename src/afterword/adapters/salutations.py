"""Mr and Ms, Frau and Herr: only when the name came with it, for nobody's sex or title is ever guessed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from nameparser import HumanName

from afterword.adapters.person_names import address
from afterword.domain.wording.languages import Language
from afterword.domain.wording.usable import one_line

_WOMAN = r"ms|mrs|miss|frau|mme|madame|mlle|mademoiselle|sra|srta|señora|señorita|doña"
_MAN = r"mr|mister|herrn?|monsieur|señor"
_LEARNED = re.compile(r"(?:(?:prof(?:essor)?|dr|doctor)\b\.?(?:-ing\.)?\s*)+", re.IGNORECASE)
_ENGLISH = {"mrs": "Mrs", "miss": "Miss"}


@dataclass(frozen=True, kw_only=True)
class Salutation:
    """How somebody is addressed on paper.

    Attributes:
        title: “Ms”, “Herr”, “Mme” in the language of the letter, "" when the name came without one.
        learned: “Dr.”, “Prof. Dr.”, or "". surname: "" when it is not known for certain.
        woman, man: what the title says; both false when there is none. name: the whole name without titles.
        address_line: the name as it stands over a postal address.
    """

    title: str
    learned: str
    surname: str
    name: str
    woman: bool
    man: bool
    address_line: str


def salutation_of(name: str, language: Language, *, american: bool = False) -> Salutation:
    """What the name as it was written says about how its owner is addressed."""
    said = one_line(name)
    woman, man = _is(said, _WOMAN), _is(said, _men(language))
    rest = re.sub(rf"^(?:{_WOMAN}|{_men(language)})\b[.\s]\s*", "", said, flags=re.IGNORECASE)
    found = _LEARNED.match(rest)
    learned = found[0].strip() if found else ""
    whole = address(rest[len(found[0]) :] if found else rest).full
    title = _title(said, language, woman=woman, man=man, american=american) if whole else ""
    if learned and language is Language.ENGLISH:
        title = ""
    return Salutation(
        title=title,
        learned=learned if whole else "",
        surname=_surname(whole),
        name=whole,
        woman=bool(whole) and woman,
        man=bool(whole) and man,
        address_line=" ".join(part for part in (_OVER_AN_ADDRESS.get(title, title), learned, whole) if part)
        if whole
        else "",
    )


_OVER_AN_ADDRESS = {"Herr": "Herrn"}
_TITLES: Mapping[Language, tuple[str, str]] = {
    Language.ENGLISH: ("Ms", "Mr"),
    Language.GERMAN: ("Frau", "Herr"),
    Language.FRENCH: ("Madame", "Monsieur"),
    Language.SPANISH: ("Sra.", "Sr."),
}


def _men(language: Language) -> str:
    """“M.” is Monsieur in French alone; elsewhere it is an initial."""
    usual = rf"{_MAN}|sr(?=\.)"
    return rf"{usual}|m(?=\.)" if language is Language.FRENCH else usual


def _is(said: str, titles: str) -> bool:
    return bool(re.match(rf"(?:{titles})\b[.\s]", said, re.IGNORECASE))


def _title(said: str, language: Language, *, woman: bool, man: bool, american: bool) -> str:
    if not (woman or man):
        return ""
    title = _TITLES[language][0 if woman else 1]
    if language is not Language.ENGLISH:
        return title
    given = re.split(r"[.\s]", said.lower(), maxsplit=1)[0]
    english = _ENGLISH.get(given, title)
    return f"{english}." if american and english != "Miss" else english


def _surname(whole: str) -> str:
    """The last name; the whole of a name of one word, and "" of one in a script without that order."""
    if not all(ord(char) < 0x250 for char in whole if char.isalpha()):
        return ""
    return str(HumanName(whole).last) or (whole if len(whole.split()) == 1 else "")
