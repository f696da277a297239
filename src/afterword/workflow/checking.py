"""Checking: what is wrong with the text of one follow-up, as it is now.

What may block is looked at whenever a note is approved or sent, and needs the store alone. Advice is for whoever
looks at a note: it also needs the other notes of the day as they are in Gmail, and a proofreader.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from afterword.domain.acquaintances import is_same, words
from afterword.domain.checks import Check, Proofreader, Sibling, blocking, check_note
from afterword.domain.mail import MailContent
from afterword.domain.model import (
    Candidate,
    Channel,
    Debrief,
    FollowUp,
    Interview,
    Interviewer,
    InterviewStatus,
    Purpose,
)
from afterword.domain.status import Status
from afterword.domain.visible import visible_text
from afterword.ports import FollowUpFilter, Store
from afterword.workflow.services import Services

_EVER = datetime(1970, 1, 1, tzinfo=UTC)
_A_DAY = timedelta(hours=26)
"""Longer than any day, those included on which the clocks change."""


@dataclass(frozen=True, kw_only=True)
class Checking:
    """What checks need to know besides the text; without a proofreader its grammar is not looked at."""

    store: Store
    candidate: Candidate
    proofreader: Proofreader | None = None


def failed_checks(services: Services, follow_up: FollowUp, interview: Interview, content: MailContent) -> str:
    """What would embarrass the candidate, in one line; empty when nothing does."""
    person = interview.interviewer(follow_up.interviewer_id)
    companies, people = _elsewhere(services.store, interview, person, content)
    checks = check_note(
        content,
        interview=interview,
        recipient=person,
        candidate=services.candidate,
        other_companies=companies,
        other_interviewers=people,
        debrief=services.store.debrief(interview.id),
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
    checking = Checking(store=services.store, candidate=services.candidate, proofreader=services.proofreader)
    person, debrief = interview.interviewer(follow_up.interviewer_id), services.store.debrief(interview.id)
    return checks_of(checking, interview, person, content, debrief=debrief, siblings=siblings)


def checks_of(
    checking: Checking,
    interview: Interview,
    person: Interviewer,
    content: MailContent,
    *,
    debrief: Debrief,
    siblings: Iterable[Sibling] = (),
) -> Sequence[Check]:
    """Every check of a text to that person, whether it is in Gmail or not."""
    store = checking.store
    companies, people = _elsewhere(store, interview, person, content)
    return check_note(
        content,
        interview=interview,
        recipient=person,
        candidate=checking.candidate,
        other_companies=companies,
        other_interviewers=people,
        debrief=debrief,
        siblings=siblings,
        panel_size=len(_met(_of_the_day(store, interview))),
        thanked_before=_thanked_before(store, interview, person),
        proofreader=checking.proofreader,
    )


def notes_beside(store: Store, follow_up: FollowUp, interview: Interview) -> list[tuple[FollowUp, Interview]]:
    """The other notes of thanks for that day at that company which have a text in Gmail, with their interviews."""
    return [
        (other, one)
        for one in _of_the_day(store, interview)
        for other in store.follow_ups(FollowUpFilter(interview_id=one.id))
        if other.id != follow_up.id and _is_a_note(other)
    ]


def _is_a_note(follow_up: FollowUp) -> bool:
    if follow_up.purpose is not Purpose.THANK_YOU or follow_up.channel is not Channel.EMAIL:
        return False
    return follow_up.status not in {Status.CANCELLED, Status.EXPIRED, Status.PLANNED}


def _elsewhere(
    store: Store, interview: Interview, recipient: Interviewer, content: MailContent
) -> tuple[list[str], tuple[Interviewer, ...]]:
    """The candidate's other companies, and who interviewed them there, as far as the text may speak of them.

    The checks look for names in the text: with those it shares no word and no address with they can do nothing,
    and after years of interviews that is nearly all of them.
    """
    there = words(f"{content.subject}\n{visible_text(content)}\n{content.text}")
    known = store.acquaintances()
    return known.companies_in(there, interview.company), known.people_in(there, interview.company, recipient)


def _of_the_day(store: Store, interview: Interview) -> list[Interview]:
    """That interview and the others with the same company on its day, where they take place; the latest first."""
    return [
        one
        for one in store.interviews_ending(interview.end - _A_DAY, interview.end + _A_DAY)
        if one.id == interview.id
        or (
            one.status is InterviewStatus.EXPECTED
            and interview.company
            and is_same(one.company, interview.company)
            and _day(one.end, interview) == _day(interview.end, interview)
        )
    ]


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
