"""A mailbox that keeps its own account of what went out and why it may have: the judge of the properties."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from afterword.domain.fingerprint import fingerprint
from afterword.ports import DraftRef, OutgoingMail, SentMail
from tests.fakes.mailbox import FakeMailbox


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """One mail that left a draft: by Afterword's call or by the candidate's hand."""

    draft_id: str
    to: tuple[str, ...]
    at: datetime
    text: str
    by_us: bool


class JudgedMailbox(FakeMailbox):
    """A fake mailbox with a ledger.

    Attributes:
        deliveries: what left the drafts folder as mail.
        composed: the fingerprints of what Afterword wrote, by draft id.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__(now)
        self.deliveries: list[Delivery] = []
        self.composed: dict[str, str] = {}
        self._by_us = False

    def create_draft(self, mail: OutgoingMail) -> DraftRef:
        known = set(self.drafts)
        try:
            return super().create_draft(mail)
        finally:
            for draft_id in set(self.drafts) - known:
                self.composed[draft_id] = fingerprint(self.drafts[draft_id].content)

    def send_draft(self, draft_id: str) -> SentMail:
        self._by_us = True
        try:
            return super().send_draft(draft_id)
        finally:
            self._by_us = False

    def deliver(self, draft_id: str) -> SentMail:
        draft = self.live(draft_id)
        sent = super().deliver(draft_id)
        self.deliveries.append(
            Delivery(
                draft_id=draft_id,
                to=draft.content.to,
                at=sent.sent_at,
                text=fingerprint(draft.content),
                by_us=self._by_us,
            )
        )
        return sent
