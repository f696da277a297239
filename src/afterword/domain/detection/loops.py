"""Back-to-back conversations with one company on one day are one interview."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from afterword.domain.calendar_event import CalendarEvent
from afterword.domain.detection.text import fold, folded_words
from afterword.domain.detection.verdict import Detection, Verdict
from afterword.domain.instants import zone
from afterword.domain.model import Interviewer, Kind, Part, RoleType
from afterword.errors import InvalidInput

_WIDEST_GAP = timedelta(hours=2)
_FORMS = frozenset(
    {"inc", "ltd", "llc", "gmbh", "ag", "sa", "sas", "srl", "bv", "plc", "corp", "co", "kg", "se", "the"}
)
_Pair = tuple[CalendarEvent, Detection]


@dataclass(frozen=True, kw_only=True)
class Loop:
    """Back-to-back conversations with one company on one day, or a single one.

    Attributes:
        start, end: of the first and of the last; the window opens at `end`.
        timezone: of the first event that names one.
    """

    events: tuple[CalendarEvent, ...]
    verdict: Verdict
    company: str | None
    role: str | None
    kind: Kind
    role_type: RoleType
    start: datetime
    end: datetime
    timezone: str | None
    people: tuple[Interviewer, ...]
    reasons: tuple[str, ...]
    unknown: tuple[str, ...]


def loops(found: Sequence[_Pair]) -> tuple[Loop, ...]:
    """Events that belong together as one loop each, by start; those without a time or no interview are left out.

    One company, one day in the event's zone, a gap of at most two hours, and no two known roles that differ.
    """
    timed = [
        pair
        for pair in found
        if pair[0].start and pair[0].end and pair[1].verdict is not Verdict.NOT_INTERVIEW
    ]
    groups: list[list[_Pair]] = []
    for pair in sorted(timed, key=_when):
        group = next((group for group in groups if _belongs(pair, group)), None)
        if group is None:
            groups.append([pair])
        else:
            group.append(pair)
    return tuple(_loop(group) for group in groups)


def _when(pair: _Pair) -> tuple[datetime, datetime, str]:
    return _start(pair), _end(pair), pair[0].event_id


def _start(pair: _Pair) -> datetime:
    if pair[0].start is None:
        raise InvalidInput("An event without a start belongs to no loop.")
    return pair[0].start


def _end(pair: _Pair) -> datetime:
    if pair[0].end is None:
        raise InvalidInput("An event without an end belongs to no loop.")
    return pair[0].end


def _belongs(pair: _Pair, group: list[_Pair]) -> bool:
    if pair[0].all_day or any(other[0].all_day for other in group):
        return False
    if pair[0].cancelled != group[0][0].cancelled or _start(pair) - max(map(_end, group)) > _WIDEST_GAP:
        return False
    return _day(pair) == _day(group[0]) and _one_company(pair, group) and _one_role(pair, group)


def _day(pair: _Pair) -> date:
    return _start(pair).astimezone(_zone_of(pair[0])).date()


def _zone_of(event: CalendarEvent) -> tzinfo:
    """The event's zone; UTC where the calendar names none that is known."""
    try:
        return zone(event.timezone) if event.timezone else ZoneInfo("UTC")
    except InvalidInput:
        return ZoneInfo("UTC")


def _one_company(pair: _Pair, group: list[_Pair]) -> bool:
    mine = _company_key(pair[1].company)
    return bool(mine) and all(_company_key(other[1].company) == mine for other in group)


def _company_key(company: str | None) -> tuple[str, ...]:
    return tuple(word for word in folded_words(company or "") if word not in _FORMS)


def _one_role(pair: _Pair, group: list[_Pair]) -> bool:
    roles = {folded_words(other[1].role) for other in (pair, *group) if other[1].role}
    return len(roles) <= 1


def _loop(group: list[_Pair]) -> Loop:
    detections = [detection for _, detection in group]
    verdicts = {detection.verdict for detection in detections}
    people = _merged(person for detection in detections for person in detection.people)
    company = next((d.company for d in detections if d.company), None)
    role = next((d.role for d in detections if d.role), None)
    return Loop(
        events=tuple(event for event, _ in group),
        verdict=Verdict.DOUBTFUL if Verdict.DOUBTFUL in verdicts else Verdict.INTERVIEW,
        company=company,
        role=role,
        kind=_kind([d.kind for d in detections]),
        role_type=next(
            (d.role_type for d in detections if d.role_type is not RoleType.DEFAULT), RoleType.DEFAULT
        ),
        start=min(map(_start, group)),
        end=max(map(_end, group)),
        timezone=next((event.timezone for event, _ in group if event.timezone), None),
        people=people,
        reasons=_reasons(detections),
        unknown=_unknown(detections, company, role, people),
    )


def _reasons(detections: list[Detection]) -> tuple[str, ...]:
    told = tuple(dict.fromkeys(reason for detection in detections for reason in detection.reasons))
    if len(detections) == 1:
        return told
    return (
        f"{len(detections)} conversations with one company, one after the other, are one interview",
        *told,
    )


def _kind(kinds: list[Kind]) -> Kind:
    """The one kind they share; on site if they differ and any was, since then the day was."""
    known = {kind for kind in kinds if kind is not Kind.UNKNOWN}
    if len(known) == 1:
        return known.pop()
    return next(
        (kind for kind in (Kind.ONSITE, Kind.PANEL, Kind.TECHNICAL, Kind.VIDEO) if kind in known),
        Kind.UNKNOWN,
    )


def _unknown(
    detections: list[Detection], company: str | None, role: str | None, people: tuple[Interviewer, ...]
) -> tuple[str, ...]:
    asked = any("interviewers" in detection.unknown for detection in detections)
    missing = asked or not any(person.part is Part.INTERVIEWER for person in people)
    gaps = {"company": company is None, "role": role is None, "interviewers": missing}
    return tuple(what for what, gap in gaps.items() if gap)


def _merged(people: Iterable[Interviewer]) -> tuple[Interviewer, ...]:
    """Everybody once, in order; an interviewer anywhere is an interviewer, and a known address is kept.

    A person without an address is the same as one with the same name and an address, if only one has it.
    """
    found: list[Interviewer] = []
    for person in people:
        place = next((index for index, known in enumerate(found) if _same(known, person)), None)
        if place is None:
            found.append(person)
        else:
            found[place] = _together(found[place], person)
    return tuple(found)


def _same(known: Interviewer, person: Interviewer) -> bool:
    if known.email and person.email:
        return known.email.lower() == person.email.lower()
    return fold(known.name) == fold(person.name)


def _together(known: Interviewer, person: Interviewer) -> Interviewer:
    interviewed = Part.INTERVIEWER in {known.part, person.part}
    name = person.name if known.name == known.email else known.name
    return replace(
        known,
        name=name,
        email=known.email or person.email,
        title=known.title or person.title,
        part=Part.INTERVIEWER if interviewed else Part.COORDINATOR,
    )
