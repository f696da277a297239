"""What a candidate says after an interview: added to what they said before, and sifted for what is not for others."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from afterword.domain import attachments
from afterword.domain.model import Debrief, Interview, Interviewer, Point
from afterword.domain.wording.languages import Language
from afterword.errors import InvalidInput

MARK = "!"
"""A line that begins with it is the candidate's alone."""

_LONGEST = 10_000
_PRIVATE = (
    (
        (
            r"\bi (?:think |feel like |totally |really |completely |kind of |definitely |probably )*(?:bombed|blew|botched|flopped|froze|rambled|choked|"
            r"panicked|messed up|screwed up|fucked up|stumbled|struggled|failed(?! over)|was (?:so |very |too |really )?(?:nervous|awful|terrible|bad))\b|"
            r"\b(?:went|did) (?:badly|poorly|terribly)\b|\bi (?:doubt|don'?t think) (?:i|they|it)\b"
        ),
        "it doubts yourself",
    ),
    (
        (
            r"\b(?:salary|salaries|compensation|pay (?:band|range|rise|grade)|base pay|signing bonus|stock options?|rsus?|day rate|hourly rate|wage|benefits package|"
            r"gehalt|gehaltsvorstellung\w*|salaire|rémunération|salario|sueldo)\b|\b(?:offer|base|asked?|expect|want|pay)\w*\b.{0,30}[$€£]?\d{2,3}\s?k\b"
        ),
        "it is about pay",
    ),
    (
        (
            r"(?<!code )\b(?:smell(?:s|ed|y)?|stink(?:s|y)?|stank|reek(?:s|ed)?)\b|\b(?:he|she|they|interviewer)(?:'s| is| was| looks?| looked) (?:(?:so|really|very|kind of|a bit|rather|quite|too|such a|a|an) )*"
            r"(?:hot|cute|ugly|fat|bald|attractive|handsome|pretty|sexy|old|tired|creepy|weird|gorgeous)\b|\b(?:bad|funny|ugly|weird) (?:breath|teeth|hair|clothes|"
            r"shirt|accent|tie|voice)\b|\bpregnant\b"
        ),
        "it is about how somebody looks or smells",
    ),
    (
        (
            r"\b(?:he|she|they|interviewer|guy|lady|boss|manager|ceo|recruiter)(?:'s| is| was| were| seemed| seems|'re)? (?:(?:so|really|very|kind of|a bit|rather|pretty|quite|too|such a|a|an) )*"
            r"(?:rude|arrogant|clueless|annoying|idiots?|jerks?|boring|bored|incompetent|stupid|dull|cold|smug|patronising|patronizing|condescending|unprepared)\b|"
            r"\b(?:red flags?|toxic|asshole|jerk|sketchy|didn'?t like (?:him|her|them)|hated (?:him|her|them|it)|boring interview)\b"
        ),
        "it speaks badly of somebody",
    ),
    (
        (
            r"\b(?:other offers?|another offer|competing offer|counter-?offer|plan b|back-?up (?:option|plan|choice)|second choice|also (?:interviewing|talking) (?:at|with)|"
            r"my (?:other|final) round (?:at|with)|please don'?t (?:tell|mention|say)|note to self|between us|confidential|off the record|keep quiet)\b|^don'?t (?:tell|mention|say)\b"
        ),
        "it does not seem meant for them",
    ),
)
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), why) for pattern, why in _PRIVATE)
_CALLED = re.compile(r"^@(\S+)\s+(.+)$", re.DOTALL)


def private_reason(text: str) -> str:
    """Why a remark seems meant for the candidate alone, "" when it does not."""
    return next((why for pattern, why in _PATTERNS if pattern.search(text.replace("’", "'"))), "")


def is_marked_private(text: str) -> bool:
    return text.lstrip().startswith(MARK)


def point_of(text: str, interview: Interview, for_whom: str = "") -> Point:
    """The remark, for everybody or for the interviewer it names: “@jane the Postgres migration”.

    Raises:
        InvalidInput: nobody of that name or address interviewed, or they have no address, or the text is too long.
    """
    called = _CALLED.match(text.strip())
    who, said = (called[1], called[2]) if called else (for_whom, text)
    if len(said) > _LONGEST:
        raise InvalidInput(f"A remark has more than {_LONGEST:,} characters; say it in a sentence.")
    return Point(text=said.strip(), for_email=address_of(who, interview) if who else None)


