"""Which company it is: what the text says, else what an address says, and that it is only that."""

import re

from afterword.domain.detection.description import Told
from afterword.domain.detection.entities import Entities
from afterword.domain.detection.organisations import domain_of, spelled, system_of
from afterword.domain.detection.people import GuestList
from afterword.domain.detection.text import Word, fold, folded_words, name_like, words
from afterword.domain.detection.vocabulary import generic, hiring
from afterword.domain.people import is_shared

_LONGEST_NAME = 4
_NO_NAMES = frozenset(
    word
    for phrase in (*hiring.RECRUITER, *generic.FILLERS, "acquisition", "scheduling", "notifications")
    for word in folded_words(phrase)
)
_VIA = re.compile(r"\s+(?:via|from|at|\|)\s.*$", re.IGNORECASE)


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
    sender = _sender(guests)
    if sender:
        return sender, (f"the company {sender} was read from who sent the invitation",)
    if guests.labels:
        name = _as_written(guests.labels[0], f"{title}\n{told.text.whole}") or spelled(guests.labels[0])
        return name, (f"the company {name} was read from a guest's address",)
    return (entities.company, ()) if entities.company else (None, ())


def _sender(guests: GuestList) -> str | None:
    """The company in the name a recruiting system or a shared mailbox sends under: “Acme Recruiting”."""
    organizer = guests.organizer
    if organizer is None or not (system_of(domain_of(organizer.email)) or is_shared(organizer.email)):
        return None
    shown = _VIA.sub("", organizer.name[:200])
    kept = [word for word in words(shown) if word.folded not in _NO_NAMES]
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
