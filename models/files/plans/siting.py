"""Rows of 中心布局 and 服务分派, or of a document, become a siting plan; kinds, phases and facilities are looked up."""

from models.county import County
from models.files.input.kinds import kind_index
from models.files.input.names import NameIndex
from models.files.input.phases import phase_index
from models.files.input.rows import Book, Row
from models.files.plans.header import Header
from models.files.plans.lookups import places_of
from models.files.plans.rows import given, readable_rows
from models.files.plans.siting_spec import SERVICES, STANDINGS
from models.siting.plan import Service, SitingPlan, Standing


def read_siting(book: Book, county: County, header: Header) -> SitingPlan | None:
    """Return the plan of the book's rows, ``None`` where faults were reported in the book.

    A row of a table that leaves the volume out means all of the member's; a backup has none.
    """
    indexes = _indexes(county)
    centers = [Standing(**values) for values in map(given, readable_rows(book, STANDINGS, indexes))]
    usual = {(v.member, v.kind): v.volume for v in county.volumes}
    service = [_service(book, row, usual) for row in readable_rows(book, SERVICES, indexes)]
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


def _service(book: Book, row: Row, usual: dict[tuple[str, str], int]) -> Service:
    said = Service(**given(row))
    if said.backup and said.volume:
        book.fault(row, "volume", "plan_backup_volume", found=said.volume)
        return said.model_copy(update={"volume": 0})
    if row.sheet and not said.backup and not row.has("volume"):
        return said.model_copy(update={"volume": usual.get((said.member, said.kind), 0)})
    return said
