"""What the domain of an address says: the organisation behind it, a recruiting system, a private mailbox."""

import re
from functools import lru_cache

from afterword.domain.calendar_event import CalendarEvent
from afterword.domain.detection.text import folded_words

_RECRUITING = {
    "greenhouse.io": "Greenhouse", "greenhouse-mail.io": "Greenhouse", "lever.co": "Lever", "ashbyhq.com": "Ashby",
    "goodtime.io": "GoodTime", "guide.co": "Guide", "modernloop.com": "ModernLoop", "modernloop.io": "ModernLoop",
    "myworkday.com": "Workday", "myworkdayjobs.com": "Workday", "smartrecruiters.com": "SmartRecruiters",
    "icims.com": "iCIMS", "teamtailor.com": "Teamtailor", "teamtailor-mail.com": "Teamtailor",
    "personio.de": "Personio", "personio.com": "Personio", "recruitee.com": "Recruitee", "hirevue.com": "HireVue",
    "jobvite.com": "Jobvite", "workable.com": "Workable", "workablemail.com": "Workable", "bamboohr.com": "BambooHR",
    "breezy.hr": "Breezy", "applytojob.com": "JazzHR", "taleo.net": "Taleo", "successfactors.com": "SuccessFactors",
    "prelude.co": "Prelude", "candidate.fyi": "candidate.fyi", "paradox.ai": "Paradox", "softgarden.io": "softgarden",
    "welcomekit.co": "Welcome Kit", "herp.cloud": "HERP", "hrmos.co": "HRMOS", "gem.com": "Gem",
    "coderpad.io": "CoderPad", "hackerrank.com": "HackerRank", "codesignal.com": "CodeSignal",
    "codility.com": "Codility", "karat.com": "Karat", "brighthire.ai": "BrightHire", "metaview.ai": "Metaview",
    "rooster.app": "Rooster", "homerun.co": "Homerun", "factorialhr.com": "Factorial",
}  # fmt: skip
SCHEDULING = {
    "calendly.com": "Calendly", "cronofy.com": "Cronofy", "cal.com": "Cal.com", "savvycal.com": "SavvyCal",
    "doodle.com": "Doodle", "youcanbook.me": "YouCanBookMe",
}  # fmt: skip
_SYSTEMS = _RECRUITING | SCHEDULING
SYSTEM_NAMES = frozenset(name.lower() for name in _SYSTEMS.values())
"""In a title these are where it was arranged rather than whom it is with."""
TESTING = frozenset({"CoderPad", "HackerRank", "CodeSignal", "Codility", "Karat"})
"""Where code is written in an interview."""
_VIDEO = (
    "zoom.us", "meet.google.com", "teams.microsoft.com", "teams.live.com", "webex.com", "whereby.com", "bluejeans.com",
    "gotomeeting.com", "chime.aws", "skype.com", "jitsi",
)  # fmt: skip
_FREEMAIL = frozenset(
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "yahoo.co.jp",
        "yahoo.de", "yahoo.fr", "icloud.com", "me.com", "mac.com", "aol.com", "gmx.de", "gmx.net", "gmx.at", "gmx.ch",
        "web.de", "t-online.de", "freenet.de", "posteo.de", "mailbox.org", "proton.me", "protonmail.com", "pm.me",
        "orange.fr", "free.fr", "laposte.net", "wanadoo.fr", "sfr.fr", "libero.it", "tiscali.it", "virgilio.it",
        "hotmail.fr", "hotmail.es", "hotmail.it", "hotmail.co.uk", "uol.com.br", "bol.com.br", "terra.com.br",
        "sapo.pt", "ziggo.nl", "kpnmail.nl", "xs4all.nl", "fastmail.com", "hey.com", "zoho.com", "yandex.com",
        "yandex.ru", "mail.ru", "qq.com", "163.com", "naver.com", "docomo.ne.jp", "ezweb.ne.jp", "mail.com",
        "yahoo.co.uk", "outlook.de", "outlook.fr", "outlook.jp",
    }
)  # fmt: skip
"""Addresses here say nothing of an employer."""
_NOTE_TAKERS = frozenset(
    {
        "fireflies.ai", "otter.ai", "read.ai", "fathom.video", "metaview.ai", "brighthire.ai", "tldv.io",
        "avoma.com",
    }
)  # fmt: skip
"""Services that listen in."""
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov", "edu", "or", "ne", "gob", "gv"})
"""What stands before a country's domain without naming an organisation (co.uk, com.br)."""
_MAIL_HOSTS = frozenset(
    {
        "mail", "email", "corp", "hr", "careers", "jobs", "talent", "recruiting", "people", "team", "eu",
        "us", "www",
    }
)  # fmt: skip
_SPELLED_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa", "æ": "ae"}
)
_SHORTEST = 3
_MAX_HOSTS = 50
_HOST = re.compile(r"(?:://|@|\bwww\.)([a-z0-9.-]{4,100})")


