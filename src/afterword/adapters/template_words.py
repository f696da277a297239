"""What a template may use: plain values, each on one line, with nothing in them that could run."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from afterword.adapters.person_names import address, one_line
from afterword.domain.model import Candidate, Debrief, Interview, Interviewer

_ROLE_WORD = re.compile(r"\b(?:role|position|job|internship|opening|stelle|poste|puesto)$", re.IGNORECASE)
_SMALL_START = re.compile(
    r"^(?:The|A|An|How|Why|What|When|Where|Your|Their|Our|His|Her|Its|This|That|These|Those)\b"
)
_LONGEST_POINT = 12


@dataclass(frozen=True)
class Picker:
    """`pick(list)` in a template: another choice for each person of a panel, the same one each time."""

    turn: int

    def __call__(self, options: Sequence[str], longest: int | None = None) -> str:
        """One of the options; with `longest`, the next one of at most so many characters, else the shortest."""
        ordered = [options[(self.turn + step) % len(options)] for step in range(len(options))]
        fitting = [option for option in ordered if longest is None or len(option) <= longest]
        return fitting[0] if fitting else min(ordered, key=len)


def known_of(
    candidate: Candidate, interview: Interview, person: Interviewer, debrief: Debrief
) -> Mapping[str, object]:
    """The names that a template can use; the head of the shipped template lists them for its reader."""
    place = next((n for n, other in enumerate(interview.interviewers) if other.id == person.id), 0)
    return {
        "candidate": _candidate(candidate),
        "interview": _interview(interview),
        "person": _person(person),
        "debrief": _plain(points=_points(debrief, person)),
        "pick": Picker(interview.id + place),
    }


def _plain(**values: object) -> Mapping[str, object]:
    return MappingProxyType(values)


def _candidate(candidate: Candidate) -> Mapping[str, object]:
    return _plain(
        name=one_line(candidate.name),
        first_name=address(candidate.name).first,
        email=candidate.email,
        phone=one_line(candidate.phone),
        headline=one_line(candidate.headline),
        signature="\n".join(line.rstrip() for line in candidate.signature.strip().splitlines()),
        links=tuple(_plain(label=one_line(link.label), url=link.url.strip()) for link in candidate.links),
    )


def _interview(interview: Interview) -> Mapping[str, object]:
    company, role = one_line(interview.company), one_line(interview.role)
    return _plain(
        company=company,
        role=role,
        the_role=_the_role(role),
        at_company=f" at {company}" if company else "",
        company_or_team=company or "your team",
    )


def _the_role(role: str) -> str:
    if not role:
        return "the role"
    role = re.sub(r"^the\s+", "", role, flags=re.IGNORECASE)
    return f"the {role}" if _ROLE_WORD.search(role) else f"the {role} role"


def _person(person: Interviewer) -> Mapping[str, object]:
    called = address(person.name)
    return _plain(name=called.full, first_name=called.first, greeting=called.greeting, formal=called.formal)


def _points(debrief: Debrief, person: Interviewer) -> tuple[str, ...]:
    """What was discussed with this person, as far as it reads as a short phrase; their own points first."""
    email = (person.email or "").lower()
    theirs = [point for point in debrief.points if point.for_email and point.for_email.lower() == email]
    everybodys = [point for point in debrief.points if not point.for_email]
    return tuple(filter(None, (_phrase(point.text) for point in (*theirs, *everybodys))))


def _phrase(text: str) -> str:
    """The point as part of a sentence, "" when it is a sentence of its own."""
    said = one_line(text).rstrip(" .")
    if len(said.split()) > _LONGEST_POINT or re.search(r"[.!?:;]\s|[!?]$|^(?:I|We|They|He|She|You)\b", said):
        return ""
    return said[:1].lower() + said[1:] if _SMALL_START.match(said) else said
