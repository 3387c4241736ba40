"""What a session was last graded with, so that the list of sessions and its trend outlive the studio."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the table of grades."""
    op.create_table(
        "grades",
        sa.Column("session", sa.String(40), sa.ForeignKey("sessions.id"), primary_key=True),
        sa.Column("total", sa.Float, nullable=True),
        sa.Column("dimensions", sa.Text, nullable=False),
    )
