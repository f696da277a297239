"""Who is on the invitation, who interviewed, who only arranged it, and who is left out and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from afterword.domain.calendar_event import Attendee, CalendarEvent
from afterword.domain.detection import name_words
from afterword.domain.detection.description import Told
from afterword.domain.detection.names import Named, display_name, is_same_person, name_of_address
from afterword.domain.detection.organisations import domain_of, is_note_taker, label_of, within
from afterword.domain.detection.text import Lexicon, fold, words
from afterword.domain.model import Candidate, Interviewer, Kind, Part
from afterword.domain.people import is_machine, is_shared

RECRUITERS = Lexicon(dict.fromkeys(name_words.RECRUITERS, True))
_SCHEDULERS = Lexicon(dict.fromkeys(name_words.SCHEDULERS, True))
_CROWD = 40
"""More guests than any panel: nobody is picked out of such an invitation."""
_UNDOTTED = frozenset({"gmail.com", "googlemail.com"})
_YOU = "that is you"
_RESOURCE = "a room or a resource"
_COLLEAGUE = "a colleague at your own company"
_COLLEAGUE_ORGANISER = "a colleague at your own company, who sent the invitation"


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody on the invitation who may have taken part; `name` is as the calendar shows it, cleaned."""

    email: str
    name: str | None
    shown: str
    organizer: bool


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
        return any(why == _COLLEAGUE_ORGANISER for _, why in self.left_out)


def guest_list(event: CalendarEvent, candidate: Candidate) -> GuestList:
    """Sort everybody on the invitation."""
    mine = _own_addresses(candidate)
    everybody = _everybody(event)[: _CROWD + 1]
    people: list[Guest] = []
    left_out: list[tuple[str, str]] = []
    for attendee in everybody:
        why = _why_left_out(attendee, mine, candidate)
        if why is None:
            people.append(_guest(attendee))
        else:
            left_out.append((attendee.email[:320], why))
    colleagues = sum(why in {_COLLEAGUE, _COLLEAGUE_ORGANISER} for _, why in left_out)
    return GuestList(
        people=tuple(people),
        left_out=tuple(left_out),
        colleagues=colleagues,
        own=_is_own(event, mine),
        alone=all(why == _YOU for _, why in left_out) and not people,
        crowd=len(everybody) > _CROWD,
        organizer=event.organizer,
        labels=tuple(dict.fromkeys(label for guest in people if (label := label_of(guest.email)))),
    )


def is_private_entry(event: CalendarEvent, guests: GuestList) -> bool:
    """Whether the candidate wrote it for themselves: then what stands in it is their own word."""
    return guests.own and guests.alone and event.creator_is_self and event.event_type == "default"


@dataclass(frozen=True, slots=True)
class Settled:
    """Everybody's part, who else was named and left out, and how some names were come by."""

    people: tuple[Interviewer, ...]
    left_out: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]


def settle(guests: GuestList, told: Told, in_title: Sequence[str], kind: Kind, *, own_entry: bool) -> Settled:
    """Give everybody on the invitation and everybody named their part; addresses come from the invitation alone."""
    named = [*told.named, *(Named(name) for name in in_title if not _known(name, told.named))]
    matched = {guest.email: _named_as(guest, named, told) for guest in guests.people}
    parts = _parts(guests, told, matched, named, kind)
    reasons: list[str] = []
    people = [_person(guest, matched[guest.email], parts[guest.email], reasons) for guest in guests.people]
    left_out: list[tuple[str, str]] = []
    known_left_out = {address for address, _ in guests.left_out}
    for person in named:
        if any(match is person for match in matched.values()) or person.address in known_left_out:
            continue
        if person.name:
            people.append(_only_named(person, own_entry=own_entry))
        if person.address and not own_entry and len(left_out) < 40:
            left_out.append((person.address, "named in the text only, not on the invitation"))
    return Settled(_one_each(people), tuple(left_out), tuple(reasons))


def _everybody(event: CalendarEvent) -> list[Attendee]:
    """Attendees and organizer, each address once; resources last, so that they crowd nobody out."""
    listed = {attendee.email.lower(): attendee for attendee in event.attendees[: 4 * _CROWD]}
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
    if attendee.is_self or _canonical(email) in mine:
        return _YOU
    if attendee.resource:
        return _RESOURCE
    return _why_no_person(email) or _why_absent(attendee, candidate)


@lru_cache(maxsize=4096)
def _why_no_person(email: str) -> str | None:
    """Why nobody in particular is behind an address; a calendar has the same few addresses many times."""
    domain = domain_of(email)
    if domain == "resource.calendar.google.com":
        return _RESOURCE
    if domain.endswith("calendar.google.com"):
        return "a group calendar"
    if email.count("@") != 1 or is_machine(email) or is_note_taker(email):
        return "a no-reply or scheduling system's address"
    return "an address that several people read" if is_shared(email) else None


def _why_absent(attendee: Attendee, candidate: Candidate) -> str | None:
    if _is_own_domain(attendee.email, candidate.own_domains):
        return _COLLEAGUE_ORGANISER if attendee.organizer else _COLLEAGUE
    if attendee.response == "declined":
        return "declined the invitation"
    if attendee.optional and attendee.response != "accepted":
        return "optional, and did not accept"
    return None


@lru_cache(maxsize=4096)
def _is_own_domain(email: str, own_domains: tuple[str, ...]) -> bool:
    """Whether that address is at the candidate's employer."""
    domain = domain_of(email)
    return any(within(domain, own.lower().lstrip("@.")) for own in own_domains if own)


@lru_cache(maxsize=16)
def _own_addresses(candidate: Candidate) -> frozenset[str]:
    return frozenset(
        _canonical(address) for address in (candidate.email, *candidate.other_addresses) if address
    )


