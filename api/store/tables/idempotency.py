"""Idempotency keys: a request that was answered is not done twice."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from api.store.base import ID, SHA256, Owned, now


class IdempotencyKey(Owned):
    """A key that came with the submission of a job or a batch; ``body`` is the SHA-256 of what was asked."""

    __tablename__ = "idempotency_keys"

    commission_id: Mapped[str] = mapped_column(ID, ForeignKey("commissions.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    body: Mapped[str] = mapped_column(SHA256)
    job_id: Mapped[str | None] = mapped_column(ID, ForeignKey("jobs.id", ondelete="CASCADE"), index=True)
    scenarios_id: Mapped[str | None] = mapped_column(ID, ForeignKey("scenarios.id", ondelete="CASCADE"), index=True)
    created: Mapped[datetime] = mapped_column(default=now)
