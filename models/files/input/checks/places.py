"""Facilities and roads that do not fit together."""

from models.county import FacilityKind
from models.files.input.codes import Place
from models.files.input.rows import Book, Row


def check_places(book: Book) -> None:
    """Report wrong leads, circles of parents, half coordinates and roads to themselves."""
    facilities = {row.get("id"): row for row in book.of("facilities") if row.get("id")}
    for row in book.of("facilities"):
        _check_lead(book, row, facilities)
    for row in facilities.values():
        _check_parents(book, row, facilities)
    for row in (*book.of("facilities"), *book.of("junctions")):
        _check_coordinate(book, row)
    for row in book.of("roads"):
        if row.get("a") and row.get("a") == row.get("b"):
            book.fault(row, "b", "same_ends", found=row.get("b"))
    _check_some_lead(book)


def _check_lead(book: Book, row: Row, facilities: dict[str, Row]) -> None:
    lead = facilities.get(row.get("lead") or "")
    kind = lead.get("kind") if lead else None
    if lead is not None and kind is not None and kind is not FacilityKind.LEAD_HOSPITAL:
        book.fault(row, "lead", "lead_not_hospital", found=lead.get("name") or lead.get("id"), kind=kind.text)


def _check_parents(book: Book, row: Row, facilities: dict[str, Row]) -> None:
    """Report a circle once, at the facility of it that comes first in the sheet."""
    path, step = [row.get("id")], row.get("parent")
    while step and step in facilities and step not in path:
        path.append(step)
        step = facilities[step].get("parent")
    order = list(facilities)
    if step == row.get("id") and order.index(step) == min(order.index(code) for code in path):
        book.fault(row, "parent", "parent_cycle", path=" → ".join([*path, step]))


def _check_coordinate(book: Book, row: Row) -> None:
    if row.faulty.intersection(("lon", "lat")):
        return
    missing = [key for key in ("lon", "lat") if row.get(key) is None]
    if len(missing) == 1:
        book.fault(row, missing[0], "half_coordinate")


def _check_some_lead(book: Book) -> None:
    """Report that no facility is a lead hospital, unless a kind could not be read."""
    rows = book.of("facilities")
    unreadable = any("kind" in row.faulty for row in rows)
    if rows and not unreadable and not any(row.get("kind") is FacilityKind.LEAD_HOSPITAL for row in rows):
        letter = rows[0].letters.get("kind", "")
        place = rows[0].place("kind")
        cell = letter if book.workbook else ""
        book.report("no_lead_hospital", Place(sheet=place.sheet, cell=cell, pointer="/facilities"))
