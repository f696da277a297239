"""Shown: a decision made on a page is about what the page showed, and nothing else."""

from dataclasses import dataclass

from afterword.domain.fingerprint import fingerprint
from afterword.domain.model import FollowUp
from afterword.errors import Conflict, TextChanged
from afterword.ports import Draft, Store


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What was before the candidate's eyes: the follow-up's revision, and the text's fingerprint if one was shown."""

    revision: int
    fingerprint: str = ""


def as_shown(store: Store, follow_up_id: int, shown: Shown) -> FollowUp:
    """The follow-up, if it still is what was shown.

    Raises:
        Conflict: it has changed since.
    """
    follow_up = store.follow_up(follow_up_id)
    if follow_up.revision != shown.revision:
        raise Conflict("This note has changed since you opened the page, so nothing was done.")
    return follow_up


def check_text(draft: Draft, shown: str | None) -> None:
    """The text in Gmail must be the one that was shown; None where nobody was shown one.

    Raises:
        TextChanged: it reads otherwise.
    """
    if shown is not None and fingerprint(draft.content) != shown:
        raise TextChanged("The text in Gmail has changed since you opened the page, so nothing was done.")
