"""Movements of staff over the years: in the years of a plan, and nobody retires who is not there."""

from models.files.input.defaults.county import year_of
from models.files.input.defaults.headcount_rows import by_cell
from models.files.input.rows import Book, Row

LAST_YEAR = 30
"""So many years after the county's a movement may lie: no plan of posts looks further."""


def check_movements(book: Book) -> None:
    """Report movements in years that no plan covers, and more retiring than there are by then."""
    first = year_of(book)
    if first is not None:
        for row in book.of("movements"):
            if row.get("year") is not None and not first <= row.get("year") <= first + LAST_YEAR:
                book.fault(row, "year", "movement_year", found=row.get("year"), first=first, last=first + LAST_YEAR)
    posts = by_cell(book, "posts")
    for cell, rows in by_cell(book, "movements").items():
        if cell in posts:
            _check_retiring(book, posts[cell][0], rows)


def _check_retiring(book: Book, posts: Row, rows: list[Row]) -> None:
    """Report years in which more retire than are in post by then; the rest of the cell is left alone after one."""
    if posts.faulty.intersection(("filled",)) or any(row.faulty for row in rows):
        return
    here = posts.get("filled") or 0
    for row in sorted(rows, key=lambda row: row.get("year")):
        here += row.get("arriving") or 0
        retiring = row.get("retiring") or 0
        if retiring > here:
            book.fault(row, "retiring", "retiring_above_filled", found=retiring, here=here)
            return
        here -= retiring
