"""A pass asks for what is due, not for all there is: an index for each of its questions."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_SETTLING = sa.text("create_claimed_at IS NOT NULL OR send_claimed_at IS NOT NULL")


def upgrade() -> None:
    op.create_index("interviews_by_company", "interviews", ["company"])
    op.create_index("interviews_by_status", "interviews", ["status"])
    op.create_index("interviewers_by_address", "interviewers", [sa.text("lower(email)")])
    op.drop_index("follow_ups_by_discard", "follow_ups")
    op.create_index("follow_ups_by_discard", "follow_ups", ["status", "discarded_at"])
    op.create_index("follow_ups_by_opening", "follow_ups", ["status", "channel", "opens_at"])
    op.create_index("follow_ups_by_end", "follow_ups", ["status", "opens_at"])
    op.create_index("follow_ups_by_closing", "follow_ups", ["status", "closes_at"])
    op.create_index("follow_ups_by_reason", "follow_ups", ["hold_reason"])
    op.create_index("follow_ups_by_sender", "follow_ups", ["sent_by", "sent_at"])
    op.create_index("follow_ups_by_draft", "follow_ups", ["draft_id"])
    op.create_index("follow_ups_by_message", "follow_ups", ["gmail_message_id"])
    op.create_index(
        "follow_ups_settling", "follow_ups", ["id"], sqlite_where=_SETTLING, postgresql_where=_SETTLING
    )
