"""What speaks for an interview and what against, each clue with its weight and its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from afterword.domain.calendar_event import CalendarEvent
from afterword.domain.detection import meeting_words
from afterword.domain.detection.description import Told
from afterword.domain.detection.job import Entities
from afterword.domain.detection.names import is_same_person
from afterword.domain.detection.organisations import SCHEDULING, has_video_link, is_freemail
from afterword.domain.detection.people import RECRUITERS, Guest, GuestList
from afterword.domain.detection.text import Found, Lexicon, Words, folded_words, words
from afterword.domain.detection.title import FAINT, Title, is_called_interview, is_task
from afterword.domain.model import Candidate

# How much each piece of evidence counts, set by reasoning on what each is worth alone. An interview word in the
# title (5) needs something of the invitation to agree with it: somebody from outside (2), a link or a place (1), a
# usual length (1). Nothing that only surrounds a meeting can make it an interview without words.
DESCRIPTION_INVITES = 3.0
DESCRIPTION_SPEAKS = 1.5
DESCRIPTION_HIRING_WORD = 0.75
DESCRIPTION_HIRING_MOST = 2.25
INTERVIEWERS_LISTED = 2.0
RECRUITING_SYSTEM = 3.0
SCHEDULING_SYSTEM = 0.5
NAMES_FACING = 2.0
PERSONS_FACING = 1.5
ROLE_NAMED = 1.5
RECRUITER_PRESENT = 1.5
COMPANY_AGREES = 1.0
OUTSIDER = 2.0
PRIVATE_PERSON = 0.5
LINK_OR_PLACE = 1.0
USUAL_LENGTH = 1.0
ACCEPTED = 0.5
OWN_ENTRY_DETAILED = 2.5
OWN_ENTRY_NAMED = 1.0
NOT_IN_TITLE = -9.0
CLASHING_IN_TITLE = -4.0
NOT_IN_DESCRIPTION = -3.0
INTERVIEWING_OTHERS = -7.0
FOR_A_COLLEAGUE = -7.0
WITH_COLLEAGUES = -4.5
OTHER_CANDIDATE = -6.0
OWN_INVITATION = -3.0
RECURRING = -4.0
UNUSUAL_LENGTH = -3.0
FROM_MAIL = -2.0
CROWD = -9.0
_SHORTEST, _LONGEST = timedelta(minutes=15), timedelta(hours=6)
_LONGEST_DAY = timedelta(hours=10)
_INVITING = Lexicon(
    dict.fromkeys(meeting_words.INVITING, True)
    | {
        phrase: True
        for phrase in meeting_words.INTERVIEW
        if len(folded_words(phrase)) > 1 or "interview" not in phrase
    }
)
_SPEAKING = Lexicon(
    dict.fromkeys(meeting_words.SPEAKING, True)
    | {phrase: True for phrase in meeting_words.LIKELY_INTERVIEW if " " in phrase}
)
_HIRING = Lexicon(dict.fromkeys(meeting_words.HIRING, True))
_OTHERS = Lexicon(dict.fromkeys(meeting_words.INTERVIEWING_OTHERS, True))
_NO_JOB = Lexicon(dict.fromkeys(meeting_words.NO_JOB, True))


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence. `worded`: it is something that was written, not only how the meeting looks."""

    weight: float
    reason: str
    worded: bool = False


def title_clues(
    title: Title, entities: Entities, other: Found[str] | None, clash: Found[bool] | None, *, own_entry: bool
) -> Iterator[Clue]:
    """Everything the title says."""
    if other is not None:
        yield other_clue(title, other)
    called = called_clue(title)
    if called is not None:
        yield called
        if clash is not None and other is None:
            yield Clue(
                CLASHING_IN_TITLE, f"its title also says “{_as_written(title, clash.start, clash.end)}”"
            )
    yield from _name_clues(entities, called)
    if own_entry and is_task(title):
        yield Clue(NOT_IN_TITLE, "it reads as something to do")
    if own_entry and entities.company and is_called_interview(title):
        yield Clue(OWN_ENTRY_DETAILED, "you wrote it down yourself, with the company", worded=True)
    elif own_entry and entities.people:
        yield Clue(OWN_ENTRY_NAMED, "you wrote it down yourself, with a name")


def called_clue(title: Title) -> Clue | None:
    """What the title calls the meeting; several words for an interview are little more than one."""
    if not title.called:
        return None
    best = max(title.called, key=lambda found: found.tag)
    rest = sum(min(found.tag, 2.0) for found in title.called if found is not best)
    weight = best.tag + min(1.5, rest)
    return Clue(weight, f"its title speaks of “{_as_written(title, best.start, best.end)}”", worded=True)


def other_clue(title: Title, other: Found[str]) -> Clue:
    written = _as_written(title, other.start, other.end)
    return Clue(NOT_IN_TITLE, f"“{written}” in its title means {other.tag}")


def speaks_of_hiring(text: Words) -> bool:
    """Whether a description has any word of an application in it."""
    return any(phrases.first(text) for phrases in (_INVITING, _SPEAKING, _HIRING))


def description_clues(text: Words) -> Iterator[Clue]:
    """What the description says of an application, or of something else."""
    inviting = _INVITING.first(text)
    if inviting is not None:
        yield Clue(DESCRIPTION_INVITES, f"the description speaks of “{inviting.phrase}”", worded=True)
    elif speaking := _SPEAKING.first(text):
        yield Clue(DESCRIPTION_SPEAKS, f"the description speaks of “{speaking.phrase}”", worded=True)
    hints = {found.phrase for found in _HIRING.find(text)}
    if hints:
        weight = min(DESCRIPTION_HIRING_MOST, DESCRIPTION_HIRING_WORD * len(hints))
        yield Clue(weight, f"the description speaks of {_quoted(hints)}", worded=True)
    others = _OTHERS.first(text)
    if others is not None:
        yield Clue(INTERVIEWING_OTHERS, f"“{others.phrase}” is written to those who interview")
    against = {found.phrase for found in _NO_JOB.find(text)}
    if against:
        weight = NOT_IN_DESCRIPTION * min(2, len(against))
        yield Clue(weight, f"the description speaks of {_quoted(against)}")


