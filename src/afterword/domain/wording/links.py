"""Links that may stand in a mail."""

import ipaddress
import re
from urllib.parse import urlsplit

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"'“”‘’{}|\\^`\[\]]+", re.IGNORECASE)
_BARE = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|example|edu|co|uk|de|fr|es|eu|me|app)/[^\s<>\"'“”‘’{}|\\^`\[\]]+",
    re.IGNORECASE,
)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[^\W\d_][\w-]+")
_LONGEST = 500


def link_in(text: str) -> str:
    """The first link that its reader can follow, "" when there is none."""
    for found in (*_LINK.finditer(text), *_BARE.finditer(text)):
        url = _closed(found[0].rstrip(".,;:!?"))
        url = url if "://" in url else f"https://{url}"
        if len(url) <= _LONGEST and leads_somewhere(url):
            return url
    return ""


def without_links(text: str) -> str:
    return " ".join(_BARE.sub(" ", _LINK.sub(" ", text)).split())


def leads_somewhere(url: str) -> bool:
    """Whether it is a web address of a public host, with nobody's password in it."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    if (
        parts.scheme.lower() not in {"http", "https"}
        or parts.username
        or parts.password
        or not url.isprintable()
    ):
        return False
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal", ".lan")):
        return False
    return bool(_HOST.fullmatch(host)) and not _is_address(host)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _closed(url: str) -> str:
    """Without a bracket that the text around it closes."""
    return url[:-1] if url.endswith(")") and "(" not in url else url
