"""What a setting may be: each kind reads a raw value, or says in words what would be right."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time, timedelta
from difflib import get_close_matches
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from afterword.domain.instants import zone
from afterword.domain.model import Link
from afterword.errors import InvalidInput

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_AMOUNT = re.compile(
    r"(\d+(?:\.\d+)?)\s*(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)\b[\s,]*", re.IGNORECASE
)
_CLOCK_SPAN = re.compile(r"(\d{1,2}:\d{2})\s*[-–—]\s*(\d{1,2}:\d{2})")
_ADDRESS = re.compile(r"[^@\s<>,;:()\"]+@[^@\s<>,;:()\"]+\.[^@\s<>,;:()\".]{2,}")
_DOMAIN = re.compile(r"[\w-]+(\.[\w-]+)+")
_KNOWN_SITES = {"linkedin.com": "LinkedIn", "github.com": "GitHub", "gitlab.com": "GitLab"}


class BadValue(ValueError):
    """The value cannot be used; the message ends the sentence "key is value, but …"."""


@dataclass(frozen=True)
class Kind:
    """How a key is read.

    Attributes:
        read: from what TOML gives; raises `BadValue`.
        from_text: turns an environment variable's text into what TOML would give.
        secret: the value is not repeated in messages.
    """

    read: Callable[[Any], object]
    from_text: Callable[[str], object] = str
    secret: bool = False


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise BadValue("it must be text in quotation marks")
    return raw


def _line(raw: object) -> str:
    return " ".join(_text(raw).split())


def _address(raw: object) -> str:
    given = _text(raw).strip().lower()
    if given and not _ADDRESS.fullmatch(given):
        raise BadValue("it must be a mail address such as jane@acme.example")
    return given


def _domain(raw: object) -> str:
    given = _text(raw).strip().lower().removeprefix("@")
    if not _DOMAIN.fullmatch(given):
        raise BadValue("it must be a domain such as acme.example")
    return given


def iana_zone(raw: object) -> str:
    """The zone's name, "" for none given."""
    given = _text(raw).strip()
    try:
        return zone(given).key if given else ""
    except InvalidInput:
        raise BadValue("it must be an IANA time zone such as Europe/Berlin") from None


def _web_address(raw: object) -> str:
    given = _text(raw).strip()
    if _host(given, {"http", "https"}) is None:
        raise BadValue("it must be a web address such as https://jane.example")
    return given


def _host(address: str, schemes: set[str]) -> str | None:
    """The host of an address with one of the schemes, None when there is none."""
    try:
        parts = urlsplit(address)
        return parts.hostname if parts.scheme in schemes and not re.search(r"\s", address) else None
    except ValueError:
        return None


def _endpoint(raw: object) -> str | None:
    given = _text(raw).strip().rstrip("/")
    if not given:
        return None
    loopback = _host(given, {"http"})
    if _host(given, {"https"}) or (loopback is not None and _is_loopback(loopback)):
        return given
    raise BadValue("it must be an https address, or http on this machine such as http://127.0.0.1:8025")


def _database(raw: object) -> str | None:
    given = _text(raw).strip()
    if given and not re.match(r"postgres(ql)?(\+psycopg)?://\S+$", given):
        raise BadValue("it must be an address such as postgresql://user@host/database, or be left out")
    return given or None


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _notify_url(raw: object) -> str:
    given = _text(raw).strip()
    if not re.match(r"[a-z][a-z0-9+.-]*://\S+$", given, re.IGNORECASE):
        raise BadValue("each must be an address such as ntfy://topic or mailto://…")
    return given


def _quiet_hours(raw: object) -> tuple[time, time] | None:
    given = _text(raw).strip().lower()
    if given == "none":
        return None
    found = _CLOCK_SPAN.fullmatch(given)
    try:
        begins, ends = map(_clock, found.groups()) if found else (time(), time())
    except ValueError:
        begins = ends = time()
    if begins == ends:
        raise BadValue('it must be a span such as "21:00-07:30", or "none"')
    return begins, ends


