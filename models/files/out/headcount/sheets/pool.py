"""周转池备案表: posts of the circulation pool in use, as a form of its own; running and new loans."""

from collections.abc import Iterator

from models.files.out.headcount.results import HeadcountResults
from models.files.out.headcount.sheets.form import Form, FormRow, Group, RowKind
from models.files.out.headcount.words import basis_notes, basis_of, plan_title
from models.files.out.sheets.table import Cell, Heading, Kind
from models.files.out.shown import Shown
from models.files.sheets import OUTPUT_SHEETS
from models.headcount import PostClass
from models.rules.headcount.loan_rows import LoanRow
from models.text import text

RULE = "headcount.pool_loan"
_RUNNING, _NEW = text("在借", "running"), text("新借", "new")
_REASON = text("该类别缺编{m}名，借用{n}名", "the category misses {m} posts; {n} are borrowed")
_GOES_ON = text("在借编制，按期归还", "a loan that runs until it is due")
_UNIT = text("计量单位：名（编制）", "unit: posts")
_SUM = text("小计：{c}", "subtotal: {c}")
_IN_USE = text("{y}年末在借 {n}，周转池 {p}", "in use at the end of {y}: {n} of {p}")
_NONE = text("没有在借或新借的周转池编制。", "No posts of the circulation pool are lent.")
_NOTE = text(
    "借用编制不计入借用单位核定编制；到期年度内归还周转池。人员离开的，编制随即归还。",
    "Posts on loan are not approved posts of the unit; they return to the pool in the year in which they are due.",
)
GROUPS = tuple(
    Group((heading,))
    for heading in (
        Heading(text("序号", "no."), 6, Kind.CENTER),
        Heading(text("状态", "state"), 8, Kind.CENTER),
        Heading(text("编号", "code"), 9, Kind.CENTER),
        Heading(text("借用单位", "unit"), 26, Kind.WRAP),
        Heading(text("层级", "level"), 10, Kind.WRAP),
        Heading(text("机构类型", "type"), 14, Kind.WRAP),
        Heading(text("经费形式", "funding"), 10, Kind.WRAP),
        Heading(text("岗位类别", "category"), 12, Kind.CENTER),
        Heading(text("借用数", "posts"), 9, Kind.WHOLE),
        Heading(text("借用年度", "from"), 10, Kind.WHOLE),
        Heading(text("到期年度", "due"), 10, Kind.WHOLE),
        Heading(text("事由", "reason"), 26, Kind.WRAP),
        Heading(text("政策依据", "legal basis"), 20, Kind.WRAP),
        Heading(text("卫健部门审核意见", "opinion of the health commission"), 18, Kind.WRAP),
        Heading(text("编制部门备案文号/日期", "filing number and date"), 18, Kind.WRAP),
        Heading(text("备注", "remark"), 26, Kind.WRAP),
    )
)
_POSTS, _REMARK = 8, 15
_LABEL = (3, _POSTS - 1)
"""First and last column over which a sum says what it is of."""


def pool_form(results: HeadcountResults, shown: Shown) -> Form:
    """Return the form: loans class by class, and how many posts of each pool are in use year by year."""
    title = plan_title(shown, text("{c}周转池用编备案表", "{c}: posts of the circulation pool to be filed"))
    notes = (shown.say(_NOTE), *basis_notes(shown, RULE)) if results.loans else (shown.say(_NONE),)
    lines = [*_rows(results, shown)]
    return Form(shown.say(OUTPUT_SHEETS["pool"]), title, GROUPS, lines, notes, unit=_UNIT, label=_LABEL)


def _rows(results: HeadcountResults, shown: Shown) -> Iterator[FormRow]:
    number = 0
    for its in results.case.classes:
        own = [row for row in results.loans if row.post_class == its]
        for row in own:
            number += 1
            yield FormRow(_line(results, shown, number, row))
        if own:
            yield _sum(results, shown, its, own)


def _line(results: HeadcountResults, shown: Shown, number: int, row: LoanRow) -> list[Cell]:
    its = row.post_class
    return [
        number,
        shown.say(_NEW if row.new else _RUNNING),
        row.id,
        shown.readable(row.cell.facility),
        shown.word(its.level),
        its.class_type,
        shown.word(its.funding),
        shown.word(row.cell.category),
        row.posts,
        row.year,
        row.due,
        shown.say(_REASON.fill(m=row.missing, n=row.posts) if row.new else _GOES_ON),
        basis_of(results, RULE),
        None,
        None,
        None,
    ]


def _sum(results: HeadcountResults, shown: Shown, its: PostClass, own: list[LoanRow]) -> FormRow:
    cells: list[Cell] = [None] * len(GROUPS)
    cells[3] = shown.say(_SUM.fill(c=shown.post_class(its)))
    cells[_POSTS] = sum(row.posts for row in own)
    cells[_REMARK] = "\n".join(
        shown.say(_IN_USE.fill(y=results.case.years[row.year], n=row.lent, p=row.pool))
        for row in results.classes
        if row.post_class == its
    )
    return FormRow(cells, RowKind.SUBTOTAL)
