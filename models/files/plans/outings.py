"""Rows of 派车单, or of a document, become outings; vehicles, places and people are looked up."""

from models.county import County
from models.files.input.names import NameIndex
from models.files.input.rows import Book, Row
from models.files.plans.cells import read_cells
from models.files.plans.lookups import look_up, people_of, places_of
from models.files.plans.spec import OUTINGS
from models.plan import Outing

PlacedOuting = tuple[Row, Outing]
"""An outing and the row that it was read from."""


def read_outings(book: Book, county: County) -> list[PlacedOuting]:
    """Return the outings of the book's rows with the row of each; faults are reported in the book."""
    cars, places, people = NameIndex("unknown_vehicle"), places_of(county), people_of(county)
    for vehicle in county.vehicles:
        cars.add(vehicle.id)
    found: list[PlacedOuting] = []
    for row in book.of(OUTINGS.key):
        read_cells(book, row)
        car, place = _find(book, row, "vehicle", cars), _find(book, row, "facility", places)
        riders = [look_up(book, row, "people", said, people) for said in row.get("people") or ()]
        if car and place and row.get("date") and all(riders):
            found.append((row, Outing(vehicle=car, facility=place, date=row.get("date"), people=tuple(riders))))
    return found


def _find(book: Book, row: Row, key: str, index: NameIndex) -> str:
    """Return the code that a cell means, nothing where it is blank or faulty."""
    said = row.get(key)
    return look_up(book, row, key, said, index) if said else ""
