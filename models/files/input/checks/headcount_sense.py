"""Warnings about complete sheets of headcount: what is allowed, but hardly meant."""

from models.county import County, NeedSource, Posts
from models.county.headcount import MOST_IN_CELL
from models.files.input.defaults.headcount_rows import by_cell
from models.files.input.rows import Book, Row
from models.headcount import Cell, HeadcountCase
from models.headcount.need import Lacking
from models.policy import Policy

LACKING = {
    Lacking.NORM: "norm_missing",
    Lacking.PEOPLE: "norm_without_people",
    Lacking.WORK: "workload_missing",
    Lacking.TIME: "working_time_missing",
}
"""What is said where a need cannot be worked out."""


def check_headcount_sense(book: Book, county: County, policy: Policy) -> None:
    """Warn about more staff than posts, loans that are overdue, and needs from norms or work that there are not."""
    lent = by_cell(book, "loans")
    case = HeadcountCase(county, policy)
    work = by_cell(book, "workload")
    for row, posts in zip(book.of("posts"), county.posts, strict=True):
        cell = Cell(posts.facility, posts.category)
        _check_staff(book, row, posts, sum(r.get("posts") for r in lent[cell] if _out(r, county.county.year)))
        _check_need(book, row, posts, case)
        if posts.source is not NeedSource.WORKLOAD and work[cell]:
            book.fault(row, "source", "workload_unused", source=posts.source.text)
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


def _check_need(book: Book, row: Row, posts: Posts, case: HeadcountCase) -> None:
    """Warn where a need cannot be worked out, and where it is and a stated one goes for nothing; refuse a huge one."""
    cell = Cell(posts.facility, posts.category)
    need, lacks = case.need[cell], case.lacking.get(cell)
    if lacks is not None:
        named = {"facility": posts.facility, "category": posts.category.text, "need": need}
        book.fault(row, "source", LACKING[lacks], **named)
    elif posts.source is not NeedSource.GIVEN and posts.required is not None:
        book.fault(row, "required", "required_unused", found=posts.required, source=posts.source.text)
    if need > MOST_IN_CELL:
        book.fault(row, "source", "need_too_large", found=need, limit=MOST_IN_CELL)
