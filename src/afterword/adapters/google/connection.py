"""What is known of the connection to Google, as it is told to the candidate."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from afterword.adapters.google.token import StoredToken
from afterword.ports import MailScope


@dataclass(frozen=True, kw_only=True)
class Connection:
    """Whose Gmail is connected, since when, and what was granted of what was asked for."""

    address: str
    granted: frozenset[MailScope]
    missing: frozenset[MailScope]
    authorised_at: datetime


class Disconnection(StrEnum):
    """What came of forgetting the token."""

    REVOKED = "revoked"
    ALREADY_INVALID = "already_invalid"
    NOT_REVOKED = "not_revoked"
    NOT_CONNECTED = "not_connected"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Disconnection.REVOKED: "The authorisation is revoked at Google and forgotten here.",
    Disconnection.ALREADY_INVALID: "Google had ended the authorisation already; it is forgotten here too.",
    Disconnection.NOT_REVOKED: (
        "The authorisation is forgotten here, but Google could not be told; "
        "remove Afterword at https://myaccount.google.com/connections as well."
    ),
    Disconnection.NOT_CONNECTED: "Google was not connected; there is nothing to forget.",
}


def connection_of(token: StoredToken) -> Connection:
    return Connection(
        address=token.address,
        granted=token.granted,
        missing=frozenset(MailScope) - token.granted,
        authorised_at=token.authorised_at,
    )
