"""Calls need a telephone number, letters a postal address; interviews are changed by compare-and-swap."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("interviewers", sa.Column("phone", sa.Text, nullable=False, server_default=""))
    op.add_column("interviews", sa.Column("revision", sa.Integer, nullable=False, server_default="0"))
    op.add_column("interviews", sa.Column("postal_address", sa.Text, nullable=False, server_default=""))
