"""The first tables.

Written out rather than taken from `tables.py`: a migration says what was, whatever the tables become.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_WORD = sa.String(32)


def upgrade() -> None:
    _interviews()
    _interviewers()
    _follow_ups()
    _history()
    op.create_table(
        "debriefs",
        sa.Column("interview_id", sa.Integer, sa.ForeignKey("interviews.id"), primary_key=True),
        sa.Column("document", sa.JSON, nullable=False),
    )
    op.create_table(
        "facts",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )


def _interviews() -> None:
    op.create_table(
        "interviews",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("company", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("role_type", _WORD, nullable=False),
        sa.Column("kind", _WORD, nullable=False),
        sa.Column("start", sa.DateTime, nullable=False),
        sa.Column("end", sa.DateTime, nullable=False),
        sa.Column("timezone", sa.String(64), nullable=False),
        sa.Column("source", _WORD, nullable=False),
        sa.Column("status", _WORD, nullable=False),
        sa.Column("event_id", sa.Text),
        sa.Column("calendar_id", sa.Text),
        sa.Column("accepted", sa.Boolean, nullable=False),
        sa.Column("confirmed", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("interviews_by_end", "interviews", ["end"])
    op.create_index("interviews_by_event", "interviews", ["event_id"])


def _interviewers() -> None:
    op.create_table(
        "interviewers",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("interview_id", sa.Integer, sa.ForeignKey("interviews.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("email", sa.Text),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("part", _WORD, nullable=False),
        sa.Column("timezone", sa.String(64)),
        sqlite_autoincrement=True,
    )
    op.create_index("interviewers_by_interview", "interviewers", ["interview_id"])


def _follow_ups() -> None:
    op.create_table(
        "follow_ups",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("interview_id", sa.Integer, sa.ForeignKey("interviews.id"), nullable=False),
        sa.Column("interviewer_id", sa.Integer, sa.ForeignKey("interviewers.id"), nullable=False),
        sa.Column("purpose", _WORD, nullable=False),
        sa.Column("channel", _WORD, nullable=False),
        sa.Column("status", _WORD, nullable=False),
        sa.Column("hold_reason", _WORD),
        sa.Column("hold_detail", sa.Text, nullable=False),
        sa.Column("opens_at", sa.DateTime, nullable=False),
        sa.Column("closes_at", sa.DateTime, nullable=False),
        sa.Column("send_at", sa.DateTime),
        sa.Column("send_at_by", _WORD),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("sent_at", sa.DateTime),
        sa.Column("sent_by", _WORD),
        sa.Column("draft_id", sa.Text),
        sa.Column("gmail_message_id", sa.Text),
        sa.Column("thread_id", sa.Text),
        sa.Column("rfc822_message_id", sa.Text),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("drafted_at", sa.DateTime),
        sa.Column("composed_fingerprint", sa.String(80)),
        sa.Column("approved_fingerprint", sa.String(80)),
        sa.Column("create_claimed_at", sa.DateTime),
        sa.Column("send_claimed_at", sa.DateTime),
        sa.Column("unsettled_since", sa.DateTime),
        sa.Column("discarded_at", sa.DateTime),
        sa.Column("resaved_at", sa.DateTime),
        sa.Column("thanked_known_at", sa.DateTime),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.UniqueConstraint("interviewer_id", "purpose", "channel", name="one_follow_up_each"),
        sqlite_autoincrement=True,
    )
    op.create_index("follow_ups_by_status", "follow_ups", ["status", "send_at"])
    op.create_index("follow_ups_by_discard", "follow_ups", ["discarded_at"])
    op.create_index("follow_ups_by_interview", "follow_ups", ["interview_id"])


def _history() -> None:
    op.create_table(
        "history",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("follow_up_id", sa.Integer, sa.ForeignKey("follow_ups.id"), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("event", sa.String(32), nullable=False),
        sa.Column("from_status", _WORD, nullable=False),
        sa.Column("to_status", _WORD, nullable=False),
        sa.Column("by", _WORD, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("history_by_follow_up", "history", ["follow_up_id"])
