"""Plans: what a job answered, with the checker's verdict and the certificate."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from api.store.base import ID, SHA256, Owned, new_id, now


class PlanRow(Owned):
    """The audited plan of a job; ``plan``, ``verdict``, ``certificate`` and ``analysis`` name contents.

    ``plan_hash`` is that of the certificate, the same for the same plan however it is written.
    """

    __tablename__ = "plans"

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=lambda: new_id("plan"))
    job_id: Mapped[str] = mapped_column(ID, ForeignKey("jobs.id", ondelete="CASCADE"), unique=True)
    decision: Mapped[str] = mapped_column(String(20))
    plan_hash: Mapped[str] = mapped_column(SHA256)
    plan: Mapped[str] = mapped_column(SHA256)
    verdict: Mapped[str] = mapped_column(SHA256)
    certificate: Mapped[str] = mapped_column(SHA256)
    analysis: Mapped[str | None] = mapped_column(SHA256)
    created: Mapped[datetime] = mapped_column(default=now)
