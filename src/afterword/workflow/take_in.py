"""Take in: the people on an invitation, as people who may be thanked."""

from collections.abc import Sequence
from dataclasses import replace

from afterword.domain.model import Candidate, Interviewer
from afterword.domain.people import is_machine


def as_invited(people: Sequence[Interviewer], candidate: Candidate) -> tuple[Interviewer, ...]:
    """Those who may be written to, each address once; the candidate and machines are left out."""
    own = {address.lower() for address in (candidate.email, *candidate.other_addresses) if address}
    kept: dict[str, Interviewer] = {}
    for person in people:
        address = (person.email or "").lower()
        if not person.name or address in own or (address and is_machine(address)):
            continue
        kept.setdefault(address or person.name.casefold(), replace(person, invited=True, id=0))
    return tuple(kept.values())
