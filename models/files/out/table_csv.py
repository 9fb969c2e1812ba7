"""Tables as CSV, for other programs and for editing by hand: a BOM, headings, and no cell that is a live formula."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

BOM = "\ufeff"
_LIVE = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What makes Excel, WPS or LibreOffice read a cell of a CSV file as a formula, full-width forms included."""


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[str | float | None]]) -> str:
    """Return the table as the content of a file; text that would start a formula is made inert, numbers are numbers."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([inert(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return BOM + out.getvalue()


def inert(cell: str) -> str:
    """Return ``cell`` with an apostrophe before it where it would start a live formula; the reader takes it off."""
    return f"'{cell}" if cell.startswith(_LIVE) else cell


def alive(cell: str) -> str:
    """Return ``cell`` without the apostrophe that :func:`inert` put before it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_LIVE) else cell