def _clock(given: str) -> time:
    hour, _, minute = given.partition(":")
    return time(int(hour), int(minute))


def _links(raw: object) -> tuple[Link, ...]:
    if isinstance(raw, dict):
        return tuple(Link(label=_line(label), url=_web_address(url)) for label, url in raw.items())
    if isinstance(raw, list):
        return tuple(Link(label=_site(url), url=url) for url in map(_web_address, raw))
    raise BadValue('it must be a table such as { Portfolio = "https://jane.example" }')


def _site(url: str) -> str:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return _KNOWN_SITES.get(host, host)


def _listed(text: str) -> object:
    """A list from an environment variable: JSON, or parts between commas."""
    if text.lstrip().startswith(("[", "{")):
        try:
            return json.loads(text)
        except json.JSONDecodeError:
            raise BadValue("it begins like JSON and is none") from None
    return [part.strip() for part in text.split(",") if part.strip()]


def _number(text: str) -> object:
    return int(text) if re.fullmatch(r"\s*-?\d{1,9}\s*", text) else text


def a_list(of: Kind) -> Kind:
    """Several of a kind."""

    def read(raw: object) -> tuple[object, ...]:
        if not isinstance(raw, list):
            raise BadValue('it must be a list such as ["…", "…"]')
        return tuple(dict.fromkeys(value for value in map(of.read, raw) if value))

    return Kind(read, _listed, secret=of.secret)


def choice(options: type[StrEnum]) -> Kind:
    """One of the words of an enumeration."""

    def read(raw: object) -> StrEnum:
        given = _text(raw).strip().lower()
        if given in set(options):
            return options(given)
        near = get_close_matches(given, list(options), n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise BadValue(f"it must be one of {', '.join(options)}{hint}")

    return Kind(read)


def duration(least: timedelta, most: timedelta) -> Kind:
    """A length of time with its unit: "90 s", "30 min", "3 h", "2 days", "1 h 30 min"."""

    def read(raw: object) -> timedelta:
        if isinstance(raw, int | float):
            raise BadValue(f'a duration needs its unit: write "{raw} min", "{raw} h" or "{raw} days"')
        length = _length(_text(raw).strip())
        if length is None:
            raise BadValue('it must be a duration such as "90 s", "30 min", "3 h" or "2 days"')
        if not least <= length <= most:
            raise BadValue(f"it must be between {_said(least)} and {_said(most)}")
        return length

    return Kind(read)


def _length(given: str) -> timedelta | None:
    if not given or _AMOUNT.sub("", given):
        return None
    seconds = sum(float(amount[:12]) * _UNITS[unit[0].lower()] for amount, unit in _AMOUNT.findall(given))
    return timedelta(seconds=min(seconds, 10**9))


def _said(length: timedelta) -> str:
    for unit, seconds in (("days", 86400), ("h", 3600), ("min", 60)):
        if length >= timedelta(seconds=seconds) and length % timedelta(seconds=seconds) == timedelta():
            return f"{length // timedelta(seconds=seconds)} {unit}"
    return f"{int(length.total_seconds())} s"


def whole_number(least: int, most: int) -> Kind:
    """A count."""

    def read(raw: object) -> int:
        if isinstance(raw, bool) or not isinstance(raw, int) or not least <= raw <= most:
            raise BadValue(f"it must be a whole number from {least} to {most}")
        return raw

    return Kind(read, _number)


def path(raw: object) -> Path:
    given = _text(raw).strip()
    if not given:
        raise BadValue('it must be a file name such as "credentials.json"')
    return Path(given).expanduser()


TEXT = Kind(_text)
LINE = Kind(_line)
ADDRESS = Kind(_address)
DOMAIN = Kind(_domain)
ZONE = Kind(iana_zone)
LINKS = Kind(_links, _listed)
QUIET_HOURS = Kind(_quiet_hours)
NOTIFY_URL = Kind(_notify_url, secret=True)
ENDPOINT = Kind(_endpoint)
DATABASE = Kind(_database, secret=True)
PATH = Kind(path)
