"""What a candidate says after an interview, as it is read and added to what they said before."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from afterword.domain import attachments
from afterword.domain.checks.names import folded
from afterword.domain.checks.verdict import Slip
from afterword.domain.instants import utc, zone
from afterword.domain.model import Debrief, Interview, Interviewer, Language, Remark
from afterword.domain.notes.starters import Section, Starters
from afterword.domain.notes.typed import is_whole_sentence, usable
from afterword.errors import InvalidInput

_WORK_ENDS = time(17)
_KEYED = re.compile(r"([a-z][a-z0-9_]*):(?:\s+(.*))?", re.DOTALL)
_CALLED = re.compile(r"@(\S+)\s+(\S.*)", re.DOTALL)


def read_remark(
    said: str, section: Section, starters: Starters, interview: Interview, for_whom: str = ""
) -> Remark:
    """A remark as it is given on one line: “about: the Postgres migration”, a whole sentence, or a fragment.

    A fragment completes the section's first starter, and nobody has seen that sentence. “@jane …” is for Jane.

    Raises:
        InvalidInput: it names a starter or a person there is not, or holds no words.
    """
    called = _CALLED.fullmatch(said.strip())
    who, text = (called[1], called[2]) if called else (for_whom, said)
    for_id = person_meant(who, interview).id if who else None
    keyed = _KEYED.fullmatch(text.strip())
    if keyed:
        return Remark(starter=_known_key(keyed[1], starters), text=usable(keyed[2] or ""), for_id=for_id)
    line = usable(text)
    first = next(iter(starters.of(section)), None)
    if is_whole_sentence(line) or first is None or first.stands_alone(line):
        return Remark(starter="", text=line, for_id=for_id)
    return Remark(starter=first.key, text=line, for_id=for_id, seen=section is Section.SHARE)


def _known_key(key: str, starters: Starters) -> str:
    keys = [one.key for one in starters.each]
    if key not in keys:
        raise InvalidInput(
            f"There is no starter “{key}”; there are: {', '.join(keys)}. A whole sentence stands without one."
        )
    return key


def person_meant(who: str, interview: Interview) -> Interviewer:
    """The interviewer whom an address, a name or a part of a name means.

    Raises:
        InvalidInput: it means nobody, or more than one.
    """
    found = _meant(folded(who.strip()), interview)
    known = ", ".join(_known_as(person) for person in found or interview.panel) or "nobody"
    if not found:
        raise InvalidInput(f"“{who}” is not one of the interviewers; they are: {known}.")
    if len(found) > 1:
        raise InvalidInput(f"“{who}” may be {known.replace(', ', ' or ')}; say which, by address.")
    return found[0]


def _known_as(person: Interviewer) -> str:
    return f"{person.name} <{person.email}>" if person.email else person.name


def _meant(who: str, interview: Interview) -> list[Interviewer]:
    """Whom it means best: by address or whole name, else by first name, else by any other part of name or address."""
    by_each: tuple[Callable[[Interviewer], bool], ...] = (
        lambda person: who in {folded(person.email or ""), folded(person.name)},
        lambda person: who in folded(person.name).split()[:1],
        lambda person: who in {*folded(person.name).split(), folded(person.email or "").partition("@")[0]},
    )
    for is_meant in by_each:
        found = [person for person in interview.panel if is_meant(person)]
        if found:
            return found
    return []


def added(before: Debrief, more: Debrief) -> Debrief:
    """Both together: remarks and jottings grow; the day and the language are replaced when they are said anew.

    In another language the sentences are others, and nobody has seen them.

    Raises:
        InvalidInput: the files of some note would be too large together.
    """
    if more.language and more.language != before.language:
        before = replace(before, remarks=tuple(replace(one, seen=False) for one in before.remarks))
    return Debrief(
        remarks=numbered(_united(before.remarks, more.remarks)),
        decision_by=more.decision_by or before.decision_by,
        jottings=tuple(dict.fromkeys((*before.jottings, *more.jottings))),
        language=more.language or before.language,
        attachments=attachments.united(before.attachments, more.attachments),
    )


def _united(before: Iterable[Remark], more: Iterable[Remark]) -> list[Remark]:
    """What is said twice stands once, and is seen once it was seen."""
    found: dict[tuple[str, str, int | None], Remark] = {}
    for remark in (*before, *more):
        key = (remark.starter, remark.text, remark.for_id)
        known = found.get(key)
        found[key] = replace(known, seen=known.seen or remark.seen) if known else remark
    return list(found.values())


def numbered(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Each with an id of its own; those that have one keep it."""
    remarks = tuple(remarks)
    last = max((remark.id for remark in remarks), default=0)
    counted: list[Remark] = []
    for remark in remarks:
        last += 0 if remark.id else 1
        counted.append(remark if remark.id else replace(remark, id=last))
    return tuple(counted)


