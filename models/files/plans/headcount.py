"""Rows of 编制前后对照, 调剂明细, 新增下达 and 周转池用编, or of a document, become a headcount plan."""

from models.county import County
from models.files.input.rows import Book, Row
from models.files.plans.headcount_spec import BORROWED, CELLS, GRANTED, TRANSFERS
from models.files.plans.header import Header
from models.files.plans.lookups import places_of
from models.files.plans.rows import given, readable_rows
from models.headcount import Borrowed, Cell, CellYear, Granted, HeadcountPlan, Transfer


def read_headcount(book: Book, county: County, header: Header) -> HeadcountPlan | None:
    """Return the plan of the book's rows, ``None`` where faults were reported in the book.

    A row of a table that leaves the contracted staff out means those of today; a row of a document means none.
    """
    indexes = {"facilities": places_of(county)}
    today = {Cell(p.facility, p.category): p.off_filled for p in county.posts}
    cells = [_cell(row, today) for row in readable_rows(book, CELLS, indexes)]
    transfers = [Transfer.model_validate(given(row)) for row in readable_rows(book, TRANSFERS, indexes)]
    granted = [Granted.model_validate(given(row)) for row in readable_rows(book, GRANTED, indexes)]
    borrowed = [Borrowed.model_validate(given(row)) for row in readable_rows(book, BORROWED, indexes)]
    if book.refused:
        return None
    return HeadcountPlan(
        county_hash=header.values.get("county_hash", county.hash),
        profile=header.values.get("profile", county.county.profile),
        settings=header.settings,
        cells=tuple(cells),
        transfers=tuple(transfers),
        granted=tuple(granted),
        borrowed=tuple(borrowed),
    )


def _cell(row: Row, today: dict[Cell, int]) -> CellYear:
    said = CellYear.model_validate(given(row))
    if row.sheet and not row.has("contracted"):
        return said.model_copy(update={"contracted": today.get(Cell(said.facility, said.category), 0)})
    return said
