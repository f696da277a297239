"""Chooses what one note says, and in which order, so that the notes of a panel differ in substance."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from afterword.domain.model import Debrief, Interview, Interviewer, Point
from afterword.domain.wording.english.people import Who, in_third_person, names_of
from afterword.domain.wording.joining import joined
from afterword.domain.wording.languages import Reader, language_of, reader_of
from afterword.domain.wording.remark import Ask, Form, Interest, Remark, Resource

_DRY = 2
_MOST_REMARKS, _MOST_GROUPS, _MOST_RESOURCES = 4, 2, 2
_WORDS_OF_THREE = 40
_WORDS_TOGETHER, _SHORT, _SHORT_DOING = 17, 4, 14
_ABOUT = frozenset({Form.TOPIC, Form.HEARD})


@dataclass(frozen=True, kw_only=True)
class Content:
    """What one note has to say besides thanks.

    Attributes:
        remarks: the first is the point of the note; what is like it is joined to it.
    """

    remarks: tuple[Remark, ...] = ()
    touch: Remark | None = None
    interest: Interest | None = None
    resources: tuple[Resource, ...] = ()
    ask: Ask | None = None


def content_of(interview: Interview, person: Interviewer, debrief: Debrief) -> Content:
    """What the note to that person says: their own points first, the others' share by their place in the panel."""
    reader = reader_of(language_of(debrief.language))
    who = who_reads(interview, person)
    groups, touch = chosen(reader, who, interview, person, debrief)
    return Content(
        remarks=tuple(_as_one(group, debrief.language) for group in groups),
        touch=touch,
        interest=reader.interest(debrief.interest, who) if debrief.interest else None,
        resources=resources_for(reader, who, person, debrief.resources),
        ask=reader.ask(debrief.question, who) if debrief.question else None,
    )


def texts_for(points: Sequence[Point], person: Interviewer) -> list[str]:
    """What was jotted down for that person and for everybody."""
    return [*_theirs(points, person), *_everybodys(points)]


def chosen(
    reader: Reader, who: Who, interview: Interview, person: Interviewer, debrief: Debrief
) -> tuple[list[list[Remark]], Remark | None]:
    """The remarks that the note says, those that stand in one sentence together, and the personal one."""
    remarks = _remarks(reader, who, interview, person, debrief.points)
    touch = _touch(reader, who, person, debrief.touches) or _personal(remarks)
    return _grouped([remark for remark in remarks if remark != touch], debrief.language), touch


def who_reads(interview: Interview, person: Interviewer) -> Who:
    """Whom the note is for, and who else was there."""
    recipient = names_of([person.name])
    others = names_of(other.name for other in interview.interviewers if other.id != person.id)
    named = names_of([interview.company, interview.role])
    return Who(recipient=recipient, others=others - recipient - named, company=interview.company)


def place_in_panel(interview: Interview, person: Interviewer) -> int:
    return next((n for n, other in enumerate(interview.panel) if other.id == person.id), 0)


def _theirs(points: Iterable[Point], person: Interviewer) -> list[str]:
    email = (person.email or "").lower()
    return [point.text for point in points if point.for_email and point.for_email.lower() == email]


def _everybodys(points: Iterable[Point]) -> list[str]:
    return [point.text for point in points if not point.for_email]


def _remarks(
    reader: Reader, who: Who, interview: Interview, person: Interviewer, points: Sequence[Point]
) -> list[Remark]:
    named = [text for text in _everybodys(points) if len(interview.panel) > 1 and _names(text, who)]
    own = [remark for text in (*_theirs(points, person), *named) for remark in reader.remarks(text, who)]
    shared = [
        remark for text in _everybodys(points) if text not in named for remark in reader.remarks(text, who)
    ]
    shared = _worth_saying(shared)
    shared = _share(shared, place_in_panel(interview, person), len(interview.panel))
    chosen = [*_best_first(own), *_best_first(shared)]
    return _grave_last(list(dict.fromkeys(chosen)))[:_MOST_REMARKS]


def _names(text: str, who: Who) -> bool:
    """Whether a remark for everybody is about the one who reads."""
    return in_third_person(text, who) != text


def _worth_saying(remarks: list[Remark]) -> list[Remark]:
    """Without dry details where at least two better things were noted."""
    said = [remark for remark in remarks if remark.rank < _DRY]
    return said if len(said) > 1 else remarks


def _best_first(remarks: list[Remark]) -> list[Remark]:
    """What was talked about or felt first."""
    return _worth_saying(sorted(remarks, key=lambda remark: remark.rank))


