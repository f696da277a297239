"""Inspect: everything that can be shown of a follow-up or an interview, and the JSON documents that are promised."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from afterword.domain.checks import Sibling
from afterword.domain.instants import iso
from afterword.domain.letter import CallScript
from afterword.domain.model import FollowUp, HistoryEntry, Interview, Interviewer, InterviewStatus
from afterword.domain.notes.sources import sourced
from afterword.domain.status import Status
from afterword.domain.visible import visible_text
from afterword.errors import GoogleError
from afterword.ports import MailContent, Store
from afterword.workflow.checking import all_checks, notes_beside
from afterword.workflow.compose import expected_text
from afterword.workflow.record import greeting_is_sure, greeting_of
from afterword.workflow.services import Services, log

Document = dict[str, Any]

_MOST_SIBLINGS = 12
"""So many other drafts are read at most to compare one with them: each is a request to Gmail."""


def shown_without_text(store: Store, follow_up_id: int) -> Document:
    """What the store alone knows."""
    follow_up = store.follow_up(follow_up_id)
    interview = store.interview(follow_up.interview_id)
    return follow_up_document(follow_up, interview) | {
        "body": None,
        "writer": None,
        "sentences": [],
        "attachments": [],
        "checks": [],
        "history": _history_document(store.history(follow_up_id)),
        "why": follow_up.why or None,
    }


def shown_in_full(services: Services, follow_up_id: int) -> Document:
    """What the store knows, with the text and its checks.

    Raises:
        GoogleError: Gmail cannot be asked for the text.
    """
    shown = shown_without_text(services.store, follow_up_id)
    follow_up = services.store.follow_up(follow_up_id)
    if follow_up.by_hand:
        return shown | {"body": _words_by_hand(services, follow_up)}
    content = text_in_gmail(services, follow_up)
    if content is None:
        return shown
    interview = services.store.interview(follow_up.interview_id)
    return shown | {
        "subject": content.subject,
        "body": visible_text(content),
        "writer": services.writer.name,
        "sentences": [
            {"text": one.text, "sources": list(one.sources), "supported": one.supported}
            for one in sourced(
                visible_text(content),
                services.store.debrief(interview.id),
                expected_text(services.store, follow_up),
            )
        ],
        "attachments": [file.filename for file in content.attachments],
        "checks": [
            {"name": check.name, "level": check.level.value, "message": check.message}
            | (
                {"repairs": [{"words": s.words, "to": list(s.repairs)} for s in check.slips]}
                if check.slips
                else {}
            )
            for check in all_checks(
                services, follow_up, interview, content, siblings(services, follow_up, interview)
            )
        ],
    }


def _words_by_hand(services: Services, follow_up: FollowUp) -> str:
    """What to say in a call, or the words of a letter.

    Raises:
        TemplateError: a template of the candidate's is broken. InvalidInput: something a letter needs is missing.
    """
    interview, debrief = (
        services.store.interview(follow_up.interview_id),
        services.store.debrief(follow_up.interview_id),
    )
    return services.writer.by_hand(
        follow_up.channel, interview, follow_up.interviewer_id, debrief, services.now()
    )


def siblings(services: Services, follow_up: FollowUp, interview: Interview) -> list[Sibling]:
    """The other notes of the day as they read now; without them where Gmail does not answer: they are for advice."""
    found = []
    for other, its_interview in notes_beside(services.store, follow_up, interview)[:_MOST_SIBLINGS]:
        try:
            content = text_in_gmail(services, other)
        except GoogleError as error:
            log.info("follow-up %d could not be compared with %d: %s", follow_up.id, other.id, error)
            break
        if content is not None:
            person = its_interview.interviewer(other.interviewer_id)
            found.append(Sibling(person=person, text=visible_text(content)))
    return found


def text_in_gmail(services: Services, follow_up: FollowUp) -> MailContent | None:
    """The draft's content, or what went out; None when Gmail has neither."""
    if follow_up.status is Status.SENT:
        if follow_up.gmail_message_id is None or not services.mailbox.can_read():
            return None
        sent = services.mailbox.sent_mail(follow_up.gmail_message_id)
        return None if sent is None else sent.content
    if follow_up.draft_id is None:
        return None
    draft = services.mailbox.get_draft(follow_up.draft_id)
    return None if draft is None else draft.content


# --- interviews and follow-ups as JSON ---------------------------------------------------------------------


def follow_up_document(follow_up: FollowUp, interview: Interview) -> Document:
    person = interview.interviewer(follow_up.interviewer_id)
    return {
        "id": follow_up.id,
        "interview_id": follow_up.interview_id,
        "purpose": follow_up.purpose.value,
        "channel": follow_up.channel.value,
        "person": {"name": person.name, "email": person.email},
        "company": interview.company,
        "role": interview.role,
        "status": follow_up.status.value,
        "hold_reason": _value(follow_up.hold_reason),
        "hold_detail": follow_up.hold_detail or None,
        "window": {"opens_at": iso(follow_up.window.opens_at), "closes_at": iso(follow_up.window.closes_at)},
        "send_at": _iso(follow_up.send_at),
        "sent_at": _iso(follow_up.sent_at),
        "sent_by": _value(follow_up.sent_by),
        "draft_id": follow_up.draft_id,
        "gmail_message_id": follow_up.gmail_message_id,
        "thread_id": follow_up.thread_id,
        "subject": follow_up.subject or None,
        "needs_you": follow_up.needs_you,
    }


def script_document(script: CallScript) -> Document:
    return {
        "opening": script.opening,
        "talking_points": list(script.talking_points),
        "next_step": script.next_step,
        "closing": script.closing,
        "voicemail": script.voicemail,
        "language": script.language,
    }


def _history_document(history: Sequence[HistoryEntry]) -> list[Document]:
    return [
        {
            "at": iso(entry.at),
            "event": entry.event,
            "from": entry.from_status.value,
            "to": entry.to_status.value,
            "by": entry.by.value,
            "detail": entry.detail,
        }
        for entry in history
    ]


def interview_document(
    interview: Interview, follow_ups: Sequence[FollowUp], now: datetime, *, language: str = "en"
) -> Document:
    """The interview; `language` is that of its notes, for what a greeting says."""
    return {
        "id": interview.id,
        "company": interview.company,
        "role": interview.role,
        "role_type": interview.role_type.value,
        "kind": interview.kind.value,
        "start": iso(interview.start),
        "end": iso(interview.end),
        "timezone": interview.timezone,
        "status": phase(interview, now),
        "source": interview.source.value,
        "confirmed": interview.confirmed,
        "interviewers": [_person_document(person, language) for person in interview.interviewers],
        "follow_ups": [follow_up.id for follow_up in follow_ups],
    }


def phase(interview: Interview, now: datetime) -> str:
    """Where it stands in one word: cancelled, declined, upcoming, under_way or over."""
    if interview.status is not InterviewStatus.EXPECTED:
        return interview.status.value
    if now < interview.start:
        return "upcoming"
    return "under_way" if now < interview.end else "over"


def _person_document(person: Interviewer, language: str) -> Mapping[str, str | bool | None]:
    return {
        "name": person.name,
        "email": person.email,
        "title": person.title or None,
        "phone": person.phone or None,
        "part": person.part.value,
        "greeting": greeting_of(person, language),
        "greeting_sure": greeting_is_sure(person),
    }


def _iso(instant: datetime | None) -> str | None:
    return None if instant is None else iso(instant)


def _value(word: Any) -> str | None:
    return None if word is None else str(word.value)
