"""The sheets of headcount of a shipped county, from its source tables; and counties with nothing else."""

from random import Random

from instances.build.staffing import department_rows, staff_rows
from instances.build.tables import Document, Row, road_rows, sheet_rows, source_rows

SHEETS = ("posts", "totals", "positions", "movements", "loans", "workload")
FROM = "need_from"
"""The column of the posts' table that says where the need comes from; ``source`` is the source of its figures."""


def headcount_rows(name: str) -> Document:
    """Return the sheets of headcount; a county without a table of posts has none."""
    found = {sheet: sheet_rows(name, sheet) for sheet in SHEETS}
    for row, stated in zip(found["posts"], source_rows(name, "posts"), strict=True):
        row |= {"source": stated[FROM]} if stated[FROM] else {}
    return found


def plain_document(name: str, info: Row, seed: int) -> Document:
    """Return a county that is there for its posts alone: places, roads, a ward and the sheets of headcount."""
    document: Document = {
        "county": info,
        "facilities": sheet_rows(name, "facilities"),
        "departments": department_rows(name),
        "staff": staff_rows(name, Random(seed)),
        "roads": road_rows(name),
        "policy": sheet_rows(name, "policy"),
    }
    return {sheet: rows for sheet, rows in (document | headcount_rows(name)).items() if rows}
