"""What a typewriter's characters become in print: apostrophes, quotation marks, dashes, French spaces."""

import re

from afterword.domain.model import Language

_QUOTED = re.compile(r'(?<![\w"])"([^"\s](?:[^"]*[^"\s])?)"(?![\w"])')
_WEB = re.compile(r"(\S*(?:://|www\.|@)\S*)")
_MARKS = {
    Language.ENGLISH: ("“", "”"),
    Language.GERMAN: ("„", "“"),
    Language.FRENCH: ("« ", " »"),
    Language.SPANISH: ("«", "»"),
}


def printed(text: str, language: Language) -> str:
    """The text as it is set in print; addresses of the web and of mail stay as they are."""
    parts = _WEB.split(text)
    return "".join(part if place % 2 else _set(part, language) for place, part in enumerate(parts))


def _set(text: str, language: Language) -> str:
    before, after = _MARKS[language]
    text = _QUOTED.sub(rf"{before}\1{after}", text)
    text = re.sub(r"(?<=\w)'", "’", text)
    text = re.sub(r"(?<=\s)-(?=\s)", "–", text).replace("...", "…")
    if language is Language.FRENCH:
        text = re.sub(r"(?<=«) | (?=[»:;?!])", "\u00a0", text)
    return text
