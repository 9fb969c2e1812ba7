"""Receiving units: which were served, what they wanted, and what was done there."""

from collections import defaultdict
from dataclasses import dataclass

from models.county.words import Activity
from models.month.month import Month, month_of
from models.report.annual import Named
from models.report.figure import Figure
from models.report.scope import Scope
from models.roster.eligible import receiving
from models.roster.history import recognized_days
from models.roster.wants import Want
from models.rules.roster.want_rows import want_rows

NEED = "roster.need"


@dataclass(frozen=True)
class UnitRow:
    """A receiving unit in the period: days verified and pending, people verified, workload other than remote."""

    facility: str
    name: str
    verified: float
    pending: float
    people: int
    volume: float


def place_figures(scope: Scope) -> Named:
    """Yield coverage of the receiving units (B07), and of what they want (B05)."""
    rows = unit_rows(scope)
    yield "places", Figure(top=sum(r.verified > 0 for r in rows), bottom=len(rows))
    if scope.policy.measured(NEED):
        wants = [w for w in want_rows(scope.case, scope.weekly_roster) if scope.is_published(_month(scope, w.want))]
        wanted = sum(w.want.target for w in wants)
        yield "need", Figure(top=wanted - sum(w.short for w in wants), bottom=wanted)


def stop_figures(scope: Scope) -> Named:
    """Yield how many village stops were visited."""
    first, last = scope.period.first, scope.period.last
    stops = {(a.facility, a.stop) for a in scope.county.attendance if a.verified_by and a.stop and
             first <= a.date <= last and recognized_days(a, scope.policy) > 0}  # fmt: skip
    yield "stops", Figure(top=len(stops))


def _month(scope: Scope, want: Want) -> Month:
    """Return the month that a want is counted in: that of its last working day, as with the weekly share."""
    return month_of(max(scope.case.calendar.workdays(want.first, want.last), default=want.last))


def unit_rows(scope: Scope) -> list[UnitRow]:
    """Return a row for each receiving unit, in the order of the sheet."""
    verified: dict[str, float] = defaultdict(float)
    pending: dict[str, float] = defaultdict(float)
    people: dict[str, set[str]] = defaultdict(set)
    volume: dict[str, float] = defaultdict(float)
    for c in scope.credits:
        (verified if c.verified else pending)[c.facility] += c.days
        if c.verified:
            people[c.facility].add(c.person)
    for a in scope.county.attendance:
        if a.verified_by and a.activity is not Activity.REMOTE and scope.period.first <= a.date <= scope.period.last:
            volume[a.facility] += a.volume or 0.0
    return [
        UnitRow(f.id, f.name, verified[f.id], pending[f.id], len(people[f.id]), volume[f.id])
        for f in receiving(scope.case)
    ]
