"""Who is written to, and who never is."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from afterword.domain.model import Interviewer
from afterword.errors import InvalidInput

_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")
_NO_REPLY = re.compile(
    r"(^|[._+-])(no|do[._-]?not)[._-]?reply([._+-]|$)|^(mailer-daemon|postmaster|bounces?)$"
)
_MACHINE_DOMAINS = (
    "resource.calendar.google.com",
    "group.calendar.google.com",
    "import.calendar.google.com",
    "unknownorganizer.calendar.google.com",
    "greenhouse.io",
    "greenhouse-mail.io",
    "ashbyhq.com",
    "hire.lever.co",
    "goodtime.io",
    "calendly.com",
    "cronofy.com",
    "myworkday.com",
    "smartrecruiters.com",
    "icims.com",
    "guide.co",
    "modernloop.com",
    "modernloop.io",
    "teamtailor-mail.com",
    "workablemail.com",
    "applytojob.com",
    "hirevue.com",
    "candidate.fyi",
    "prelude.co",
    "reply.recruitee.com",
)
"""Addresses here belong to rooms, groups and scheduling systems, not to people (shared notes on Google)."""

_SHARED_MAILBOXES = frozenset(
    [
        "team",
        "teams",
        "all",
        "everyone",
        "staff",
        "group",
        "list",
        "hiring",
        "recruiting",
        "recruitment",
        "recruiter",
        "recruiters",
        "talent",
        "talentacquisition",
        "ta",
        "people",
        "hr",
        "jobs",
        "job",
        "careers",
        "career",
        "interview",
        "interviews",
        "interviewing",
        "scheduling",
        "scheduler",
        "schedule",
        "calendar",
        "info",
        "hello",
        "contact",
        "office",
        "admin",
        "support",
        "events",
        "event",
        "apply",
        "applications",
        "candidates",
        "bewerbung",
        "bewerbungen",
        "karriere",
        "personal",
        "personalabteilung",
        "kontakt",
        "recrutement",
        "carrieres",
        "candidatures",
        "rh",
        "empleo",
        "seleccion",
        "rrhh",
        "vagas",
        "carreiras",
        "recrutamento",
        "lavoro",
        "selezione",
        "risorseumane",
        "vacatures",
        "werving",
        "sollicitatie",
        "saiyo",
        "jinji",
        "engineering",
    ]
)
"""What stands before the @ of addresses that several people read, in the languages detection knows."""


def one_line(text: str, what: str) -> str:
    """The text without surrounding blanks.

    Raises:
        InvalidInput: it holds a line break or another control character, which would end a mail header, or one
            that nobody sees and that changes how it reads.
    """
    if _CONTROL.search(text.strip()):
        raise InvalidInput(f"The {what} holds a line break or control character; write it on one line.")
    hidden = next((char for char in text.strip() if _is_hidden(char)), "")
    if hidden:
        raise InvalidInput(
            f"The {what} holds a character that cannot be seen (U+{ord(hidden):04X}); type it anew by hand."
        )
    return text.strip()


def _is_hidden(char: str) -> bool:
    """Direction marks and the like; Persian and the scripts of India need the two joiners."""
    return unicodedata.category(char) in {"Cf", "Cs", "Co"} and char not in "\u200c\u200d"


def is_machine(email: str) -> bool:
    """Whether nobody reads that address: a no-reply, a room, a group calendar, a scheduling system."""
    local, _, domain = email.lower().partition("@")
    if _NO_REPLY.search(local):
        return True
    return any(domain == machine or domain.endswith(f".{machine}") for machine in _MACHINE_DOMAINS)


def is_shared(email: str) -> bool:
    """Whether several people read that address: a team's, a department's, a mailing list."""
    local = email.lower().partition("@")[0].partition("+")[0]
    parts = [part for part in re.split(r"[._-]+", local) if part]
    return local in _SHARED_MAILBOXES or bool({*parts[:1], *parts[-1:]} & _SHARED_MAILBOXES)


def check_panel(people: Sequence[Interviewer], candidate_addresses: Iterable[str]) -> None:
    """Refuse a panel that could make a note go twice, or to nobody, or to the candidate.

    Raises:
        InvalidInput: two people share an address or a nameless person is listed, or an address is the
            candidate's own or a machine's.
    """
    own = {address.lower() for address in candidate_addresses if address}
    for person in people:
        if not person.name:
            raise InvalidInput(
                f"An interviewer has no name; write it as “Jane Doe <{person.email or 'jane@acme.example'}>”."
            )
        _check_address(person, own)
    _check_distinct(people)


def _check_address(person: Interviewer, own: set[str]) -> None:
    if person.email is None:
        return
    if person.email.lower() in own:
        raise InvalidInput(f"{person.email} is your own address; give {person.name}'s.")
    if is_machine(person.email):
        raise InvalidInput(f"{person.email} is not a person's address; give {person.name}'s own, or none.")


def _check_distinct(people: Sequence[Interviewer]) -> None:
    counts = Counter(person.email.lower() for person in people if person.email)
    for address, count in counts.items():
        if count > 1:
            names = " and ".join(p.name for p in people if p.email and p.email.lower() == address)
            raise InvalidInput(
                f"{names} have one address, {address}; each interviewer needs their own, or none."
            )
