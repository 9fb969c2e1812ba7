"""Sheets of headcount that contradict themselves or one another."""

from collections import Counter, defaultdict

from models.county.headcount import MOST_IN_CLASS
from models.files.input.checks.headcount_years import check_movements
from models.files.input.codes import Place
from models.files.input.defaults.headcount_rows import (
    CLASS_KEYS,
    approved_of,
    by_cell,
    by_class,
    cell_of,
    class_of,
    class_of_facility,
    most_lent,
)
from models.files.input.readrows import faulty_sheet
from models.files.input.rows import Book, Row
from models.files.sheets import SHEET_BY_KEY
from models.headcount import PostClass


def check_headcount(book: Book) -> None:
    """Report what cannot be about posts, as far as the sheets themselves tell."""
    if not _has_posts(book):
        return
    _check_classes(book)
    for row in book.of("posts"):
        _check_control(book, row, row.get("approved"))
    _check_totals(book)
    _check_loans(book)
    _check_cells(book)
    check_movements(book)


def _has_posts(book: Book) -> bool:
    """Return whether 编制 has rows; report sheets that need them, unless 编制 has been refused already."""
    spec = SHEET_BY_KEY["posts"]
    if book.of("posts") or faulty_sheet(book, spec):
        return bool(book.of("posts"))
    for key in ("totals", "positions", "movements", "loans", "workload"):
        rows = book.of(key)
        if rows:
            place = Place(sheet=rows[0].sheet, pointer=f"/{key}")
            book.report("headcount_without_posts", place, title=rows[0].spec.title)
    return False


def _check_classes(book: Book) -> None:
    """Report rows that put a facility into another class than most of its rows do; of as many, the first is right."""
    said: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in book.of("posts"):
        for key in CLASS_KEYS:
            if row.get("facility") and row.get(key):
                said[row.get("facility"), key].append(row)
    for (facility, key), rows in said.items():
        usual = Counter(row.get(key) for row in rows).most_common(1)[0][0]
        first = next(row for row in rows if row.get(key) == usual)
        for row in rows:
            if row.get(key) != usual:
                named = {"found": _spoken(row, key), "other": _spoken(first, key), "first": first.place(key).spoken}
                book.fault(row, key, "class_differs", facility=facility, **named)


def _spoken(row: Row, key: str) -> object:
    value = row.get(key)
    return getattr(value, "text", value)


def _check_control(book: Book, row: Row, approved: int | None) -> None:
    most = row.get("max_control")
    if most is not None and most < (approved or 0):
        book.fault(row, "max_control", "max_below_approved", found=most, approved=approved)


def _check_totals(book: Book) -> None:
    """Report totals of no facility, and those that do not hold what is approved and lent in their class."""
    posts, loans = by_class(book, "posts"), by_class(book, "loans")
    known = class_of_facility(book)
    unread = any(row.get("facility") not in known for row in book.of("posts"))
    for row in book.of("totals"):
        if row.faulty.intersection(CLASS_KEYS):
            _check_control(book, row, row.get("approved"))
            continue
        its = class_of(row)
        if its not in posts:
            _check_control(book, row, row.get("approved"))
            if not unread:
                book.fault(row, "class_type", "total_without_posts", found=its.class_type, level=its.level.text,
                           funding=its.funding.text)  # fmt: skip
        else:
            _check_total(book, row, its, (approved_of(posts[its]), most_lent(loans[its])))
    _check_unlisted(book, posts, loans)


def _check_total(book: Book, row: Row, its: PostClass, sums: tuple[int, int]) -> None:
    """Report a total below the posts of its facilities and its pool, and a pool below what is lent, both in ``sums``.

    A blank total is what is held, a blank pool what is lent.
    """
    held, lent = sums
    pool = lent if row.get("pool") is None else row.get("pool")
    if "pool" not in row.faulty and pool < lent:
        book.fault(row, "pool", "loans_above_pool", found=pool, lent=lent)
    approved = row.get("approved")
    if approved is None and "approved" not in row.faulty:
        approved = held + pool
        _check_size(book, row, its, approved)
    elif approved is not None and approved < held + pool:
        book.fault(row, "approved", "total_below_posts", found=approved, posts=held, pool=pool, sum=held + pool)
    _check_control(book, row, approved)


def _check_unlisted(book: Book, posts: dict[PostClass, list[Row]], loans: dict[PostClass, list[Row]]) -> None:
    """Report classes without a row in 核定总量 whose total would be more than there may be."""
    listed = {class_of(row) for row in book.of("totals")}
    for its, rows in posts.items():
        if its not in listed:
            _check_size(book, rows[0], its, approved_of(rows) + most_lent(loans[its]))


def _check_size(book: Book, row: Row, its: PostClass, approved: int) -> None:
    if approved > MOST_IN_CLASS:
        named = {"level": its.level.text, "class_type": its.class_type, "funding": its.funding.text}
        book.fault(row, "approved", "total_too_large", found=approved, limit=MOST_IN_CLASS, **named)


def _check_loans(book: Book) -> None:
    facilities = {row.get("facility") for row in book.of("posts")}
    for row in book.of("loans"):
        begun, due = row.get("from"), row.get("due")
        if begun is not None and due is not None and due <= begun:
            book.fault(row, "due", "due_before_begun", first=begun, last=due)
        if row.get("facility") and row.get("facility") not in facilities and None not in facilities:
            book.fault(row, "facility", "loan_without_posts", found=row.get("facility"))


def _check_cells(book: Book) -> None:
    """Report loans, movements and work of a cell that has no row in 编制."""
    cells = by_cell(book, "posts")
    if any(cell_of(row) is None for row in book.of("posts")):
        return
    for key in ("loans", "movements", "workload"):
        for row in book.of(key):
            cell = cell_of(row)
            if cell is not None and cell not in cells:
                named = {"facility": cell.facility, "category": cell.category.text}
                book.fault(row, "category", "cell_without_posts", **named)
