"""Counties in the store."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from api.store import contents
from api.store.base import now
from api.store.scope import Scope
from api.store.tables import CountyRow
from models.files import ReadResult


@dataclass(frozen=True)
class PackedCounty:
    """A county that is ready to be kept: its content, and the columns that tell of it."""

    content: contents.Packed
    columns: dict[str, Any]


def pack(read: ReadResult, parent: str | None = None) -> PackedCounty:
    """Return a county packed; ``parent`` is what it was made from."""
    return PackedCounty(contents.pack(_content(read)), _columns(read, parent))


def put(rows: Scope, read: ReadResult, parent: str | None = None) -> tuple[CountyRow, bool]:
    """Keep a county and return it, and whether it is new: the same content is the same county, kept anew from now."""
    return _put(rows, contents.put(rows, _content(read)), _columns(read, parent))


def put_packed(rows: Scope, its: PackedCounty) -> tuple[CountyRow, bool]:
    """Keep a county that was packed before, as :func:`put`."""
    return _put(rows, contents.put_packed(rows, its.content), its.columns)


def _content(read: ReadResult) -> bytes:
    return read.model_dump_json(by_alias=True).encode()


def _columns(read: ReadResult, parent: str | None) -> dict[str, Any]:
    county = read.county
    return {
        "name": county.county.name,
        "county_hash": county.hash,
        "parent": parent,
        "profile": county.county.profile,
        "facilities": len(county.facilities),
        "staff": len(county.staff),
        "defaults": len(read.defaults),
    }


def _put(rows: Scope, content: str, columns: dict[str, Any]) -> tuple[CountyRow, bool]:
    new = rows.add_once(CountyRow, content=content, **columns)
    if not new:
        rows.change(CountyRow, CountyRow.content == content, created=now())
    return rows.one(CountyRow, CountyRow.content == content), new


def get(rows: Scope, id: str) -> CountyRow | None:
    """Return the county ``id``, or ``None``."""
    return rows.find(CountyRow, CountyRow.id == id)


def read(rows: Scope, content: str) -> ReadResult:
    """Return what reading a county gave, by its content."""
    return ReadResult.model_validate_json(contents.get(rows, content))


def page(rows: Scope, before: int | None, limit: int) -> Sequence[CountyRow]:
    """Return counties, the newest first, of numbers below ``before``."""
    where = () if before is None else (CountyRow.number < before,)
    return rows.list(CountyRow, *where, order=CountyRow.number.desc(), limit=limit)


def delete(rows: Scope, id: str) -> bool:
    """Remove a county and return whether it was there; jobs that were asked for it keep its content."""
    found = get(rows, id)
    if found is not None:
        rows.session.delete(found)
    return found is not None
