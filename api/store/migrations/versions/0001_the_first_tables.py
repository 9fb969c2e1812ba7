"""The first tables: commissions, contents, counties, jobs, events, plans, publications, idempotency keys."""

import sqlalchemy as sa
from alembic import op

from api.store.base import SERIAL, Moment

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    _commissions()
    _contents()
    _counties()
    _jobs()
    _events()
    _idempotency_keys()
    _plans()
    _publications()


def downgrade() -> None:
    """Remove every table, with all that it holds."""
    for table in ("publications", "plans", "idempotency_keys", "events", "jobs", "counties", "contents", "commissions"):
        op.drop_table(table)


def _commissions() -> None:
    op.create_table(
        "commissions",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commissions")),
        sa.UniqueConstraint("name", name=op.f("uq_commissions_name")),
    )


def _contents() -> None:
    op.create_table(
        "contents",
        sa.Column("commission_id", sa.String(length=40), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["commission_id"], ["commissions.id"], name=op.f("fk_contents_commission_id")),
        sa.PrimaryKeyConstraint("commission_id", "sha256", name=op.f("pk_contents")),
    )


def _counties() -> None:
    op.create_table(
        "counties",
        sa.Column("number", SERIAL, nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("county_hash", sa.String(length=64), nullable=False),
        sa.Column("content", sa.String(length=64), nullable=False),
        sa.Column("parent", sa.String(length=40), nullable=True),
        sa.Column("profile", sa.String(length=100), nullable=False),
        sa.Column("facilities", sa.Integer(), nullable=False),
        sa.Column("staff", sa.Integer(), nullable=False),
        sa.Column("defaults", sa.Integer(), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("commission_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["commission_id"], ["commissions.id"], name=op.f("fk_counties_commission_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_counties")),
        sa.UniqueConstraint("commission_id", "content", name=op.f("uq_counties_commission_id_content")),
        sa.UniqueConstraint("id", name=op.f("uq_counties_id")),
    )
    op.create_index(op.f("ix_counties_commission_id"), "counties", ["commission_id"], unique=False)


def _jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("number", SERIAL, nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("decision", sa.String(length=20), nullable=False),
        sa.Column("tag", sa.String(length=100), nullable=False),
        sa.Column("county_id", sa.String(length=40), nullable=True),
        sa.Column("county_name", sa.String(length=200), nullable=False),
        sa.Column("county_content", sa.String(length=64), nullable=False),
        sa.Column("request", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=True),
        sa.Column("termination", sa.String(length=20), nullable=True),
        sa.Column("failure_code", sa.String(length=40), nullable=True),
        sa.Column("failure_zh", sa.Text(), nullable=True),
        sa.Column("failure_en", sa.Text(), nullable=True),
        sa.Column("tiers", sa.JSON(), nullable=False),
        sa.Column("certificate", sa.String(length=64), nullable=True),
        sa.Column("submitted", Moment(), nullable=False),
        sa.Column("started", Moment(), nullable=True),
        sa.Column("first_plan", Moment(), nullable=True),
        sa.Column("finished", Moment(), nullable=True),
        sa.Column("wish", sa.String(length=20), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease_owner", sa.String(length=40), nullable=True),
        sa.Column("lease_until", Moment(), nullable=True),
        sa.Column("commission_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["commission_id"], ["commissions.id"], name=op.f("fk_jobs_commission_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_jobs")),
        sa.UniqueConstraint("id", name=op.f("uq_jobs_id")),
    )
    op.create_index(op.f("ix_jobs_commission_id"), "jobs", ["commission_id"], unique=False)
    op.create_index(op.f("ix_jobs_finished"), "jobs", ["finished"], unique=False)
    op.create_index("ix_jobs_state_number", "jobs", ["state", "number"], unique=False)


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("serial", SERIAL, nullable=False),
        sa.Column("job_id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("commission_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["commission_id"], ["commissions.id"], name=op.f("fk_events_commission_id")),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_events_job_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("serial", name=op.f("pk_events")),
        sa.UniqueConstraint("job_id", "number", name=op.f("uq_events_job_id_number")),
    )
    op.create_index(op.f("ix_events_commission_id"), "events", ["commission_id"], unique=False)


def _idempotency_keys() -> None:
    op.create_table(
        "idempotency_keys",
        sa.Column("commission_id", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("body", sa.String(length=64), nullable=False),
        sa.Column("job_id", sa.String(length=40), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["commission_id"], ["commissions.id"], name=op.f("fk_idempotency_keys_commission_id")),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_idempotency_keys_job_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("commission_id", "key", name=op.f("pk_idempotency_keys")),
    )


def _plans() -> None:
    op.create_table(
        "plans",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("job_id", sa.String(length=40), nullable=False),
        sa.Column("decision", sa.String(length=20), nullable=False),
        sa.Column("plan_hash", sa.String(length=64), nullable=False),
        sa.Column("plan", sa.String(length=64), nullable=False),
        sa.Column("verdict", sa.String(length=64), nullable=False),
        sa.Column("certificate", sa.String(length=64), nullable=False),
        sa.Column("analysis", sa.String(length=64), nullable=True),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("commission_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["commission_id"], ["commissions.id"], name=op.f("fk_plans_commission_id")),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_plans_job_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plans")),
        sa.UniqueConstraint("job_id", name=op.f("uq_plans_job_id")),
    )
    op.create_index(op.f("ix_plans_commission_id"), "plans", ["commission_id"], unique=False)


def _publications() -> None:
    op.create_table(
        "publications",
        sa.Column("serial", SERIAL, nullable=False),
        sa.Column("plan_id", sa.String(length=40), nullable=False),
        sa.Column("series", sa.String(length=300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("supersedes", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("approver", sa.String(length=100), nullable=False),
        sa.Column("changes", sa.String(length=64), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("commission_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["commission_id"], ["commissions.id"], name=op.f("fk_publications_commission_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f("fk_publications_plan_id")),
        sa.PrimaryKeyConstraint("serial", name=op.f("pk_publications")),
        sa.UniqueConstraint(
            "commission_id", "series", "version", name=op.f("uq_publications_commission_id_series_version")
        ),
    )
    op.create_index(op.f("ix_publications_commission_id"), "publications", ["commission_id"], unique=False)
