"""调剂明细, 新增下达 and 周转池用编: what moves, row by row; read back with 编制前后对照."""

from models.files.out.headcount.results import HeadcountResults
from models.files.out.headcount.words import plan_title
from models.files.out.sheets.table import Heading, Kind, Table
from models.files.out.shown import Shown
from models.text import text

_YEAR = Heading(text("年度", "year"), 8, Kind.WHOLE)
_CATEGORY = Heading(text("人员类别", "category"), 14, Kind.CENTER)
_FACILITY = Heading(text("机构", "facility"), 26, Kind.WRAP)
_COUNT = Heading(text("数量", "posts"), 10, Kind.COUNT)
TRANSFER_HEADINGS = (
    _YEAR,
    _CATEGORY,
    Heading(text("调出单位", "from"), 26, Kind.WRAP),
    Heading(text("调入单位", "to"), 26, Kind.WRAP),
    _COUNT,
)
GRANTED_HEADINGS = (_YEAR, _FACILITY, _CATEGORY, _COUNT)
BORROWED_HEADINGS = (_YEAR, Heading(text("到期年度", "due"), 10, Kind.WHOLE), _FACILITY, _CATEGORY, _COUNT)
_NOTHING = text("没有。", "None.")
_GRANTED_NOTE = text(
    "新增下达为该类核定总量内尚未下达到机构的编制，或重新核定后的新增编制。",
    "Posts of the class's approved total that no facility had, or new ones after a re-approval.",
)
_BORROWED_NOTE = text(
    "只列新借的；在借的和备案用表见“周转池备案表”。借用自当年末起，到期年度内归还。",
    "New loans alone; those that run, and the form to file, are on the sheet of pool loans. Used from the end of the "
    "year on, returned in the year in which they are due.",
)


def transfers_table(results: HeadcountResults, shown: Shown) -> Table:
    """Return a row for each transfer, as they are filed."""
    rows = [
        (
            results.case.years[row.year],
            shown.word(row.category),
            shown.brief(row.source.cell.facility),
            shown.brief(row.target.cell.facility),
            row.posts,
        )
        for rows in results.transfers
        for row in rows
    ]
    return Table(
        title=plan_title(shown, text("{c}编制调剂明细", "{c}: transfers of posts")),
        headings=TRANSFER_HEADINGS,
        rows=rows,
        freeze=2,
        notes=() if rows else (shown.say(_NOTHING),),
    )


def granted_table(results: HeadcountResults, shown: Shown) -> Table:
    """Return a row for each grant of posts that no facility had."""
    rows = [
        (g.year, shown.brief(g.facility), shown.word(g.category), g.posts)
        for g in sorted(results.headcount.granted, key=lambda g: g.year)
    ]
    return Table(
        title=plan_title(shown, text("{c}新增下达编制", "{c}: posts granted")),
        headings=GRANTED_HEADINGS,
        rows=rows,
        freeze=2,
        notes=(shown.say(_GRANTED_NOTE if rows else _NOTHING),),
    )


def borrowed_table(results: HeadcountResults, shown: Shown) -> Table:
    """Return a row for each new loan of the circulation pool."""
    rows = [
        (b.year, b.due, shown.brief(b.cell.facility), shown.word(b.cell.category), b.posts)
        for b in results.loans
        if b.new
    ]
    return Table(
        title=plan_title(shown, text("{c}周转池新借用编", "{c}: new loans of the circulation pool")),
        headings=BORROWED_HEADINGS,
        rows=rows,
        freeze=3,
        notes=(*(() if rows else (shown.say(_NOTHING),)), shown.say(_BORROWED_NOTE)),
    )
