"""Record an interview: from here on each interviewer has a follow-up that waits for its end."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import product

from afterword.domain.lifecycle import Event, Step
from afterword.domain.model import (
    Candidate,
    Interview,
    Interviewer,
    InterviewStatus,
    NewInterview,
    Part,
    RoleType,
)
from afterword.domain.people import check_panel, one_line
from afterword.domain.plan import USUAL, Plan
from afterword.domain.status import Actor, HoldReason, Status
from afterword.domain.window import thank_you_window
from afterword.errors import InvalidInput
from afterword.ports import FollowUpFilter, NewFollowUp, Store


def record(
    store: Store, at: datetime, candidate: Candidate, new: NewInterview, plan: Plan = USUAL
) -> Interview:
    """Keep the interview and plan what goes to each interviewer.

    Raises:
        InvalidInput: a name or address cannot be used; nothing is kept.
    """
    clean = tidy(new)
    check_panel(clean.interviewers, (candidate.email, *candidate.other_addresses))
    return store.add_interview(clean, at, plan.channels(clean.role_type))


def tidy(new: NewInterview) -> NewInterview:
    """The interview with every name on one line.

    Raises:
        InvalidInput: a name holds a line break.
    """
    people = tuple(
        replace(
            person, name=one_line(person.name, "interviewer's name"), title=one_line(person.title, "title")
        )
        for person in new.interviewers
    )
    return replace(
        new, company=one_line(new.company, "company"), role=one_line(new.role, "role"), interviewers=people
    )


@dataclass(frozen=True, kw_only=True)
class Said:
    """What the candidate says of an interview that was found: empty where they say nothing."""

    company: str = ""
    role: str = ""
    people: tuple[Interviewer, ...] = ()
    role_type: RoleType | None = None


def confirm(
    store: Store, candidate: Candidate, at: datetime, interview_id: int, said: Said, plan: Plan = USUAL
) -> Interview:
    """The candidate says that this interview is one and happens, and fills its gaps.

    Raises:
        InvalidInput: it was cancelled, or a name or address cannot be used; nothing is changed.
    """
    interview = store.interview(interview_id)
    if interview.status in {InterviewStatus.CANCELLED, InterviewStatus.DECLINED}:
        raise InvalidInput(
            f"Interview {interview.id} was {interview.status.value}; enter it anew if it took place."
        )
    people = merged(interview.interviewers, said.people)
    check_panel(people, (candidate.email, *candidate.other_addresses))
    saved = store.save_interview(
        replace(
            interview,
            company=one_line(said.company, "company") or interview.company,
            role=one_line(said.role, "role") or interview.role,
            interviewers=people,
            role_type=said.role_type or interview.role_type,
            status=InterviewStatus.EXPECTED,
            confirmed=True,
        )
    )
    plan_missing(store, saved, plan)
    for follow_up in store.follow_ups(
        FollowUpFilter(statuses=frozenset({Status.HELD}), interview_id=saved.id)
    ):
        known = follow_up.by_hand or saved.interviewer(follow_up.interviewer_id).email is not None
        waits_for_it = follow_up.hold_reason in {HoldReason.AWAITING_APPROVAL, HoldReason.NO_RECIPIENT}
        if known and waits_for_it:
            store.transition(follow_up, Step(event=Event.CONFIRMED, by=Actor.CANDIDATE), at)
    return saved


def merged(known: Sequence[Interviewer], said: Sequence[Interviewer]) -> tuple[Interviewer, ...]:
    """Those known, each with the address that is said now, and those who are new."""
    people = list(known)
    for person in said:
        at = next((i for i, one in enumerate(people) if same_person(one, person)), None)
        if at is None:
            people.append(person)
        else:
            email, phone = person.email or people[at].email, person.phone or people[at].phone
            people[at] = replace(
                people[at], name=person.name, email=email, phone=phone, part=Part.INTERVIEWER, invited=False
            )
    return tuple(people)


def same_person(one: Interviewer, other: Interviewer) -> bool:
    """Whether two entries are one person: the same address, or the same name where one of them has none."""
    if one.email and other.email:
        return one.email.lower() == other.email.lower()
    return one.name.casefold() == other.name.casefold()


def plan_missing(store: Store, interview: Interview, plan: Plan) -> None:
    """A planned follow-up on each channel of the plan for each of the panel who has none on it yet."""
    found = store.follow_ups(FollowUpFilter(interview_id=interview.id))
    have = {(f.interviewer_id, f.channel) for f in found}
    for person, channel in product(interview.panel, plan.channels(interview.role_type)):
        if (person.id, channel) not in have:
            store.add_follow_up(
                NewFollowUp(
                    interview_id=interview.id,
                    interviewer_id=person.id,
                    channel=channel,
                    window=thank_you_window(interview.end),
                )
            )
