"""招聘计划 and 到期归还: recruits of each year, and posts that return to the circulation pool."""

from models.files.out.headcount.results import HeadcountResults
from models.files.out.headcount.words import plan_title
from models.files.out.sheets.table import Cell, Heading, Kind, Table
from models.files.out.shown import Shown
from models.headcount import Cell as PostCell
from models.text import text

_CELL = (
    Heading(text("机构", "facility"), 22, Kind.WRAP),
    Heading(text("人员类别", "category"), 12, Kind.CENTER),
)
_TOTAL = text("合计", "in all")
_NOBODY = text("规划期内没有招聘。", "Nobody is recruited.")
_NONE_DUE = text("没有在借或新借的周转池编制。", "No posts of the circulation pool are lent.")
_BEYOND = text("规划期后到期", "due after the plan")
_STATES = (text("在借", "running"), text("新借", "new"))
_DUE_HEADINGS = (
    Heading(text("到期年度", "due"), 10, Kind.WHOLE),
    *_CELL,
    Heading(text("归还数量", "posts returned"), 10, Kind.COUNT),
    Heading(text("状态", "state"), 9, Kind.CENTER),
    Heading(text("借用年度", "from"), 10, Kind.WHOLE),
    Heading(text("编号", "code"), 10, Kind.CENTER),
    Heading(text("备注", "remark"), 18, Kind.WRAP),
)


def recruits_table(results: HeadcountResults, shown: Shown) -> Table:
    """Return the recruits of each cell, a column for each year."""
    by_cell: dict[PostCell, list[int]] = {}
    for row in results.rows:
        by_cell.setdefault(row.cell, []).append(row.recruits)
    kept = {cell: counts for cell, counts in by_cell.items() if any(counts)}
    years = range(len(results.case.years))
    body: list[tuple[Cell, ...]] = [
        (shown.brief(cell.facility), shown.word(cell.category), *(n or None for n in counts), sum(counts))
        for cell, counts in kept.items()
    ]
    if kept:
        each = [sum(counts[n] for counts in kept.values()) for n in years]
        body.append((shown.say(_TOTAL), None, *each, sum(each)))
    return Table(
        title=plan_title(shown, text("{c}招聘计划", "{c}: recruits")),
        headings=(
            *_CELL,
            *(Heading(text("{y}年", "{y}").fill(y=year), 10, Kind.COUNT) for year in results.case.years),
            Heading(_TOTAL, 10, Kind.COUNT),
        ),
        rows=body,
        freeze=2,
        landscape=True,
        notes=() if kept else (shown.say(_NOBODY),),
    )


def due_table(results: HeadcountResults, shown: Shown) -> Table:
    """Return the loans by the year in which they are due."""
    loans = sorted(results.loans, key=lambda row: row.due)
    last = results.case.years[-1]
    return Table(
        title=plan_title(shown, text("{c}周转池编制到期归还", "{c}: posts returned to the circulation pool")),
        headings=_DUE_HEADINGS,
        rows=[
            (
                row.due,
                shown.brief(row.cell.facility),
                shown.word(row.cell.category),
                row.posts,
                shown.say(_STATES[row.new]),
                row.year,
                row.id,
                shown.say(_BEYOND) if row.due > last else "",
            )
            for row in loans
        ],
        freeze=2,
        landscape=True,
        notes=() if loans else (shown.say(_NONE_DUE),),
    )
