"""Rows of 派车单, or of a document, become outings; vehicles, places and people are looked up."""

from models.county import County
from models.files.input.codes import Fault
from models.files.input.names import NameIndex
from models.files.input.rows import Book, Row
from models.files.plans.cells import read_cells
from models.files.plans.spec import OUTINGS
from models.plan import Outing

PlacedOuting = tuple[Row, Outing]
"""An outing and the row that it was read from."""


def read_outings(book: Book, county: County) -> list[PlacedOuting]:
    """Return the outings of the book's rows with the row of each; faults are reported in the book."""
    cars, places, people = NameIndex("unknown_vehicle"), NameIndex("unknown_facility"), NameIndex("unknown_person")
    for vehicle in county.vehicles:
        cars.add(vehicle.id)
    for facility in county.facilities:
        places.add(facility.id, (facility.name, facility.short_name))
    for person in county.staff:
        people.add(person.id, (person.name,))
    found: list[PlacedOuting] = []
    for row in book.of(OUTINGS.key):
        read_cells(book, row)
        car, place = _find(book, row, "vehicle", cars), _find(book, row, "facility", places)
        riders = [_look_up(book, row, "people", said, people) for said in row.get("people") or ()]
        if car and place and row.get("date") and all(riders):
            found.append((row, Outing(vehicle=car, facility=place, date=row.get("date"), people=tuple(riders))))
    return found


def _find(book: Book, row: Row, key: str, index: NameIndex) -> str:
    """Return the code that a cell means, nothing where it is blank or faulty."""
    said = row.get(key)
    return _look_up(book, row, key, said, index) if said else ""


def _look_up(book: Book, row: Row, key: str, said: str, index: NameIndex) -> str:
    try:
        return index.find(said)
    except Fault as fault:
        book.fault(row, key, fault.code, **fault.values)
        return ""
