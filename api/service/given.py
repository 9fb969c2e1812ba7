"""The county that a body gives: one that is kept, or one that comes with it."""

from api.service.context import reading
from api.service.problems import Problem, not_found
from api.service.reading import county_of_document
from api.service.schemas.counties import CountyGiven
from api.store import counties
from api.store.tables import CountyRow
from models.files import ReadResult
from models.text import text

ONE_COUNTY = text("请给出 county 或 county_id 之一", "give either county or county_id")
COUNTY = text("县域", "county")


def county_given(body: CountyGiven) -> tuple[CountyRow | None, ReadResult]:
    """Return the county of a body, and its row where it is kept already."""
    if (body.county is None) == (body.county_id is None):
        raise Problem("invalid", ONE_COUNTY)
    if body.county is not None:
        return None, county_of_document(body.county)
    return county_kept(body.county_id or "")


def county_kept(id: str) -> tuple[CountyRow, ReadResult]:
    """Return a county that is kept; raise ``Problem`` where there is none, or it is another's."""
    with reading() as rows:
        row = counties.get(rows, id)
        if row is None:
            raise not_found(COUNTY)
        return row, counties.read(rows, row.content)
