"""Rows that name nothing the case knows, cells left out, and books that do not balance; hard under every policy."""

from collections.abc import Iterator

from models.county.words import Mode
from models.headcount.case import HeadcountCase
from models.headcount.cell import Cell
from models.headcount.plan import Borrowed, CellYear, Granted, Transfer
from models.rules.breach import breach
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.phrases import cell_head, cell_place, facility_name
from models.text import Text, text
from models.verdict import Finding, Place

RULE = "headcount.class_total"
Row = CellYear | Transfer | Granted | Borrowed

CELL = text("编制行（{y}年，{f}{k}）：", "The row of {f} ({k}) in {y}: ")
TRANSFER = text("调剂行（{y}年，{f}调给{g}{k}）：", "The transfer from {f} to {g} ({k}) in {y}: ")
GRANTED = text("新增下达行（{y}年，{f}{k}）：", "The grant to {f} ({k}) in {y}: ")
BORROWED = text("借用行（{y}年，{f}{k}）：", "The loan to {f} ({k}) in {y}: ")
NO_YEAR = text("{y}年不在规划年度（{a}至{b}）内。", "{y} is not a year of the plan ({a} to {b}).")
NO_CELL = text("编制表没有{f}{k}。", "the sheet of posts has no {k} at {f}.")
TO_ITSELF = text("调出和调入是同一机构。", "it leaves and enters the same facility.")
TOO_SOON = text("到期年份{d}不晚于借用年份。", "it is due in {d}, not after the year in which it is lent.")
TWICE = text("与另一行重复。", "it is said twice.")
REASON = text("核查时该行不计入任何规则。", "The row counts for no rule.")
CORRECT = text("更正该行，或删除该行。", "Correct the row, or remove it.")
OWNER = text("方案编制单位", "whoever made the plan")

LEFT_OUT = text("{h}：方案没有该行。", "{h}: the plan has no row.")
LEFT_OUT_WHY = text("核查时按上年编制{p}名计，不招聘。", "The {p} posts of the year before count, without recruits.")
ADD_ROW = text("补上该行。", "Add the row.")

BOOKS = text(
    "{h}：方案为编制{n}名，上年{p}名加调入和新增、减调出应为{e}名，相差{d}名。",
    "{h}: the plan has {n} posts; {p} of the year before, what came in and what went out make {e}, {d} apart.",
)
BOOKS_WHY = text("编制的来源和去向须逐笔列明。", "Each post comes from somewhere and goes somewhere.")
MEND_BOOKS = text(
    "更正编制数，或补上调剂、新增下达的行。", "Correct the posts, or add the transfers or grants that are missing."
)


def strays(case: HeadcountCase, headcount: Headcount) -> Iterator[Finding]:
    """Yield a finding for each row that the case cannot place, and for each cell whose posts come from nowhere.

    Rows count one each, a cell that is left out in a year one, and books that do not balance the posts by which they
    are apart: ``P[y] = P[y-1] + in - out + granted``.
    """
    for row in headcount.strays:
        message = Text(zh=_said(case, row).zh + _fault(case, row).zh, en=_said(case, row).en + _fault(case, row).en)
        facility = row.source if isinstance(row, Transfer) else row.facility
        where = Place(facility=facility, category=row.category.value, year=row.year)
        yield _finding(case, where, 0, 1, message, REASON, CORRECT)
    for cell in case.posts:
        yield from _books(case, headcount, cell)


def _books(case: HeadcountCase, headcount: Headcount, cell: Cell) -> Iterator[Finding]:
    expected = before = headcount.posts(cell, -1)
    for year in range(len(case.years)):
        posts, head, where = headcount.posts(cell, year), cell_head(case, cell, year), cell_place(case, cell, year)
        expected += headcount.came(cell, year)
        if not headcount.named(cell, year):
            reason = LEFT_OUT_WHY.fill(p=posts)
            yield _finding(case, where, 1, 0, LEFT_OUT.fill(h=head), reason, ADD_ROW)
            continue
        if posts != expected:
            message = BOOKS.fill(h=head, n=posts, p=before, e=expected, d=abs(posts - expected))
            yield _finding(case, where, expected, posts, message, BOOKS_WHY, MEND_BOOKS)
        expected = before = posts


def _finding(
    case: HeadcountCase, where: Place, required: int, actual: int, message: Text, reason: Text, remedy: Text
) -> Finding:
    return breach(case, RULE, where, required, actual, message, reason, remedy, mode=Mode.HARD, owner=OWNER)


def _said(case: HeadcountCase, row: Row) -> Text:
    """Return the words with which a finding on a row begins."""
    words = {"y": row.year, "k": row.category.text}
    if isinstance(row, Transfer):
        return TRANSFER.fill(f=facility_name(case, row.source), g=facility_name(case, row.target), **words)
    kind = CELL if isinstance(row, CellYear) else GRANTED if isinstance(row, Granted) else BORROWED
    return kind.fill(f=facility_name(case, row.facility), **words)


def _fault(case: HeadcountCase, row: Row) -> Text:
    """Return the first thing that is wrong with a row that could not be placed."""
    if row.year not in case.years:
        return NO_YEAR.fill(y=row.year, a=case.years[0], b=case.years[-1])
    for facility in (row.source, row.target) if isinstance(row, Transfer) else (row.facility,):
        if Cell(facility, row.category) not in case.posts:
            return NO_CELL.fill(f=facility_name(case, facility), k=row.category.text)
    if isinstance(row, Transfer):
        return TO_ITSELF
    return TOO_SOON.fill(d=row.due) if isinstance(row, Borrowed) else TWICE
