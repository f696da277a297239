"""What left the sandbox, as the recipients got it: the judge of "at most once"."""

from dataclasses import dataclass, field
from typing import Literal

from afterword.sandbox.gmail.mime import Mail

Means = Literal["api", "page"]


@dataclass(frozen=True)
class Delivery:
    """One message in one person's inbox."""

    recipient: str
    sender: str
    gmail_message_id: str
    mail: Mail
    internal_ms: int
    means: Means


@dataclass
class Deliveries:
    """All of them, in order."""

    items: list[Delivery] = field(default_factory=list)

    def to(self, recipient: str) -> list[Delivery]:
        """What came to one person."""
        return [item for item in self.items if item.recipient == recipient.lower()]

    def has_same_body(self, recipient: str, mail: Mail) -> bool:
        """True when someone else at the recipient's domain has had these very words."""
        domain = recipient.partition("@")[2]
        words = mail.text.split()
        return any(
            item.recipient != recipient
            and item.recipient.endswith("@" + domain)
            and item.mail.text.split() == words
            for item in self.items
        )
