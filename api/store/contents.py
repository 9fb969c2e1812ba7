"""Contents by what they are: the same bytes are kept once."""

import hashlib
import zlib

from api.store.scope import Scope
from api.store.tables import Content


def put(rows: Scope, content: bytes) -> str:
    """Keep ``content`` and return its SHA-256."""
    name = hashlib.sha256(content).hexdigest()
    if not hold(rows, name):
        rows.add_once(Content, sha256=name, packed=zlib.compress(content), size=len(content))
    return name


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
