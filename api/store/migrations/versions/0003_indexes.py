"""What is asked often is found at once: when a commission last began a job, and what refers to a job or plan."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None
INDEXES = (
    ("jobs", ("commission_id", "started")),
    ("idempotency_keys", ("job_id",)),
    ("publications", ("plan_id",)),
)


def upgrade() -> None:
    """Add the indexes."""
    for table, columns in INDEXES:
        op.create_index("_".join(("ix", table, *columns)), table, list(columns))


def downgrade() -> None:
    """Take them away."""
    for table, columns in INDEXES:
        op.drop_index("_".join(("ix", table, *columns)), table)
