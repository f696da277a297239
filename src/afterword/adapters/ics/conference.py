"""The link to join by."""

import re

from afterword.adapters.ics.components import Component
from afterword.adapters.ics.lines import LINKS

_LONGEST_LINK = 2_000
_URL = re.compile(r"https?://[^\s<>\"'\\\x00-\x1f\x7f]{1,1990}", re.IGNORECASE)
_HOSTS = (
    "zoom.us",
    "zoom.com",
    "zoomgov.com",
    "teams.microsoft.com",
    "teams.live.com",
    "meet.google.com",
    "webex.com",
    "whereby.com",
    "meet.jit.si",
    "gotomeeting.com",
    "chime.aws",
    "bluejeans.com",
    "around.co",
)
_NOT_MEETINGS = ("support.", "aka.ms", "dialin.")


def conference(event: Component, description: str, location: str) -> str:
    """The link the program wrote for it, else the first of a known meeting service in location or description."""
    written = (read.value.strip() for name in LINKS if name != "URL" for read in event.all(name))
    named = next((link for link in written if _URL.fullmatch(link)), "")
    return named or _meeting(location) or _meeting(event.text("URL")) or _meeting(description)


def _meeting(text: str) -> str:
    return next((link for link in map(_trimmed, _URL.findall(text)) if _is_meeting(link)), "")


def _trimmed(link: str) -> str:
    return link.rstrip(".,;:!?)]}")[:_LONGEST_LINK]


def _is_meeting(link: str) -> bool:
    host = re.split(r"[/:?#]", link.lower().partition("://")[2], maxsplit=1)[0]
    known = any(host == name or host.endswith(f".{name}") for name in _HOSTS)
    return known and not host.startswith(_NOT_MEETINGS)
