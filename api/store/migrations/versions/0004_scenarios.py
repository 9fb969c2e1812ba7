"""Batches of scenarios: what was asked, the jobs of each, and what their table says of them."""

import sqlalchemy as sa
from alembic import op

from api.store.base import SERIAL, Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None
ID = sa.String(length=40)
KEYS = "idempotency_keys"
OF_SCENARIOS = "fk_idempotency_keys_scenarios_id"


def upgrade() -> None:
    """Add the tables; a key may be that of a batch from now on."""
    _scenarios()
    op.add_column("jobs", sa.Column("scenarios_id", ID, nullable=True))
    op.create_index("ix_jobs_scenarios_id", "jobs", ["scenarios_id"])
    _runs()
    _results()
    with op.batch_alter_table(KEYS) as keys:
        keys.alter_column("job_id", existing_type=ID, nullable=True)
        keys.add_column(sa.Column("scenarios_id", ID, nullable=True))
        keys.create_foreign_key(OF_SCENARIOS, "scenarios", ["scenarios_id"], ["id"], ondelete="CASCADE")
    op.create_index("ix_idempotency_keys_scenarios_id", KEYS, ["scenarios_id"])


def downgrade() -> None:
    """Take them away, with the keys of batches; their jobs stay as jobs of their own."""
    op.execute(sa.text(f"DELETE FROM {KEYS} WHERE job_id IS NULL"))
    op.drop_index("ix_idempotency_keys_scenarios_id", KEYS)
    with op.batch_alter_table(KEYS) as keys:
        keys.drop_constraint(OF_SCENARIOS, type_="foreignkey")
        keys.drop_column("scenarios_id")
        keys.alter_column("job_id", existing_type=ID, nullable=False)
    op.drop_table("results")
    op.drop_table("runs")
    op.drop_index("ix_jobs_scenarios_id", "jobs")
    op.drop_column("jobs", "scenarios_id")
    op.drop_table("scenarios")


def _scenarios() -> None:
    op.create_table(
        "scenarios",
        sa.Column("number", SERIAL, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("decision", sa.String(length=20), nullable=False),
        sa.Column("content", sa.String(length=64), nullable=False),
        sa.Column("runs", sa.Integer(), nullable=False),
        sa.Column("jobs", sa.Integer(), nullable=False),
        sa.Column("submitted", Moment(), nullable=False),
        sa.Column("commission_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["commission_id"], ["commissions.id"], name="fk_scenarios_commission_id"),
        sa.PrimaryKeyConstraint("number", name="pk_scenarios"),
        sa.UniqueConstraint("id", name="uq_scenarios_id"),
    )
    op.create_index("ix_scenarios_commission_id", "scenarios", ["commission_id"])


def _runs() -> None:
    op.create_table(
        "runs",
        sa.Column("scenarios_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("dimensions", sa.JSON(), nullable=False),
        sa.Column("job_id", ID, nullable=False),
        sa.Column("commission_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["commission_id"], ["commissions.id"], name="fk_runs_commission_id"),
        sa.ForeignKeyConstraint(["scenarios_id"], ["scenarios.id"], name="fk_runs_scenarios_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name="fk_runs_job_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("scenarios_id", "number", name="pk_runs"),
    )
    op.create_index("ix_runs_commission_id", "runs", ["commission_id"])
    op.create_index("ix_runs_job_id", "runs", ["job_id"])


def _results() -> None:
    op.create_table(
        "results",
        sa.Column("job_id", ID, nullable=False),
        sa.Column("row", sa.JSON(), nullable=False),
        sa.Column("commission_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["commission_id"], ["commissions.id"], name="fk_results_commission_id"),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name="fk_results_job_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("job_id", name="pk_results"),
    )
    op.create_index("ix_results_commission_id", "results", ["commission_id"])
