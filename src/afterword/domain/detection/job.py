"""Who a title names, which company and role it is about, and how the conversation takes place."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from afterword.domain.calendar_event import CalendarEvent
from afterword.domain.detection import meeting_words, name_words
from afterword.domain.detection.description import Told
from afterword.domain.detection.names import (
    is_company_form,
    is_given_name,
    is_name_shaped,
    is_same_person,
    looks_like_person,
)
from afterword.domain.detection.organisations import (
    SYSTEM_NAMES,
    TESTING,
    domain_of,
    has_video_link,
    names_organisation,
    spelled,
    spells,
    system_of,
)
from afterword.domain.detection.people import GuestList
from afterword.domain.detection.text import Lexicon, Word, fold, folded_words, has_cjk, name_like, words
from afterword.domain.detection.title import CUSTOMER_FACING, Piece, Title
from afterword.domain.model import Kind, RoleType
from afterword.domain.people import is_shared

_KINDS = Lexicon(
    dict.fromkeys(meeting_words.VIDEO, Kind.VIDEO)
    | dict.fromkeys(meeting_words.PHONE, Kind.PHONE)
    | dict.fromkeys(meeting_words.ONSITE, Kind.ONSITE)
    | dict.fromkeys(meeting_words.PANEL, Kind.PANEL)
    | dict.fromkeys(meeting_words.TECHNICAL, Kind.TECHNICAL)
)
_PRECEDENCE = (Kind.TECHNICAL, Kind.PANEL, Kind.ONSITE, Kind.PHONE, Kind.VIDEO)
_NUMBER = re.compile(r"(?:tel:|phone:?\s*)?\+?[\d\s()./-]{7,25}(?:x\d+)?")
_EXECUTIVE = Lexicon(
    dict.fromkeys(name_words.EXECUTIVE, True) | dict.fromkeys(name_words.NOT_EXECUTIVE, False)
)
_LONGEST_NAME = 4
_NO_COMPANY = frozenset(
    word
    for phrase in (*name_words.RECRUITERS, *name_words.FILLERS, "acquisition", "scheduling", "notifications")
    for word in folded_words(phrase)
)
_VIA = re.compile(r"\s+(?:via|from|at|\|)\s.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entities:
    """The names of a title, told apart.

    Attributes:
        company_agrees: an address on the invitation belongs to that company.
        company_sure: its place in the title says that it is one, or an address agrees.
        facing: the candidate's name faces another one. two_others: two other people's names face each other.
        misfit: what stands where the company does is nothing that any address on the invitation is of.
    """

    candidate: bool = False
    facing: bool = False
    company: str | None = None
    company_agrees: bool = False
    company_sure: bool = False
    role: str | None = None
    people: tuple[str, ...] = ()
    two_others: bool = False
    misfit: bool = False


def tell_apart(
    pieces: Sequence[Piece], guests: GuestList, candidate_words: frozenset[str], *, own_entry: bool
) -> Entities:
    """Each piece of the title for what it is; what cannot be told stays unsaid."""
    others = [piece for piece in pieces if not set(piece.folded) - name_words.HONORIFICS <= candidate_words]
    mine = len(others) < len(pieces)
    jobs = [
        piece
        for piece in others
        if piece.role and piece.joined != "with" and not _is_their_title(piece, pieces)
    ]
    rest = [piece for piece in others if not piece.role]
    people = [piece for piece in rest if _is_person(piece, guests, own_entry=own_entry)]
    companies = [
        piece for piece in rest if piece not in people and _may_be_company(piece, guests, own_entry=own_entry)
    ]
    company, agrees, sure = _company(companies, guests, mine=mine)
    return Entities(
        candidate=mine,
        facing=mine and any(piece.facing for piece in (*people, *companies)),
        two_others=not mine and sum(piece.facing for piece in people) > 1,
        misfit=bool(company and sure and guests.labels and not agrees and not mine),
        company=company,
        company_agrees=agrees,
        company_sure=sure,
        role=_role(jobs),
        people=tuple(dict.fromkeys(name for piece in people if (name := name_like(piece.text)))),
    )


def company_of(
    entities: Entities, guests: GuestList, told: Told, title: str
) -> tuple[str | None, tuple[str, ...]]:
    """The company, and where it was read if nothing in the text says it outright."""
    if entities.company and entities.company_agrees:
        return entities.company, ()
    if told.company:
        return told.company, ()
    if entities.company and entities.company_sure:
        return entities.company, ()
    if sender := _sender(guests):
        return sender, (f"the company {sender} was read from who sent the invitation",)
    if guests.labels:
        name = _as_written(guests.labels[0], f"{title}\n{told.text.whole}") or spelled(guests.labels[0])
        return name, (f"the company {name} was read from a guest's address",)
    return entities.company, ()


def without_company(role: str, company: str | None) -> str:
    """“Data Engineer” of “Acme Data Engineer”, when the company is known to be Acme."""
    if company is None:
        return role
    head, known = role.split(), len(folded_words(company))
    if len(head) > known and folded_words(" ".join(head[:known])) == folded_words(company):
        return " ".join(head[known:])
    return role


def role_type_of(role: str | None) -> RoleType:
    """Whether the role faces customers or leads, by what it is called."""
    found = words(role or "")
    leads = {match.tag for match in _EXECUTIVE.find(found)}
    if leads == {True}:
        return RoleType.EXECUTIVE
    return RoleType.CUSTOMER_FACING if CUSTOMER_FACING.first(found) else RoleType.DEFAULT


def kind_of(event: CalendarEvent, title: Title, system: str | None) -> Kind:
    """What the title says; else what the place tells."""
    said = {found.tag for found in _KINDS.find(title.words)}
    if Kind.ONSITE in said and Kind.VIDEO in said:
        said.discard(Kind.ONSITE)
    for kind in _PRECEDENCE:
        if kind in said:
            return kind
    return Kind.TECHNICAL if system in TESTING else _kind_of_place(event)


def _is_their_title(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether a job is that of the person before it: “with Jane Doe (CTO)”."""
    place = pieces.index(piece)
    return piece.aside and place > 0 and pieces[place - 1].joined == "with"


