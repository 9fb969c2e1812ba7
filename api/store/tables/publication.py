"""Publications: versions that are in force, each superseding the one before."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.store.base import ID, SERIAL, SHA256, Owned, now


class PublicationRow(Owned):
    """Version ``version`` of ``series``: the plans of one county, decision and horizon.

    ``changes`` names the content that lists what it changes against the version that it supersedes.
    """

    __tablename__ = "publications"
    __table_args__ = (UniqueConstraint("commission_id", "series", "version"),)

    serial: Mapped[int] = mapped_column(SERIAL, primary_key=True)
    plan_id: Mapped[str] = mapped_column(ID, ForeignKey("plans.id"), index=True)
    series: Mapped[str] = mapped_column(String(300))
    version: Mapped[int]
    supersedes: Mapped[int]
    reason: Mapped[str] = mapped_column(Text)
    approver: Mapped[str] = mapped_column(String(100))
    changes: Mapped[str | None] = mapped_column(SHA256)
    at: Mapped[datetime] = mapped_column(default=now)
