"""Rows of cells become duties; people and facilities are looked up, and every fault is placed."""

from models.county import Activity, County, Part, PinKind
from models.files.input.codes import Fault
from models.files.input.named import DIFFERS, Named
from models.files.input.names import NameIndex
from models.files.input.rows import Book, Row
from models.files.plans.cells import read_cells
from models.files.plans.lookups import look_up, people_of, places_of
from models.files.plans.spec import DUTIES
from models.plan import Duty

PlacedDuty = tuple[Row, Duty]
"""A duty and the row that it was read from."""


def read_duties(book: Book, county: County) -> list[PlacedDuty]:
    """Return the duties of the book's rows with the row of each; faults are reported in the book."""
    people, places = people_of(county), places_of(county)
    named = Named((p.id, p.name) for p in county.staff)
    found: list[PlacedDuty] = []
    for row in book.of(DUTIES.key):
        read_cells(book, row)
        who = _find(book, row, "person", "name", people)
        where = _find(book, row, "facility", "facility_name", places)
        _compare_person(book, row, who, named)
        _compare_place(book, row, where, places)
        if who and where and row.get("date"):
            found.append((row, _duty(county, row, who, where)))
    return found


def _find(book: Book, row: Row, key: str, name_key: str, index: NameIndex) -> str:
    """Return the code that a row means: by its code, else by its name."""
    code, name = row.get(key), row.get(name_key)
    if not code and not name:
        if not row.faulty & {key, name_key}:
            book.fault(row, key if key in row.letters or not row.sheet else name_key, "blank")
        return ""
    return look_up(book, row, key if code else name_key, code or name, index)


def _compare_person(book: Book, row: Row, who: str, named: Named) -> None:
    """Report a name that is not of the person whose code is beside it."""
    other = named.differs(who, row.get("name")) if who and row.get("person") else None
    if other is not None:
        book.fault(row, "name", DIFFERS, **other)


def _compare_place(book: Book, row: Row, where: str, places: NameIndex) -> None:
    """Warn of a name that is not of the facility whose code is beside it, which is read."""
    name = row.get("facility_name")
    if where and name and row.get("facility") and not _agrees(places, name, where):
        book.fault(row, "facility_name", "plan_names_differ", found=name, id=where)


def _agrees(index: NameIndex, name: str, code: str) -> bool:
    """Return whether ``name`` may stand for ``code``."""
    try:
        return index.find(name) == code
    except Fault as fault:
        return code in str(fault.values.get("choices", ""))


def _duty(county: County, row: Row, person: str, facility: str) -> Duty:
    """Return the duty of a row; a table may leave the specialty to the person, a document says what it means."""
    duty = Duty(
        person=person,
        facility=facility,
        date=row.get("date"),
        part=row.get("part") or Part.DAY,
        specialty=row.get("specialty") or (county.person_by_id[person].specialty if row.sheet else ""),
        activity=row.get("activity") or Activity.CLINIC,
    )
    pinned = row.get("pinned") if row.has("pinned") else is_pinned(county, duty)
    return duty.model_copy(update={"pinned": bool(pinned)})


def is_pinned(county: County, duty: Duty) -> bool:
    """Return whether a pin or a resident posting of the county asks for the duty."""
    return _is_posted(county, duty) or any(
        pin.kind is PinKind.MUST
        and (pin.person, pin.date) == (duty.person, duty.date)
        and pin.facility in ("", duty.facility)
        and set(duty.part.halves) <= set(pin.part.halves)
        for pin in county.pins
    )


def _is_posted(county: County, duty: Duty) -> bool:
    return any(
        (row.person, row.facility) == (duty.person, duty.facility) and row.first <= duty.date <= row.last
        for row in county.residents
    )
