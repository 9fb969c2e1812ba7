"""Jobs: what was asked of the queue, where it stands, and how it ended."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from api.store.base import ID, SERIAL, SHA256, Owned, new_id, now

WORD = String(20)


class JobRow(Owned):
    """A job. ``number`` is its place in the order of submission, ``revision`` counts its changes.

    ``request`` is the order as :class:`api.jobs.Order` writes it. ``wish`` is what somebody asked of a running job:
    ``cancel``, ``finish_now`` or nothing. ``lease_owner`` is the server that runs it, until ``lease_until`` unless
    renewed; ``attempts`` counts how often it was begun. ``certificate`` names a content, also where there is no plan,
    ``conflict`` one where the county is infeasible. ``scenarios_id`` is the batch that it belongs to, if to any.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        Index("ix_jobs_state_number", "state", "number"),
        Index("ix_jobs_commission_id_started", "commission_id", "started"),
    )

    number: Mapped[int] = mapped_column(SERIAL, primary_key=True)
    id: Mapped[str] = mapped_column(ID, unique=True, default=lambda: new_id("job"))
    revision: Mapped[int] = mapped_column(default=1)

    decision: Mapped[str] = mapped_column(WORD)
    tag: Mapped[str] = mapped_column(String(100), default="")
    scenarios_id: Mapped[str | None] = mapped_column(ID, index=True)
    county_id: Mapped[str | None] = mapped_column(ID)
    county_name: Mapped[str] = mapped_column(String(200))
    county_content: Mapped[str] = mapped_column(SHA256)
    request: Mapped[dict[str, Any]] = mapped_column(JSON)

    state: Mapped[str] = mapped_column(WORD, default="queued")
    outcome: Mapped[str | None] = mapped_column(WORD)
    termination: Mapped[str | None] = mapped_column(WORD)
    failure_code: Mapped[str | None] = mapped_column(String(40))
    failure_zh: Mapped[str | None] = mapped_column(Text)
    failure_en: Mapped[str | None] = mapped_column(Text)
    tiers: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    certificate: Mapped[str | None] = mapped_column(SHA256)
    conflict: Mapped[str | None] = mapped_column(SHA256)

    submitted: Mapped[datetime] = mapped_column(default=now)
    started: Mapped[datetime | None]
    first_plan: Mapped[datetime | None]
    finished: Mapped[datetime | None] = mapped_column(index=True)

    wish: Mapped[str] = mapped_column(WORD, default="")
    attempts: Mapped[int] = mapped_column(default=0)
    lease_owner: Mapped[str | None] = mapped_column(ID)
    lease_until: Mapped[datetime | None]
