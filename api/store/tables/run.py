"""Runs: what a batch asks for, each answered by one of its jobs."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from api.store.base import ID, Owned


class RunRow(Owned):
    """A run of a batch: its place in the file, its label, its value in every dimension; runs may share a job."""

    __tablename__ = "runs"

    scenarios_id: Mapped[str] = mapped_column(ID, ForeignKey("scenarios.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    label: Mapped[str] = mapped_column(Text)
    dimensions: Mapped[dict[str, Any]] = mapped_column(JSON)
    job_id: Mapped[str] = mapped_column(ID, ForeignKey("jobs.id", ondelete="CASCADE"), index=True)