def _is_person(piece: Piece, guests: GuestList, *, own_entry: bool) -> bool:
    if any(is_same_person(piece.text, guest.name, guest.email) for guest in guests.people):
        return len(piece.folded) > 1 or not _agrees(piece.text, guests.labels) or piece.joined == "with"
    if _agrees(piece.text, guests.labels) or is_company_form(piece.text):
        return False
    if piece.joined == "with":
        return (
            looks_like_person(piece.text)
            or (len(piece.folded) == 1 and is_given_name(piece.text))
            or (own_entry and is_name_shaped(piece.text))
        )
    own_word = own_entry and piece.joined == "for" and is_given_name(piece.text)
    return own_word or looks_like_person(piece.text) or _is_polite(piece.text)


def _is_polite(text: str) -> bool:
    return has_cjk(text) and text.endswith(("さん", "様", "氏")) and not is_company_form(text)


def _may_be_company(piece: Piece, guests: GuestList, *, own_entry: bool) -> bool:
    if _agrees(piece.text, guests.labels):
        return True
    if (
        len(piece.text) < 2
        or len(piece.folded) > 5
        or name_like(piece.text) is None
        or " ".join(piece.folded) in SYSTEM_NAMES
    ):
        return False
    return (
        piece.text[:1].isupper()
        or piece.text[:1].isdigit()
        or has_cjk(piece.text)
        or piece.joined == "at"
        or (own_entry and piece.beside_call)
    )


def _agrees(text: str, labels: Iterable[str]) -> bool:
    return any(names_organisation(text, label) for label in labels)


def _company(companies: list[Piece], guests: GuestList, *, mine: bool) -> tuple[str | None, bool, bool]:
    """The one company in the title: the one an address agrees with, else the one whose place says so."""
    agreeing = [piece for piece in companies if _agrees(piece.text, guests.labels)]
    if agreeing:
        return _company_name(agreeing[0], guests.labels), True, True
    placed = [piece for piece in companies if piece.joined == "at"]
    placed = placed or [piece for piece in companies if piece.facing and mine]
    placed = placed or [piece for piece in companies if piece.joined in {"with", "for"}]
    placed = placed or [piece for piece in companies if piece.beside_call or is_company_form(piece.text)]
    if placed:
        return _company_name(placed[0], ()), False, True
    alone = companies[0] if len(companies) == 1 else None
    return (name_like(alone.text), False, False) if alone else (None, False, False)


def _company_name(piece: Piece, labels: Iterable[str]) -> str | None:
    """A company's name without the sentence around it: “Acme Labs” of “Acme Labs is”."""
    parts = piece.text.split()
    head = next(
        (place for place in range(len(parts)) if any(spells(parts[place:], label) for label in labels)), 0
    )
    kept = parts[head:]
    while len(kept) > 1 and kept[-1][:1].islower():
        kept.pop()
    return name_like(" ".join(kept))


def _role(jobs: list[Piece]) -> str | None:
    """The job in the title."""
    best = next((piece for piece in jobs if piece.joined == "for"), jobs[0] if jobs else None)
    return name_like(best.text) if best else None


def _sender(guests: GuestList) -> str | None:
    """The company in the name a recruiting system or a shared mailbox sends under: “Acme Recruiting”."""
    organizer = guests.organizer
    if organizer is None or not (system_of(domain_of(organizer.email)) or is_shared(organizer.email)):
        return None
    shown = _VIA.sub("", organizer.name[:200])
    kept = [word for word in words(shown) if word.folded not in _NO_COMPANY]
    if not kept or system_of(f"{kept[0].folded}.com") or system_of(f"{kept[0].folded}.io"):
        return None
    return name_like(shown[kept[0].start : kept[-1].end])


def _as_written(label: str, text: str) -> str | None:
    """An organisation's label as the text writes it: “Harbor Bank” for harborbank."""
    bare = fold(label.replace("-", ""))
    found = words(text[:4000])
    for place, word in enumerate(found):
        if bare.startswith(word.folded) and (stretch := _spelling(found, place, bare)):
            written = text[stretch[0].start : stretch[-1].end]
            after = text[stretch[-1].end : stretch[-1].end + 1]
            before = text[max(0, stretch[0].start - 1) : stretch[0].start]
            if written[:1].isupper() and after != "@" and before not in {"@", ".", "/"}:
                return name_like(written)
    return None


def _spelling(found: list[Word], place: int, bare: str) -> list[Word] | None:
    joined = ""
    for end in range(place, min(len(found), place + _LONGEST_NAME)):
        joined += found[end].folded
        if joined == bare:
            return found[place : end + 1]
    return None


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
