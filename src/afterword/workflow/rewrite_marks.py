"""Marks: what is put down in the store before a draft is rewritten, so that nobody takes the rewrite for an edit.

A rewrite is *open* from the commit before its call until it is known which text is in Gmail. While it is open the
draft reads as one of two texts, both ours: nothing is sent, approved or taken for an edit until that is settled.

That drafts are to be brought up to date at all is a *debt*, put down before what causes it and taken back last.
"""

import json
import uuid
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from afterword.domain.model import FollowUp
from afterword.ports import Store

OWED = "rewrites-owed/"
_MARKS = "rewriting/"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One rewrite: the fingerprints of the text before and after it, and when its call was about to be made."""

    follow_up_id: int
    old: str | None
    new: str
    at: str

    def age(self, now: datetime) -> timedelta:
        return now - datetime.fromisoformat(self.at)


def put_mark(store: Store, mark: Mark) -> None:
    """Two processes that rewrite one draft put down two marks; that of the text which was composed last counts."""
    store.remember(_key(mark.follow_up_id, mark.new), json.dumps(asdict(mark)))


def take_mark_back(store: Store, mark: Mark) -> None:
    store.forget(_key(mark.follow_up_id, mark.new))


def marks(store: Store) -> list[Mark]:
    """Every mark there is, those that nothing followed too."""
    return [Mark(**json.loads(kept)) for kept in store.facts(_MARKS).values()]


def _open_mark(store: Store, follow_up: FollowUp) -> Mark | None:
    """The mark of the rewrite of its draft that is under way or not settled, if there is one."""
    if follow_up.composed_fingerprint is None:
        return None
    kept = store.recall(_key(follow_up.id, follow_up.composed_fingerprint))
    return Mark(**json.loads(kept)) if kept else None


def is_open(store: Store, follow_up: FollowUp) -> bool:
    return _open_mark(store, follow_up) is not None


def our_texts(store: Store, follow_up: FollowUp) -> frozenset[str | None]:
    """The fingerprints of what Afterword may have left in its draft."""
    mark = _open_mark(store, follow_up)
    return frozenset({follow_up.composed_fingerprint, *({mark.old} if mark else ())})


def _key(follow_up_id: int, new: str) -> str:
    return f"{_MARKS}{follow_up_id}/{new[:32]}"


# --- what is owed ------------------------------------------------------------------------------------------


def owe(store: Store, interview_id: int) -> None:
    """Put down that the drafts of that interview are to be brought up to date; each debt is one of its own."""
    store.remember(f"{OWED}{interview_id}/{uuid.uuid4().hex}", "owed")


def debts(store: Store) -> dict[int, list[str]]:
    """What is owed, by interview."""
    found: dict[int, list[str]] = {}
    for key in store.facts(OWED):
        found.setdefault(int(key.removeprefix(OWED).partition("/")[0]), []).append(key)
    return found


def forgive(store: Store, keys: list[str]) -> None:
    """These debts are paid; one put down meanwhile stays."""
    for key in keys:
        store.forget(key)
