"""What is not known for certain of Google's behaviour, so that a test can turn it either way."""

from typing import Literal

import msgspec


class Habits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Each field is one such point; the defaults are the likelier way."""

    message_id_survives: bool = True
    """The Message-ID of a draft is kept when it is sent."""
    sent_lag_seconds: float = 0.0
    """Searching does not find a sent message before this many seconds have gone by."""
    wrapper_outlives_send: bool = False
    """`drafts.get` of a sent draft answers 200 with the sent message."""
    wrapper_label_ids: tuple[str, ...] = ("SENT",)
    """The labels which such a surviving wrapper shows."""
    second_send_status: int = 404
    """The answer to sending a draft that has been sent."""
    access_token_seconds: float = 3599.0
    refresh_token_seconds: float | None = None
    """The life of a refresh token; 604800 for a client in "Testing"."""
    quota: bool = False
    """Count quota units, and refuse with 403 `rateLimitExceeded` above the limit."""
    quota_units_per_minute: int = 6000
    foreign_from: Literal["rewrite", "refuse"] = "rewrite"
    """What becomes of a From that is not an alias of the account."""
    subject_edit_moves_thread: bool = True
    drops_identical_bodies: bool = False
    """A body already delivered to someone at the same domain is accepted and not delivered."""
    scheduled_send: Literal["gone", "labelled"] = "gone"
    """What the API shows of a draft on "Schedule send": nothing, or a message labelled SCHEDULED."""
    sync_token_gone: bool = False
    """`events.list` answers every syncToken with 410."""


def changed(habits: Habits, patch: dict[str, object]) -> Habits:
    """The habits with some of them replaced; raises `msgspec.ValidationError` for an unknown or bad one."""
    return msgspec.convert({**msgspec.to_builtins(habits), **patch}, Habits)
