"""Jobs keep what cannot hold together where a county is infeasible."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("jobs", sa.Column("conflict", sa.String(64), nullable=True))


def downgrade() -> None:
    """Remove the column."""
    op.drop_column("jobs", "conflict")