def address_of(who: str, interview: Interview) -> str:
    """The address of the interviewer whom an address or a part of a name means.

    Raises:
        InvalidInput: it means nobody, or more than one, or somebody without an address.
    """
    found = _meant(who.strip().lower(), interview)
    known = ", ".join(person.email or person.name for person in found or interview.panel) or "nobody"
    if not found:
        raise InvalidInput(f"{who!r} is not one of the interviewers; they are: {known}.")
    if len(found) > 1:
        raise InvalidInput(f"{who!r} may be {known.replace(', ', ' or ')}; say which, by address.")
    if found[0].email is None:
        raise InvalidInput(
            f"No address is known for {found[0].name}; leave out --for, or give an address first."
        )
    return found[0].email


def _meant(who: str, interview: Interview) -> list[Interviewer]:
    """Whom it means best: by address or whole name, else by first name, else by any other part of it."""
    by_each: tuple[Callable[[Interviewer], bool], ...] = (
        lambda person: who in {(person.email or "").lower(), person.name.lower()},
        lambda person: who in person.name.lower().split()[:1],
        lambda person: who in person.name.lower().split(),
    )
    for is_meant in by_each:
        found = [person for person in interview.panel if is_meant(person)]
        if found:
            return found
    return []


def added(before: Debrief, more: Debrief) -> Debrief:
    """Both together: lists grow, and what there is one of is replaced when it is said anew.

    Raises:
        InvalidInput: the files of some note would be too large together.
    """
    return Debrief(
        points=_united(before.points, more.points),
        touches=_united(before.touches, more.touches),
        interest=more.interest or before.interest,
        resources=_united(before.resources, more.resources),
        question=more.question or before.question,
        decision_by=more.decision_by or before.decision_by,
        private=_united(before.private, more.private),
        language=more.language or before.language,
        attachments=attachments.united(before.attachments, more.attachments),
    )


def _united(before: Iterable[Point], more: Iterable[Point]) -> tuple[Point, ...]:
    return tuple(dict.fromkeys((*before, *more)))


def without_private(debrief: Debrief) -> Debrief:
    """Marked remarks moved to where no note is made from them."""
    marked = [p for p in (*debrief.points, *debrief.touches, *debrief.resources) if is_marked_private(p.text)]
    marked += [Point(text=text) for text in (debrief.interest, debrief.question) if is_marked_private(text)]
    private = (replace(point, text=point.text.lstrip(f"{MARK} ")) for point in marked)
    return replace(
        debrief,
        points=_for_others(debrief.points),
        touches=_for_others(debrief.touches),
        resources=_for_others(debrief.resources),
        interest="" if is_marked_private(debrief.interest) else debrief.interest,
        question="" if is_marked_private(debrief.question) else debrief.question,
        private=_united(debrief.private, private),
    )


def _for_others(points: Iterable[Point]) -> tuple[Point, ...]:
    return tuple(point for point in points if not is_marked_private(point.text))


def checked_language(code: str) -> str:
    """The code of a language that notes can be in.

    Raises:
        InvalidInput: there are no texts in it.
    """
    known = [language.value for language in Language]
    if code.strip().lower() not in known:
        raise InvalidInput(f"There are no texts in {code!r}; there are some in {', '.join(known)}.")
    return code.strip().lower()


def met_before(interviews: Iterable[Interview], interview: Interview, person: Interviewer) -> bool:
    """Whether an earlier interview was with the same person: their thanks say “again”."""
    email = (person.email or "").lower()
    return bool(email) and any(
        _took_part(email, other)
        for other in interviews
        if other.id != interview.id and _stood(other, interview.start)
    )


def _stood(other: Interview, before: datetime) -> bool:
    return other.end <= before and other.status.value == "expected"


def _took_part(email: str, interview: Interview) -> bool:
    return any((person.email or "").lower() == email for person in interview.panel)
