"""One returned file as it states its rows, before anything is compared: workbook, CSV, or zip of CSV files."""

import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from models.base import Record
from models.files.collect.asked import KEYS, STRIKE, Audience, asked_columns, form_sheets, sheet_of_title
from models.files.collect.cover import COUNTY, COVER
from models.files.collect.number import number_in, read_number
from models.files.collect.stated import shown_values
from models.files.input.clean import heading_key, match_key, plain
from models.files.input.codes import Fault, Place, make_issue
from models.files.input.gather import UNREADABLE, gather_rows, is_sound
from models.files.input.headings import SEARCHED_ROWS, column_spellings, find_headings
from models.files.input.readrows import type_row
from models.files.input.rows import Book, Row
from models.files.input.sources.archive import ZIP_DAMAGE
from models.files.input.sources.detect import Form, check_size, detect
from models.files.input.sources.raw import RawSheet
from models.files.input.sources.tables import read_csv, read_zip
from models.files.input.sources.workbook import read_workbook
from models.files.input.values import read_flag, shown
from models.files.sheets import SheetSpec
from models.issue import Issue


class FormRow(Record):
    """A row: the line it stands on, its values as cells show them, and whether it is struck."""

    line: int
    values: dict[str, str]
    struck: bool = False


class FormSheet(Record):
    """A table of a form: its title in the file, the letter of each column, and its rows."""

    key: str
    title: str
    letters: dict[str, str]
    rows: tuple[FormRow, ...]

    def place(self, line: int, column: str) -> str:
        """Return ``人员!C7``."""
        return f"{self.title}!{self.letters.get(column) or next(iter(self.letters.values()), 'A')}{line}"


class ReadForm(Record):
    """What a file states: the number and county on it (blank where it says none), when it was saved (UTC), its tables.

    ``issues`` are all its faults, each at its cell; one that is an error spoils the whole file.
    """

    number: str = ""
    county: str = ""
    audience: Audience | None = None
    saved: str = ""
    sheets: tuple[FormSheet, ...] = ()
    issues: tuple[Issue, ...] = ()


_FEWEST = 3


class _Found(NamedTuple):
    """A table that has been recognized."""

    audience: Audience
    spec: SheetSpec
    raw: RawSheet


def read_form_here(path: Path) -> ReadForm:
    """Return what a file states, read in this process; a file that cannot be read is one with that issue."""
    try:
        raw = raw_sheets(path)
        number, audience = _number(path, raw)
        book = Book(name=path.stem, workbook=True)
        found = [f for sheet in raw if (f := _recognize(book, sheet, audience)) is not None]
        if len({f.audience for f in found}) > 1:
            raise Fault("form_mixed", name=path.name)
    except Fault as fault:
        return ReadForm(issues=(make_issue(fault.code, **fault.values),))
    sheets = tuple(sheet for f in found if (sheet := _read_sheet(book, f)) is not None)
    return ReadForm(
        number=number,
        county=_county(raw),
        audience=audience or next((f.audience for f in found), None),
        saved=saved_at(path),
        sheets=sheets,
        issues=tuple(_softer(issue) for issue in book.issues),
    )


def raw_sheets(path: Path) -> list[RawSheet]:
    """Return the sheets of a returned file; raise ``Fault`` where it is of no form that is read."""
    check_size(path)
    if path.suffix.lower() == ".csv":
        return [read_csv(path.stem, path.read_bytes())]
    form = detect(path)
    if form is Form.ZIP:
        return read_zip(path)
    if form is Form.WORKBOOK:
        return read_workbook(path)
    raise Fault("unknown_format", name=path.name)


def _number(path: Path, sheets: list[RawSheet]) -> tuple[str, Audience | None]:
    """Return the form's number, blank where the file says none; raise ``Fault`` where it says two."""
    found = {number for sheet in sheets for cells in _head(sheet) if (number := number_in(cells)) is not None}
    if len(found) > 1:
        first, second, *_ = sorted(str(number) for number in found)
        raise Fault("form_two_numbers", name=path.name, first=first, second=second)
    number = next(iter(found), None)
    return (str(number), number.audience) if number else ("", None)


def _head(sheet: RawSheet) -> Iterator[list[object]]:
    return (cells for line, cells in sheet.rows if line <= SEARCHED_ROWS)


def _county(sheets: list[RawSheet]) -> str:
    """Return the county that the cover names."""
    for sheet in sheets:
        if match_key(sheet.title) == COVER:
            for cells in (cells for _, cells in sheet.rows if len(cells) > 1):
                if isinstance(cells[0], str) and plain(cells[0]) == COUNTY.zh:
                    return plain(str(cells[1]))
    return ""