def domain_of(email: str) -> str:
    return email.rpartition("@")[2].lower()


def within(domain: str, wider: str) -> bool:
    return domain == wider or domain.endswith(f".{wider}")


def is_freemail(email: str) -> bool:
    return domain_of(email) in _FREEMAIL


def is_note_taker(email: str) -> bool:
    return any(tail in _NOTE_TAKERS for tail in _tails(domain_of(email)))


@lru_cache(maxsize=4096)
def system_of(domain: str) -> str | None:
    """The recruiting or scheduling system that domain belongs to."""
    return next((_SYSTEMS[tail] for tail in _tails(domain) if tail in _SYSTEMS), None)


def system_named(event: CalendarEvent, description: str) -> str | None:
    """The recruiting or scheduling system behind an event: by its organizer, else by the links in it."""
    addresses = [event.organizer] if event.organizer else []
    addresses += [a for a in event.attendees[:40] if not a.is_self]
    for attendee in addresses:
        if system := system_of(domain_of(attendee.email)):
            return system
    places = f"{description[:6000]} {event.location[:1000]} {event.conference[:1000]}".lower()
    hosts = dict.fromkeys(_HOST.findall(places)[:_MAX_HOSTS])
    return next((system for host in hosts if (system := system_of(host))), None)


def has_video_link(event: CalendarEvent) -> bool:
    text = f"{event.conference[:1000]} {event.location[:1000]} {event.description[:6000]}".lower()
    return any(host in text for host in _VIDEO)


@lru_cache(maxsize=4096)
def label_of(email: str) -> str | None:
    """The part of an address's domain that names its organisation; None for freemail and systems."""
    domain = domain_of(email)
    if (
        domain in _FREEMAIL
        or system_of(domain)
        or is_note_taker(email)
        or domain.endswith("calendar.google.com")
    ):
        return None
    labels = domain.split(".")[:-1]
    while len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    label = labels[-1] if labels else ""
    return label if label and label not in _MAIL_HOSTS else None


def spelled(label: str) -> str:
    """An organisation's label as a name: “blue-harbor” is “Blue Harbor”."""
    return " ".join(part[:1].upper() + part[1:] for part in label.split("-") if part)


def names_organisation(text: str, label: str) -> bool:
    """Whether a text and a domain's label are one organisation: “Acme Robotics” and acme or acmerobotics."""
    return any(_names(spelling, label) for spelling in {text, text.translate(_SPELLED_OUT)})


def spells(parts: list[str], label: str) -> bool:
    """Whether a stretch of words begins with that organisation's label, written together or apart."""
    bare = label.replace("-", "")
    joined = ["".join(folded_words(" ".join(parts[:count]))) for count in range(1, min(len(parts), 4) + 1)]
    return bare in joined


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


def _tails(domain: str) -> list[str]:
    """A domain and those above it that name an owner: a.b.c and b.c."""
    labels = domain.strip(".").split(".")[-4:]
    return [".".join(labels[place:]) for place in range(len(labels) - 1)]
