"""Which channels for which role, and in which order they are used."""

from collections.abc import Sequence
from dataclasses import dataclass

from afterword.domain.model import Channel, RoleType


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
