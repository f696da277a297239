"""One follow-up as its page shows it, and what an edit in Gmail changed in it, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal
from zoneinfo import ZoneInfo

import nh3

from afterword.domain.checks import Check
from afterword.domain.fingerprint import fingerprint
from afterword.domain.letter import CallScript
from afterword.domain.mail import MailContent
from afterword.domain.model import Channel, FollowUp, Interview
from afterword.domain.status import HoldReason, Status
from afterword.domain.visible import visible_text
from afterword.errors import GoogleError, NotFound, TemplateError
from afterword.ports import FollowUpFilter
from afterword.web.cards import Card, Happening, Look
from afterword.web.dashboard import Dashboard
from afterword.web.words import Moment
from afterword.workflow.checking import all_checks
from afterword.workflow.compose import expected_text
from afterword.workflow.inspect import siblings, text_in_gmail
from afterword.workflow.review import can_edit
from afterword.workflow.services import Services

GMAIL_PATIENCE_SECONDS = 8
"""How long a page waits for Gmail before it is shown without the text."""

_TAGS = {
    "a",
    "b",
    "blockquote",
    "br",
    "del",
    "div",
    "em",
    "i",
    "li",
    "ol",
    "p",
    "s",
    "strike",
    "strong",
    "u",
    "ul",
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_WEIGHT = {"block": 0, "warn": 1, "ok": 2}
_WORD = re.compile(r"\s*\S+")
_MOST_WORDS = 3_000


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A stretch of text that is in both, was taken out, or was put in."""

    kind: Literal["same", "out", "in"]
    text: str


@dataclass(frozen=True, kw_only=True)
class Text:
    """The note as Gmail has it; `html` is made safe, `body` is plain."""

    subject: str
    body: str
    html: str
    to: str
    fingerprint: str
    checks: Sequence[Check]
    changes: Sequence[Piece]
    editable: bool
    files: Sequence[str]

    @property
    def blocked(self) -> bool:
        """Whether it cannot go out as it is."""
        return any(check.level.value == "block" for check in self.checks)


@dataclass(frozen=True, kw_only=True)
class Shows:
    """What of the page there is in this status."""

    approve: bool
    hold: bool
    cancel: bool
    reschedule: bool
    send: bool
    address: bool
    number: bool
    done: bool
    letter: bool


@dataclass(frozen=True, kw_only=True)
class FollowUpPage:
    """Everything on the page; `text` is None where there is none or Gmail could not be asked (`gmail` says why)."""

    card: Card
    text: Text | None
    gmail: str
    history: Sequence[Happening]
    shows: Shows
    when: str
    link: str
    due: Moment | None
    script: CallScript | None = None
    postal_address: str = ""
    broken: str = ""
    siblings: Sequence[Card] = ()
    drafted: bool = False
    approved: bool = False


def shown(dashboard: Dashboard, follow_up_id: int, due: Moment | None) -> FollowUpPage:
    """The page's content as it is now.

    Raises:
        NotFound: there is no such follow-up.
    """
    look = Look(dashboard)
    follow_up = dashboard.store.follow_up(follow_up_id)
    interview = dashboard.store.interview(follow_up.interview_id)
    text, gmail = _text(dashboard, follow_up, interview)
    if text is not None and follow_up.revision != dashboard.store.follow_up(follow_up_id).revision:
        return shown(dashboard, follow_up_id, due)
    script, broken = _script(dashboard, follow_up, interview)
    others = dashboard.store.follow_ups(FollowUpFilter(interview_id=interview.id))
    return FollowUpPage(
        card=look.card(follow_up, interview),
        text=text,
        gmail=gmail,
        history=look.happened((follow_up, entry) for entry in dashboard.store.history(follow_up_id)),
        shows=_shows(follow_up, text, look),
        when=_when(follow_up, look),
        link=dashboard.google.draft_link(follow_up) if follow_up.draft_id or follow_up.sent_at else "",
        due=due,
        siblings=[look.card(other, interview) for other in others if other.id != follow_up_id],
        drafted=follow_up.draft_id is not None,
        approved=follow_up.approved_fingerprint is not None,
        script=script,
        postal_address=interview.postal_address,
        broken=broken,
    )


