"""分期费用: what each phase costs, and what its budget leaves."""

from models.files.out.sheets.table import Cell, Heading, Kind, Table
from models.files.out.shown import Shown
from models.files.out.siting.results import SitingResults
from models.rules.siting.phase_costs import PhaseCosts
from models.text import text

_HEADINGS = (
    Heading(text("期次", "phase"), 9, Kind.CENTER),
    Heading(text("截止日期", "deadline"), 12, Kind.CENTER),
    Heading(text("年数", "years"), 7, Kind.WHOLE),
    Heading(text("建设费", "building"), 14, Kind.COUNT),
    Heading(text("模块费", "modules"), 14, Kind.COUNT),
    Heading(text("运行费", "running"), 14, Kind.COUNT),
    Heading(text("预算内合计", "within the budget"), 15, Kind.COUNT),
    Heading(text("配送费", "couriers"), 14, Kind.COUNT),
    Heading(text("合计", "in all"), 15, Kind.COUNT),
    Heading(text("预算", "budget"), 15, Kind.COUNT),
    Heading(text("上期结转", "carried over"), 13, Kind.COUNT),
    Heading(text("结余", "left"), 15, Kind.COUNT),
)
_NOTES = (
    text(
        "单位：元。预算管建设费、模块费和运行费；配送费另列，不计入预算。结余为负即超支；预算为空即不限。",
        "In yuan. The budget pays for building, modules and running; couriers are apart. What is left is below nothing "
        "where the budget is overrun; a blank budget is no limit.",
    ),
)


def costs_table(results: SitingResults, shown: Shown) -> Table:
    """Return a row for each phase and one for all; phases that overrun their budget are shaded."""
    costs = results.costs
    title = text("{c}分期费用", "{c}: cost by phase")
    return Table(
        title=shown.say(title.fill(c=shown.consortium)),
        headings=_HEADINGS,
        rows=[*(_row(c) for c in costs), _total(shown, costs)],
        landscape=True,
        marked=frozenset(n for n, c in enumerate(costs) if c.over),
        notes=tuple(shown.say(n) for n in _NOTES),
    )


def _row(costs: PhaseCosts) -> tuple[Cell, ...]:
    phase, left = costs.phase, costs.left
    return (
        phase.phase,
        phase.deadline.isoformat(),
        phase.years,
        costs.opening,
        costs.modules,
        costs.running,
        costs.spent,
        costs.courier,
        costs.total,
        phase.budget,
        costs.carried or None,
        left if left is None else left - costs.over,
    )


def _total(shown: Shown, costs: list[PhaseCosts]) -> tuple[Cell, ...]:
    budgets = [c.phase.budget for c in costs]
    return (
        shown.say(text("合计", "in all")),
        None,
        sum(c.phase.years for c in costs),
        sum(c.opening for c in costs),
        sum(c.modules for c in costs),
        sum(c.running for c in costs),
        sum(c.spent for c in costs),
        sum(c.courier for c in costs),
        sum(c.total for c in costs),
        sum(b for b in budgets if b is not None) if None not in budgets else None,
        None,
        None,
    )
