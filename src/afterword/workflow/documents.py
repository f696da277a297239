"""Interviews and follow-ups as the JSON documents the product promises."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from afterword.domain.instants import iso
from afterword.domain.letter import CallScript
from afterword.domain.model import FollowUp, HistoryEntry, Interview, Interviewer, InterviewStatus
from afterword.workflow.record import greeting_is_sure, greeting_of

Document = dict[str, Any]


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


def history_document(history: Sequence[HistoryEntry]) -> list[Document]:
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
