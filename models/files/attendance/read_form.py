"""One returned file as it states attendance, before anything is compared; with the cells of each row."""

from pathlib import Path
from typing import Any

from models.base import Record
from models.county import Attendance, County
from models.files.input import checks
from models.files.input.codes import Fault, Place, make_issue
from models.files.input.gather import gather_sheets
from models.files.input.readrows import type_row
from models.files.input.references import resolve_references
from models.files.input.rows import Book, Row
from models.files.sheets import SHEET_BY_KEY
from models.files.sheets_of import raw_sheets_of
from models.issue import Issue

_SHEET = "attendance"
_SHOWN = ("date", "facility", "stop")


class ReadRow(Record):
    """A record, the sheet that it stands on, and the cells of some of its columns by key."""

    record: Attendance
    sheet: str
    cells: dict[str, str]


class ReadAttendance(Record):
    """What a file states; ``issues`` are its faults, each at its cell: with an error nothing of it counts."""

    rows: tuple[ReadRow, ...] = ()
    issues: tuple[Issue, ...] = ()


class Known(Record):
    """What rows of a file are read against: codes and names of facilities and people, and opening balances."""

    facilities: tuple[dict[str, Any], ...]
    staff: tuple[dict[str, Any], ...]
    opening: tuple[dict[str, Any], ...]

    @classmethod
    def of(cls, county: County) -> "Known":
        """Return what a county knows."""
        places = tuple({"id": f.id, "name": f.name, "short_name": f.short_name} for f in county.facilities)
        people = tuple({"id": p.id, "name": p.name} for p in county.staff)
        return cls(facilities=places, staff=people, opening=tuple({"id": o.person, "as_of": o.as_of.isoformat()}
                                                                  for o in county.opening))  # fmt: skip

    def enter(self, book: Book) -> None:
        """Enter what is known into a book, as rows that have been read."""
        for key in Known.model_fields:
            spec = SHEET_BY_KEY[key]
            rows = [Row(spec, dict(values), n, added=True) for n, values in enumerate(getattr(self, key))]
            book.rows[key] = rows
            for row in rows:
                if "as_of" in row.values:
                    type_row(book, row)


def read_attendance_here(path: Path, known: Known) -> ReadAttendance:
    """Return what a file states, read in this process; a file that cannot be read is one with that issue."""
    book = read_table(path, _SHEET, known)
    if book.refused:
        return ReadAttendance(issues=tuple(book.issues))
    return ReadAttendance(rows=tuple(_read(row) for row in book.of(_SHEET)), issues=tuple(book.issues))


def read_table(path: Path, sheet: str, known: Known) -> Book:
    """Return the rows of one ``sheet`` of a file beside what is known, typed and checked; with the faults, if any."""
    try:
        raw = raw_sheets_of(path, (sheet,))
    except Fault as fault:
        return Book(name=path.stem, workbook=True, issues=[make_issue(fault.code, **fault.values)])
    book = gather_sheets(path.stem, raw)
    book.rows = {sheet: book.of(sheet)}
    if sheet not in book.titles and not book.refused:
        book.report("plan_sheet_missing", Place(), name=path.name, title=SHEET_BY_KEY[sheet].title)
    for row in book.of(sheet):
        type_row(book, row)
    known.enter(book)
    resolve_references(book)
    checks.check_names(book)
    checks.check_repeats(book)
    checks.check_periods(book)
    checks.check_service(book)
    return book


def _read(row: Row) -> ReadRow:
    cells = {key: row.place(key).cell for key in _SHOWN}
    return ReadRow(record=Attendance.model_validate(row.values), sheet=row.sheet, cells=cells)
