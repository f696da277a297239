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
    body: str
    by_us: bool
    visible_since: datetime | None = None


class JudgedMailbox(FakeMailbox):
    """A fake mailbox with a ledger.

    Attributes:
        deliveries: what left the drafts folder as mail.
        composed: the fingerprints of what Afterword wrote, by draft id.
        overwritten: texts that Afterword put its own in place of and had not written, by draft id.
        before_rewrite: told of every rewrite that takes effect: the draft's id and what it reads.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__(now)
        self.deliveries: list[Delivery] = []
        self.composed: dict[str, set[str]] = {}
        self.overwritten: list[tuple[str, str]] = []
        self.before_rewrite: Callable[[str, str], None] = lambda _draft_id, _reads: None
        self._written_at: dict[str, datetime] = {}
        self._by_us = False

    def create_draft(self, mail: OutgoingMail) -> DraftRef:
        known = set(self.drafts)
        try:
            return super().create_draft(mail)
        finally:
            for draft_id in set(self.drafts) - known:
                self._wrote(draft_id)

    def update_draft(self, draft_id: str, mail: OutgoingMail) -> DraftRef:
        before = self.drafts.get(draft_id)
        try:
            return super().update_draft(draft_id, mail)
        finally:
            after = self.drafts.get(draft_id)
            if before is not None and after is not None and after.ref != before.ref:
                self._rewritten(draft_id, fingerprint(before.content))

    def know_as(self, draft_id: str, before: str) -> None:
        """The candidate's Gmail keeps that draft under another id."""
        if before in self.composed:
            self.composed[draft_id] = set(self.composed[before])
            self._written_at[draft_id] = self._written_at[before]

    def _rewritten(self, draft_id: str, read: str) -> None:
        if read not in self.composed.get(draft_id, set()):
            self.overwritten.append((draft_id, read))
        self.before_rewrite(draft_id, read)
        self._wrote(draft_id)

    def _wrote(self, draft_id: str) -> None:
        self.composed.setdefault(draft_id, set()).add(fingerprint(self.drafts[draft_id].content))
        self._written_at[draft_id] = self.now()

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
                body=draft.content.text,
                by_us=self._by_us,
                visible_since=self._written_at.get(draft_id),
            )
        )
        return sent
