"""Who is on an invitation."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import unquote

from afterword.adapters.ics.components import Component, Property
from afterword.adapters.ics.text import one_line
from afterword.domain.calendar_event import Attendee

_MOST_ATTENDEES = 500
_ADDRESS = re.compile(r"[^\s@<>\"(),:;\x00-\x1f\x7f]{1,64}@[^\s@<>\"(),:;/\x00-\x1f\x7f]{1,253}")
_MAILTO = re.compile(r"^\s*mailto\s*:", re.IGNORECASE)
_RESPONSES = {"ACCEPTED": "accepted", "TENTATIVE": "tentative", "DECLINED": "declined"}
_OPTIONAL = frozenset({"OPT-PARTICIPANT", "NON-PARTICIPANT"})
_NOT_A_PERSON = frozenset({"RESOURCE", "ROOM", "GROUP"})


def attendees(event: Component, own_addresses: frozenset[str]) -> tuple[Attendee, ...]:
    """Everybody invited whose address is given, once each, in the file's order."""
    organizing = organizer(event, own_addresses)
    known: dict[str, Attendee] = {}
    for person in _people(event.all("ATTENDEE")[:_MOST_ATTENDEES], own_addresses):
        chairs = organizing is not None and organizing.email == person.email
        known.setdefault(person.email, replace(person, organizer=chairs))
    return tuple(known.values())


def organizer(event: Component, own_addresses: frozenset[str]) -> Attendee | None:
    found = next(_people(event.all("ORGANIZER"), own_addresses), None)
    return replace(found, organizer=True) if found else None


def response(invited: tuple[Attendee, ...], organizing: Attendee | None) -> str:
    """The candidate's answer: "" for an event of their own or with nobody else on it.

    On an invitation by somebody else that does not name the candidate, they have not answered.
    """
    own = next((person.response for person in invited if person.is_self), None)
    if own is not None:
        return own
    theirs = organizing.is_self if organizing else not invited
    return "" if theirs else "needsAction"


def _people(listed: Iterable[Property], own_addresses: frozenset[str]) -> Iterator[Attendee]:
    for read in listed:
        address = _address(read)
        if address:
            yield _person(read, address, is_self=address in own_addresses)


def _person(read: Property, address: str, *, is_self: bool) -> Attendee:
    return Attendee(
        email=address,
        name=_name(read.parameter("CN"), address),
        response=_RESPONSES.get(read.parameter("PARTSTAT").upper(), "needsAction"),
        is_self=is_self,
        optional=read.parameter("ROLE").upper() in _OPTIONAL,
        resource=read.parameter("CUTYPE").upper() in _NOT_A_PERSON,
    )


def _address(read: Property) -> str:
    """The address in lower case; Apple may put it beside a path of its own. "" if there is none."""
    for given in (_MAILTO.sub("", read.value), read.parameter("EMAIL"), read.parameter("X-EMAIL")):
        plain = unquote(given.partition("?")[0]) if "%" in given else given.partition("?")[0]
        found = _ADDRESS.fullmatch(plain.strip().strip("<>"))
        if found:
            return found[0].lower()
    return ""


def _name(given: str, address: str) -> str:
    """Without the quotation marks some programs add; "" when it only repeats the address."""
    name = one_line(given).strip("\"' ").strip()
    return "" if name.lower() == address else name
