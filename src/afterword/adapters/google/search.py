"""Gmail's search language, as far as it is needed."""

import re
from datetime import datetime, timedelta

_PLAIN_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+", re.ASCII)


def sent_query(address: str, since: datetime) -> str:
    """Finds what is in Sent to that address from `since` on, and perhaps more: hits must be verified.

    An address that could mean something in the search language is left out of it.
    """
    after = int((since - timedelta(seconds=1)).timestamp())  # `after:` leaves its own second out
    query = f"in:sent after:{after}"
    if _PLAIN_ADDRESS.fullmatch(address):
        query += f" {{to:{address} cc:{address} bcc:{address}}}"
    return query
