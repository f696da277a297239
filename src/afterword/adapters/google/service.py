"""Google's client library, built from the descriptions it ships: no network, and nothing sent by itself."""

from functools import cache
from typing import Any

import httplib2
from googleapiclient.discovery import build

from afterword.adapters.google.loopback import is_loopback_http
from afterword.errors import InvalidInput

_CALENDAR_PATH = "/calendar/v3/"


def checked_endpoint(api_endpoint: str | None) -> str | None:
    """The address of the stand-in for Google without its last slash; None for Google itself.

    Raises:
        InvalidInput: it is neither https nor on this machine.
    """
    if not api_endpoint:
        return None
    if not (api_endpoint.startswith("https://") or _is_here(api_endpoint)):
        raise InvalidInput(
            f"api_endpoint {api_endpoint!r} cannot be used; leave it out for Google, "
            "or give https, or http on this machine such as http://127.0.0.1:8025."
        )
    return api_endpoint.rstrip("/")


def gmail(api_endpoint: str | None) -> Any:
    """Builds requests to Gmail."""
    endpoint = checked_endpoint(api_endpoint)
    return _built("gmail", "v1", endpoint and f"{endpoint}/")


def calendar(api_endpoint: str | None) -> Any:
    """Builds requests to Calendar, whose endpoint takes its path with it."""
    endpoint = checked_endpoint(api_endpoint)
    return _built("calendar", "v3", endpoint and f"{endpoint}{_CALENDAR_PATH}")


@cache
def _built(name: str, version: str, endpoint: str | None) -> Any:
    return build(
        name,
        version,
        http=httplib2.Http(),  # never used: every request is given its own
        static_discovery=True,
        cache_discovery=False,
        client_options={"api_endpoint": endpoint} if endpoint else None,
    )


def _is_here(url: str) -> bool:
    try:
        return is_loopback_http(url)
    except ValueError:
        return False
