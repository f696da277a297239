"""Who interviewed, and who only arranged it."""

from collections.abc import Sequence
from dataclasses import dataclass

from afterword.domain.detection.description import Told
from afterword.domain.detection.guests import Guest, GuestList
from afterword.domain.detection.names import Named, is_same_person, name_of_address
from afterword.domain.detection.text import Lexicon, fold, words
from afterword.domain.detection.vocabulary import hiring
from afterword.domain.model import Interviewer, Kind, Part

RECRUITERS = Lexicon(dict.fromkeys(hiring.RECRUITER, True))
SCHEDULERS = Lexicon(dict.fromkeys(hiring.SCHEDULER, True))
_NEAR = 1


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
    for person in named:
        if any(match is person for match in matched.values()) or _is_left_out(person, guests):
            continue
        if person.name:
            people.append(_only_named(person, own_entry=own_entry))
        if person.address and not own_entry and len(left_out) < 40:
            left_out.append((person.address, "named in the text only, not on the invitation"))
    return Settled(_one_each(people), tuple(left_out), tuple(reasons))


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
    if role:
        return Part.COORDINATOR
    if listed and (guest.organizer or told.listed):
        return Part.COORDINATOR
    return Part.INTERVIEWER


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
    if SCHEDULERS.first(found) is not None:
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
            return " ".join([line[len(guest.name) :], *told.text.lines[place + 1 : place + 1 + _NEAR]])[:200]
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


def _is_left_out(person: Named, guests: GuestList) -> bool:
    return any(person.address == address for address, _ in guests.left_out if person.address)


def _one_each(people: list[Interviewer]) -> tuple[Interviewer, ...]:
    seen: dict[str, Interviewer] = {}
    for person in people:
        seen.setdefault(person.email or fold(person.name), person)
    return tuple(seen.values())
