"""The tables, as the newest migration leaves them."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
    func,
)

from afterword.domain.instants import utc
from afterword.domain.model import Channel, InterviewStatus, Kind, Part, Purpose, RoleType, Source
from afterword.domain.status import Actor, HoldReason, Status


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept as UTC; a naive one is refused."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (SQLAlchemy's signature)
        return None if value is None else utc(value).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (SQLAlchemy's signature)
        return None if value is None else value.replace(tzinfo=UTC)


class Word(TypeDecorator[StrEnum]):
    """One word of a fixed vocabulary, kept as text."""

    impl = String(32)
    cache_ok = True

    def __init__(self, vocabulary: type[StrEnum]) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002 (SQLAlchemy's signature)
        return None if value is None else self.vocabulary(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002 (SQLAlchemy's signature)
        return None if value is None else self.vocabulary(value)


metadata = MetaData()

interviews = Table(
    "interviews",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("company", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("role_type", Word(RoleType), nullable=False),
    Column("kind", Word(Kind), nullable=False),
    Column("start", Instant, nullable=False),
    Column("end", Instant, nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("source", Word(Source), nullable=False),
    Column("status", Word(InterviewStatus), nullable=False),
    Column("accepted", Boolean, nullable=False),
    Column("confirmed", Boolean, nullable=False),
    Column("postal_address", Text, nullable=False, server_default=""),
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("created_at", Instant, nullable=False),
    Index("interviews_by_end", "end"),
    Index("interviews_by_company", "company"),
    Index("interviews_by_status", "status"),
    sqlite_autoincrement=True,
)

interview_events = Table(
    "interview_events",
    metadata,
    Column("calendar_id", String(255), primary_key=True),
    Column("event_id", String(1100), primary_key=True),
    Column("interview_id", ForeignKey("interviews.id"), nullable=False),
    Column("sequence", Integer, nullable=False),
    Index("events_by_interview", "interview_id"),
)

interviewers = Table(
    "interviewers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("interview_id", ForeignKey("interviews.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("email", Text),
    Column("phone", Text, nullable=False, server_default=""),
    Column("title", Text, nullable=False),
    Column("greeting", Text, nullable=False, server_default=""),
    Column("part", Word(Part), nullable=False),
    Column("timezone", String(64)),
    Column("invited", Boolean, nullable=False, server_default=false()),
    Index("interviewers_by_interview", "interview_id"),
    sqlite_autoincrement=True,
)
Index("interviewers_by_address", func.lower(interviewers.c.email))

follow_ups = Table(
    "follow_ups",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("interview_id", ForeignKey("interviews.id"), nullable=False),
    Column("interviewer_id", ForeignKey("interviewers.id"), nullable=False),
    Column("purpose", Word(Purpose), nullable=False),
    Column("channel", Word(Channel), nullable=False),
    Column("status", Word(Status), nullable=False),
    Column("hold_reason", Word(HoldReason)),
    Column("hold_detail", Text, nullable=False),
    Column("opens_at", Instant, nullable=False),
    Column("closes_at", Instant, nullable=False),
    Column("send_at", Instant),
    Column("send_at_by", Word(Actor)),
    Column("why", Text, nullable=False),
    Column("sent_at", Instant),
    Column("sent_by", Word(Actor)),
    Column("draft_id", Text),
    Column("gmail_message_id", Text),
    Column("thread_id", Text),
    Column("rfc822_message_id", Text),
    Column("subject", Text, nullable=False),
    Column("drafted_at", Instant),
    Column("composed_fingerprint", String(80)),
    Column("approved_fingerprint", String(80)),
    Column("create_claimed_at", Instant),
    Column("send_claimed_at", Instant),
    Column("unsettled_since", Instant),
    Column("held_on_request_at", Instant),
    Column("discarded_at", Instant),
    Column("resaved_at", Instant),
    Column("thanked_known_at", Instant),
    Column("revision", Integer, nullable=False),
    UniqueConstraint("interviewer_id", "purpose", "channel", name="one_follow_up_each"),
    Index("follow_ups_by_status", "status", "send_at"),
    Index("follow_ups_by_discard", "status", "discarded_at"),
    Index("follow_ups_by_interview", "interview_id"),
    Index("follow_ups_by_opening", "status", "channel", "opens_at"),
    Index("follow_ups_by_end", "status", "opens_at"),
    Index("follow_ups_by_closing", "status", "closes_at"),
    Index("follow_ups_by_reason", "hold_reason"),
    Index("follow_ups_by_sender", "sent_by", "sent_at"),
    Index("follow_ups_by_draft", "draft_id"),
    Index("follow_ups_by_message", "gmail_message_id"),
    sqlite_autoincrement=True,
)
_settling = follow_ups.c.create_claimed_at.is_not(None) | follow_ups.c.send_claimed_at.is_not(None)
# Migrations make it partial on PostgreSQL too; naming that here would load a dialect that nearly nobody uses.
Index("follow_ups_settling", follow_ups.c.id, sqlite_where=_settling)

history = Table(
    "history",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("follow_up_id", ForeignKey("follow_ups.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("event", String(32), nullable=False),
    Column("from_status", Word(Status), nullable=False),
    Column("to_status", Word(Status), nullable=False),
    Column("by", Word(Actor), nullable=False),
    Column("detail", Text, nullable=False),
    Index("history_by_follow_up", "follow_up_id"),
    sqlite_autoincrement=True,
)

debriefs = Table(
    "debriefs",
    metadata,
    Column("interview_id", ForeignKey("interviews.id"), primary_key=True),
    Column("document", JSON, nullable=False),
)

facts = Table(
    "facts",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)
