"""Messages and drafts as the pages show them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import nh3

from afterword.sandbox.gmail.by_hand import as_text
from afterword.sandbox.gmail.mailbox import Draft, StoredMessage

_TAGS = {"div", "p", "br", "b", "i", "em", "strong", "u", "a", "ul", "ol", "li", "blockquote", "span"}


@dataclass(frozen=True)
class MessageView:
    """A message for reading."""

    id: str
    draft_id: str | None
    sender: str
    to: str
    subject: str
    snippet: str
    html: str
    when: str
    at: str
    by: str
    is_sent: bool
    files: tuple[str, ...]


@dataclass(frozen=True)
class DraftView:
    """A draft for editing."""

    id: str
    to: str
    subject: str
    text: str
    when: str
    files: tuple[str, ...]


def message_view(message: StoredMessage, now: datetime, draft_id: str | None) -> MessageView:
    """A message with its body made safe."""
    moment = datetime.fromtimestamp(message.internal_ms / 1000, UTC)
    return MessageView(
        id=message.id,
        draft_id=draft_id,
        sender=message.mail.header("From"),
        to=message.mail.header("To"),
        subject=message.mail.subject or "(no subject)",
        snippet=" ".join(message.mail.text.split())[:140],
        html=nh3.clean(message.mail.html, tags=_TAGS, link_rel="noopener noreferrer")
        if message.mail.html
        else "",
        when=ago(now - moment if now > moment else moment - moment),
        at=moment.isoformat(timespec="seconds"),
        by="through the API" if message.means == "api" else "by hand",
        is_sent="SENT" in message.label_ids,
        files=tuple(file.filename for file in message.mail.files),
    )


def draft_view(draft: Draft, message: StoredMessage, now: datetime) -> DraftView:
    """A draft's words in plain text: the editor of this page knows no more."""
    text = as_text(message.mail.html) if message.mail.html else message.mail.text
    view = message_view(message, now, draft.id)
    return DraftView(
        draft.id, message.mail.header("To"), message.mail.subject, text.strip() + "\n", view.when, view.files
    )


def ago(age: timedelta) -> str:
    """An age in words."""
    seconds = int(age.total_seconds())
    for size, name in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            count = seconds // size
            return f"{count} {name}{'s' if count > 1 else ''} ago"
    return "just now"
