"""Resident postings that overlap, or that are too short to be one."""

from collections import defaultdict
from datetime import date
from itertools import combinations

from models.files.input.rows import Book, Row
from models.policy import Policy


def check_residents(book: Book) -> None:
    """Report two postings of a person that overlap."""
    of_person: dict[str, list[Row]] = defaultdict(list)
    for row in book.of("residents"):
        if not row.faulty and row.get("id") and row.get("from") and row.get("to"):
            of_person[row.get("id")].append(row)
    for rows in of_person.values():
        for first, second in combinations(rows, 2):
            if first.get("from") <= second.get("to") and second.get("from") <= first.get("to"):
                book.fault(second, "from", "residents_overlap", first=first.place("from").spoken)


def warn_short_postings(book: Book, policy: Policy) -> None:
    """Warn of a posting shorter than the policy's months: it is no resident posting, and rotation could do it."""
    least = policy.number("roster.resident", "min_months") or 0
    for row in book.of("residents"):
        if row.get("to") < _after(row.get("from"), least):
            book.fault(row, "to", "posting_short", first=row.get("from"), last=row.get("to"), months=least)


def _after(day: date, months: int) -> date:
    """Return the last day of the ``months`` months that begin on ``day``."""
    years, month = divmod(day.month - 1 + months, 12)
    return date.fromordinal(date(day.year + years, month + 1, 1).toordinal() + day.day - 2)
