"""An interview may come from several events: back-to-back conversations are one loop."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    events = op.create_table(
        "interview_events",
        sa.Column("calendar_id", sa.String(255), primary_key=True),
        sa.Column("event_id", sa.String(1100), primary_key=True),
        sa.Column("interview_id", sa.Integer, sa.ForeignKey("interviews.id"), nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
    )
    op.create_index("events_by_interview", "interview_events", ["interview_id"])
    interviews = sa.table(
        "interviews", sa.column("id"), sa.column("calendar_id"), sa.column("event_id", sa.Text)
    )
    op.execute(
        events.insert().from_select(
            ["calendar_id", "event_id", "interview_id", "sequence"],
            sa.select(
                sa.func.coalesce(interviews.c.calendar_id, "primary"),
                interviews.c.event_id,
                sa.func.min(interviews.c.id),
                sa.literal(0),
            )
            .where(interviews.c.event_id.is_not(None))
            .group_by(interviews.c.calendar_id, interviews.c.event_id),
        )
    )
    op.add_column("interviewers", sa.Column("invited", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("follow_ups", sa.Column("held_on_request_at", sa.DateTime))
    op.drop_index("interviews_by_event", "interviews")
    with op.batch_alter_table("interviews") as batch:
        batch.drop_column("event_id")
        batch.drop_column("calendar_id")
