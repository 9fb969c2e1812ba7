"""编制前后对照: every cell and year before and after; the sheet that is read back."""

from models.files.out.headcount.results import HeadcountResults
from models.files.out.headcount.words import plan_title
from models.files.out.sheets.table import Cell, Heading, Kind, Table, page_breaks
from models.files.out.shown import Shown
from models.rules.headcount.post_rows import PostRow
from models.text import text

POSTS_HEADINGS = (
    Heading(text("年度", "year"), 8, Kind.WHOLE),
    Heading(text("机构", "facility"), 20, Kind.WRAP),
    Heading(text("人员类别", "category"), 12, Kind.CENTER),
    Heading(text("调前编制", "before"), 10, Kind.COUNT),
    Heading(text("调后编制", "posts"), 10, Kind.COUNT),
    Heading(text("实有在编", "staff"), 10, Kind.COUNT),
    Heading(text("需求", "need"), 9, Kind.COUNT),
    Heading(text("缺编", "gap"), 9, Kind.FEW),
    Heading(text("空编", "vacant"), 9, Kind.FEW),
    Heading(text("借用", "on_loan"), 9, Kind.FEW),
    Heading(text("招聘", "recruits"), 9, Kind.FEW),
    Heading(text("编外", "contracted"), 9, Kind.FEW),
)
_NOTE = text(
    "均为年末数；调前为上年末。缺编＝需求－调后编制－借用，空编＝调后编制＋借用－实有在编，小于0的计0；标色的行缺编。",
    "At the end of the year; before is a year earlier. Gap = need - posts - on loan, vacant = posts + on loan - staff, "
    "0 where below; rows with a gap are shaded.",
)
_PAGE = 38
"""Rows that fit on one page across."""


def posts_table(results: HeadcountResults, shown: Shown) -> Table:
    """Return a row for each year, facility and category; a year begins on a page of its own."""
    rows = results.rows
    return Table(
        title=plan_title(shown, text("{c}编制前后对照表", "{c}: posts before and after")),
        headings=POSTS_HEADINGS,
        rows=[_row(results, shown, row) for row in rows],
        freeze=3,
        landscape=True,
        breaks=page_breaks([str(row.year) for row in rows]) if len(rows) > _PAGE else (),
        marked=frozenset(n for n, row in enumerate(rows) if row.gap),
        notes=(shown.say(_NOTE),),
    )


def _row(results: HeadcountResults, shown: Shown, row: PostRow) -> tuple[Cell, ...]:
    return (
        results.case.years[row.year],
        shown.brief(row.cell.facility),
        shown.word(row.cell.category),
        row.before,
        row.posts,
        row.staff,
        row.need,
        row.gap,
        row.vacant,
        row.on_loan,
        row.recruits,
        row.contracted,
    )
