"""People and facilities of a county, found by code or name; what a plan's rows mean by them."""

from models.county import County
from models.files.input.codes import Fault
from models.files.input.names import NameIndex
from models.files.input.rows import Book, Row


def people_of(county: County) -> NameIndex:
    """Return the staff by code and name."""
    index = NameIndex("unknown_person")
    for person in county.staff:
        index.add(person.id, (person.name,))
    return index


def places_of(county: County) -> NameIndex:
    """Return the facilities by code, name and short name."""
    index = NameIndex("unknown_facility")
    for facility in county.facilities:
        index.add(facility.id, (facility.name, facility.short_name))
    return index


def look_up(book: Book, row: Row, key: str, said: str, index: NameIndex) -> str:
    """Return the code that ``said`` in the column ``key`` means; nothing, and a fault in the book, where it is none."""
    try:
        return index.find(said)
    except Fault as fault:
        book.fault(row, key, fault.code, **fault.values)
        return ""
