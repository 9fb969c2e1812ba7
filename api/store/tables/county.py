"""Counties: inputs that have been read and found complete."""

from datetime import datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.store.base import ID, SERIAL, SHA256, Owned, new_id, now


class CountyRow(Owned):
    """A county; ``content`` is what reading it gave: the county, its defaults and the remarks on it.

    ``number`` is the order in which counties came.
    """

    __tablename__ = "counties"
    __table_args__ = (UniqueConstraint("commission_id", "content"),)

    number: Mapped[int] = mapped_column(SERIAL, primary_key=True)
    id: Mapped[str] = mapped_column(ID, unique=True, default=lambda: new_id("county"))
    name: Mapped[str] = mapped_column(String(200))
    county_hash: Mapped[str] = mapped_column(SHA256)
    content: Mapped[str] = mapped_column(SHA256)
    parent: Mapped[str | None] = mapped_column(ID)
    profile: Mapped[str] = mapped_column(String(100))
    facilities: Mapped[int]
    staff: Mapped[int]
    defaults: Mapped[int]
    created: Mapped[datetime] = mapped_column(default=now)
