"""Rows to records and back; nothing here talks to a database."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from afterword.domain.attachments import AttachedFile
from afterword.domain.model import (
    Debrief,
    EventLink,
    FollowUp,
    FollowUpChanges,
    HistoryEntry,
    Interview,
    Interviewer,
    NewInterview,
    Remark,
    Window,
)

Columns = dict[str, Any]

_INTERVIEW = tuple(f.name for f in fields(NewInterview) if f.name not in {"interviewers", "events"})
_INTERVIEWER = tuple(f.name for f in fields(Interviewer) if f.name != "id")
_FOLLOW_UP = tuple(f.name for f in fields(FollowUp) if f.name != "window")
_HISTORY = tuple(f.name for f in fields(HistoryEntry))


def interview_columns(interview: NewInterview) -> Columns:
    return {name: getattr(interview, name) for name in _INTERVIEW}


def interviewer_columns(person: Interviewer) -> Columns:
    return {name: getattr(person, name) for name in _INTERVIEWER}


def follow_up_columns(follow_up: FollowUp) -> Columns:
    columns = {name: getattr(follow_up, name) for name in _FOLLOW_UP if name != "id"}
    return columns | window_columns(follow_up.window)


def window_columns(window: Window) -> Columns:
    return {"opens_at": window.opens_at, "closes_at": window.closes_at}


def changed_columns(changes: FollowUpChanges) -> Columns:
    """The columns a note writes; a window is two of them."""
    columns: Columns = {name: value for name, value in changes.items() if name != "window"}
    return columns | (window_columns(changes["window"]) if "window" in changes else {})


def to_interview(row: Row[Any], people: Sequence[Row[Any]], events: Sequence[Row[Any]]) -> Interview:
    values = {name: getattr(row, name) for name in _INTERVIEW}
    return Interview(
        id=row.id,
        revision=row.revision,
        interviewers=tuple(to_interviewer(person) for person in people),
        events=tuple(to_event_link(event) for event in events),
        **values,
    )


def to_event_link(row: Row[Any]) -> EventLink:
    return EventLink(calendar_id=row.calendar_id, event_id=row.event_id, sequence=row.sequence)


def to_interviewer(row: Row[Any]) -> Interviewer:
    return Interviewer(id=row.id, **{name: getattr(row, name) for name in _INTERVIEWER})


def to_follow_up(row: Row[Any]) -> FollowUp:
    window = Window(opens_at=row.opens_at, closes_at=row.closes_at)
    return FollowUp(window=window, **{name: getattr(row, name) for name in _FOLLOW_UP})


def to_history(row: Row[Any]) -> HistoryEntry:
    return HistoryEntry(**{name: getattr(row, name) for name in _HISTORY})


def debrief_document(debrief: Debrief) -> Mapping[str, Any]:
    """A debrief as plain JSON; instants as ISO 8601."""
    document: Mapping[str, Any] = json.loads(json.dumps(asdict(debrief), default=datetime.isoformat))
    return document


def to_debrief(document: Mapping[str, Any]) -> Debrief:
    decision_by = document["decision_by"]
    return Debrief(
        remarks=tuple(Remark(**remark) for remark in document["remarks"]),
        decision_by=None if decision_by is None else datetime.fromisoformat(decision_by),
        jottings=tuple(document["jottings"]),
        language=document["language"],
        attachments=tuple(AttachedFile(**file) for file in document["attachments"]),
    )
