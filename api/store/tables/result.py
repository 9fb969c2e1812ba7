"""Results: what a batch's table says of each of its jobs."""

from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from api.store.base import ID, Owned


class JobResultRow(Owned):
    """The ``models.scenario.row.ResultRow`` of a job of a batch, begun with the job and filled in at its end."""

    __tablename__ = "results"

    job_id: Mapped[str] = mapped_column(ID, ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True)
    row: Mapped[dict[str, Any]] = mapped_column(JSON)
