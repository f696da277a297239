"""How the conversation takes place, and what kind of role it is about."""

import re

from afterword.domain.calendar_event import CalendarEvent
from afterword.domain.detection.organisations import TESTING, has_video_link
from afterword.domain.detection.text import Lexicon, words
from afterword.domain.detection.title import CUSTOMER_FACING, Title
from afterword.domain.detection.vocabulary import kinds, roles
from afterword.domain.model import Kind, RoleType

_KINDS = Lexicon(
    dict.fromkeys(kinds.VIDEO, Kind.VIDEO)
    | dict.fromkeys(kinds.PHONE, Kind.PHONE)
    | dict.fromkeys(kinds.ONSITE, Kind.ONSITE)
    | dict.fromkeys(kinds.PANEL, Kind.PANEL)
    | dict.fromkeys(kinds.TECHNICAL, Kind.TECHNICAL)
)
_PRECEDENCE = (Kind.TECHNICAL, Kind.PANEL, Kind.ONSITE, Kind.PHONE, Kind.VIDEO)
_NUMBER = re.compile(r"(?:tel:|phone:?\s*)?\+?[\d\s()./-]{7,25}(?:x\d+)?")
_EXECUTIVE = Lexicon(dict.fromkeys(roles.EXECUTIVE, True) | dict.fromkeys(roles.NOT_EXECUTIVE, False))


def kind_of(event: CalendarEvent, title: Title, system: str | None) -> Kind:
    """What the title says; else what the place tells."""
    said = {found.tag for found in _KINDS.find(title.words)}
    if Kind.ONSITE in said and Kind.VIDEO in said:
        said.discard(Kind.ONSITE)
    for kind in _PRECEDENCE:
        if kind in said:
            return kind
    return Kind.TECHNICAL if system in TESTING else _kind_of_place(event)


def _kind_of_place(event: CalendarEvent) -> Kind:
    place = event.location.strip()[:300]
    if event.conference or has_video_link(event):
        return Kind.VIDEO
    if not place:
        return Kind.UNKNOWN
    said = {found.tag for found in _KINDS.find(words(place))}
    if Kind.PHONE in said or _NUMBER.fullmatch(place):
        return Kind.PHONE
    if Kind.VIDEO in said or "://" in place:
        return Kind.VIDEO
    return Kind.ONSITE


def role_type_of(role: str | None) -> RoleType:
    """Whether the role faces customers or leads, by what it is called."""
    found = words(role or "")
    leads = {match.tag for match in _EXECUTIVE.find(found)}
    if leads == {True}:
        return RoleType.EXECUTIVE
    return RoleType.CUSTOMER_FACING if CUSTOMER_FACING.first(found) else RoleType.DEFAULT
