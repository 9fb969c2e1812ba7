"""The page of a siting: what its template shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from models.county.words import Goal
from models.files.out.outcome import number
from models.files.out.report.figure import Figure
from models.files.out.report.page import render_page, tier_rows
from models.files.out.shown import Shown
from models.files.out.siting.goals import ChoiceRow, choice_rows, heading, measured, plan_row
from models.files.out.siting.layout import CLOSED, closures, status
from models.files.out.siting.report.bars import costs_figure, utilization_figure
from models.files.out.siting.report.cards import cards
from models.files.out.siting.report.center_map import map_figure, unplaced
from models.files.out.siting.report.curves import curves_figure
from models.files.out.siting.report.frontier import frontier_figure
from models.files.out.siting.report.minute_colors import minute_legend
from models.files.out.siting.results import SitingResults
from models.files.out.siting.sheets.choices import price_rows
from models.files.out.siting.unreached import unreached_words
from models.siting import Analysis
from models.text import text

_TITLE = text("{c}共享中心布局方案", "{c}: where the shared centers stand")


@dataclass(frozen=True)
class Entry:
    """A center in a cell of the table of kinds and phases; ``state`` is ``new``, ``grown``, ``closed`` or blank."""

    name: str
    detail: str
    state: str


def render_report(results: SitingResults, shown: Shown) -> str:
    """Return the whole page as one HTML text; everything that comes from the input is escaped."""
    analysis = results.analysis or Analysis()
    goals = measured(analysis.alternatives, results.values)
    alternatives = choice_rows(results, shown, analysis.alternatives)
    return render_page(
        "siting.html.j2",
        results,
        shown,
        _figures(results, shown),
        title=shown.say(_TITLE.fill(c=shown.consortium)),
        tiers=tier_rows(results, lambda tier: _goal(shown, tier)),
        phases=[shown.phase(p.phase) for p in results.case.phases],
        cards=list(cards(results, shown)),
        layout=list(_layout(results, shown)),
        legend=[(shown.say(name), color) for name, color in minute_legend(results.within)],
        unplaced=unplaced(results, shown),
        goals=[shown.say(heading(goal)) for goal in goals],
        alternatives=_said([plan_row(results, shown), *alternatives], goals) if alternatives else [],
        prices=[row for price in analysis.prices for row in price_rows(results, shown, price)],
        unreached=unreached_words(results, shown),
    )


def _goal(shown: Shown, tier: Any) -> str:
    return shown.say(heading(tier)) if isinstance(tier, Goal) else shown.word(tier)


def _figures(results: SitingResults, shown: Shown) -> dict[str, Figure | None]:
    return {
        "map": map_figure(results, shown),
        "curves": curves_figure(results, shown),
        "utilization": utilization_figure(results, shown),
        "costs": costs_figure(results, shown),
        "frontier": frontier_figure(results, shown),
    }


def _said(rows: Iterable[ChoiceRow], goals: tuple[Goal, ...]) -> list[dict[str, Any]]:
    found = []
    for row in rows:
        values = [row.values.get(goal) for goal in goals]
        said = ["—" if value is None else number(value) for value in values]
        found.append({"title": row.title, "said": said, "centers": row.centers, "difference": row.difference})
    return found


def _layout(results: SitingResults, shown: Shown) -> list[tuple[str, list[list[Entry]]]]:
    """Return for each kind and phase the centers that are open, and those that close."""
    cells = {(kind, t): list[Entry]() for kind in results.case.centers for t in range(len(results.case.phases))}
    for row in results.centers:
        said = status(row)
        modules = text("{s}，{m}个模块", "{s}, modules: {m}").fill(s=said, m=row.modules)
        state = "new" if row.new else "grown" if row.before is not None and row.added else ""
        cells[row.kind, row.phase].append(Entry(shown.facility(row.site), shown.say(modules), state))
    for gone in closures(results):
        entry = Entry(shown.facility(gone.site), shown.say(CLOSED), "closed")
        cells[gone.kind, gone.phase].append(entry)
    phases = range(len(results.case.phases))
    return [(kind, [cells[kind, t] for t in phases]) for kind in results.case.centers]
