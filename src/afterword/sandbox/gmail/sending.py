"""What Gmail does with drafts and mail that goes out."""

from dataclasses import replace
from email.utils import format_datetime, formataddr, parseaddr

from afterword.sandbox.errors import bad_request, not_found
from afterword.sandbox.gmail.mailbox import Delivery, Draft, Mailbox, Means, Scheduled, StoredMessage
from afterword.sandbox.gmail.mime import Mail, invalid_address_header, normalised, same_subject, with_header
from afterword.sandbox.state import Account, State

DRAFT, SENT = ("DRAFT",), ("SENT",)


def save_draft(state: State, account: Account, raw: bytes, thread_id: str | None, means: Means) -> Draft:
    """A new draft; raises 400 for mail that Gmail would not take."""
    mail = accepted(state, account, raw)
    thread = joined_thread(account.mailbox, mail, thread_id)
    return account.mailbox.new_draft(account.mailbox.add(mail, DRAFT, thread_id=thread, means=means))


def replace_draft(
    state: State, account: Account, draft: Draft, raw: bytes, *, means: Means, thread_id: str | None = None
) -> Draft:
    """Put another message into a draft: same draft id, new message id, new thread if the subject changed."""
    mailbox, before = account.mailbox, account.mailbox.message_of(draft)
    mail = accepted(state, account, raw)
    moved = state.habits.subject_edit_moves_thread and not same_subject(mail.subject, before.mail.subject)
    thread = joined_thread(mailbox, mail, thread_id) or (None if moved else before.thread_id)
    mailbox.remove(before.id)
    message = mailbox.add(mail, DRAFT, thread_id=thread, means=means)
    mailbox.drafts[draft.id] = replace(draft, message_id=message.id)
    return mailbox.drafts[draft.id]


def discard_draft(account: Account, draft: Draft) -> None:
    """Delete a draft for good, not to the bin."""
    account.mailbox.remove(draft.message_id)
    del account.mailbox.drafts[draft.id]


def send_draft(state: State, account: Account, draft: Draft, means: Means) -> StoredMessage:
    """Send a draft as it is now: the draft is gone, a new message is in Sent."""
    message = account.mailbox.message_of(draft)
    require_recipient(message.mail)
    discard_draft(account, draft)
    sent = send_mail(state, account, message.mail.raw, message.thread_id, means)
    account.mailbox.sent_drafts[draft.id] = sent.id
    return sent


def send_mail(
    state: State, account: Account, raw: bytes, thread_id: str | None, means: Means
) -> StoredMessage:
    """Send a message: into Sent, and to everyone it is addressed to."""
    mail = Mail(_as_sent(state, account.mailbox, raw))
    lag = int(state.habits.sent_lag_seconds * 1000)
    labels = (*SENT, "INBOX", "UNREAD") if account.email in mail.recipients else SENT
    sent = account.mailbox.add(mail, labels, thread_id=thread_id, means=means, lag_ms=lag)
    for recipient in mail.recipients:
        _deliver(state, account, sent, recipient)
    return sent


def schedule_draft(state: State, account: Account, draft: Draft, due_ms: int) -> None:
    """Give a draft to "Schedule send": no draft any more, and nothing in Sent until it is due."""
    message = account.mailbox.message_of(draft)
    require_recipient(message.mail)
    del account.mailbox.drafts[draft.id]
    if state.habits.scheduled_send == "labelled":
        account.mailbox.relabel(message.id, ("SCHEDULED",))
    else:
        account.mailbox.remove(message.id)
    account.mailbox.scheduled.append(Scheduled(draft.id, message, due_ms))


def send_scheduled(state: State) -> None:
    """Send whatever is due by the sandbox's clock."""
    now = state.clock.milliseconds()
    for account in state.accounts.values():
        due = [one for one in account.mailbox.scheduled if one.due_ms <= now]
        account.mailbox.scheduled = [one for one in account.mailbox.scheduled if one.due_ms > now]
        for one in due:
            account.mailbox.forget(one.message.id)
            send_mail(state, account, one.message.mail.raw, one.message.thread_id, "page")


def receive(account: Account, raw: bytes) -> StoredMessage:
    """Someone's mail comes in, into the conversation it answers if there is one."""
    mail = Mail(_complete(account.mailbox, normalised(raw)))
    answered = next((one for one in account.mailbox.newest_first() if _answers(mail, one.mail)), None)
    thread = answered.thread_id if answered else None
    return account.mailbox.add(mail, ("INBOX", "UNREAD"), thread_id=thread, means="page")


def accepted(state: State, account: Account, raw: bytes) -> Mail:
    """The mail as Gmail keeps it; raises 400 for addresses it would not take."""
    mail = Mail(normalised(raw))
    if name := invalid_address_header(mail):
        raise bad_request(f"Invalid {name} header")
    return Mail(_complete(account.mailbox, _with_own_from(state, account.mailbox, mail)))


def require_recipient(mail: Mail) -> None:
    """Raise 400 when the mail goes to nobody."""
    if not mail.recipients:
        raise bad_request("Recipient address required")


def joined_thread(mailbox: Mailbox, mail: Mail, thread_id: str | None) -> str | None:
    """The thread asked for if the mail may join it: it answers a message there, under the same subject."""
    if not thread_id:
        return None
    messages = mailbox.thread(thread_id)
    if not messages:
        raise not_found()
    return thread_id if any(_answers(mail, message.mail) for message in messages) else None


def _answers(mail: Mail, other: Mail) -> bool:
    """True when the mail names the other as what it replies to, under the same subject."""
    answered = f"{mail.header('In-Reply-To')} {mail.header('References')}".split()
    return other.header("Message-ID") in answered and same_subject(other.subject, mail.subject)


def _with_own_from(state: State, mailbox: Mailbox, mail: Mail) -> bytes:
    address = parseaddr(mail.header("From"))[1]
    if address and mailbox.may_write_as(address):
        return mail.raw
    if address and state.habits.foreign_from == "refuse":
        raise bad_request("Invalid From header")
    own = mailbox.send_as[0]
    return with_header(mail.raw, "From", formataddr((own.display_name, own.email)))


def _complete(mailbox: Mailbox, raw: bytes) -> bytes:
    mail = Mail(raw)
    if not mail.header("Message-ID"):
        raw = with_header(raw, "Message-ID", mailbox.new_rfc822_message_id())
    return raw if mail.header("MIME-Version") else with_header(raw, "MIME-Version", "1.0")


def _as_sent(state: State, mailbox: Mailbox, raw: bytes) -> bytes:
    if not state.habits.message_id_survives:
        raw = with_header(raw, "Message-ID", mailbox.new_rfc822_message_id())
    return with_header(raw, "Date", format_datetime(state.clock.now()))


def _deliver(state: State, account: Account, sent: StoredMessage, recipient: str) -> None:
    if state.habits.drops_identical_bodies and state.deliveries.has_same_body(recipient, sent.mail):
        return
    seen = Mail(with_header(sent.mail.raw, "Bcc", None))
    state.deliveries.items.append(
        Delivery(recipient, account.email, sent.id, seen, sent.internal_ms, sent.means)
    )
    if recipient in state.accounts and recipient != account.email:
        receive(state.accounts[recipient], seen.raw)