def all_seen(debrief: Debrief) -> Debrief:
    """The same, after the candidate has read what it makes."""
    return replace(debrief, remarks=tuple(replace(remark, seen=True) for remark in debrief.remarks))


def has_unseen(debrief: Debrief, sources: Iterable[int]) -> bool:
    """Whether a note of these remarks holds a sentence that nobody has read."""
    used = set(sources)
    return any(not remark.seen for remark in debrief.remarks if remark.id in used)


def unused(debrief: Debrief, sources: Iterable[int]) -> tuple[Remark, ...]:
    """The remarks that none of the notes with these sources makes use of."""
    used = set(sources)
    return tuple(remark for remark in debrief.remarks if remark.id not in used)


def checked_language(code: str) -> str:
    """The code of a language that notes can be in.

    Raises:
        InvalidInput: there are no texts in it.
    """
    known = [language.value for language in Language]
    if code.strip().lower() not in known:
        raise InvalidInput(f"There are no texts in “{code}”; there are some in {', '.join(known)}.")
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


# --- changes to what was kept ------------------------------------------------------------------------------


def dropped(debrief: Debrief, numbers: Iterable[int]) -> Debrief:
    """Without the remarks of these ids.

    Raises:
        InvalidInput: there is none of that id.
    """
    numbers = set(numbers)
    missing = numbers - {remark.id for remark in debrief.remarks}
    if missing:
        raise InvalidInput(f"There is no remark {min(missing)} in this debrief.")
    return replace(debrief, remarks=tuple(one for one in debrief.remarks if one.id not in numbers))


def repaired(debrief: Debrief, repairs: Iterable[tuple[str, str]]) -> Debrief:
    """With words put right wherever a remark has them, each a pair of what stands there and what should.

    What is changed has to be read again.
    """
    remarks = debrief.remarks
    for words, better in repairs:
        remarks = tuple(_repaired(one, words, better) for one in remarks)
    return replace(debrief, remarks=remarks)


def _repaired(remark: Remark, words: str, better: str) -> Remark:
    text = _as_words(words).sub(lambda _: better, remark.text)
    return remark if text == remark.text else replace(remark, text=text, seen=False)


def _as_words(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def placed_repair(slip: Slip, note: str, texts: Sequence[str], *, alike: int = 1) -> tuple[str, str] | None:
    """What in these texts a slip in the note they make would have changed, and into what.

    With as many words around it as tell its place, none where all places are slips: so many are `alike`. None where
    its place cannot be told.
    """
    if not slip.repairs:
        return None
    ends = slip.at + len(slip.words)
    before = re.search(r"\S+\s+$", note[: slip.at])
    after = re.match(r"\s+\S*\w", note[ends:])
    left, right = before[0] if before else "", after[0] if after else ""
    for one, other in (("", ""), ("", right), (left, ""), (left, right)):
        pair = f"{one}{slip.words}{other}", f"{one}{slip.repairs[0]}{other}".strip()
        for words, better in (pair, (_lower_first(pair[0]), _lower_first(pair[1]))):
            found = sum(len(_as_words(words).findall(text)) for text in texts)
            if found == 1 or (found == alike and not (one or other)):
                return words, better
    return None


def _lower_first(text: str) -> str:
    """With a small first letter: in the note it may have begun a sentence."""
    return text[:1].lower() + text[1:]


def decided_at(day: date, interview: Interview) -> datetime:
    """The end of the working day that they named, where the interview took place."""
    return utc(datetime.combine(day, _WORK_ENDS, zone(interview.timezone)))


def decision_day(debrief: Debrief, interview: Interview) -> date | None:
    """The day that they named."""
    decided = debrief.decision_by
    return decided.astimezone(zone(interview.timezone)).date() if decided else None
