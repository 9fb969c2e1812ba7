"""The textbook model in PuLP with its CBC."""

from math import isinf

from benchmarks.rivals.offer import Offer
from benchmarks.rivals.tiers import Better, by_tiers
from benchmarks.rivals.trace import Trace
from models.roster import RosterCase
from optimizer.engines import LinearModel, Solution, Status
from optimizer.engines.linear import objective_value


def by_cbc(case: RosterCase, seconds: float, trace: Trace) -> Offer:
    """Return what CBC makes of the textbook model, each tier from the last one's solution; it proves no bound to us."""
    return by_tiers(case, seconds, trace, _solve)


def _solve(
    model: LinearModel, objective: dict[int, int], seconds: float, start: tuple[int, ...], _: Better
) -> Solution:
    import pulp

    problem = pulp.LpProblem("roster", pulp.LpMinimize)
    columns = [
        pulp.LpVariable(f"x{n}", low, high, cat="Integer")
        for n, (low, high) in enumerate(zip(model.lows, model.highs, strict=True))
    ]
    problem += pulp.LpAffineExpression([(columns[c], cost) for c, cost in objective.items()])
    for row in range(model.height):
        begin, end = model.row_starts[row], model.row_starts[row + 1]
        pairs = zip(model.row_columns[begin:end], model.row_coefficients[begin:end], strict=True)
        total = pulp.LpAffineExpression([(columns[c], a) for c, a in pairs])
        if not isinf(model.row_lows[row]):
            problem += total >= model.row_lows[row]
        if not isinf(model.row_highs[row]):
            problem += total <= model.row_highs[row]
    for column, value in zip(columns, start, strict=False):
        column.setInitialValue(value)
    problem.solve(pulp.PULP_CBC_CMD(msg=False, timeLimit=seconds, threads=2, warmStart=bool(start)))
    if problem.sol_status not in (pulp.LpSolutionOptimal, pulp.LpSolutionIntegerFeasible):
        return Solution(Status.UNKNOWN)
    values = tuple(round(c.value() or 0) for c in columns)
    proven = problem.sol_status == pulp.LpSolutionOptimal
    value = objective_value(objective.items(), values)
    return Solution(Status.OPTIMAL if proven else Status.FEASIBLE, values, value, value if proven else None)
