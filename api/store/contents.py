"""Contents by what they are: the same bytes are kept once."""

import hashlib
import zlib
from dataclasses import dataclass

from api.store.scope import Scope
from api.store.tables import Content


@dataclass(frozen=True)
class Packed:
    """Bytes that are ready to be kept, which took its time: their SHA-256, packed, and their size unpacked."""

    name: str
    packed: bytes
    size: int


def pack(content: bytes) -> Packed:
    """Return ``content`` packed."""
    return Packed(hashlib.sha256(content).hexdigest(), zlib.compress(content), len(content))


def put(rows: Scope, content: bytes) -> str:
    """Keep ``content`` and return its SHA-256; it is packed only where it is new."""
    name = hashlib.sha256(content).hexdigest()
    if not hold(rows, name):
        _add(rows, pack(content))
    return name


def put_packed(rows: Scope, its: Packed) -> str:
    """Keep a content that was packed before and return its SHA-256."""
    if not hold(rows, its.name):
        _add(rows, its)
    return its.name


def _add(rows: Scope, its: Packed) -> None:
    rows.add_once(Content, sha256=its.name, packed=its.packed, size=its.size)


def hold(rows: Scope, name: str) -> bool:
    """Return whether a content is there, and see to it that it stays until this transaction ends."""
    query = rows.select(Content).with_only_columns(Content.sha256).where(Content.sha256 == name)
    return rows.session.scalar(query.with_for_update(read=True, key_share=True)) is not None


def get(rows: Scope, name: str) -> bytes:
    """Return the content whose SHA-256 is ``name``; raise ``KeyError`` where there is none."""
    found = rows.find(Content, Content.sha256 == name)
    if found is None:
        raise KeyError(name)
    return zlib.decompress(found.packed)
