"""roster.csv and the sheets of roster.xlsx: rows of duties, and the head on the sheet 方案说明."""

from dataclasses import replace

from models.files.input.clean import is_blank, match_key
from models.files.input.codes import Place
from models.files.input.gather import gather_rows, is_sound
from models.files.input.headings import find_headings
from models.files.input.rows import Book
from models.files.input.sources.raw import RawSheet
from models.files.out.sheets.cover import CERTIFICATE_SHEET, COVER_ITEMS, COVER_SHEET
from models.files.out.table_csv import alive
from models.files.plans.header import Header, setting_of
from models.files.plans.spec import DUTIES
from models.files.sheets import SheetSpec
from models.text import Text


def gather_table(book: Book, raw: RawSheet, spec: SheetSpec = DUTIES) -> None:
    """Enter the rows of a sheet of duties or outings into the book; report every fault of headings and cells."""
    if is_sound(book, raw) and raw.rows:
        for _, cells in raw.rows:
            cells[:] = [alive(c) if isinstance(c, str) else c for c in cells]
        headings = find_headings(book, spec, raw)
        if headings:
            gather_rows(book, spec, raw, headings)


def find_sheet(sheets: list[RawSheet], title: Text) -> RawSheet | None:
    """Return the sheet of that title in either language."""
    wanted = {match_key(title.zh), match_key(title.en)}
    return next((s for s in sheets if match_key(s.title) in wanted), None)


def without_notes(raw: RawSheet) -> RawSheet:
    """Return the sheet without the rows that stand alone in their first cell: its title, and the notes below it."""
    rows = [(line, cells) for line, cells in raw.rows if sum(not is_blank(c) for c in cells) > 1]
    return replace(raw, rows=rows)


def read_cover(book: Book, sheets: list[RawSheet]) -> Header:
    """Return the head that the sheet 方案说明 or 核验报告 holds; an empty one where the sheet was removed."""
    header = Header()
    cover = find_sheet(sheets, COVER_SHEET) or find_sheet(sheets, CERTIFICATE_SHEET)
    if cover is None:
        return header
    keys = {match_key(name): key for key, item in COVER_ITEMS.items() for name in (item.zh, item.en)}
    for line, cells in cover.rows:
        key = keys.get(match_key(str(cells[0]))) if cells and isinstance(cells[0], str) else None
        if key is None or len(cells) < 2 or is_blank(cells[1]):
            continue
        place = Place(sheet=cover.title, cell=f"B{line}")
        if key == "settings":
            header.set_settings(book, [(setting_of(s), place) for s in str(cells[1]).splitlines() if s.strip()])
        else:
            header.read(book, key, cells[1], place)
    return header
