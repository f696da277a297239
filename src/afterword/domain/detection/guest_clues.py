"""What the guests say: an interview has somebody from outside, and the candidate is the one who is asked."""

from collections.abc import Iterator

from afterword.domain.calendar_event import CalendarEvent
from afterword.domain.detection.description import Told
from afterword.domain.detection.evidence import Clue
from afterword.domain.detection.job import Entities
from afterword.domain.detection.names import is_same_person
from afterword.domain.detection.organisations import is_freemail
from afterword.domain.detection.people import RECRUITERS, Guest, GuestList
from afterword.domain.detection.text import folded_words, words
from afterword.domain.detection.vocabulary import weights as weigh
from afterword.domain.model import Candidate


def guest_clues(
    event: CalendarEvent,
    guests: GuestList,
    entities: Entities,
    told: Told,
    candidate: Candidate,
) -> Iterator[Clue]:
    """What the guest list says for and against."""
    if guests.crowd:
        yield Clue(weigh.CROWD, "there are far more guests than an interview has")
    yield from _outsiders(guests)
    yield from _other_sides(guests, entities)
    if _speaks_of_another(told, candidate):
        yield Clue(weigh.OTHER_CANDIDATE, f"it names another candidate, {told.candidates[0]}")
    if event.response == "declined":
        yield Clue(0.0, "you declined the invitation")


def _outsiders(guests: GuestList) -> Iterator[Clue]:
    if guests.labels:
        yield Clue(weigh.OUTSIDER, "somebody from another organisation is on the invitation")
    elif guests.people:
        yield Clue(weigh.PRIVATE_PERSON, "somebody else is on the invitation")
    if any(RECRUITERS.first(words(guest.shown)) for guest in guests.people) or _recruiting_list(guests):
        yield Clue(weigh.RECRUITER_PRESENT, "a recruiter is on the invitation", worded=True)


def _recruiting_list(guests: GuestList) -> bool:
    shown = guests.organizer.name[:200] if guests.organizer else ""
    return RECRUITERS.first(words(shown)) is not None


def _other_sides(guests: GuestList, entities: Entities) -> Iterator[Clue]:
    """The candidate on the other side of the table."""
    freemail = [guest for guest in guests.people if is_freemail(guest.email)]
    if guests.organised_by_colleague or (guests.colleagues and not guests.labels):
        yield Clue(weigh.FOR_A_COLLEAGUE, "your own company holds it")
    elif guests.colleagues:
        yield Clue(weigh.WITH_COLLEAGUES, "colleagues of yours are on the invitation")
    if guests.own and guests.people:
        weight = weigh.OWN_INVITATION if not freemail else weigh.OTHER_CANDIDATE
        yield Clue(weight, "you sent the invitation yourself")
    elif not entities.candidate and guests.labels and _asked(freemail, entities):
        yield Clue(
            weigh.OTHER_CANDIDATE, "its title names a guest with a private address, perhaps the candidate"
        )
    if not entities.candidate and (entities.two_others or len(_matched(guests, entities)) > 1):
        yield Clue(weigh.OTHER_CANDIDATE, "its title names two people and not you")


def _asked(freemail: list[Guest], entities: Entities) -> bool:
    return any(
        is_same_person(name, guest.name, guest.email) for guest in freemail for name in entities.people
    )


def _matched(guests: GuestList, entities: Entities) -> list[str]:
    return [
        name
        for name in entities.people
        if len(name.split()) > 1
        and any(is_same_person(name, guest.name, guest.email) for guest in guests.people)
    ]


def _speaks_of_another(told: Told, candidate: Candidate) -> bool:
    mine = set(folded_words(candidate.name))
    return bool(told.candidates) and not any(mine & set(folded_words(name)) for name in told.candidates)
