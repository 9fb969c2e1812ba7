"""Commissions: whose rows these are."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from api.store.base import ID, Base, now


class Commission(Base):
    """A health commission that uses this service; ``name`` is what its tokens say."""

    __tablename__ = "commissions"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    created: Mapped[datetime] = mapped_column(default=now)
