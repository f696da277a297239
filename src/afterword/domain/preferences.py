"""What the candidate prefers, as pure values; `settings.py` reads them from `config.toml`."""

from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum

EXPIRE_AFTER = timedelta(hours=48)
"""How long after its window a held follow-up still waits for the candidate."""


class Approval(StrEnum):
    """Which follow-ups wait for the candidate's yes."""

    DETECTED = "detected"
    ALWAYS = "always"
    NEVER = "never"


class Weekend(StrEnum):
    """Whether Saturday and Sunday are days to write on."""

    AVOID = "avoid"
    ALLOW = "allow"


class AfterEdit(StrEnum):
    """What becomes of a draft the candidate changed: it waits, or goes out as it is now."""

    HOLD = "hold"
    SEND = "send"


@dataclass(frozen=True, kw_only=True)
class Preferences:
    """How the autopilot behaves.

    Attributes:
        veto_time: how long a draft has been visible before it may go out alone.
        min_delay: minimum delay between the interview and the note.
        quiet_hours: wall-clock start and end in the reader's zone, past midnight if start > end; None for none.
        poll: how often Calendar and Gmail are looked at.
        daily_limit: the most sends in 24 hours.
    """

    approval: Approval = Approval.DETECTED
    veto_time: timedelta = timedelta(minutes=30)
    min_delay: timedelta = timedelta(hours=3)
    quiet_hours: tuple[time, time] | None = (time(21), time(7, 30))
    weekend: Weekend = Weekend.AVOID
    after_edit: AfterEdit = AfterEdit.HOLD
    poll: timedelta = timedelta(minutes=2)
    daily_limit: int = 20
