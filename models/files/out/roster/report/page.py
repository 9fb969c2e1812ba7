"""The page of a roster: what its template shows."""

from collections.abc import Mapping

from models.files.out.report.figure import Figure
from models.files.out.report.page import render_page, tier_rows
from models.files.out.report.palette import facility_colors
from models.files.out.roster.indicators import indicators
from models.files.out.roster.report.balance import departments_figure, people_figure
from models.files.out.roster.report.county_map import map_figure, unplaced
from models.files.out.roster.report.coverage import coverage_figure
from models.files.out.roster.report.heat import heat_figure
from models.files.out.roster.results import Results
from models.files.out.roster.sheets.roster import roster_title
from models.files.out.shown import Shown


def render_report(results: Results, shown: Shown) -> str:
    """Return the whole page as one HTML text; everything that comes from the input is escaped."""
    plan = results.plan
    colors = facility_colors(f for f in results.case.county.facilities if results.roster.visits_to.get(f.id))
    return render_page(
        "roster.html.j2",
        results,
        shown,
        _figures(results, shown, colors),
        title=roster_title(results, shown, plan.first),
        tiers=tier_rows(results, shown.word),
        span=shown.span(plan.first, plan.last),
        indicators=indicators(results, shown),
        legend=[(shown.short(code), color) for code, color in colors.items()],
        unplaced=unplaced(results, shown),
    )


def _figures(results: Results, shown: Shown, colors: Mapping[str, str]) -> dict[str, Figure | None]:
    return {
        "heat": heat_figure(results, shown, colors),
        "map": map_figure(results, shown, colors),
        "coverage": coverage_figure(results, shown),
        "people": people_figure(results, shown),
        "departments": departments_figure(results, shown),
    }
