"""A need followed through all three decisions: from the center over its posts to the days of the roster."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from models.chain.center_posts import TODAY, CenterPosts
from models.chain.links import AfterHeadcount, AfterSiting
from models.chain.pour import pour
from models.chain.report import CellRow, ChainReport, NeedRow, StageRow, VisitRow
from models.chain.unfilled import PostLine
from models.chain.visits import NEED, Visit
from models.chain.visits_wanted import Key, days_of_visits, is_of_month
from models.headcount import Cell
from models.plan import RosterPlan
from models.roster import RosterCase
from models.rules.headcount.headcount import Headcount
from models.rules.roster.roster import Roster
from models.rules.roster.want_rows import want_rows
from models.text import Text
from models.verdict import Verdict


def follow(
    sited: AfterSiting,
    posted: AfterHeadcount,
    case: RosterCase,
    plan: RosterPlan,
    verdict: Verdict,
    stages: tuple[StageRow, ...],
) -> ChainReport:
    """Return each need with what became of it: those of centers first, then what cells leave unfilled themselves."""
    told = _told(posted, case, plan, verdict)
    lines = {line.ask: line for line in posted.lines if line.ask}
    cells = {Cell(ask.site, ask.category) for ask in sited.asks if ask.asked}
    short = {line.cell for line in posted.lines if line.left}
    own = (line for line in posted.lines if line.ask is None and (line.left or line.cell in cells))
    needs = [_center(sited, ask, posted.year, lines.get(ask), told) for ask in sited.asks]
    needs += [_cell_need(line, told) for line in own]
    shown = [cell for cell in posted.case.posts if cell in cells | short]
    return ChainReport(
        county=case.county.county.name,
        profile=case.policy.profile,
        month=f"{case.first:%Y-%m}",
        year=posted.year,
        stages=stages,
        needs=tuple(needs),
        cells=tuple(_cells(posted, shown)),
    )


Told = Mapping[PostLine, tuple[VisitRow, ...]]


def _told(posted: AfterHeadcount, case: RosterCase, plan: RosterPlan, verdict: Verdict) -> Told:
    """Return the visits of each line with the days that the roster plans, those of a place and specialty in order."""
    planned = _planned(posted, case, plan)
    why = {(f.where.facility, f.where.specialty): f.reason for f in verdict.of(NEED) if f.where.month}
    asking: dict[Key, list[Visit]] = defaultdict(list)
    for visit in posted.visits:
        asking[visit.line.cell.facility, visit.specialty].append(visit)
    got: dict[Visit, float] = {}
    for key, visits in asking.items():
        got |= dict(zip(visits, pour(planned.get(key, 0.0), [visit.days for visit in visits]), strict=True))
    found: dict[PostLine, list[VisitRow]] = defaultdict(list)
    for visit in posted.visits:
        reason = why.get((visit.line.cell.facility, visit.specialty))
        found[visit.line].append(_visit(visit, got[visit], reason))
    return {line: tuple(rows) for line, rows in found.items()}


def _visit(visit: Visit, planned: float, reason: Text | None) -> VisitRow:
    return VisitRow(
        posts=visit.posts,
        specialty=visit.specialty,
        days=visit.days,
        planned=planned,
        unasked=visit.unasked,
        reason=reason if planned < visit.days else None,
    )


def _planned(posted: AfterHeadcount, case: RosterCase, plan: RosterPlan) -> dict[Key, float]:
    """Return the planned days that serve what the chain asks for: those beyond what the facility wants itself."""
    days = days_of_visits(posted.visits)
    found: dict[Key, float] = {}
    for row in want_rows(case, Roster(case, plan)):
        key = row.want.facility, row.want.specialty
        if key in days and is_of_month(case.county.needs[row.want.need]):
            beyond = row.served - (row.want.target - days[key])
            found[key] = min(days[key], max(0.0, beyond))
    return found


def _center(sited: AfterSiting, ask: CenterPosts, year: int, line: PostLine | None, told: Told) -> NeedRow:
    return NeedRow(
        facility=ask.site,
        category=ask.category,
        kind=ask.kind,
        phase="" if ask.phase == TODAY else sited.siting.phases[ask.phase].phase,
        opens=None if ask.phase == TODAY else ask.year,
        modules=ask.modules,
        needed=ask.needed,
        there=ask.there,
        asked=ask.asked,
        unasked=ask.unasked if ask.wanted else None,
        later=ask.asked > 0 and ask.year > year,
        posts=line.posts if line else 0,
        filled=line.filled if line else 0,
        visits=told.get(line, ()) if line else (),
    )


def _cell_need(line: PostLine, told: Told) -> NeedRow:
    return NeedRow(
        facility=line.cell.facility,
        category=line.cell.category,
        needed=line.needed,
        asked=line.needed,
        posts=line.posts,
        filled=line.filled,
        visits=told.get(line, ()),
    )


def _cells(posted: AfterHeadcount, cells: Iterable[Cell]) -> Iterator[CellRow]:
    read, place = Headcount(posted.case, posted.plan), posted.case.years.index(posted.year)
    for cell in cells:
        lines = [line for line in posted.lines if line.cell == cell]
        granted = sum(g.posts for g in read.granted if _is(g.facility, g.category, cell) and g.year <= posted.year)
        came = sum(read.came(cell, n) for n in range(place + 1))
        yield CellRow(
            facility=cell.facility,
            category=cell.category,
            own=sum(line.needed for line in lines if line.ask is None),
            centers=sum(line.needed for line in lines if line.ask),
            today=posted.case.posts[cell].approved,
            moved=came - granted,
            granted=granted,
            borrowed=read.on_loan(cell, place),
            posts=read.posts(cell, place) + read.on_loan(cell, place),
            staff=read.staff(cell, place),
        )


def _is(facility: str, category: str, cell: Cell) -> bool:
    return (facility, category) == cell
