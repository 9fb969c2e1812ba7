"""How the month's work went: versions, changes, answers, floors and the road."""

from collections.abc import Sequence

from models.files.month.state import MonthState
from models.month import Side, unanswered
from models.report.annual import Named
from models.report.figure import Figure
from models.report.scope import Scope
from models.rules.roster.home_floor import home_floor
from models.rules.roster.travel import travel
from models.verdict import Finding


def process_figures(scope: Scope, states: Sequence[MonthState], defaults: int) -> Named:
    """Yield what the folder's months tell; ``states`` are those of the period."""
    versions = [v for s in states for v in s.versions.values()]
    first = [(s, s.versions[min(s.versions)].plan.duties) for s in states if s.versions]
    duties = sum(len(d) for _, d in first)
    changed = sum(len(v.publication.changes) for v in versions)
    yield "published", Figure(top=len(scope.months), bottom=len(scope.period.months))
    yield "versions", Figure(top=len(versions))
    yield "changed", Figure(top=changed, bottom=duties)
    for side, name in ((Side.DEPARTMENT, "answered_departments"), (Side.UNIT, "answered_units")):
        open_ = sum(len(unanswered(d, s.answers, side)) for s, d in first)
        yield name, Figure(top=duties - open_, bottom=duties)
    yield "floors", _floors(scope)
    yield "defaults", Figure(top=defaults)


def _floors(scope: Scope) -> Figure:
    """Return the days and departments on which enough stay home, of those on which anybody is sent (A13, H13)."""
    sent = {key for key, visits in scope.roster.visits_from.items() if visits}
    found = [f for f in home_floor(scope.case, scope.roster) if isinstance(f, Finding)]
    broken = {(f.where.department, f.where.date) for f in found}
    return Figure(top=len(sent - broken), bottom=len(sent))


def travel_figures(scope: Scope) -> Named:
    """Yield the hours on the road of the published roster; profiles differ in what a stay is (B12)."""
    yield "travel", Figure(top=round(travel(scope.case, scope.roster) / 60, 1))
