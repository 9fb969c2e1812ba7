"""Rows of 中心布局 and 服务分派, or of a document, become a siting plan; kinds, phases and facilities are looked up."""

from models.county import County
from models.files.input.kinds import kind_index
from models.files.input.names import NameIndex
from models.files.input.phases import phase_index
from models.files.input.rows import Book, Row
from models.files.plans.cells import read_cells
from models.files.plans.header import Header
from models.files.plans.lookups import look_up, places_of
from models.files.plans.siting_spec import SERVICES, STANDINGS
from models.files.sheets import SheetSpec
from models.siting.plan import Service, SitingPlan, Standing


def read_siting(book: Book, county: County, header: Header) -> SitingPlan | None:
    """Return the plan of the book's rows, ``None`` where faults were reported in the book.

    A row of a table that leaves the volume out means all of the member's; a backup has none.
    """
    indexes = _indexes(county)
    centers = [Standing(**values) for values in map(_given, _rows(book, STANDINGS, indexes))]
    usual = {(v.member, v.kind): v.volume for v in county.volumes}
    service = [_service(book, row, usual) for row in _rows(book, SERVICES, indexes)]
    if book.refused:
        return None
    return SitingPlan(
        county_hash=header.values.get("county_hash", county.hash),
        profile=header.values.get("profile", county.county.profile),
        settings=header.settings,
        centers=tuple(centers),
        service=tuple(service),
    )


def _indexes(county: County) -> dict[str, NameIndex]:
    return {
        "phases": phase_index((p.phase, p.deadline) for p in county.phases),
        "centers": kind_index((c.kind, c.synonyms) for c in county.centers),
        "facilities": places_of(county),
    }


def _rows(book: Book, spec: SheetSpec, indexes: dict[str, NameIndex]) -> list[Row]:
    """Return the rows of ``spec`` that can be read, with codes for names; faults are reported in the book."""
    found: list[Row] = []
    for row in book.of(spec.key):
        read_cells(book, row)
        for column in spec.columns:
            if column.target and row.get(column.key):
                row.values[column.key] = look_up(book, row, column.key, row.get(column.key), indexes[column.target])
        if not row.faulty:
            found.append(row)
    return found


def _given(row: Row) -> dict[str, object]:
    """Return the values of a row that are fields of its record."""
    assert row.spec.record is not None
    return {key: value for key, value in row.values.items() if key in row.spec.record.model_fields}


def _service(book: Book, row: Row, usual: dict[tuple[str, str], int]) -> Service:
    said = Service(**_given(row))
    if said.backup and said.volume:
        book.fault(row, "volume", "plan_backup_volume", found=said.volume)
        return said.model_copy(update={"volume": 0})
    if row.sheet and not said.backup and not row.has("volume"):
        return said.model_copy(update={"volume": usual.get((said.member, said.kind), 0)})
    return said
