"""What the domain of an address says of the organisation behind it."""

from functools import lru_cache

from afterword.domain.detection.text import folded_words
from afterword.domain.detection.vocabulary.systems import (
    FREEMAIL,
    MAIL_HOSTS,
    NOTE_TAKERS,
    RECRUITING,
    SCHEDULING,
    SECOND_LEVEL,
)

_SYSTEMS = RECRUITING | SCHEDULING
_SPELLED_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa", "æ": "ae"}
)
_SHORTEST = 3


def domain_of(email: str) -> str:
    return email.rpartition("@")[2].lower()


def within(domain: str, wider: str) -> bool:
    return domain == wider or domain.endswith(f".{wider}")


def is_freemail(email: str) -> bool:
    return domain_of(email) in FREEMAIL


def is_note_taker(email: str) -> bool:
    return any(tail in NOTE_TAKERS for tail in _tails(domain_of(email)))


@lru_cache(maxsize=4096)
def system_of(domain: str) -> str | None:
    """The recruiting or scheduling system that domain belongs to."""
    return next((_SYSTEMS[tail] for tail in _tails(domain) if tail in _SYSTEMS), None)


def _tails(domain: str) -> list[str]:
    """A domain and those above it that name an owner: a.b.c and b.c."""
    labels = domain.strip(".").split(".")[-4:]
    return [".".join(labels[place:]) for place in range(len(labels) - 1)]


@lru_cache(maxsize=4096)
def label_of(email: str) -> str | None:
    """The part of an address's domain that names its organisation; None for freemail and systems."""
    domain = domain_of(email)
    if (
        domain in FREEMAIL
        or system_of(domain)
        or is_note_taker(email)
        or domain.endswith("calendar.google.com")
    ):
        return None
    labels = domain.split(".")[:-1]
    while len(labels) > 1 and labels[-1] in SECOND_LEVEL:
        labels.pop()
    label = labels[-1] if labels else ""
    return label if label and label not in MAIL_HOSTS else None


def spelled(label: str) -> str:
    """An organisation's label as a name: “blue-harbor” is “Blue Harbor”."""
    return " ".join(part[:1].upper() + part[1:] for part in label.split("-") if part)


def names_organisation(text: str, label: str) -> bool:
    """Whether a text and a domain's label are one organisation: “Acme Robotics” and acme or acmerobotics."""
    return any(_names(spelling, label) for spelling in {text, text.translate(_SPELLED_OUT)})


def _names(text: str, label: str) -> bool:
    found, bare = folded_words(text), label.replace("-", "")
    if not found or "".join(found) == bare:
        return bool(found)
    if len(bare) < _SHORTEST:
        return False
    parts = list(found)
    return any(spells(parts[place:], label) for place in range(len(parts))) or _shortens(found, bare)


def _shortens(found: tuple[str, ...], bare: str) -> bool:
    """“Acme” for acmerobotics."""
    return len(found[0]) >= _SHORTEST and bare.startswith("".join(found))


def spells(parts: list[str], label: str) -> bool:
    """Whether a stretch of words begins with that organisation's label, written together or apart."""
    bare = label.replace("-", "")
    joined = ["".join(folded_words(" ".join(parts[:count]))) for count in range(1, min(len(parts), 4) + 1)]
    return bare in joined