def _share(remarks: list[Remark], place: int, panel: int) -> list[Remark]:
    """For one person all of them; of a panel each begins with another one: of two the one, of more two."""
    if panel < 2 or len(remarks) < 2:
        return remarks
    start = place % len(remarks)
    return (remarks[start:] + remarks[:start])[: 1 if len(remarks) == 2 else 2]


def _personal(remarks: Sequence[Remark]) -> Remark | None:
    """What was noted about a life outside the work is the personal touch, where something else is left to say."""
    found = [remark for remark in remarks if remark.personal and remark.form is not Form.QUIET]
    return found[0] if found and len(remarks) > 1 else None


def _grave_last(remarks: list[Remark]) -> list[Remark]:
    return sorted(remarks, key=lambda remark: remark.form is Form.QUIET)


def _grouped(remarks: Sequence[Remark], language: str) -> list[list[Remark]]:
    """At most two sentences' worth: phrases that fit one place are joined while they stay short."""
    groups: list[list[Remark]] = []
    for remark in remarks:
        group = next((group for group in groups if _fits(group, remark, language)), None)
        if group is not None:
            group.append(remark)
        elif len(groups) < _MOST_GROUPS or (
            len(groups) == _MOST_GROUPS and _room_for(groups, remark, language)
        ):
            groups.append([remark])
    return groups


def _room_for(groups: Sequence[list[Remark]], remark: Remark, language: str) -> bool:
    """Whether a third sentence leaves the note short: what was done on the day is told along with another point."""
    said = [one for group in groups for one in group]
    thin = len(remark.text.split()) < 2 or (remark.form is Form.SAID and not is_doing(remark))
    if thin or language != "en" or remark.rank >= _DRY or remark.form in {Form.QUIET, Form.ASKED}:
        return False
    return (
        any(map(is_doing, (*said, remark)))
        or sum(len(one.text.split()) for one in (*said, remark)) <= _WORDS_OF_THREE
    )


def is_doing(remark: Remark) -> bool:
    """Whether it is something that was done on the day, short enough to be joined to what was said."""
    return (
        remark.form is Form.SAID
        and remark.text.startswith("I enjoyed ")
        and len(remark.text.split()) <= _SHORT_DOING
    )


def _fits(group: list[Remark], remark: Remark, language: str) -> bool:
    both_about = language == "en" and {group[0].form, remark.form} <= _ABOUT
    alike = both_about or group[0].form is remark.form
    length = sum(len(one.text.split()) for one in (*group, remark))
    if any(", not " in one.text for one in (*group, remark)):
        return False
    pairs = [" and " in one.text and one.text.split()[0] not in _CLAUSES for one in (*group, remark)]
    if any(pairs) and remark.text.split()[0] not in _CLAUSES:
        return False
    short = all(len(one.text.split()) <= _SHORT and " and " not in one.text for one in (*group, remark))
    return (
        alike and remark.form in _JOINABLE and len(group) < (3 if short else 2) and length <= _WORDS_TOGETHER
    )


_JOINABLE = frozenset({Form.TOPIC, Form.HEARD, Form.QUIET, Form.TOLD, Form.ASKED})


_CLAUSES = frozenset({"how", "why", "what", "which", "whether", "when", "where", "who"})


def _as_one(group: list[Remark], language: str) -> Remark:
    group = sorted(group, key=lambda remark: (remark.text.split()[0] in _CLAUSES, len(remark.text.split())))
    forms = {remark.form for remark in group}
    form = group[0].form if len(forms) == 1 else Form.TOPIC
    text = joined([remark.text for remark in group], language)
    return Remark(
        form=form,
        text=_ALSO.sub(r"\1 ", text) if form is Form.FACT and language == "en" else text,
        rank=min(remark.rank for remark in group),
        personal=any(remark.personal for remark in group),
    )


_ALSO = re.compile(r"^(\S+(?: (?:is|are|was|were))?) also ")


def _touch(reader: Reader, who: Who, person: Interviewer, points: Sequence[Point]) -> Remark | None:
    found = [
        remark
        for text in texts_for(points, person)
        for remark in reader.touches(text, who)
        if remark.form is not Form.QUIET
    ]
    return found[0] if found else None


def resources_for(
    reader: Reader, who: Who, person: Interviewer, points: Sequence[Point]
) -> tuple[Resource, ...]:
    """What is shared with that person: at most two things."""
    found = [resource for text in texts_for(points, person) if (resource := reader.resource(text, who))]
    return tuple(dict.fromkeys(found))[:_MOST_RESOURCES]
