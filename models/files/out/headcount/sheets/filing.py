"""编制调剂备案表: the form that is filed, one for each year with transfers."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from models.files.out.headcount.results import HeadcountResults
from models.files.out.headcount.sheets.form import Form, FormRow, Group, RowKind
from models.files.out.headcount.words import basis_notes, basis_of
from models.files.out.sheets.table import Cell, Heading, Kind
from models.files.out.shown import Shown
from models.files.sheets import OUTPUT_SHEETS
from models.headcount import PostClass
from models.rules.headcount.transfer_rows import Side, TransferRow
from models.text import Text, text

RULES = ("headcount.same_class", "headcount.few_filings")
"""What a transfer rests on: that posts may move, and that it is filed."""

_TITLE = text("{c}编制调剂备案表（{y}年）", "{c}: transfers of posts to be filed, {y}")
_MISSING = text("调入单位缺编{n}名", "the receiving unit misses {n}")
_OVER = text("调入单位超编{n}名", "the receiving unit has {n} more staff than posts")
_SWAPPED = text("调入单位当年另调出{n}名，对等调剂", "in return for {n} that the receiving unit gives in the year")
_MOVED = text("统筹调剂{n}名", "{n} moved")
_LEAVING = text("调出单位当年净减在编{n}名", "{n} staff leave the giving unit in the year")
_CROSSES = text("跨类调剂，须专项审批", "across classes: needs an approval of its own")
_SUBTOTAL, _TOTAL = text("小计：{c}", "subtotal: {c}"), text("合计", "total")
_UNIT = text("计量单位：名（编制）", "unit: posts")
_NONE = text("规划期内没有编制调剂，无须备案。", "No posts are transferred; there is nothing to file.")
_NOTES = (
    text(
        "核定编制、实有在编为本年初该岗位类别数；同一单位同一类别有多行的，核定编制逐行结转。新增下达另表，不在本表。",
        "Approved posts and staff are of the category as the year begins; a unit with several lines carries its posts "
        "from line to line. Posts granted are on a sheet of their own.",
    ),
    text("编制调剂不改变任何人的身份和工作单位。", "A transfer changes nobody's identity or employer."),
)
_NUMBER = Heading(text("序号", "no."), 6, Kind.CENTER)


def _side(title: Text, moved: Text) -> Group:
    return Group(
        (
            Heading(text("单位名称", "name"), 22, Kind.WRAP),
            Heading(text("机构类型", "type"), 10, Kind.WRAP),
            Heading(text("经费形式", "funding"), 9, Kind.WRAP),
            Heading(text("核定编制", "approved"), 9, Kind.WHOLE),
            Heading(text("实有在编", "staff"), 9, Kind.WHOLE),
            Heading(text("空编", "vacant"), 7, Kind.WHOLE),
            Heading(moved, 7, Kind.WHOLE),
            Heading(text("调剂后核定数", "approved after"), 9, Kind.WHOLE),
        ),
        title,
    )


GROUPS = (
    Group((_NUMBER,)),
    _side(text("调出单位", "giving unit"), text("调出数", "out")),
    _side(text("调入单位", "receiving unit"), text("调入数", "in")),
    Group((Heading(text("岗位类别", "category"), 11, Kind.CENTER),)),
    Group((Heading(text("事由", "reason"), 26, Kind.WRAP),)),
    Group((Heading(text("政策依据", "legal basis"), 17, Kind.WRAP),)),
    Group((Heading(text("卫健部门审核意见", "opinion of the health commission"), 16, Kind.WRAP),)),
    Group((Heading(text("编制部门备案文号/日期", "filing number and date"), 16, Kind.WRAP),)),
    Group((Heading(text("备注", "remark"), 17, Kind.WRAP),)),
)
_OUT, _IN = 7, 15
"""Columns of 调出数 and 调入数."""
_LABEL = (1, _OUT - 1)
"""First and last column over which a sum says what it is of."""


def filing_forms(results: HeadcountResults, shown: Shown) -> Iterator[Form]:
    """Yield the form of each year with transfers; one that says so where there are none at all."""
    name = shown.say(OUTPUT_SHEETS["filing"])
    filed = [(year, rows) for year, rows in zip(results.case.years, results.transfers, strict=True) if rows]
    for year, rows in filed or [(results.case.years[0], [])]:
        own = name if len(filed) < 2 else f"{name} {year}"
        title = shown.say(_TITLE.fill(c=shown.consortium, y=year))
        lines = [*_rows(results, shown, rows)]
        yield Form(own, title, GROUPS, lines, tuple(_notes(shown, rows)), unit=_UNIT, label=_LABEL)


def _rows(results: HeadcountResults, shown: Shown, rows: list[TransferRow]) -> Iterator[FormRow]:
    """Yield the lines class by class, below each class what leaves and what comes, and both for all."""
    number, gives = 0, Counter[str]()
    for row in rows:
        gives[row.source.cell.facility] += row.posts
    for its, lines in groupby(rows, key=lambda row: row.source.post_class):
        for row in lines:
            number += 1
            yield FormRow(_line(results, shown, number, row, gives[row.target.cell.facility]))
        yield _sum(shown.say(_SUBTOTAL.fill(c=shown.post_class(its))), RowKind.SUBTOTAL, *_moved(rows, its))
    for its in dict.fromkeys(row.target.post_class for row in rows if row.crosses):
        if its not in {row.source.post_class for row in rows}:
            yield _sum(shown.say(_SUBTOTAL.fill(c=shown.post_class(its))), RowKind.SUBTOTAL, *_moved(rows, its))
    if rows:
        total = sum(row.posts for row in rows)
        yield _sum(shown.say(_TOTAL), RowKind.TOTAL, total, total)


def _moved(rows: list[TransferRow], its: PostClass) -> tuple[int, int]:
    """Return the posts that leave the facilities of a class, and those that come to them."""
    out = sum(row.posts for row in rows if row.source.post_class == its)
    return out, sum(row.posts for row in rows if row.target.post_class == its)


def _line(results: HeadcountResults, shown: Shown, number: int, row: TransferRow, gives: int) -> list[Cell]:
    return [
        number,
        *_cells(shown, row.source, row.posts),
        *_cells(shown, row.target, row.posts),
        shown.word(row.category),
        shown.say(text("，", "; ")).join(_reasons(shown, row, gives)),
        basis_of(results, *RULES),
        None,
        None,
        "\n".join(_remarks(shown, row)),
    ]


def _reasons(shown: Shown, row: TransferRow, gives: int) -> Iterator[str]:
    """Yield why posts move: staff of the receiving unit have none, it misses some, or it ``gives`` others in return."""
    if row.over:
        yield shown.say(_OVER.fill(n=row.over))
    if row.missing:
        yield shown.say(_MISSING.fill(n=row.missing))
    if gives and not row.over and not row.missing:
        yield shown.say(_SWAPPED.fill(n=gives))
    yield shown.say(_MOVED.fill(n=row.posts))


def _cells(shown: Shown, side: Side, moved: int) -> list[Cell]:
    its = side.post_class
    return [
        shown.readable(side.cell.facility),
        its.class_type,
        shown.word(its.funding),
        side.approved,
        side.filled,
        side.vacant,
        moved,
        side.after,
    ]


def _remarks(shown: Shown, row: TransferRow) -> Iterator[str]:
    if row.source.leaving:
        yield shown.say(_LEAVING.fill(n=row.source.leaving))
    if row.crosses:
        yield shown.say(_CROSSES)


def _sum(said: str, kind: RowKind, out: int, into: int) -> FormRow:
    cells: list[Cell] = [None] * sum(len(group.columns) for group in GROUPS)
    cells[1], cells[_OUT], cells[_IN] = said, out, into
    return FormRow(cells, kind)


def _notes(shown: Shown, rows: list[TransferRow]) -> Iterator[str]:
    if not rows:
        yield shown.say(_NONE)
        return
    yield from (shown.say(note) for note in _NOTES)
    yield from basis_notes(shown, *RULES)
