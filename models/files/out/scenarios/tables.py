"""The table of a batch as CSV, workbook and Parquet."""

from datetime import datetime
from io import BytesIO

from models.county.words import Word
from models.files.out.scenarios.region_sheets import region_sheets
from models.files.out.sheets.book import Book, Stamp
from models.files.out.sheets.table import Cell, Heading, Kind, Table
from models.files.out.table_csv import csv_text
from models.scenario.region import Region
from models.scenario.table import Column, Value, VariantTable
from models.text import Lang, text

_YES, _NO = text("是", "yes"), text("否", "no")
_WIDE = {Kind.TEXT: 34.0, Kind.CENTER: 14.0}
_COLUMNS = (
    Heading(text("列", "column"), 26),
    Heading(text("名称", "title"), 30, Kind.WRAP),
    Heading(text("含义", "meaning"), 60, Kind.WRAP),
)


class NoParquetError(Exception):
    """What writes Parquet is not installed."""


def table_csv(table: VariantTable) -> str:
    """Return the table as CSV for programs: ids as headings, words by their ids, shares as fractions."""
    return csv_text([column.id for column in table.columns], ([_written(v) for v in row] for row in table.rows))


def table_rows(table: VariantTable) -> list[dict[str, str | float | int | bool | None]]:
    """Return the rows for programs: each value by the id of its column, words by their ids, shares as fractions."""
    ids = [column.id for column in table.columns]
    return [dict(zip(ids, map(_plain, row), strict=True)) for row in table.rows]


def table_parquet(table: VariantTable) -> bytes:
    """Return the table as Parquet, its columns called by their ids; raise :class:`NoParquetError`."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ModuleNotFoundError as error:
        raise NoParquetError from error
    columns = {c.id: [_plain(v) for v in table.values(c.id)] for c in table.columns}
    out = BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), out)
    return out.getvalue()


def table_workbook(table: VariantTable, title: str, made: datetime, lang: Lang, region: Region | None = None) -> bytes:
    """Return the table as a workbook in the language of its reader, with its region and what each column means."""
    book = Book(Stamp(made), lang, title)
    rows = [[_said(v, c, lang) for v, c in zip(row, table.columns, strict=True)] for row in table.rows]
    headings = tuple(Heading(c.title, _WIDE.get(c.kind, 11.0), c.kind) for c in table.columns)
    book.add_table(
        text("情景", "scenarios").say(lang), Table(title, headings, rows, freeze=2, landscape=True, large=True)
    )
    for name, its in region_sheets(region, title, lang) if region else ():
        book.add_table(name, its)
    meanings = [(c.id, c.title.say(lang), c.note.say(lang)) for c in table.columns]
    said = text("各列含义", "What the columns mean").say(lang)
    book.add_table(text("列", "columns").say(lang), Table(said, _COLUMNS, meanings, landscape=True))
    return book.content()


def _plain(value: Value) -> str | float | int | bool | None:
    return value.value if isinstance(value, Word) else value


def _written(value: Value) -> str | float | None:
    return str(value).lower() if isinstance(value, bool) else _plain(value)


def _said(value: Value, column: Column, lang: Lang) -> Cell:
    if isinstance(value, Word):
        return value.text.say(lang)
    if isinstance(value, bool):
        return (_YES if value else _NO).say(lang)
    return value
