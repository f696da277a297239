"""Record an interview: from here on each interviewer has a follow-up that waits for its end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import product

from afterword.domain.debriefing import person_meant
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
from afterword.domain.names import greeting_guess, is_sure
from afterword.domain.people import check_panel, one_line
from afterword.domain.preferences import USUAL, Plan
from afterword.domain.status import Actor, HoldReason, Status
from afterword.domain.window import thank_you_window
from afterword.errors import Conflict, InvalidInput, NotFound
from afterword.ports import FollowUpFilter, NewFollowUp, Store
from afterword.workflow.rewrite_marks import owe

_LONGEST_GREETING = 60


def record(
    store: Store, at: datetime, candidate: Candidate, new: NewInterview, plan: Plan = USUAL
) -> Interview:
    """Keep the interview and plan what goes to each interviewer.

    Raises:
        InvalidInput: a name or address cannot be used; nothing is kept.
    """
    clean = _tidy(new)
    check_panel(clean.interviewers, (candidate.email, *candidate.other_addresses))
    return store.add_interview(clean, at, plan.channels(clean.role_type))


def _tidy(new: NewInterview) -> NewInterview:
    """The interview with every name on one line.

    Raises:
        InvalidInput: a name holds a line break, or a greeting cannot be used.
    """
    people = tuple(
        replace(
            person,
            name=one_line(person.name, "interviewer's name"),
            title=one_line(person.title, "title"),
            greeting=checked_greeting(person.greeting),
        )
        for person in new.interviewers
    )
    return replace(
        new, company=one_line(new.company, "company"), role=one_line(new.role, "role"), interviewers=people
    )


@dataclass(frozen=True, kw_only=True)
class Greeting:
    """What the candidate wants to follow “Hi” for one person.

    Attributes:
        of: their id; or their name, a part of it or their address, as `person_meant` takes it.
        name: as it is to stand; "" leaves it to the guess.
        was: what was set when the candidate looked; None when they say it without having looked.
    """

    of: int | str
    name: str
    was: str | None = None


@dataclass(frozen=True, kw_only=True)
class Said:
    """What the candidate says of an interview that was found: empty where they say nothing."""

    company: str = ""
    role: str = ""
    people: tuple[Interviewer, ...] = ()
    greetings: tuple[Greeting, ...] = ()
    role_type: RoleType | None = None


def confirm(
    store: Store, candidate: Candidate, at: datetime, interview_id: int, said: Said, plan: Plan = USUAL
) -> Interview:
    """The candidate says that this interview is one and happens, and fills its gaps.

    Raises:
        InvalidInput: it was cancelled, or a name, address or greeting cannot be used; nothing is changed.
        Conflict: a greeting was changed elsewhere since the candidate looked; nothing is changed.
    """
    interview = store.interview(interview_id)
    if interview.status in {InterviewStatus.CANCELLED, InterviewStatus.DECLINED}:
        raise InvalidInput(
            f"Interview {interview.id} was {interview.status.value}; enter it anew if it took place."
        )
    people = merged(interview.interviewers, said.people)
    people = greeted(replace(interview, interviewers=people), said.greetings)
    check_panel(people, (candidate.email, *candidate.other_addresses))
    _owe(store, interview, people)
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
    """Those known, each with the address and the greeting that are said now, and those who are new."""
    people = list(known)
    for person in said:
        at = next((i for i, one in enumerate(people) if same_person(one, person)), None)
        if at is None:
            people.append(person)
        else:
            people[at] = replace(
                people[at],
                name=person.name,
                email=person.email or people[at].email,
                phone=person.phone or people[at].phone,
                greeting=person.greeting or people[at].greeting,
                part=Part.INTERVIEWER,
                invited=False,
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


# --- what follows “Hi” -------------------------------------------------------------------------------------


def greeting_of(person: Interviewer, language: str = "en") -> str:
    """What a note in that language calls them: as the candidate set it, else the guess."""
    return person.greeting or greeting_guess(person.name, language)


def greeting_is_sure(person: Interviewer) -> bool:
    """Whether the candidate set it, or the guess is sure; if not, a form asks."""
    return bool(person.greeting) or is_sure(person.name)


def checked_greeting(said: str) -> str:
    """What is to follow “Hi”, without the comma after it; "" leaves it to the guess.

    Raises:
        InvalidInput: it holds a line break, a control character or no letter, or is longer than any name.
    """
    name = " ".join(one_line(said, "greeting").split()).rstrip(", ")
    if len(name) > _LONGEST_GREETING:
        raise InvalidInput(
            f"A greeting has at most {_LONGEST_GREETING} characters; say only what follows “Hi”."
        )
    if said.strip() and not any(map(str.isalpha, name)):
        raise InvalidInput(f"“{said.strip()}” has no letter; say what follows “Hi”, such as “Jane”.")
    return name


def greeted(interview: Interview, said: Iterable[Greeting]) -> tuple[Interviewer, ...]:
    """Everybody on the interview, greeted as it is said.

    Raises:
        InvalidInput: a greeting cannot be used, or it is not clear whose it is. NotFound: there is nobody of that id.
        Conflict: it was changed to something else since the candidate looked.
    """
    people = list(interview.interviewers)
    for one in said:
        place = _place(interview, one.of)
        people[place] = _greeted(people[place], one)
    return tuple(people)


def _place(interview: Interview, of: int | str) -> int:
    """Where that person stands among the interviewers."""
    meant = person_meant(of, interview) if isinstance(of, str) else None
    for place, person in enumerate(interview.interviewers):
        if person is meant or (meant is None and person.id == of):
            return place
    raise NotFound(f"There is nobody of number {of} in interview {interview.id}.")


def _greeted(person: Interviewer, said: Greeting) -> Interviewer:
    name = checked_greeting(said.name)
    if name == said.was:
        return person
    if said.was is not None and person.greeting not in {said.was, name}:
        raise Conflict(
            f"How you greet {person.name} was changed elsewhere since you opened the page; look at it again."
        )
    return replace(person, greeting=name)


def set_greeting(
    store: Store, interview_id: int, interviewer_id: int, greeting: str, *, was: str | None = None
) -> Interview:
    """Keep what follows “Hi” for that person; the drafts of the interview are then owed the new text.

    Raises:
        InvalidInput: it cannot be used. NotFound: there is no such interview or person.
        Conflict: it was changed to something else since the candidate looked, who saw `was`.
    """
    interview = store.interview(interview_id)
    people = greeted(interview, [Greeting(of=interviewer_id, name=greeting, was=was)])
    if people == interview.interviewers:
        return interview
    _owe(store, interview, people)
    return store.save_interview(replace(interview, interviewers=people))


def _owe(store: Store, interview: Interview, people: Sequence[Interviewer]) -> None:
    """Put down that drafts are to follow, if the people or how they are greeted differ now."""
    if tuple(people) != tuple(interview.interviewers):
        owe(store, interview.id)
