"""Scenarios: a batch of jobs that one file asked for."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from api.store.base import ID, SERIAL, SHA256, Owned, new_id, now


class ScenariosRow(Owned):
    """A batch. ``content`` names the file as it was read, ``runs`` and ``jobs`` count what it asks for.

    Where it stands is what its jobs say.
    """

    __tablename__ = "scenarios"

    number: Mapped[int] = mapped_column(SERIAL, primary_key=True)
    id: Mapped[str] = mapped_column(ID, unique=True, default=lambda: new_id("scenarios"))
    title: Mapped[str] = mapped_column(String(200))
    decision: Mapped[str] = mapped_column(String(20))
    content: Mapped[str] = mapped_column(SHA256)
    runs: Mapped[int]
    jobs: Mapped[int]
    submitted: Mapped[datetime] = mapped_column(default=now)
