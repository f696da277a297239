"""Messages, drafts and events as the pages show them, and the templates they are shown in."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import nh3
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.responses import HTMLResponse

from afterword.sandbox.calendar.events import shown
from afterword.sandbox.calendar.listing import Window, expanded
from afterword.sandbox.calendar.recurrence import instant, zone
from afterword.sandbox.gmail.by_hand import as_text
from afterword.sandbox.gmail.mailbox import Draft, StoredMessage
from afterword.sandbox.state import Account

HERE = Path(__file__).parent
_LOOPBACK = "http://127.0.0.1:* http://localhost:*"
_POLICY = (
    f"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; "
    f"form-action 'self' {_LOOPBACK}; frame-ancestors 'self' {_LOOPBACK}"
)

_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}

_templates = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=select_autoescape(),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)

_TAGS = {"div", "p", "br", "b", "i", "em", "strong", "u", "a", "ul", "ol", "li", "blockquote", "span"}

_SHOWN_BEFORE, _SHOWN_AFTER = timedelta(days=14), timedelta(days=60)


def page(template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """A page from a template, under a policy that loads nothing from elsewhere."""
    text = _templates.get_template(template).render(**context)
    return HTMLResponse(text, status_code=status, headers=_HEADERS)


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


@dataclass(frozen=True)
class EventView:
    """An event for reading."""

    summary: str
    start: str
    when: str
    guests: str
    status: str


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
        when=_ago(now - moment if now > moment else moment - moment),
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


def upcoming(account: Account) -> list[EventView]:
    """Events from two weeks ago to two months ahead, in order."""
    calendar = account.calendar.primary
    now = account.calendar.now()
    window = Window(now - _SHOWN_BEFORE, now + _SHOWN_AFTER)
    found = [event for event in expanded(calendar, window) if event.get("status") != "cancelled"]
    in_order = sorted(found, key=lambda event: instant(event["start"], zone(calendar.time_zone)))
    return [_event_view(shown(event, calendar), calendar.time_zone) for event in in_order]


def _ago(age: timedelta) -> str:
    """An age in words."""
    seconds = int(age.total_seconds())
    for size, name in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            count = seconds // size
            return f"{count} {name}{'s' if count > 1 else ''} ago"
    return "just now"


def _event_view(event: dict[str, Any], time_zone: str) -> EventView:
    start, end = (
        instant(event[edge], zone(time_zone)).astimezone(zone(time_zone)) for edge in ("start", "end")
    )
    guests = [
        str(one.get("displayName") or one["email"])
        for one in event.get("attendees", [])
        if not one.get("self")
    ]
    return EventView(
        summary=str(event.get("summary", "(no title)")),
        start=start.astimezone(UTC).isoformat(timespec="seconds"),
        when=_span(start, end, whole_day="date" in event["start"]),
        guests=", ".join(guests),
        status=str(event.get("status", "confirmed")),
    )


def _span(start: datetime, end: datetime, *, whole_day: bool) -> str:
    if whole_day:
        return f"{start:%a %-d %b}, all day"
    return f"{start:%a %-d %b, %H:%M}–{end:%H:%M} {start:%Z}"
