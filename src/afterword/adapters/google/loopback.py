"""Plain http is for this machine only: nothing that carries a token leaves it unencrypted."""

from urllib.parse import urlsplit

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def is_loopback_http(url: str) -> bool:
    """Whether the address is plain http on this machine."""
    parts = urlsplit(url)
    return parts.scheme == "http" and parts.hostname in _LOOPBACK


def is_safe(url: str) -> bool:
    """Whether a token may travel to that address: https anywhere, http only on this machine."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    return bool(parts.hostname) and (parts.scheme == "https" or is_loopback_http(url))
