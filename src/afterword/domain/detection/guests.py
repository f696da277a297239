"""Who is on the invitation: people, and everybody who is left out with the reason."""

from dataclasses import dataclass
from functools import lru_cache

from afterword.domain.calendar_event import Attendee, CalendarEvent
from afterword.domain.detection.names import display_name
from afterword.domain.detection.organisations import domain_of, is_freemail, is_note_taker, label_of, within
from afterword.domain.model import Candidate
from afterword.domain.people import is_machine, is_shared

CROWD = 40
"""More guests than any panel: nobody is picked out of such an invitation."""
_UNDOTTED = frozenset({"gmail.com", "googlemail.com"})


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody on the invitation who may have taken part; `name` is as the calendar shows it, cleaned."""

    email: str
    name: str | None
    shown: str
    organizer: bool
    accepted: bool


@dataclass(frozen=True, slots=True)
class GuestList:
    """The invitation's people.

    Attributes:
        colleagues: how many are of the candidate's own employer.
        own: the candidate organised it. alone: nobody but the candidate is on it.
        crowd: there are more guests than an interview has.
        labels: the organisations of the people, by domain, the organizer's first.
    """

    people: tuple[Guest, ...]
    left_out: tuple[tuple[str, str], ...]
    colleagues: int
    own: bool
    alone: bool
    crowd: bool
    organizer: Attendee | None
    labels: tuple[str, ...]

    @property
    def organised_by_colleague(self) -> bool:
        return any(why == COLLEAGUE_ORGANISER for _, why in self.left_out)


YOU = "that is you"
RESOURCE = "a room or a resource"
COLLEAGUE = "a colleague at your own company"
COLLEAGUE_ORGANISER = "a colleague at your own company, who sent the invitation"


def canonical(email: str) -> str:
    """The mailbox behind an address: without the +tag, and without dots where the host ignores them."""
    local, _, domain = email.strip().lower().rpartition("@")
    local = local.partition("+")[0]
    return f"{local.replace('.', '') if domain in _UNDOTTED else local}@{domain}"


@lru_cache(maxsize=16)
def own_addresses(candidate: Candidate) -> frozenset[str]:
    return frozenset(
        canonical(address) for address in (candidate.email, *candidate.other_addresses) if address
    )


@lru_cache(maxsize=4096)
def is_own_domain(email: str, own_domains: tuple[str, ...]) -> bool:
    """Whether that address is at the candidate's employer."""
    domain = domain_of(email)
    return any(within(domain, own.lower().lstrip("@.")) for own in own_domains if own)


def guest_list(event: CalendarEvent, candidate: Candidate) -> GuestList:
    """Sort everybody on the invitation."""
    mine = own_addresses(candidate)
    everybody = _everybody(event)[: CROWD + 1]
    people: list[Guest] = []
    left_out: list[tuple[str, str]] = []
    for attendee in everybody:
        why = _why_left_out(attendee, mine, candidate)
        if why is None:
            people.append(_guest(attendee))
        else:
            left_out.append((attendee.email[:320], why))
    colleagues = sum(why in {COLLEAGUE, COLLEAGUE_ORGANISER} for _, why in left_out)
    return GuestList(
        people=tuple(people),
        left_out=tuple(left_out),
        colleagues=colleagues,
        own=_is_own(event, mine),
        alone=all(why == YOU for _, why in left_out) and not people,
        crowd=len(everybody) > CROWD,
        organizer=event.organizer,
        labels=_labels(people),
    )


def is_private_entry(event: CalendarEvent, guests: GuestList) -> bool:
    """Whether the candidate wrote it for themselves: then what stands in it is their own word."""
    return guests.own and guests.alone and event.creator_is_self and event.event_type == "default"


def _everybody(event: CalendarEvent) -> list[Attendee]:
    """Attendees and organizer, each address once; resources last, so that they crowd nobody out."""
    listed = {attendee.email.lower(): attendee for attendee in event.attendees[: 4 * CROWD]}
    organizer = event.organizer
    if organizer is None or not organizer.email:
        return list(listed.values())
    key = organizer.email.lower()
    known = listed.pop(key, None)
    first = Attendee(
        email=organizer.email,
        name=(known.name if known else "") or organizer.name,
        response=known.response if known else "accepted",
        is_self=organizer.is_self or bool(known and known.is_self),
        organizer=True,
        optional=bool(known and known.optional),
        resource=organizer.resource or bool(known and known.resource),
    )
    return [first, *listed.values()]


def _why_left_out(attendee: Attendee, mine: frozenset[str], candidate: Candidate) -> str | None:
    email = attendee.email.lower()
    if attendee.is_self or canonical(email) in mine:
        return YOU
    if attendee.resource:
        return RESOURCE
    return _why_no_person(email) or _why_absent(attendee, candidate)


@lru_cache(maxsize=4096)
def _why_no_person(email: str) -> str | None:
    """Why nobody in particular is behind an address; a calendar has the same few addresses many times."""
    domain = domain_of(email)
    if domain == "resource.calendar.google.com":
        return RESOURCE
    if domain.endswith("calendar.google.com"):
        return "a group calendar"
    if email.count("@") != 1 or is_machine(email) or is_note_taker(email):
        return "a no-reply or scheduling system's address"
    return "an address that several people read" if is_shared(email) else None


def _why_absent(attendee: Attendee, candidate: Candidate) -> str | None:
    if is_own_domain(attendee.email, candidate.own_domains):
        return COLLEAGUE_ORGANISER if attendee.organizer else COLLEAGUE
    if attendee.response == "declined":
        return "declined the invitation"
    if attendee.optional and attendee.response != "accepted":
        return "optional, and did not accept"
    return None


def _guest(attendee: Attendee) -> Guest:
    return Guest(
        email=attendee.email.lower(),
        name=display_name(attendee.name[:300]),
        shown=attendee.name[:300],
        organizer=attendee.organizer,
        accepted=attendee.response == "accepted",
    )


def _is_own(event: CalendarEvent, mine: frozenset[str]) -> bool:
    organizer = event.organizer
    if organizer is None:
        return event.creator_is_self or not event.attendees
    return organizer.is_self or canonical(organizer.email) in mine


def _labels(people: list[Guest]) -> tuple[str, ...]:
    found = (label_of(guest.email) for guest in people if not is_freemail(guest.email))
    return tuple(dict.fromkeys(label for label in found if label))
