"""Class of a facility, need for posts, totals of classes and loans where the sheets of headcount leave them out."""

from models.county import Category, NeedSource, PolicySetting, Posts, Workload
from models.files.input.clean import match_key
from models.files.input.defaults.adding import add_row
from models.files.input.defaults.county import year_of
from models.files.input.defaults.headcount_rows import (
    CLASS_KEYS,
    approved_of,
    by_cell,
    by_class,
    cell_of,
    class_of,
    most_lent,
    stated,
    usual,
)
from models.files.input.defaults.log import DefaultLog, settings
from models.files.input.rows import Book
from models.headcount import Cell
from models.headcount.need import required_posts
from models.policy import Policy
from models.policy.county import sheet_settings
from models.policy.profile import resolve_policy


def fill_headcount(book: Book, log: DefaultLog) -> None:
    """Fill in everything about posts; nothing where 编制 has no row."""
    if not book.of("posts"):
        return
    _fill_classes(book, log)
    _fill_need(book, log)
    _fill_totals(book, log)
    _fill_loans(book, log)


def _fill_classes(book: Book, log: DefaultLog) -> None:
    """Carry what one row says of a facility to its others; where no row does, by the kind of the facility."""
    kinds = {row.get("id"): row.get("kind") for row in book.of("facilities")}
    said = stated(book)
    for row in book.of("posts"):
        facility = row.get("facility")
        for key in CLASS_KEYS:
            first = said[facility].get(key)
            if first is not None:
                log.fill(row, key, first.get(key), "posts.carried")
            else:
                log.fill(row, key, usual(kinds[facility], key), f"posts.{key}")


def _fill_need(book: Book, log: DefaultLog) -> None:
    work = by_cell(book, "workload")
    for row in book.of("posts"):
        cell = cell_of(row)
        if cell in work and not row.has("required"):
            log.fill(row, "source", NeedSource.WORKLOAD, "posts.source")
        if row.get("source") in (None, NeedSource.GIVEN):
            log.fill(row, "required", row.get("approved") or 0, "posts.required")


def _fill_totals(book: Book, log: DefaultLog) -> None:
    """Fill in pools and totals of the classes, and add the classes that have no row."""
    posts, loans = by_class(book, "posts"), by_class(book, "loans")
    listed = {class_of(row) for row in book.of("totals")}
    for row in book.of("totals"):
        its = class_of(row)
        log.fill(row, "pool", most_lent(loans[its]), "totals.pool")
        log.fill(row, "approved", approved_of(posts[its]) + row.get("pool"), "totals.approved")
        if row.get("new_posts"):
            log.fill(row, "reapproval_year", year_of(book), "totals.reapproval_year")
    for its, rows in posts.items():
        if its not in listed:
            pool = most_lent(loans[its])
            add_row(
                book, log, "totals", "approved", its._asdict() | {"approved": approved_of(rows) + pool, "pool": pool}
            )


def _fill_loans(book: Book, log: DefaultLog) -> None:
    rows = book.of("loans")
    taken = {match_key(row.get("id")) for row in rows if row.get("id")}
    prefix = settings("loans.id")["prefix"]
    free = (f"{prefix}{n}" for n in range(1, 2 * len(rows) + 1) if match_key(f"{prefix}{n}") not in taken)
    needy = _neediest(book) if any(not row.has("category") for row in rows) else {}
    for row in rows:
        if not row.has("id"):
            log.fill(row, "id", next(free), "loans.id")
        if not row.has("category"):
            log.fill(row, "category", needy[row.get("facility")], "loans.category")


def _neediest(book: Book) -> dict[str, Category]:
    """Return the category of each facility with most staff beyond its posts, then most need; the first among equals."""
    policy = _policy(book)
    people = {row.get("id"): row.get("population") or 0 for row in book.of("facilities")}
    work = by_cell(book, "workload")
    best: dict[str, tuple[tuple[int, int], Category]] = {}
    for row in book.of("posts"):
        posts = Posts.model_validate(row.values)
        its = [Workload.model_validate(w.values) for w in work[Cell(posts.facility, posts.category)]]
        need = required_posts(posts, people[posts.facility], its, policy)
        score = (posts.filled - posts.approved, need - posts.approved)
        if posts.facility not in best or score > best[posts.facility][0]:
            best[posts.facility] = (score, posts.category)
    return {facility: category for facility, (_, category) in best.items()}


def _policy(book: Book) -> Policy:
    """Return the policy of a book whose county and settings are complete."""
    rows = [PolicySetting.model_validate(row.values) for row in book.of("policy")]
    sheet = [setting for row in rows for setting in sheet_settings(row)]
    return resolve_policy(book.of("county")[0].get("profile"), sheet)
