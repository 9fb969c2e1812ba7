"""Warnings about complete sheets of headcount: what is allowed, but hardly meant."""

from models.county import County, NeedSource, Posts
from models.files.input.defaults.headcount_rows import by_cell
from models.files.input.rows import Book, Row
from models.headcount import Cell, HeadcountCase
from models.headcount.need import RULE as NEED
from models.policy import Policy

LARGEST_NEED = 100_000
"""No cell needs more posts, as none has more (:data:`models.county.headcount.Heads`)."""


def check_headcount_sense(book: Book, county: County, policy: Policy) -> None:
    """Warn about more staff than posts, loans that are overdue, and needs from norms or work that there are not."""
    lent = by_cell(book, "loans")
    need = HeadcountCase(county, policy).need
    work = by_cell(book, "workload")
    for row, posts in zip(book.of("posts"), county.posts, strict=True):
        cell = Cell(posts.facility, posts.category)
        _check_staff(book, row, posts, sum(r.get("posts") for r in lent[cell] if _out(r, county.county.year)))
        _check_need(book, row, posts, policy, county)
        _check_work(book, row, posts, bool(work[cell]))
        if need[cell] > LARGEST_NEED:
            book.fault(row, "source", "need_too_large", found=need[cell], limit=LARGEST_NEED)
    for row in book.of("loans"):
        if row.get("due").year < county.county.year:
            book.fault(row, "due", "loan_overdue", found=row.get("due"))
    for row in book.of("positions"):
        if (row.get("filled") or 0) > row.get("quota"):
            book.fault(row, "filled", "positions_above_quota", found=row.get("filled"), limit=row.get("quota"))


def _out(loan: Row, year: int) -> bool:
    """Return whether a loan is out in the course of ``year``."""
    begun, due = loan.get("from"), loan.get("due")
    return bool((begun is None or begun.year <= year) and year <= due.year)


def _check_staff(book: Book, row: Row, posts: Posts, lent: int) -> None:
    if posts.filled > posts.approved + lent:
        named = {"found": posts.filled, "approved": posts.approved, "lent": lent}
        book.fault(row, "filled", "staff_above_posts", **named)
    if posts.off_control is not None and posts.off_filled > posts.off_control:
        book.fault(row, "off_filled", "contracted_above_control", found=posts.off_filled, limit=posts.off_control)


def _check_need(book: Book, row: Row, posts: Posts, policy: Policy, county: County) -> None:
    if posts.source is not NeedSource.GIVEN and posts.required is not None:
        book.fault(row, "required", "required_unused", found=posts.required, source=posts.source.text)
    if posts.source is NeedSource.NORM:
        if not policy.decimal(NEED, f"{posts.category.value}_per_thousand"):
            book.fault(row, "source", "norm_missing", category=posts.category.text)
        elif not county.facility_by_id[posts.facility].population:
            book.fault(row, "source", "norm_without_people", facility=posts.facility)


def _check_work(book: Book, row: Row, posts: Posts, any_work: bool) -> None:
    if posts.source is NeedSource.WORKLOAD and not any_work:
        book.fault(row, "source", "workload_missing", facility=posts.facility, category=posts.category.text)
    elif posts.source is not NeedSource.WORKLOAD and any_work:
        book.fault(row, "source", "workload_unused", source=posts.source.text)
