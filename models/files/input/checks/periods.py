"""Periods that end before they begin, and seasons that are half filled in."""

from models.files.input.rows import Book, Row


def check_periods(book: Book) -> None:
    """Report periods that run backwards, on every sheet that has some."""
    for key in ("absences", "exemptions", "residents"):
        for row in book.of(key):
            _check_order(book, row, "from", "to", "from_after_to")
    for row in book.of("staff"):
        _check_order(book, row, "start", "end", "end_before_start")
    for row in book.of("attendance"):
        _check_order(book, row, "arrived", "left", "left_before_arrived")
    for row in book.of("roads"):
        _check_season(book, row)


def _check_order(book: Book, row: Row, first: str, last: str, code: str) -> None:
    begin, end = row.get(first), row.get(last)
    if begin is not None and end is not None and begin > end:
        book.fault(row, last, code, first=begin, last=end)


_YEARLY = len("12-15")


def _check_season(book: Book, row: Row) -> None:
    """Report a closure with one end only, with ends of two spellings, or a dated one that runs backwards."""
    if row.faulty.intersection(("closed_from", "closed_to")):
        return
    begin, end = row.get("closed_from") or "", row.get("closed_to") or ""
    if (len(begin) == _YEARLY) != (len(end) == _YEARLY) or bool(begin) != bool(end):
        book.fault(row, "closed_to" if begin else "closed_from", "closed_half")
    elif len(begin) > _YEARLY and begin > end:
        book.fault(row, "closed_to", "from_after_to", first=begin, last=end)
