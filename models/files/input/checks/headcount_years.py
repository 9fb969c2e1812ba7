"""Movements of staff over the years: in the years of a plan, and nobody retires who is not there."""

from models.county.headcount import MOST_IN_CELL
from models.files.input.defaults.county import year_of
from models.files.input.defaults.headcount_rows import by_cell
from models.files.input.rows import Book, Row
from models.headcount.need import RULE as NEED
from models.policy import rules


def check_movements(book: Book) -> None:
    """Report movements in years that no plan covers, and more retiring or coming than there can be by then."""
    first, longest = year_of(book), rules()[NEED].params["years"].most or 0
    if first is not None:
        last = first + longest - 1
        for row in book.of("movements"):
            if row.get("year") is not None and not first <= row.get("year") <= last:
                book.fault(row, "year", "movement_year", found=row.get("year"), first=first, last=last, years=longest)
    posts = by_cell(book, "posts")
    for cell, rows in by_cell(book, "movements").items():
        if cell in posts:
            _check_staff(book, posts[cell][0], rows)


def _check_staff(book: Book, posts: Row, rows: list[Row]) -> None:
    """Report years in which more retire than are in post by then, or too many come; the first of a cell alone."""
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
        if here > MOST_IN_CELL:
            book.fault(row, "arriving", "staff_too_large", found=here, limit=MOST_IN_CELL)
            return
