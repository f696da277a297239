"""A mailbox in memory that keeps `ports.Mailbox`, for tests of the workflow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count

from afterword.adapters.google import mime
from afterword.adapters.google.mime import html_of
from afterword.domain.instants import utc
from afterword.errors import Gone, Rejected, ScopeMissing
from afterword.ports import (
    Attachment,
    Draft,
    DraftRef,
    MailContent,
    MailScope,
    OutgoingMail,
    Sender,
    SentMail,
)
from tests.fakes.faults import Faults


@dataclass(frozen=True, kw_only=True)
class _Sent:
    mail: SentMail
    visible_from: datetime


class FakeMailbox:
    """Behaves as Gmail does, at once and in memory.

    Attributes:
        faults: plan failures before or after a call; counts calls.
        hand: what the candidate does in Gmail by hand.
        delivered: every mail that went out, oldest first, whoever sent it and whether Sent shows it yet.
        sent_lag: how long Sent hides what has gone out.
        own_addresses: what it may write as, the account's own first.
        keeps_message_id: whether our Message-ID survives in what is stored.
    """

    def __init__(
        self,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        *,
        address: str = "candidate@mail.example",
        scopes: frozenset[MailScope] = frozenset(MailScope),
        sent_lag: timedelta = timedelta(0),
        keeps_message_id: bool = True,
    ) -> None:
        self.now = now
        self.scopes = scopes
        self.sent_lag = sent_lag
        self.keeps_message_id = keeps_message_id
        self.faults = Faults()
        self.hand = Hand(self)
        self.drafts: dict[str, Draft] = {}
        self.own_addresses = [Sender(email=address)]
        self._address = address
        self._asked: tuple[datetime, list[Sender]] | None = None
        self._sent: list[_Sent] = []
        self._ids = count(1)

    @property
    def delivered(self) -> list[SentMail]:
        return [sent.mail for sent in self._sent]

    def delivered_to(self, address: str) -> list[SentMail]:
        """Every mail that went out to that address, whether Sent shows it yet or not."""
        return [mail for mail in self.delivered if address.lower() in recipients(mail.content)]

    # --- the port ---

    def address(self) -> str:
        with self.faults.around("address"):
            return self._address

    def can_read(self) -> bool:
        return MailScope.READ in self.scopes

    def sender(self, wanted: str) -> Sender | None:
        if not self.can_read():
            return None
        if self._asked is None or self.now() - self._asked[0] >= timedelta(hours=1):
            with self.faults.around("sender"):
                self._asked = self.now(), list(self.own_addresses)
        own = self._asked[1]
        return next((one for one in own if one.email == wanted.strip().lower()), own[0])

    def preview(self, mail: OutgoingMail) -> MailContent:
        return mime.preview(mail, self.now())

    def list_drafts(self) -> Sequence[DraftRef]:
        with self.faults.around("list_drafts"):
            return [draft.ref for draft in self.drafts.values()]

    def get_draft(self, draft_id: str) -> Draft | None:
        with self.faults.around("get_draft"):
            return self.drafts.get(draft_id)

    def create_draft(self, mail: OutgoingMail) -> DraftRef:
        content = self.preview(mail)
        with self.faults.around("create_draft"):
            if mail.thread_id is not None and mail.thread_id not in self.threads():
                raise Rejected("Google refused it: there is no such thread.")
            return self.put(self.new_id("r-"), content, mail.thread_id, mail.rfc822_message_id)

    def update_draft(self, draft_id: str, mail: OutgoingMail) -> DraftRef:
        content = self.preview(mail)
        with self.faults.around("update_draft"):
            before = self.live(draft_id)
            return self.put(draft_id, content, mail.thread_id or before.ref.thread_id, mail.rfc822_message_id)

    def delete_draft(self, draft_id: str) -> None:
        with self.faults.around("delete_draft"):
            self.drafts.pop(draft_id, None)

    def send_draft(self, draft_id: str) -> SentMail:
        with self.faults.around("send_draft"):
            return replace(self.deliver(draft_id), content=MailContent(to=()))

    def sent_to(self, address: str, since: datetime) -> Sequence[SentMail]:
        self._need_read()
        with self.faults.around("sent_to"):
            wanted = address.strip().lower()
            found = (mail for mail in self._visible() if wanted in recipients(mail.content))
            return [mail for mail in found if mail.sent_at >= utc(since)]

    def sent_mail(self, gmail_message_id: str) -> SentMail | None:
        self._need_read()
        with self.faults.around("sent_mail"):
            return next((mail for mail in self._visible() if mail.gmail_message_id == gmail_message_id), None)

    def thread(self, thread_id: str) -> Sequence[SentMail]:
        self._need_read()
        with self.faults.around("thread"):
            return [mail for mail in self._visible() if mail.thread_id == thread_id]

    # --- what the port and the hand share ---

    def threads(self) -> set[str]:
        drafted = {draft.ref.thread_id for draft in self.drafts.values()}
        return drafted | {mail.thread_id for mail in self.delivered}

    def new_id(self, prefix: str) -> str:
        return f"{prefix}{next(self._ids):016x}"

    def live(self, draft_id: str) -> Draft:
        try:
            return self.drafts[draft_id]
        except KeyError:
            raise Gone("There is no such draft in Gmail any more.") from None

    def put(
        self, draft_id: str, content: MailContent, thread_id: str | None, rfc822_message_id: str | None
    ) -> DraftRef:
        """Save a draft: the draft id stays, the message id is new."""
        message_id = self.new_id("")
        ref = DraftRef(draft_id=draft_id, gmail_message_id=message_id, thread_id=thread_id or message_id)
        kept = rfc822_message_id if self.keeps_message_id else f"<{message_id}@gmail.example>"
        self.drafts[draft_id] = Draft(
            ref=ref, content=content, rfc822_message_id=kept, saved_at=utc(self.now())
        )
        return ref

    def deliver(self, draft_id: str) -> SentMail:
        """The draft goes out as it is and is no draft afterwards."""
        draft = self.live(draft_id)
        del self.drafts[draft_id]
        return self.send(draft.content, draft.ref.thread_id, draft.rfc822_message_id)

    def send(self, content: MailContent, thread_id: str | None, rfc822_message_id: str | None) -> SentMail:
        message_id = self.new_id("")
        at = utc(self.now())
        mail = SentMail(
            gmail_message_id=message_id,
            thread_id=thread_id or message_id,
            rfc822_message_id=rfc822_message_id,
            sent_at=at,
            content=content,
        )
        self._sent.append(_Sent(mail=mail, visible_from=at + self.sent_lag))
        return mail

    def _visible(self) -> list[SentMail]:
        now = utc(self.now())
        return [sent.mail for sent in self._sent if sent.visible_from <= max(now, sent.mail.sent_at)]

    def _need_read(self) -> None:
        if not self.can_read():
            raise ScopeMissing("You did not allow Afterword to read mail; run `afterword connect` again.")


class Hand:
    """What the candidate does in Gmail by hand."""

    def __init__(self, mailbox: FakeMailbox) -> None:
        self._box = mailbox

    def edit(
        self,
        draft_id: str,
        *,
        body: str | None = None,
        subject: str | None = None,
        to: tuple[str, ...] | None = None,
    ) -> DraftRef:
        """Change the draft and save it; a changed subject moves it to another thread."""
        draft = self._box.live(draft_id)
        content = draft.content
        if body is not None:
            content = replace(content, text=body, html=f'<div dir="ltr">{html_of(body)}</div>')
        if subject is not None:
            content = replace(content, subject=subject)
        if to is not None:
            content = replace(content, to=tuple(address.lower() for address in to))
        thread_id = draft.ref.thread_id if content.subject == draft.content.subject else None
        return self._box.put(draft_id, content, thread_id, draft.rfc822_message_id)

    def attach(self, draft_id: str, filename: str, data: bytes) -> DraftRef:
        """Drag a file into the draft."""
        draft = self._box.live(draft_id)
        file = Attachment(
            filename=filename, content_type="application/octet-stream", sha256=sha256(data).hexdigest()
        )
        return self._keep(draft, (*draft.content.attachments, file))

    def detach(self, draft_id: str, filename: str) -> DraftRef:
        """Take a file off the draft."""
        draft = self._box.live(draft_id)
        return self._keep(draft, tuple(f for f in draft.content.attachments if f.filename != filename))

    def _keep(self, draft: Draft, attachments: tuple[Attachment, ...]) -> DraftRef:
        content = replace(draft.content, attachments=attachments)
        return self._box.put(draft.ref.draft_id, content, draft.ref.thread_id, draft.rfc822_message_id)

    def rewrap(self, draft_id: str) -> DraftRef:
        """Open the draft and close it: Gmail saves it anew, the same to a reader."""
        draft = self._box.live(draft_id)
        content = replace(draft.content, html=f'<div dir="ltr">{draft.content.html}</div>')
        return self._box.put(draft_id, content, draft.ref.thread_id, draft.rfc822_message_id)

    def recreate(self, draft_id: str) -> DraftRef:
        """Gmail's rare discard-and-recreate: the same text under a new draft id."""
        draft = self._box.live(draft_id)
        del self._box.drafts[draft_id]
        new_id = self._box.new_id("r-")
        return self._box.put(new_id, draft.content, draft.ref.thread_id, draft.rfc822_message_id)

    def discard(self, draft_id: str) -> None:
        """Throw the draft away."""
        self._box.live(draft_id)
        del self._box.drafts[draft_id]

    def send(self, draft_id: str) -> SentMail:
        """Press Send on the draft."""
        return self._box.deliver(draft_id)

    def write(
        self, to: str, subject: str = "Thank you", body: str = "Thank you!", *, cc: str = "", bcc: str = ""
    ) -> SentMail:
        """Write and send another mail, not from a draft of ours."""
        content = MailContent(
            to=(to.lower(),),
            cc=(cc.lower(),) if cc else (),
            bcc=(bcc.lower(),) if bcc else (),
            subject=subject,
            text=body,
            html=html_of(body),
        )
        return self._box.send(content, None, None)


def recipients(content: MailContent) -> frozenset[str]:
    """Everybody the mail goes to."""
    return frozenset(content.to) | frozenset(content.cc) | frozenset(content.bcc)
