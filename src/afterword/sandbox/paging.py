"""Long lists in pages."""

import base64
import binascii
from collections.abc import Sequence
from typing import TypeVar

from afterword.sandbox.errors import bad_request

T = TypeVar("T")


def paged(items: Sequence[T], token: str | None, size: int) -> tuple[Sequence[T], str | None]:
    """One page and the token of the next; raises 400 for a token we did not give."""
    start = _start(token) if token else 0
    end = start + size
    return items[start:end], _token(end) if end < len(items) else None


def _token(start: int) -> str:
    return base64.urlsafe_b64encode(f"from {start}".encode()).decode()


def _start(token: str) -> int:
    try:
        text = base64.urlsafe_b64decode(token.encode()).decode()
    except (binascii.Error, ValueError) as error:
        raise bad_request("Invalid pageToken", location="pageToken") from error
    if not text.startswith("from ") or not text[5:].isdigit():
        raise bad_request("Invalid pageToken", location="pageToken")
    return int(text[5:])
