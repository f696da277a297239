"""Whom the greeting names: blocks only when that is surely somebody else.

A nickname, a title, no name at all or a script we do not know is the candidate's choice.
"""

import re

from afterword.domain.checks.names import answers_to, folded, tokens, word_set
from afterword.domain.checks.verdict import Check, Checked
from afterword.domain.model import Interviewer

_NAME = "name"
_LONGEST_GREETING = 300
_GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day)|"
    r"hallo|liebe[rs]?|lieber|guten (?:morgen|tag|abend)|sehr geehrte[rs]?|moin|servus|gr[uü](?:ß|ss|e)\w*|"
    r"bonjour|bonsoir|salut|ch[eè]re?|"
    r"hola|buen(?:os|as) (?:d[ií]as|tardes|noches)|estimad[oa]|querid[oa])\b",
    re.IGNORECASE,
)
_TITLE_STOP = re.compile(r"\b(mr|mrs|ms|mx|dr|prof|m|mme|mlle|sr|sra|srta|jr)\.", re.IGNORECASE)
_SEGMENT = re.compile(r"[,;:!.–—]|\s-\s")
_AND = frozenset({"and", "und", "et", "y", "e", "dear", "liebe", "lieber", "cher", "chère", "estimado", "hi"})
_GENERIC = word_set(
    "there all both team everyone everybody folks again hiring committee zusammen alle team tous toutes todos todas "
    "equipo friends colleagues damen herren sir madam interviewer interviewers manager panel from the at"
)
_NO_NAME = frozenset({"none", "null", "undefined", "nan", "nil"})
_AS_A_NAME = _AND | _GENERIC | _NO_NAME


def name(note: Checked) -> Check:
    """The greeting names the recipient, and nobody else of the panel."""
    line = next((line.strip() for line in note.text.splitlines() if line.strip()), "")[:_LONGEST_GREETING]
    called, greeted = _called(line)
    if called & _NO_NAME and not any(answers_to(note.recipient, part) for part in called):
        return Check.block(_NAME, "The greeting has no name where one should be; write it in.")
    other = _somebody_else(called, note)
    if other:
        return Check.block(
            _NAME, f"The greeting names {other}, and the note goes to {_known_as(note.recipient)}."
        )
    if greeted and _unknown(called, note.recipient):
        return Check.warn(
            _NAME,
            f"The greeting “{line[:60]}” does not name {_known_as(note.recipient)}; is that on purpose?",
        )
    return Check.ok(_NAME, "The greeting names nobody else.")


def _called(line: str) -> tuple[frozenset[str], bool]:
    """The names that the greeting's line calls, and whether it begins with a word of greeting."""
    greeting = _GREETING.match(line)
    rest = _TITLE_STOP.sub(r"\1 ", line[greeting.end() :] if greeting else line)
    segments = [segment for segment in _SEGMENT.split(rest) if segment.strip()]
    if not greeting and not (segments and len(line.split()) <= 4 and line[-1:] in ",!:–—-"):
        return frozenset(), False
    called: set[str] = set()
    for segment in segments:
        if not _only_names(segment):
            break
        called |= tokens(segment) - _AND - _GENERIC
    return frozenset(called), greeting is not None


def _only_names(segment: str) -> bool:
    spoken = segment.split()
    return len(spoken) <= 8 and all(
        not word[0].islower() or folded(word.strip("&().'\"")) in _AS_A_NAME for word in spoken
    )


def _somebody_else(called: frozenset[str], note: Checked) -> str:
    """The name of a known person who is called and is not the recipient, "" when there is none."""
    for part in called:
        if answers_to(note.recipient, part):
            continue
        for person in (*note.others_there, *note.other_interviewers):
            if part in tokens(person.name):
                return person.name
    return ""


def _unknown(called: frozenset[str], recipient: Interviewer) -> bool:
    """Whether a name is called and the recipient, known by a name in the same script, is not of that name."""
    if not called or not tokens(recipient.name):
        return False
    same_script = all(part.isascii() for part in called | tokens(recipient.name))
    return same_script and not any(answers_to(recipient, part) for part in called)


def _known_as(person: Interviewer) -> str:
    return person.name or person.email or "somebody without a name"
