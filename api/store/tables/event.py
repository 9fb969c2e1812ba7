"""Events: what a job told, in order, so that it can be told again."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.store.base import ID, SERIAL, Owned, now


class EventRow(Owned):
    """One event of a job: ``state``, ``incumbent``, ``bound`` or ``done``; ``number`` counts from 1 in each job."""

    __tablename__ = "events"
    __table_args__ = (UniqueConstraint("job_id", "number"),)

    serial: Mapped[int] = mapped_column(SERIAL, primary_key=True)
    job_id: Mapped[str] = mapped_column(ID, ForeignKey("jobs.id", ondelete="CASCADE"))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(default=now)
