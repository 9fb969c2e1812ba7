"""Some sheets of a county read from a file of their own: attendance, changes, what a department returns."""

from pathlib import Path

from models.base import Record
from models.county import County
from models.files.guard import read_guarded
from models.files.input.codes import Fault, Place, make_issue
from models.files.input.gather import gather_sheets
from models.files.input.gather_json import gather_document
from models.files.input.pipeline import complete
from models.files.input.rows import Book
from models.files.input.sources.detect import Form, check_size, detect
from models.files.input.sources.raw import RawSheet
from models.files.input.sources.tables import read_csv
from models.files.input.sources.workbook import read_workbook
from models.files.out.table_csv import alive
from models.files.result import ReadResult
from models.files.sheets import SHEET_BY_KEY
from models.issue import InputRefused


class Asked(Record):
    """What is to be read beside the file: the ``county``, and the keys of the ``sheets`` that the file has."""

    county: County
    sheets: tuple[str, ...]


def read_sheets(path: str | Path, county: County, sheets: tuple[str, ...]) -> ReadResult:
    """Return ``county`` with its ``sheets`` replaced by those that a workbook or CSV file has.

    A CSV file, or a workbook with one sheet, is the first of ``sheets`` whatever its name; of a workbook with more only
    those asked for are read. Raises :class:`models.issue.InputRefused` with all faults, each at its cell. The file is
    read in a child process with limits on memory and time.
    """
    given = Asked(county=county, sheets=sheets).model_dump_json(by_alias=True).encode()
    return ReadResult.model_validate_json(read_guarded("sheets", Path(path), given))


def read_sheets_here(path: Path, asked: Asked) -> ReadResult:
    """Return what :func:`read_sheets` does, read in this process."""
    try:
        raw = raw_sheets_of(path, asked.sheets)
    except Fault as fault:
        raise InputRefused([make_issue(fault.code, **fault.values)]) from fault
    found = gather_sheets(path.stem, raw)
    book = gather_document(path.stem, asked.county.model_dump(by_alias=True))
    book.workbook = True
    book.issues += found.issues
    for key in asked.sheets:
        if key in found.titles:
            book.rows[key], book.titles[key] = found.of(key), found.titles[key]
    if not any(key in found.titles for key in asked.sheets) and not book.refused:
        _missing(book, path, asked.sheets)
    return complete(book)


def raw_sheets_of(path: Path, sheets: tuple[str, ...]) -> list[RawSheet]:
    """Return the sheets of a file that are asked for; a single table is the first of them, whatever it is called."""
    check_size(path)
    wanted = {name for key in sheets for name in (key, SHEET_BY_KEY[key].title.zh, *SHEET_BY_KEY[key].synonyms)}
    if path.suffix.lower() == ".csv":
        return [_alive(read_csv(SHEET_BY_KEY[sheets[0]].title.zh, path.read_bytes()))]
    if detect(path) is not Form.WORKBOOK:
        raise Fault("unknown_format", name=path.name)
    found = read_workbook(path)
    filled = [sheet for sheet in found if sheet.rows or sheet.flaw]
    if len(filled) == 1 and filled[0].title.strip() not in wanted:
        filled[0].title = SHEET_BY_KEY[sheets[0]].title.zh
        return filled
    return [sheet for sheet in found if sheet.title.strip() in wanted]


def _alive(sheet: RawSheet) -> RawSheet:
    """Return a table of CSV as it was before its cells were made inert: ``'=1`` is what somebody wrote as ``=1``."""
    sheet.rows = [(line, [alive(c) if isinstance(c, str) else c for c in cells]) for line, cells in sheet.rows]
    return sheet


def _missing(book: Book, path: Path, sheets: tuple[str, ...]) -> None:
    title = SHEET_BY_KEY[sheets[0]].title
    book.report("plan_sheet_missing", Place(), name=path.name, title=title)
