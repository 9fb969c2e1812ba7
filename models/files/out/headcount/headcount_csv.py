"""headcount.csv and transfers.csv: posts by cell and year, and what moves, for other programs."""

from collections.abc import Iterator

from models.files.out.headcount.results import HeadcountResults
from models.files.out.shown import Shown
from models.files.out.table_csv import csv_text
from models.rules.headcount.post_rows import PostRow
from models.text import Text, text

_PLACE: dict[str, Text] = {
    "year": text("年度", "year"),
    "facility": text("机构编码", "facility"),
    "facility_name": text("机构", "facility_name"),
    "level": text("层级", "level"),
    "class_type": text("机构类型", "class_type"),
    "funding": text("经费形式", "funding"),
    "category": text("人员类别", "category"),
}
POSTS_COLUMNS: dict[str, Text] = _PLACE | {
    "before": text("调前编制", "before"),
    "posts": text("调后编制", "posts"),
    "staff": text("实有在编", "staff"),
    "need": text("需求", "need"),
    "gap": text("缺编", "gap"),
    "vacant": text("空编", "vacant"),
    "on_loan": text("借用", "on_loan"),
    "recruits": text("招聘", "recruits"),
    "contracted": text("编外", "contracted"),
}
TRANSFER_COLUMNS: dict[str, Text] = {
    "year": text("年度", "year"),
    "category": text("人员类别", "category"),
    "source": text("调出单位编码", "source"),
    "source_name": text("调出单位", "source_name"),
    "target": text("调入单位编码", "target"),
    "target_name": text("调入单位", "target_name"),
    "posts": text("数量", "posts"),
}


def headcount_csv(results: HeadcountResults, shown: Shown) -> str:
    """Return a row for each year, facility and category, with BOM and headings."""
    headings = [shown.say(t) for t in POSTS_COLUMNS.values()]
    return csv_text(headings, (_row(results, shown, row) for row in results.rows))


def _row(results: HeadcountResults, shown: Shown, row: PostRow) -> tuple[str, ...]:
    its = results.case.class_of[row.cell.facility]
    place = (
        results.case.years[row.year],
        row.cell.facility,
        shown.facility(row.cell.facility),
        shown.word(its.level),
        its.class_type,
        shown.word(its.funding),
        shown.word(row.cell.category),
    )
    counts = (row.before, row.posts, row.staff, row.need, row.gap, row.vacant, row.on_loan)
    return tuple(str(value) for value in (*place, *counts, row.recruits, row.contracted))


def transfers_csv(results: HeadcountResults, shown: Shown) -> str:
    """Return a row for each transfer, in the order in which they are filed, with BOM and headings."""
    return csv_text([shown.say(t) for t in TRANSFER_COLUMNS.values()], _transfers(results, shown))


def _transfers(results: HeadcountResults, shown: Shown) -> Iterator[tuple[str, ...]]:
    for rows in results.transfers:
        for row in rows:
            source, target = row.source.cell.facility, row.target.cell.facility
            sides = (source, shown.facility(source), target, shown.facility(target))
            year = results.case.years[row.year]
            yield tuple(str(value) for value in (year, shown.word(row.category), *sides, row.posts))
