"""What the candidate prefers, as pure values; `settings` reads them from `config.toml`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum

from afterword.domain.model import Channel, RoleType

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


@dataclass(frozen=True, kw_only=True)
class Plan:
    """`[plan]`: the channels for each type of role, in the order they are used (`notes.md`, the brief)."""

    default: tuple[Channel, ...] = (Channel.EMAIL,)
    customer_facing: tuple[Channel, ...] = (Channel.CALL, Channel.EMAIL)
    executive: tuple[Channel, ...] = (Channel.EMAIL, Channel.LETTER)

    def channels(self, role_type: RoleType) -> tuple[Channel, ...]:
        """Each channel once, in its order."""
        by_type = {RoleType.CUSTOMER_FACING: self.customer_facing, RoleType.EXECUTIVE: self.executive}
        return tuple(dict.fromkeys(by_type.get(role_type, self.default)))


USUAL = Plan()
"""What holds where the settings say nothing."""


def before(channel: Channel, channels: Sequence[Channel]) -> tuple[Channel, ...]:
    """Those that come before that one; none for a channel that is not planned any more."""
    return tuple(channels[: channels.index(channel)]) if channel in channels else ()
