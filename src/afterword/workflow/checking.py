"""Checking: what is wrong with the text of one follow-up, as it is now.

What may block is looked at whenever a note is approved or sent, and needs the store alone. Advice is for whoever
looks at a note: it also needs the debrief, the other notes of the day as they are in Gmail, and word lists.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from afterword.domain.checks import Check, Sibling, blocking, check_note
from afterword.domain.mail import MailContent
from afterword.domain.model import Channel, FollowUp, Interview, Interviewer, InterviewStatus, Purpose
from afterword.domain.status import Status
from afterword.ports import FollowUpFilter, Store
from afterword.workflow.services import Services

_EVER = datetime(1970, 1, 1, tzinfo=UTC)


def failed_checks(services: Services, follow_up: FollowUp, interview: Interview, content: MailContent) -> str:
    """What would embarrass the candidate, in one line; empty when nothing does."""
    companies, people = _elsewhere(services.store.interviews(), interview)
    checks = check_note(
        content,
        interview=interview,
        recipient=interview.interviewer(follow_up.interviewer_id),
        candidate=services.candidate,
        other_companies=companies,
        other_interviewers=people,
    )
    return "; ".join(check.message for check in blocking(checks))


def all_checks(
    services: Services,
    follow_up: FollowUp,
    interview: Interview,
    content: MailContent,
    siblings: Iterable[Sibling] = (),
) -> Sequence[Check]:
    """Every check of that text, advice included, beside the other notes of the day."""
    interviews = services.store.interviews()
    person = interview.interviewer(follow_up.interviewer_id)
    companies, people = _elsewhere(interviews, interview)
    return check_note(
        content,
        interview=interview,
        recipient=person,
        candidate=services.candidate,
        other_companies=companies,
        other_interviewers=people,
        debrief=services.store.debrief(interview.id),
        siblings=siblings,
        panel_size=len(_met(_of_the_day(interviews, interview))),
        thanked_before=_thanked_before(services.store, interview, person),
        speller=services.speller,
    )


def notes_beside(store: Store, follow_up: FollowUp, interview: Interview) -> list[tuple[FollowUp, Interview]]:
    """The other notes of thanks for that day at that company which have a text in Gmail, with their interviews."""
    return [
        (other, one)
        for one in _of_the_day(store.interviews(), interview)
        for other in store.follow_ups(FollowUpFilter(interview_id=one.id))
        if other.id != follow_up.id and _is_a_note(other)
    ]


def _is_a_note(follow_up: FollowUp) -> bool:
    if follow_up.purpose is not Purpose.THANK_YOU or follow_up.channel is not Channel.EMAIL:
        return False
    return follow_up.status not in {Status.CANCELLED, Status.EXPIRED, Status.PLANNED}


def _elsewhere(
    interviews: Iterable[Interview], interview: Interview
) -> tuple[list[str], tuple[Interviewer, ...]]:
    """The candidate's other companies, and who interviewed them there."""
    others = [one for one in interviews if one.company and not _same_company(one, interview)]
    people = {person: None for one in others for person in one.panel if person.name or person.email}
    return sorted({one.company for one in others}), tuple(people)


def _of_the_day(interviews: Iterable[Interview], interview: Interview) -> list[Interview]:
    """That interview and the others with the same company on its day, where they take place."""
    return [
        one
        for one in interviews
        if one.id == interview.id
        or (
            one.status is InterviewStatus.EXPECTED
            and _same_company(one, interview)
            and _day(one.end, interview) == _day(interview.end, interview)
        )
    ]


def _same_company(one: Interview, other: Interview) -> bool:
    return bool(one.company) and one.company.casefold().split() == other.company.casefold().split()


def _day(instant: datetime, interview: Interview) -> date:
    return instant.astimezone(ZoneInfo(interview.timezone)).date()


def _met(interviews: Iterable[Interview]) -> set[str]:
    """Everybody who interviewed, once each."""
    return {(person.email or person.name).casefold() for one in interviews for person in one.panel}


def _thanked_before(store: Store, interview: Interview, person: Interviewer) -> int:
    """After how many earlier interviews a note went to that person; those of the same day are no earlier round."""
    if person.email is None:
        return 0
    went = store.thanked(person.email, _EVER)
    earlier = (one for one in went if one.purpose is Purpose.THANK_YOU and one.interview_id != interview.id)
    today = _day(interview.end, interview)
    return len({one.interview_id for one in earlier if _day(one.window.opens_at, interview) < today})
