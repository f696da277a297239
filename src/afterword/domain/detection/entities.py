"""Which of the names in a title are the candidate, a person, a role, a company."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from afterword.domain.detection.names import (
    is_company_form,
    is_given_name,
    is_name_shaped,
    is_same_person,
    looks_like_person,
)
from afterword.domain.detection.organisations import SYSTEM_NAMES, names_organisation, spells
from afterword.domain.detection.people import GuestList
from afterword.domain.detection.text import folded_words, has_cjk, name_like
from afterword.domain.detection.title import Piece
from afterword.domain.detection.vocabulary.generic import HONORIFICS


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
    others = [piece for piece in pieces if not set(piece.folded) - HONORIFICS <= candidate_words]
    mine = len(others) < len(pieces)
    roles = [
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
        role=_role(roles),
        people=tuple(dict.fromkeys(name for piece in people if (name := name_like(piece.text)))),
    )


def _is_their_title(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether a job is that of the person before it: “with Jane Doe (CTO)”."""
    place = pieces.index(piece)
    return piece.aside and place > 0 and pieces[place - 1].joined == "with"


def _agrees(text: str, labels: Iterable[str]) -> bool:
    return any(names_organisation(text, label) for label in labels)


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
    if own_entry and piece.joined == "for" and is_given_name(piece.text):
        return True
    return looks_like_person(piece.text) or _is_polite(piece.text)


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


def _role(roles: list[Piece]) -> str | None:
    """The job in the title."""
    best = next((piece for piece in roles if piece.joined == "for"), roles[0] if roles else None)
    return name_like(best.text) if best else None


def without_company(role: str, company: str | None) -> str:
    """“Data Engineer” of “Acme Data Engineer”, when the company is known to be Acme."""
    if company is None:
        return role
    head, known = role.split(), len(folded_words(company))
    if len(head) > known and folded_words(" ".join(head[:known])) == folded_words(company):
        return " ".join(head[known:])
    return role