def _recognize(book: Book, raw: RawSheet, audience: Audience | None) -> _Found | None:
    """Return which table a sheet is: by its name, else its first line, else its headings; ``None`` for a cover."""
    if match_key(raw.title) == COVER or not (raw.rows or raw.flaw):
        return None
    named = sheet_of_title(raw.title)
    if named is None:
        named = next((f for word in _title_words(raw) if (f := sheet_of_title(word)) is not None), None)
    if named is None or (audience is not None and named[0] is not audience):
        named = _by_headings(raw, audience)
    if named is None and raw.flaw:
        book.report(raw.flaw[0], Place(sheet=raw.title), **raw.flaw[1])
        return None
    if named is None:
        book.report("form_sheet_ignored", Place(sheet=raw.title), found=raw.title)
        return None
    return _Found(*named, raw)


def _title_words(raw: RawSheet) -> Iterator[str]:
    """Yield the words of the first line: ``心血管内科　人员（staff）　表号：...``."""
    if raw.rows:
        first = plain(str(raw.rows[0][1][0] or ""))
        yield from (word for word in re.split(r"[\s（）()]+", first)[1:] if word and read_number(word) is None)


def _by_headings(raw: RawSheet, audience: Audience | None) -> tuple[Audience, SheetSpec] | None:
    """Return the table that knows most of a sheet's headings, half of them and three at least."""
    best: tuple[int, Audience, SheetSpec] | None = None
    for asked in [audience] if audience else list(Audience):
        for spec in form_sheets(asked).values():
            known = max((_known(spec, cells) for cells in _head(raw)), default=0)
            if known >= _FEWEST and (best is None or known > best[0]):
                best = known, asked, spec
    return (best[1], best[2]) if best else None


def _known(spec: SheetSpec, cells: list[object]) -> int:
    """Return how many headings of a table a row has; 0 where they are not half of it, or tell no rows apart."""
    known = column_spellings(spec)
    said = [heading_key(cell) for cell in cells if isinstance(cell, str) and plain(cell)]
    keys = {known[key].key for key in said if key in known}
    return len(keys) if KEYS[spec.key][0] in keys and 2 * len(keys) >= len(said) else 0


def _read_sheet(book: Book, found: _Found) -> FormSheet | None:
    """Return a table's rows with every value typed; what cannot be is reported in the book."""
    spec, raw = found.spec, found.raw
    if not is_sound(book, raw):
        return None
    if spec.key in book.titles:
        book.report("repeated_sheet", Place(sheet=raw.title), found=raw.title, first=book.titles[spec.key])
        return None
    book.titles[spec.key] = raw.title
    headings = find_headings(book, spec, raw)
    if headings is None:
        return None
    gather_rows(book, spec, raw, headings)
    rows = tuple(_read_row(book, row) for row in book.of(spec.key))
    return FormSheet(key=spec.key, title=raw.title, letters=headings.letters, rows=rows)


def _read_row(book: Book, row: Row) -> FormRow:
    struck = _struck(book, row)
    type_row(book, row)
    stated = [c for c in asked_columns(row.spec) if c.key in row.letters]
    return FormRow(line=row.line, values=shown_values(row.spec, stated, row.values), struck=struck)


def _struck(book: Book, row: Row) -> bool:
    """Take the mark out of a row's raw values and return whether it is set."""
    mark = row.values.pop(STRIKE.key, None)
    if mark is None or mark is UNREADABLE:
        return False
    try:
        return read_flag(mark)
    except Fault as fault:
        book.fault(row, STRIKE.key, fault.code, found=shown(mark))
        return False


_IGNORED = "unknown_column"


def _softer(issue: Issue) -> Issue:
    """Return an issue as it counts for a form: a column that was not asked is left alone, and said so."""
    return issue.model_copy(update={"severity": "warning"}) if issue.code == _IGNORED else issue


_SAVED = re.compile(rb"<dcterms:modified[^>]*>\s*([0-9T:.+Z-]{10,40})\s*<")
_CORE, _CORE_SIZE = "docProps/core.xml", 1 << 16


def saved_at(path: Path) -> str:
    """Return when a file was saved, UTC: what a workbook says itself, else the time of the file."""
    inside = _saved_inside(path) if path.suffix.lower() != ".csv" else None
    when = inside or datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return when.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")


def _saved_inside(path: Path) -> datetime | None:
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_CORE) as part:
            found = _SAVED.search(part.read(_CORE_SIZE))
        if found is None:
            return None
        when = datetime.fromisoformat(found[1].decode("ascii"))
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
    except (*ZIP_DAMAGE, KeyError, OverflowError):
        return None