def told_clues(told: Told, entities: Entities) -> Iterator[Clue]:
    """What the description's structure says: a role by name, a list of interviewers."""
    if told.role and not entities.role:
        yield Clue(ROLE_NAMED, f"the description names a role, {told.role}", worded=True)
    if told.headed:
        yield Clue(INTERVIEWERS_LISTED, "the description lists the interviewers", worded=True)


def system_clues(system: str | None) -> Iterator[Clue]:
    if system in SCHEDULING.values():
        yield Clue(SCHEDULING_SYSTEM, f"it was arranged through {system}")
    elif system is not None:
        yield Clue(RECRUITING_SYSTEM, f"it comes from {system}, which arranges interviews", worded=True)


def shape_clues(event: CalendarEvent) -> Iterator[Clue]:
    """How the meeting looks: its length, its place, whether it repeats."""
    if event.conference or has_video_link(event) or event.location.strip():
        yield Clue(LINK_OR_PLACE, "it has a link or a place to meet")
    if event.start is not None and event.end is not None and not event.all_day:
        yield from _length_clues(event.end - event.start)
    if event.recurring:
        yield Clue(RECURRING, "it repeats, and interviews seldom do")
    if event.event_type == "fromGmail":
        yield Clue(FROM_MAIL, "Google made it from a mail")
    if event.response == "accepted":
        yield Clue(ACCEPTED, "you accepted the invitation")


def guest_clues(
    event: CalendarEvent,
    guests: GuestList,
    entities: Entities,
    told: Told,
    candidate: Candidate,
) -> Iterator[Clue]:
    """What the guest list says for and against."""
    if guests.crowd:
        yield Clue(CROWD, "there are far more guests than an interview has")
    yield from _outsiders(guests)
    yield from _other_sides(guests, entities)
    if _speaks_of_another(told, candidate):
        yield Clue(OTHER_CANDIDATE, f"it names another candidate, {told.candidates[0]}")
    if event.response == "declined":
        yield Clue(0.0, "you declined the invitation")


def _name_clues(entities: Entities, called: Clue | None) -> Iterator[Clue]:
    if entities.facing and (entities.company or (called and called.weight > FAINT)):
        weight = NAMES_FACING if entities.company else PERSONS_FACING
        yield Clue(weight, "its title puts your name beside another", worded=True)
    if entities.role:
        yield Clue(ROLE_NAMED, f"its title names a role, {entities.role}", worded=True)
    if entities.company_agrees:
        yield Clue(
            COMPANY_AGREES,
            "a guest's address is of the company in its title",
            worded=called is not None or entities.facing,
        )


def _as_written(title: Title, start: int, end: int) -> str:
    return title.text[title.words[start].start : title.words[end - 1].end]


def _quoted(phrases: set[str]) -> str:
    return ", ".join(f"“{phrase}”" for phrase in sorted(phrases)[:3])


def _length_clues(length: timedelta) -> Iterator[Clue]:
    if _SHORTEST <= length <= _LONGEST:
        yield Clue(USUAL_LENGTH, "it is as long as interviews are")
    elif length < _SHORTEST or length > _LONGEST_DAY:
        yield Clue(UNUSUAL_LENGTH, "it is shorter or longer than interviews are")


def _outsiders(guests: GuestList) -> Iterator[Clue]:
    if guests.labels:
        yield Clue(OUTSIDER, "somebody from another organisation is on the invitation")
    elif guests.people:
        yield Clue(PRIVATE_PERSON, "somebody else is on the invitation")
    shown = [guest.shown for guest in guests.people]
    shown += [guests.organizer.name[:200]] if guests.organizer else []
    if any(RECRUITERS.first(words(name)) for name in shown):
        yield Clue(RECRUITER_PRESENT, "a recruiter is on the invitation", worded=True)


def _other_sides(guests: GuestList, entities: Entities) -> Iterator[Clue]:
    """The candidate on the other side of the table."""
    freemail = [guest for guest in guests.people if is_freemail(guest.email)]
    if guests.organised_by_colleague or (guests.colleagues and not guests.labels):
        yield Clue(FOR_A_COLLEAGUE, "your own company holds it")
    elif guests.colleagues:
        yield Clue(WITH_COLLEAGUES, "colleagues of yours are on the invitation")
    if guests.own and guests.people:
        weight = OWN_INVITATION if not freemail else OTHER_CANDIDATE
        yield Clue(weight, "you sent the invitation yourself")
    elif not entities.candidate and guests.labels and _named(entities, freemail):
        yield Clue(OTHER_CANDIDATE, "its title names a guest with a private address, perhaps the candidate")
    full_names = [name for name in _named(entities, guests.people) if " " in name]
    if not entities.candidate and (entities.two_others or len(full_names) > 1):
        yield Clue(OTHER_CANDIDATE, "its title names two people and not you")


def _named(entities: Entities, guests: Sequence[Guest]) -> list[str]:
    """Those of the guests whom the title names."""
    return [
        name
        for name in entities.people
        if any(is_same_person(name, guest.name, guest.email) for guest in guests)
    ]


def _speaks_of_another(told: Told, candidate: Candidate) -> bool:
    mine = set(folded_words(candidate.name))
    return bool(told.candidates) and not any(mine & set(folded_words(name)) for name in told.candidates)
