"""The addresses an account may write as, kept for a while: they hardly ever change, and asking costs a request."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from afterword.adapters.google.signature import signature_of
from afterword.ports import Sender

KEPT_FOR = timedelta(hours=1)

Resource = dict[str, Any]


class SendAsList:
    """What `settings.sendAs.list` answered last, for every thread of one account."""

    def __init__(self) -> None:
        self._asking = threading.Lock()
        self._answer: list[Resource] = []
        self._asked_at: datetime | None = None

    def get(self, ask: Callable[[], list[Resource]], now: datetime) -> list[Resource]:
        """The last answer if it is young enough, else a new one; a failure is not kept."""
        with self._asking:
            if self._asked_at is None or not timedelta(0) <= now - self._asked_at < KEPT_FOR:
                self._answer = ask()
                self._asked_at = now
            return self._answer


def sender(resources: list[Resource], wanted: str) -> Sender | None:
    """The address wanted if Gmail accepts it, else the primary one; None when there is not even that."""
    own = [one for one in resources if _is_accepted(one)]
    named = [one for one in own if _email(one) == wanted.strip().lower()]
    primary = [one for one in own if one.get("isPrimary")]
    chosen = next(iter(named or primary), None)
    if chosen is None:
        return None
    # An alias without a name or signature of its own: Gmail writes the primary's name, and signs with nothing.
    name = display_name(chosen) or next(map(display_name, primary), "")
    return Sender(email=_email(chosen), name=name, signature=signature_of(str(chosen.get("signature", ""))))


def display_name(resource: Resource) -> str:
    """On one line, "" when there is none."""
    return " ".join(str(resource.get("displayName", "")).split())


def _email(resource: Resource) -> str:
    return str(resource["sendAsEmail"]).strip().lower()


def _is_accepted(resource: Resource) -> bool:
    """Only addresses that were added have a status; the primary one is the account itself."""
    return bool(resource.get("isPrimary")) or resource.get("verificationStatus") == "accepted"
