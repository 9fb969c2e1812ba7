"""Contents: what is kept once however often it is referred to, by its SHA-256."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from api.store.base import ID, SHA256, Owned, now


class Content(Owned):
    """Bytes of one commission, compressed by zlib; ``size`` is what they measure unpacked."""

    __tablename__ = "contents"

    commission_id: Mapped[str] = mapped_column(ID, ForeignKey("commissions.id"), primary_key=True)
    sha256: Mapped[str] = mapped_column(SHA256, primary_key=True)
    packed: Mapped[bytes]
    size: Mapped[int]
    created: Mapped[datetime] = mapped_column(default=now)
