"""Finds what a template or a hurried hand left to be filled in."""

import re
from collections.abc import Iterator

from afterword.domain.checks.names import folded, word_set
from afterword.domain.checks.verdict import Check, Checked

_NAME = "placeholder"
_TEMPLATE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_SLOT = re.compile(
    r"\[([^\[\]\n]{1,60})\](?!\()|<<?([^<>\n]{1,60})>>?|\{([^{}\n]{1,60})\}|%(\w{1,40})%|\*\|(\w{1,40})\|\*|\$(\w{1,40})"
)
_BLANK = re.compile(r"(?<=[\w,] )_{3,}|(?<!_)_{3,}(?=[,.!?])")
# In Spanish capitals, "por todo" is no marker. What may not stand before a word is looked at after it: a pattern
# that begins with letters is found ten times as fast as one that begins at any word.
_MARKER = re.compile(
    r"(?:TODO(?<!\wTODO)(?<!POR TODO)(?<!SOBRE TODO)(?<!CON TODO)(?<!DE TODO)|FIXME(?<!\wFIXME)|X(?<!\wX)XX+|"
    r"Lorem [Ii]psum(?<!\w.{11})|lorem [Ii]psum(?<!\w.{11}))\b"
)
_SURE = word_set(
    "name firstname lastname fname lname fullname insert placeholder your vorname nachname firmenname einfugen "
    "prenom nom inserer nombre apellido insertar"
)
_LIKELY = word_set(
    "company role position title jobtitle date topic interviewer recipient phone email address team link url "
    "candidate signature hiring manager department project detail details specific something job day time "
    "firma unternehmen stelle datum thema entreprise poste empresa puesto fecha tema"
)
_SMALL = frozenset({"the", "of", "a", "an", "here", "s", "first", "last", "full", "this", "my", "or", "and"})


def placeholder(note: Checked) -> Check:
    """Nothing is left to be filled in."""
    left = next(_left(note.everything), "")
    if left:
        return Check.block(_NAME, f"“{left}” still waits to be filled in.")
    return Check.ok(_NAME, "Nothing is left to be filled in.")


def _left(text: str) -> Iterator[str]:
    yield from (found[0] for found in _TEMPLATE.finditer(text))
    yield from (found[0] for found in _SLOT.finditer(text) if _is_slot(found[found.lastindex or 0]))
    if "___" in text:
        yield from (found[0] for found in _BLANK.finditer(text))
    yield from (found[0] for found in _MARKER.finditer(text))


def _is_slot(inside: str) -> bool:
    """Whether the words between brackets ask for something rather than say something."""
    asked = set(re.findall(r"[^\W\d_]+", folded(inside)))
    if "://" in inside or "@" in inside or len(inside.split()) > 7:
        return False
    return bool(asked & _SURE) or (bool(asked & _LIKELY) and asked <= _LIKELY | _SMALL)
