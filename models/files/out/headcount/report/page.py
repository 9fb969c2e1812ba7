"""The page of a headcount: what its template shows."""

from typing import Any

from models.county.words import Level
from models.files.out.headcount.report.bars import classes_figure, ladders_figure
from models.files.out.headcount.report.cards import cards
from models.files.out.headcount.report.flows import flow_legend, flows_figure
from models.files.out.headcount.report.gap_colors import gap_legend
from models.files.out.headcount.report.gap_map import MOST_ARROWS, after_figure, before_figure, unplaced
from models.files.out.headcount.results import HeadcountResults
from models.files.out.headcount.sheets.clauses import one_more_cells, saved, switched_cells
from models.files.out.headcount.sheets.form import WATERMARK
from models.files.out.headcount.words import NOT_ASKED, plan_title, rule_titles
from models.files.out.outcome import percent
from models.files.out.report.figure import Figure
from models.files.out.report.page import render_page, tier_rows
from models.files.out.shown import Shown
from models.headcount import HeadcountAnalysis
from models.text import text

_TITLE = text("{c}编制调剂方案", "{c}: transfer of posts")
_SHORT = 60
"""Rows of the table of gaps; the workbook has them all."""


def render_report(results: HeadcountResults, shown: Shown) -> str:
    """Return the whole page as one HTML text; everything that comes from the input is escaped."""
    analysis = results.analysis or HeadcountAnalysis()
    short = [row for row in results.last if row.gap]
    years = results.case.years
    return render_page(
        "headcount.html.j2",
        results,
        shown,
        _figures(results, shown),
        title=plan_title(shown, _TITLE),
        watermark=shown.say(WATERMARK),
        tiers=tier_rows(results, shown.word),
        span=str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}",
        cards=list(cards(results, shown)),
        gap_legend=[(shown.say(name), color) for name, color in gap_legend()],
        flow_legend=flow_legend(shown),
        arrows=MOST_ARROWS,
        unplaced=unplaced(results, shown),
        short=_short(results, shown),
        short_left=max(0, len(short) - _SHORT),
        switched=[switched_cells(shown, row, saved(results.switched, row)) for row in results.switched],
        not_asked=shown.say(NOT_ASKED),
        more=[one_more_cells(shown, row) for row in analysis.one_more],
        loans=_loans(results, shown),
    )


def _figures(results: HeadcountResults, shown: Shown) -> dict[str, Figure | None]:
    return {
        "before": before_figure(results, shown),
        "after": after_figure(results, shown),
        "flows": flows_figure(results, shown),
        "classes": classes_figure(results, shown),
        "ladders": ladders_figure(results, shown),
    }


def _short(results: HeadcountResults, shown: Shown) -> list[dict[str, Any]]:
    """Return the cells that are short in the end, the largest ratio first, with those of the first levels first."""
    today = {row.cell: row for row in results.today}
    rows = [row for row in results.last if row.gap]
    rows.sort(key=lambda row: (results.case.level(row.cell) is Level.HOSPITAL, -row.ratio, -row.gap))
    return [
        {
            "facility": shown.short(row.cell.facility),
            "level": shown.word(results.case.level(row.cell)),
            "category": shown.word(row.cell.category),
            "before": today[row.cell].gap,
            "gap": row.gap,
            "need": row.need,
            "ratio": percent(round(float(row.ratio), 4)),
            "rules": rule_titles(shown, results.binding.rules(row)),
        }
        for row in rows[:_SHORT]
    ]


def _loans(results: HeadcountResults, shown: Shown) -> list[dict[str, Any]]:
    states = (text("在借", "running"), text("新借", "new"))
    return [
        {
            "due": row.due,
            "facility": shown.short(row.cell.facility),
            "category": shown.word(row.cell.category),
            "posts": row.posts,
            "state": shown.say(states[row.new]),
            "year": row.year or "—",
        }
        for row in sorted(results.loans, key=lambda row: row.due)
    ]
