"""The plain formulation in PuLP with its CBC."""

from time import monotonic

import numpy as np
import pulp

from benchmarks.location.problem import Answer, Problem
from benchmarks.location.rivals.plain import plain_of
from optimizer.engines import Status


def by_cbc(problem: Problem, seconds: float) -> Answer:
    """Return what CBC makes of the plain formulation; it tells of no bound but that of a proof."""
    begin = monotonic()
    plain = plain_of(problem)
    model = pulp.LpProblem("location", pulp.LpMinimize)
    kinds = np.where(plain.whole, "Integer", "Continuous").tolist()
    columns = [
        pulp.LpVariable(f"x{n}", 0, high, cat)
        for n, (high, cat) in enumerate(zip(plain.highs.tolist(), kinds, strict=True))
    ]
    model += pulp.LpAffineExpression([(columns[n], plain.costs[n]) for n in np.flatnonzero(plain.costs)])
    terms: list[list[tuple[pulp.LpVariable, float]]] = [[] for _ in plain.row_lows]
    parts = (np.concatenate(part).tolist() for part in (plain.rows, plain.columns, plain.entries))
    for row, column, entry in zip(*parts, strict=True):
        terms[row].append((columns[column], entry))
    for pairs, low, high in zip(terms, plain.row_lows.tolist(), plain.row_highs.tolist(), strict=True):
        total = pulp.LpAffineExpression(pairs)
        if low == high:
            model += total == low
            continue
        if np.isfinite(low):
            model += total >= low
        if np.isfinite(high):
            model += total <= high
    model.solve(cbc(seconds - (monotonic() - begin)))
    status = claim(model)
    if status in (Status.UNKNOWN, Status.INFEASIBLE):
        return Answer(status)
    value = pulp.value(model.objective)
    values = np.array([column.value() or 0.0 for column in columns])
    return plain.answer(status, values, value, value if status is Status.OPTIMAL else None)


def cbc(seconds: float) -> pulp.PULP_CBC_CMD:
    """Return CBC with what is left of the time."""
    return pulp.PULP_CBC_CMD(msg=False, timeLimit=max(1.0, seconds), threads=2)


def claim(model: pulp.LpProblem) -> Status:
    """Return what CBC claims of a model: ``status`` alone hides that time ran out."""
    if model.status == pulp.LpStatusInfeasible:
        return Status.INFEASIBLE
    claims = {pulp.LpSolutionOptimal: Status.OPTIMAL, pulp.LpSolutionIntegerFeasible: Status.FEASIBLE}
    return claims.get(model.sol_status, Status.UNKNOWN)
