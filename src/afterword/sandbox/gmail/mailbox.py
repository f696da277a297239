"""One account's messages, drafts and history, and what was delivered to the recipients."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from afterword.sandbox.clock_and_ids import Clock, Ids
from afterword.sandbox.gmail.mime import Mail

Means = Literal["api", "page"]

Change = Literal["messagesAdded", "messagesDeleted", "labelsAdded", "labelsRemoved"]


@dataclass(frozen=True)
class StoredMessage:
    """A message as the mailbox keeps it; only its labels ever change."""

    id: str
    thread_id: str
    mail: Mail
    label_ids: tuple[str, ...]
    internal_ms: int
    history_id: int
    means: Means = "api"
    searchable_from_ms: int = 0


@dataclass(frozen=True)
class Draft:
    """The container with the stable id; its message is replaced, never changed."""

    id: str
    message_id: str


@dataclass(frozen=True)
class Scheduled:
    """A draft that the candidate gave to Gmail's own "Schedule send"."""

    draft_id: str
    message: StoredMessage
    due_ms: int


@dataclass(frozen=True)
class HistoryRecord:
    id: int
    change: Change
    message: StoredMessage
    label_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class SendAs:
    """An address that the account may write as."""

    email: str
    display_name: str = ""
    signature: str = ""
    accepted: bool = True


class Mailbox:
    """Messages by id, drafts by id."""

    def __init__(self, email: str, clock: Clock, ids: Ids) -> None:
        self.email = email
        self._messages: dict[str, StoredMessage] = {}
        self._labelled: dict[str, dict[str, None]] = {}
        self._newest_first: list[StoredMessage] | None = None
        self.drafts: dict[str, Draft] = {}
        self.sent_drafts: dict[str, str] = {}
        self.scheduled: list[Scheduled] = []
        self.history: list[HistoryRecord] = []
        self.send_as = [SendAs(email)]
        self._clock = clock
        self._ids = ids
        self._history_id = 1000

    @property
    def messages(self) -> Mapping[str, StoredMessage]:
        """Every message by its id; it is changed by the methods here alone."""
        return self._messages

    def labelled(self, label: str) -> Iterator[StoredMessage]:
        """Those with that label, in the order in which they came by it."""
        return (self._messages[message_id] for message_id in self._labelled.get(label, ()))

    @property
    def history_id(self) -> int:
        """The id of the last change."""
        return self._history_id

    def add(
        self,
        mail: Mail,
        label_ids: tuple[str, ...],
        *,
        thread_id: str | None = None,
        means: Means = "api",
        internal_ms: int | None = None,
        lag_ms: int = 0,
    ) -> StoredMessage:
        """Keep a new message, in the thread given or one of its own."""
        now = self._clock.milliseconds()
        message_id = self._ids.message_id(now)
        message = StoredMessage(
            id=message_id,
            thread_id=thread_id or message_id,
            mail=mail,
            label_ids=label_ids,
            internal_ms=now if internal_ms is None else internal_ms,
            history_id=self._history_id + 1,
            means=means,
            searchable_from_ms=now + lag_ms if lag_ms else 0,
        )
        self._keep(message)
        self._note("messagesAdded", message)
        return message

    def remove(self, message_id: str) -> StoredMessage:
        """Forget a message for good."""
        message = self.messages[message_id]
        self.forget(message_id)
        self._note("messagesDeleted", message)
        return message

    def forget(self, message_id: str) -> None:
        """Have no such message, and say nothing of it in the history; it may be gone already."""
        message, self._newest_first = self._messages.pop(message_id, None), None
        for label in message.label_ids if message else ():
            self._labelled[label].pop(message_id, None)

    def relabel(self, message_id: str, label_ids: tuple[str, ...]) -> StoredMessage:
        """Give a message other labels."""
        before = self.messages[message_id]
        message = replace(before, label_ids=label_ids, history_id=self._history_id + 1)
        for label in before.label_ids:
            self._labelled[label].pop(message_id, None)
        self._keep(message)
        added = tuple(label for label in label_ids if label not in before.label_ids)
        removed = tuple(label for label in before.label_ids if label not in label_ids)
        self._note("labelsAdded" if added else "labelsRemoved", message, added or removed)
        return message

    def new_draft(self, message: StoredMessage) -> Draft:
        """Put a draft's container around a message."""
        draft = Draft(self._ids.draft_id(), message.id)
        self.drafts[draft.id] = draft
        return draft

    def message_of(self, draft: Draft) -> StoredMessage:
        """The message inside a draft."""
        return self.messages[draft.message_id]

    def thread(self, thread_id: str) -> list[StoredMessage]:
        """A conversation, oldest first."""
        found = [message for message in self.messages.values() if message.thread_id == thread_id]
        return sorted(found, key=lambda message: message.internal_ms)

    def newest_first(self) -> Sequence[StoredMessage]:
        """Every message, the last one first; sorted once after each change, as a long list is asked for in pages."""
        if self._newest_first is None:
            self._newest_first = newest_first(self.messages.values())
        return self._newest_first

    def may_write_as(self, address: str) -> bool:
        """True when the address is one of the account's own."""
        return any(one.accepted and one.email.lower() == address.lower() for one in self.send_as)

    def new_rfc822_message_id(self) -> str:
        """A Message-ID for mail that has none."""
        return self._ids.rfc822_message_id()

    def _keep(self, message: StoredMessage) -> None:
        self._messages[message.id], self._newest_first = message, None
        for label in message.label_ids:
            self._labelled.setdefault(label, {})[message.id] = None

    def _note(self, change: Change, message: StoredMessage, label_ids: tuple[str, ...] = ()) -> None:
        self._history_id += 1
        self.history.append(HistoryRecord(self._history_id, change, message, label_ids))


def newest_first(messages: Iterable[StoredMessage]) -> list[StoredMessage]:
    """These messages, the last one first."""
    return sorted(messages, key=lambda message: (message.internal_ms, message.id), reverse=True)


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
