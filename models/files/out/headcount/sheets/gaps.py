"""缺编, 空编 and 缺编阶梯: who is short and by how much, what stands in the way, which posts nobody holds."""

from models.county.words import Level
from models.files.out.headcount.results import HeadcountResults
from models.files.out.headcount.words import plan_title, ratio_words, rule_titles, rung_words
from models.files.out.sheets.table import Cell, Heading, Kind, Table
from models.files.out.shown import Shown
from models.headcount import Ladder
from models.rules.headcount.post_rows import PostRow
from models.text import text

_WHERE = (
    Heading(text("年度", "year"), 8, Kind.WHOLE),
    Heading(text("层级", "level"), 10, Kind.WRAP),
    Heading(text("机构", "facility"), 20, Kind.WRAP),
    Heading(text("人员类别", "category"), 12, Kind.CENTER),
)
_GAP_HEADINGS = (
    *_WHERE,
    Heading(text("需求", "need"), 8, Kind.COUNT),
    Heading(text("编制", "posts"), 8, Kind.COUNT),
    Heading(text("借用", "on loan"), 8, Kind.FEW),
    Heading(text("缺编", "gap"), 8, Kind.COUNT),
    Heading(text("缺编/需求", "gap / need"), 10, Kind.CENTER),
    Heading(text("缺编率", "ratio"), 9, Kind.SHARE),
    Heading(text("受限条款", "rules that bind"), 38, Kind.WRAP),
)
_VACANT_HEADINGS = (
    *_WHERE,
    Heading(text("编制", "posts"), 9, Kind.COUNT),
    Heading(text("借用", "on loan"), 9, Kind.FEW),
    Heading(text("实有在编", "staff"), 9, Kind.COUNT),
    Heading(text("空编", "vacant"), 9, Kind.COUNT),
    Heading(text("当年招聘", "recruits"), 9, Kind.FEW),
    Heading(text("可招聘", "recruits at most"), 10, Kind.COUNT),
)
_LADDER_HEADINGS = (
    Heading(text("层级", "level"), 10, Kind.WRAP),
    Heading(text("年度", "year"), 8, Kind.WHOLE),
    Heading(text("最大缺编率", "largest ratio"), 12, Kind.SHARE),
    Heading(text("缺编处数", "cells with a gap"), 10, Kind.WHOLE),
    Heading(text("由大到小", "from the largest"), 70, Kind.WRAP),
    Heading(text("已证最小", "proven smallest"), 10, Kind.CENTER),
)
_YES, _NO = text("是", "yes"), text("否", "no")
_GAP_NOTE = text(
    "受限条款：各条都没有余量，再多一名编制必须突破其中之一；放开一条能少缺多少，见“条款代价”。",
    "Each rule that binds has no room left: one post more would break one of them. What a clause less would change is "
    "on its own sheet.",
)
_FULL = text("各年末都不缺编。", "No post is missing at the end of any year.")
_NO_LIMIT = text("可招聘为空的，不限人数。", "Where the most is blank there is no limit.")
_NO_VACANCY = text("各年末都没有空编。", "No post is vacant at the end of any year.")
_LADDER_NOTE = text(
    "一格是缺编/需求相同的处数（机构×人员类别）；先使最大的最小，再使次大的最小，依次类推，基层先于医院，逐年进行。",
    "A step is how many cells (facility x category) have the same gap / need; the largest is made smallest, then the "
    "next, grassroots before hospitals, year by year.",
)


def gaps_table(results: HeadcountResults, shown: Shown) -> Table:
    """Return the cells that are short in each year, the largest ratio first, and which rules bind."""
    short = [row for row in results.rows if row.gap]
    rows = sorted(
        short, key=lambda row: (row.year, results.case.level(row.cell) is Level.HOSPITAL, -row.ratio, -row.gap)
    )
    return Table(
        title=plan_title(shown, text("{c}缺编情况", "{c}: posts missing")),
        headings=_GAP_HEADINGS,
        rows=[
            (
                *_where(results, shown, row),
                row.need,
                row.posts,
                row.on_loan,
                row.gap,
                ratio_words(row),
                float(row.ratio),
                rule_titles(shown, results.binding.rules(row)),
            )
            for row in rows
        ],
        freeze=4,
        landscape=True,
        notes=(shown.say(_GAP_NOTE if rows else _FULL),),
    )


def _where(results: HeadcountResults, shown: Shown, row: PostRow) -> tuple[Cell, ...]:
    return (
        results.case.years[row.year],
        shown.word(results.case.level(row.cell)),
        shown.brief(row.cell.facility),
        shown.word(row.cell.category),
    )


def vacancies_table(results: HeadcountResults, shown: Shown) -> Table:
    """Return the cells with posts that nobody holds at the end of a year, and how many could be recruited."""
    rows = [row for row in results.rows if row.vacant]
    return Table(
        title=plan_title(shown, text("{c}空编情况", "{c}: vacant posts")),
        headings=_VACANT_HEADINGS,
        rows=[
            (
                *_where(results, shown, row),
                row.posts,
                row.on_loan,
                row.staff,
                row.vacant,
                row.recruits,
                results.case.recruits_max(row.cell, results.case.years[row.year]),
            )
            for row in rows
        ],
        freeze=4,
        landscape=True,
        notes=(shown.say(_NO_LIMIT if rows else _NO_VACANCY),),
    )


def ladder_table(results: HeadcountResults, shown: Shown) -> Table:
    """Return how gaps are spread, a row for each level and year."""
    return Table(
        title=plan_title(shown, text("{c}缺编阶梯", "{c}: how gaps are spread")),
        headings=_LADDER_HEADINGS,
        rows=[_ladder(shown, ladder) for ladder in results.ladders],
        freeze=2,
        landscape=True,
        notes=(shown.say(_LADDER_NOTE),),
    )


def _ladder(shown: Shown, ladder: Ladder) -> tuple[Cell, ...]:
    first = ladder.rungs[0] if ladder.rungs else None
    return (
        shown.word(ladder.level),
        ladder.year,
        first.gap / first.need if first else 0.0,
        sum(rung.cells for rung in ladder.rungs),
        shown.say(text("，", ", ")).join(rung_words(shown, rung) for rung in ladder.rungs) or "—",
        shown.say(_YES if ladder.proven else _NO),
    )