def _canonical(email: str) -> str:
    """The mailbox behind an address: without the +tag, and without dots where the host ignores them."""
    local, _, domain = email.strip().lower().rpartition("@")
    local = local.partition("+")[0]
    return f"{local.replace('.', '') if domain in _UNDOTTED else local}@{domain}"


def _guest(attendee: Attendee) -> Guest:
    return Guest(
        email=attendee.email.lower(),
        name=display_name(attendee.name[:300]),
        shown=attendee.name[:300],
        organizer=attendee.organizer,
    )


def _is_own(event: CalendarEvent, mine: frozenset[str]) -> bool:
    organizer = event.organizer
    if organizer is None:
        return event.creator_is_self or not event.attendees
    return organizer.is_self or _canonical(organizer.email) in mine


def _known(name: str, named: Sequence[Named]) -> bool:
    return any(person.name and is_same_person(name, person.name, "") for person in named)


def _named_as(guest: Guest, named: Sequence[Named], told: Told) -> Named | None:
    """How the text names that guest: by address, else by name; as an interviewer if it does so anywhere."""
    hits = [person for person in named if person.address == guest.email]
    hits = hits or [
        p for p in named if p.name and p.address is None and is_same_person(p.name, guest.name, guest.email)
    ]
    in_agenda = (
        Named(guest.name) if guest.name and " " in guest.name and fold(guest.name) in told.slots else None
    )
    return next(
        (hit for hit in hits if hit.part is Part.INTERVIEWER), in_agenda or (hits[0] if hits else None)
    )


def _parts(
    guests: GuestList, told: Told, matched: dict[str, Named | None], named: Sequence[Named], kind: Kind
) -> dict[str, Part]:
    roles = {guest.email: _role_of(guest, matched[guest.email], told) for guest in guests.people}
    sure = {e for e, match in matched.items() if match is not None and match.part is Part.INTERVIEWER}
    listed = bool(sure) or any(person.part is Part.INTERVIEWER and person.name for person in named)
    parts = {
        guest.email: _part(guest, roles[guest.email], told, listed=listed, sure=sure)
        for guest in guests.people
    }
    if Part.INTERVIEWER not in parts.values() and not listed:
        _promote(guests.people, parts, roles, kind)
    if not listed:
        _demote_organizer(guests.people, parts)
    return parts


def _part(guest: Guest, role: str, told: Told, *, listed: bool, sure: set[str]) -> Part:
    if guest.email in sure:
        return Part.INTERVIEWER
    arranges = role or (listed and (guest.organizer or told.listed))
    return Part.COORDINATOR if arranges else Part.INTERVIEWER


def _promote(people: Sequence[Guest], parts: dict[str, Part], roles: dict[str, str], kind: Kind) -> None:
    """With nobody else to talk to, the recruiter is the interviewer; a mere scheduler of a whole day is not."""
    talking = [guest for guest in people if roles[guest.email] == "recruiter"]
    if not talking and kind not in {Kind.ONSITE, Kind.PANEL, Kind.TECHNICAL}:
        talking = list(people)
    if len(talking) > 1:
        talking = [guest for guest in talking if not guest.organizer] or talking
    if talking and not (
        len(people) == 1 and kind in {Kind.ONSITE, Kind.PANEL} and roles[people[0].email] == "scheduler"
    ):
        for guest in talking:
            parts[guest.email] = Part.INTERVIEWER


def _demote_organizer(people: Sequence[Guest], parts: dict[str, Part]) -> None:
    """Who sent the invitation and is not named among the interviewers arranged it, if others were there."""
    interviewers = [guest for guest in people if parts[guest.email] is Part.INTERVIEWER]
    for guest in interviewers:
        if guest.organizer and len(interviewers) > 1:
            parts[guest.email] = Part.COORDINATOR


def _role_of(guest: Guest, match: Named | None, told: Told) -> str:
    """`scheduler` or `recruiter` if the text says that somebody is one, else ""."""
    spoken = " ".join((guest.shown, match.title if match else "", _signature(guest, told)))
    found = words(spoken)
    if _SCHEDULERS.first(found) is not None:
        return "scheduler"
    if RECRUITERS.first(found) is not None or (match is not None and match.part is Part.COORDINATOR):
        return "recruiter"
    return ""


def _signature(guest: Guest, told: Told) -> str:
    """What stands beside and under somebody's name where a description is signed."""
    if not guest.name:
        return ""
    name = fold(guest.name)
    for place in range(len(told.text.lines) - 1, -1, -1):
        line = told.text.lines[place]
        if len(line) <= 80 and fold(line).startswith(name):
            return " ".join([line[len(guest.name) :], *told.text.lines[place + 1 : place + 2]])[:200]
    return ""


def _person(guest: Guest, match: Named | None, part: Part, reasons: list[str]) -> Interviewer:
    name = guest.name or (match.name if match and len(match.name.split()) > 1 else None)
    if name is None and (name := name_of_address(guest.email)):
        reasons.append(f"the name {name} was read from the address {guest.email}")
    if name is None:
        name = (match.name if match and match.name else None) or guest.email
        reasons.append(f"the full name of {guest.email} is not known")
    title = match.title if match else ""
    return Interviewer(name=name, email=guest.email, title=title, part=part)


def _only_named(person: Named, *, own_entry: bool) -> Interviewer:
    """Somebody the text alone names; their address counts only where the candidate wrote it."""
    return Interviewer(
        name=person.name, email=person.address if own_entry else None, title=person.title, part=person.part
    )


def _one_each(people: list[Interviewer]) -> tuple[Interviewer, ...]:
    seen: dict[str, Interviewer] = {}
    for person in people:
        seen.setdefault(person.email or fold(person.name), person)
    return tuple(seen.values())
