"""Needs, pins, leave and balances that do not fit together."""

from collections import defaultdict
from datetime import date
from itertools import combinations, pairwise

from models.county import Part, PinKind
from models.files.input.rows import Book, Row
from models.roster.calendar import runs_over


def check_service(book: Book) -> None:
    """Report needs, pins, absences and opening balances that contradict themselves or one another."""
    for row in book.of("needs"):
        minimum, target = row.get("minimum"), row.get("target")
        if minimum is not None and target is not None and minimum > target:
            book.fault(row, "minimum", "minimum_above_target", minimum=minimum, target=target)
    for row in book.of("opening"):
        year, both = row.get("days_year"), row.get("days_24m")
        if year is not None and both is not None and both < year:
            book.fault(row, "days_24m", "opening_totals", found=both, year=year)
    for row in book.of("absences"):
        if row.get("reduces") and not row.get("basis"):
            book.fault(row, "reduces", "reduces_without_basis")
    _check_pins(book)
    _check_opening_dates(book)
    _check_pace(book)
    _check_splits(book)


def _check_pins(book: Book) -> None:
    days: dict[tuple[str, date], list[Row]] = defaultdict(list)
    for row in book.of("pins"):
        must = (row.get("kind") or PinKind.MUST) is PinKind.MUST
        if must and not row.get("facility") and not row.faulty.intersection(("kind", "facility")):
            book.fault(row, "facility", "pin_without_facility")
        elif row.get("id") and row.get("date") and not row.faulty:
            days[row.get("id"), row.get("date")].append(row)
    for rows in days.values():
        for first, second in combinations(rows, 2):
            if _contradict(first, second):
                book.report("pins_conflict", second.place("id"), first=first.place("id").spoken)


def _contradict(a: Row, b: Row) -> bool:
    """Return whether two pins of one person and day cannot both hold."""
    parts = [set((row.get("part") or Part.DAY).halves) for row in (a, b)]
    if not parts[0] & parts[1]:
        return False
    kinds = [row.get("kind") or PinKind.MUST for row in (a, b)]
    places = [row.get("facility") or "" for row in (a, b)]
    if kinds[0] is kinds[1] is PinKind.MUST_NOT:
        return False
    if kinds[0] is kinds[1]:
        return places[0] != places[1]
    forbidden = places[kinds.index(PinKind.MUST_NOT)]
    return forbidden in ("", places[kinds.index(PinKind.MUST)])


def _check_opening_dates(book: Book) -> None:
    """Warn where a balance runs into the month that is planned, and where it already holds an attendance."""
    as_of = {row.get("id"): row.get("as_of") for row in book.of("opening") if row.get("id") and row.get("as_of")}
    info = next(iter(book.of("county")), None)
    if info is not None and info.get("year") and info.get("month"):
        first = date(info.get("year"), info.get("month"), 1)
        for row in book.of("opening"):
            if row.get("as_of") and row.get("as_of") >= first:
                month = f"{first:%Y-%m}"
                book.fault(row, "as_of", "opening_late", found=row.get("as_of"), month=month)
    for row in book.of("attendance"):
        closed = as_of.get(row.get("id"))
        if closed and row.get("date") and row.get("date") <= closed:
            book.fault(row, "date", "attendance_in_opening", found=row.get("date"), as_of=closed)


def _check_pace(book: Book) -> None:
    """Report a month whose days so far are fewer than an earlier month's of the same person and year."""
    months: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in book.of("pace"):
        if not row.faulty and row.get("id") and row.get("year") and row.get("days") is not None:
            months[row.get("id"), row.get("year")].append(row)
    for rows in months.values():
        known = [(row, row.get("days")) for row in sorted(rows, key=lambda row: row.get("month"))]
        for (_, before), (later, found) in pairwise(known):
            if found < before:
                book.fault(later, "days", "pace_falls", found=found, before=before)


def _check_splits(book: Book) -> None:
    """Report a split of a week that does not begin on a Monday or does not run on into the next month."""
    for row in book.of("splits"):
        week = row.get("week")
        if week and not runs_over(week):
            book.fault(row, "week", "split_week", found=week)
