"""What was jotted down and is said in no note, so that nothing is dropped in silence."""

from collections.abc import Iterator

from afterword.domain.model import Debrief, Interview, Interviewer
from afterword.domain.wording.arranging import chosen, resources_for, texts_for, who_reads
from afterword.domain.wording.languages import language_of, reader_of


def unused(interview: Interview, interviewer_id: int, debrief: Debrief) -> tuple[str, ...]:
    """What was jotted down for that interviewer, or for everybody, and is not said in their note."""
    person = interview.interviewer(interviewer_id)
    return tuple(dict.fromkeys(_left(interview, person, debrief)))


def unused_by_all(interview: Interview, debrief: Debrief) -> tuple[str, ...]:
    """What was jotted down and is said in no note to anybody of the panel."""
    left = {person.id: unused(interview, person.id, debrief) for person in interview.panel}
    meant = {person.id: set(_meant(debrief, person)) for person in interview.panel}
    texts = dict.fromkeys(text for person in interview.panel for text in left[person.id])
    return tuple(
        text for text in texts if not any(text in meant[one] and text not in left[one] for one in left)
    )


def _left(interview: Interview, person: Interviewer, debrief: Debrief) -> Iterator[str]:
    reader = reader_of(language_of(debrief.language))
    who = who_reads(interview, person)
    groups, touch = chosen(reader, who, interview, person, debrief)
    said = {remark for group in groups for remark in group} | ({touch} if touch else set())
    shared = resources_for(reader, who, person, debrief.resources)
    yield from (
        text for text in texts_for(debrief.points, person) if not said & set(reader.remarks(text, who))
    )
    yield from (
        text for text in texts_for(debrief.touches, person) if not said & set(reader.touches(text, who))
    )
    yield from (
        text for text in texts_for(debrief.resources, person) if reader.resource(text, who) not in shared
    )
    if debrief.interest and not reader.interest(debrief.interest, who):
        yield debrief.interest
    if debrief.question and not reader.ask(debrief.question, who):
        yield debrief.question


def _meant(debrief: Debrief, person: Interviewer) -> Iterator[str]:
    for points in (debrief.points, debrief.touches, debrief.resources):
        yield from texts_for(points, person)
    yield from (text for text in (debrief.interest, debrief.question) if text)
