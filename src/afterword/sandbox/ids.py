"""Identifiers in the shapes Google uses, never the same twice."""

import hashlib
import secrets

_SPREAD = 0x9E375  # odd, so that counting times this visits each 20-bit number once


class Ids:
    """A counter behind several disguises."""

    def __init__(self) -> None:
        self._count = 0

    def message_id(self, milliseconds: int) -> str:
        """Sixteen hex digits that begin with the time, as Gmail's do."""
        return f"{milliseconds:011x}{self._next() * _SPREAD % 0x100000:05x}"

    def draft_id(self) -> str:
        """An `r-` and nineteen digits."""
        return f"r-{10**18 + int(self._digest(), 16) % (9 * 10**18)}"

    def event_id(self) -> str:
        """Twenty-six characters of Calendar's alphabet."""
        return self._digest()[:26]

    def rfc822_message_id(self) -> str:
        """A Message-ID as the server gives to mail that has none, or that it renames."""
        return f"<CA{self._digest()[:40]}@mail.sandbox.example>"

    def _next(self) -> int:
        self._count += 1
        return self._count

    def _digest(self) -> str:
        return hashlib.sha256(f"afterword sandbox {self._next()}".encode()).hexdigest()


def secret(prefix: str) -> str:
    """An unguessable token with the prefix Google's kind of token has."""
    return prefix + secrets.token_urlsafe(32)