def _script(dashboard: Dashboard, follow_up: FollowUp, interview: Interview) -> tuple[CallScript | None, str]:
    """What to say in a call that is still to be made, or why that cannot be said."""
    if follow_up.channel is not Channel.CALL or follow_up.status.ended:
        return None, ""
    try:
        return dashboard.by_hand.call_script(interview, follow_up.interviewer_id), ""
    except TemplateError as error:
        return None, str(error)


def _text(dashboard: Dashboard, follow_up: FollowUp, interview: Interview) -> tuple[Text | None, str]:
    """The text, or why there is none to show."""
    if follow_up.draft_id is None and follow_up.status is not Status.SENT:
        return None, ""
    try:
        return (
            dashboard.workers.run(
                lambda services: _look_up(services, follow_up, interview),
                patience_seconds=GMAIL_PATIENCE_SECONDS,
            ),
            "",
        )
    except (GoogleError, NotFound) as error:
        return None, str(error)


def _look_up(services: Services, follow_up: FollowUp, interview: Interview) -> Text | None:
    content = text_in_gmail(services, follow_up)
    return None if content is None else _told(services, follow_up, interview, content)


def _told(services: Services, follow_up: FollowUp, interview: Interview, content: MailContent) -> Text:
    before = expected_text(services.store, follow_up)
    body = visible_text(content)
    ended = follow_up.status.ended
    beside = () if ended else siblings(services, follow_up, interview)
    checks = () if ended else all_checks(services, follow_up, interview, content, beside)
    return Text(
        subject=content.subject,
        body=body,
        html=_safe(content.html),
        to=", ".join((*content.to, *content.cc, *content.bcc)),
        fingerprint=fingerprint(content),
        checks=sorted(checks, key=lambda check: _WEIGHT[check.level.value]),
        changes=differences(before, f"Subject: {content.subject}\n\n{body}") if before else (),
        editable=not ended and can_edit(services, follow_up, content),
        files=[file.filename for file in content.attachments],
    )


def _safe(html: str) -> str:
    """A mail's HTML without anything that acts or loads."""
    return (
        nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes=_SCHEMES) if html.strip() else ""
    )


def _shows(follow_up: FollowUp, text: Text | None, look: Look) -> Shows:
    """What can be done about it now."""
    status = follow_up.status
    open_ = status in {Status.PLANNED, Status.SCHEDULED, Status.HELD}
    is_over = follow_up.window.opens_at <= look.now
    is_call, is_letter = follow_up.channel is Channel.CALL, follow_up.channel is Channel.LETTER
    on_request = follow_up.hold_reason is HoldReason.ON_REQUEST
    return Shows(
        approve=(text is not None and status in {Status.HELD, Status.SCHEDULED})
        or (follow_up.by_hand and on_request),
        hold=status in {Status.PLANNED, Status.SCHEDULED},
        cancel=open_,
        reschedule=open_,
        send=text is not None and open_ and is_over,
        address=follow_up.hold_reason is HoldReason.NO_RECIPIENT and not follow_up.by_hand,
        number=is_call and open_,
        done=follow_up.by_hand and open_ and is_over,
        letter=is_letter and status is not Status.CANCELLED,
    )


def _when(follow_up: FollowUp, look: Look) -> str:
    """The time in the field for another one: the one it has if that is to come, else the next full hour."""
    at = follow_up.send_at if follow_up.send_at and follow_up.send_at > look.now else look.now
    return f"{at.astimezone(ZoneInfo(look.dashboard.zone)):%Y-%m-%dT%H:%M}"


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces in reading order, white space apart; empty when the words are the same."""
    if before.split() == after.split():
        return ()
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > _MOST_WORDS:
        return (Piece(kind="out", text=before), Piece(kind="in", text=after))
    return tuple(piece for piece in _pieces(old, new) if piece.text)


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    words = [word.strip() for word in old], [word.strip() for word in new]
    for tag, i, j, k, end in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(kind="same", text="".join(new[k:end]))
        else:
            yield Piece(kind="out", text="".join(old[i:j]))
            yield Piece(kind="in", text="".join(new[k:end]))
