"""Sheets by name and columns by heading: in Chinese, by English key, or by a synonym."""

from dataclasses import dataclass
from functools import cache

from models.files.input.clean import heading_key, is_blank, match_key
from models.files.input.codes import Place, did_you_mean, listed
from models.files.input.letters import column_letter
from models.files.input.rows import Book
from models.files.input.sources.raw import RawSheet
from models.files.input.values import shown
from models.files.sheets import NAME_HEADINGS, OUTPUT_SHEETS, ROW_HEADINGS, SHEETS, Column, SheetSpec
from models.text import Text

BESIDE = "beside"
"""Where the letter of the name beside the code is kept, among those of the columns."""

SEARCHED_ROWS = 5
"""The row of headings is one of the first rows: titles may stand above it."""


@cache
def sheet_spellings() -> dict[str, SheetSpec]:
    """Return every accepted name of an input sheet."""
    return {match_key(name): spec for spec in SHEETS for name in (spec.title.zh, spec.key, *spec.synonyms)}


@cache
def _output_spellings() -> dict[str, Text]:
    """Return every name of a sheet that the product writes itself, with its title."""
    return {match_key(name): title for key, title in OUTPUT_SHEETS.items() for name in (key, title.zh)}


def find_sheet(book: Book, raw: RawSheet) -> SheetSpec | None:
    """Return which sheet ``raw`` is, ``None`` where it is none to be read; report unknown and repeated ones."""
    key, place = match_key(raw.title), Place(sheet=raw.title)
    spec = sheet_spellings().get(key)
    if spec is None:
        if key in _output_spellings():
            book.report("output_sheet", place, title=_output_spellings()[key])
        elif raw.rows or raw.flaw:
            titles = {spelling: spec.title.zh for spelling, spec in sheet_spellings().items()}
            book.report("unknown_sheet", place, found=raw.title, hint=did_you_mean(key, titles))
        return None
    if spec.key in book.titles:
        book.report("repeated_sheet", place, found=raw.title, first=book.titles[spec.key])
        return None
    book.titles[spec.key] = raw.title
    return spec if spec.record is not None else None


@cache
def column_spellings(spec: SheetSpec) -> dict[str, Column]:
    """Return every accepted heading of a sheet, by heading key."""
    return {heading_key(name): c for c in spec.columns for name in (c.zh, c.key, c.en, *c.synonyms)}


@dataclass(frozen=True)
class Headings:
    """The row of headings: its line, and the column spec at each position that has one.

    ``beside`` is the position of a name beside the code, where the sheet has no column of names itself.
    """

    line: int
    columns: dict[int, Column]
    beside: int | None = None

    @property
    def letters(self) -> dict[str, str]:
        """The letter of each column, by key."""
        found = {column.key: column_letter(i + 1) for i, column in self.columns.items()}
        return found if self.beside is None else found | {BESIDE: column_letter(self.beside + 1)}


def find_headings(book: Book, spec: SheetSpec, raw: RawSheet) -> Headings | None:
    """Return the row of headings, the one of the first five that has most; report unknown and missing columns."""
    known = column_spellings(spec)
    candidates = [(line, cells) for line, cells in raw.rows if line <= SEARCHED_ROWS]

    def recognized(row: tuple[int, list[object]]) -> int:
        return sum(heading_key(str(cell)) in known for cell in row[1] if not is_blank(cell))

    best = max(candidates, key=recognized, default=None)
    if best is None or not _is_heading(recognized(best), best[1]):
        wanted = listed(c.zh for c in spec.columns if c.required)
        book.report("no_headings", Place(sheet=raw.title), title=spec.title, limit=SEARCHED_ROWS, wanted=wanted)
        return None
    headings = Headings(line=best[0], columns=_match(book, spec, raw, best), beside=_beside(spec, best[1]))
    present = {column.key for column in headings.columns.values()}
    for column in spec.columns:
        if column.required and column.key not in present:
            place = Place(sheet=raw.title, cell=str(headings.line))
            book.report("missing_column", place, title=spec.title, column=column.title)
    return headings


def _beside(spec: SheetSpec, cells: list[object]) -> int | None:
    """Return the position of the first heading of names that is no column of the sheet."""
    known = column_spellings(spec)
    keys = (heading_key(str(cell)) for cell in cells)
    return next((n for n, key in enumerate(keys) if key in NAME_HEADINGS and key not in known), None)


def _is_heading(recognized: int, cells: list[object]) -> bool:
    """Return whether a row is one of headings: two are known, or half of them where there are few."""
    filled = sum(not is_blank(cell) for cell in cells)
    return recognized > 1 or (recognized == 1 and filled <= 2)


def _match(book: Book, spec: SheetSpec, raw: RawSheet, row: tuple[int, list[object]]) -> dict[int, Column]:
    known, line = column_spellings(spec), row[0]
    found: dict[int, Column] = {}
    taken: dict[str, tuple[str, object]] = {}
    for position, cell in enumerate(row[1]):
        if is_blank(cell):
            continue
        place = Place(sheet=raw.title, cell=f"{column_letter(position + 1)}{line}")
        key = heading_key(str(cell))
        column = known.get(key)
        if column is None:
            if key not in ROW_HEADINGS:
                hint = did_you_mean(key, {spelling: c.zh for spelling, c in known.items()})
                book.report("unknown_column", place, title=spec.title, found=shown(cell), hint=hint)
        elif column.key in taken:
            first, other = taken[column.key]
            book.report("repeated_column", place, found=shown(cell), first=first, other=other)
        else:
            found[position] = column
            taken[column.key] = (place.spoken, cell)
    return found
