"""spopt (PySAL) with PuLP's CBC: each of its models that answers the question asked."""

from time import monotonic
from typing import Any

import numpy as np
from spopt import locate

from benchmarks.location.problem import Answer, Kind, Problem, nearest
from benchmarks.location.rivals.cbc import cbc, claim
from optimizer.engines import Status


def by_spopt(problem: Problem, seconds: float) -> Answer:
    """Return what spopt answers; building its model counts, its tables of results are not asked for."""
    begin = monotonic()
    model = _model(problem)
    model.problem.solve(cbc(seconds - (monotonic() - begin)))
    status = claim(model.problem)
    if status in (Status.UNKNOWN, Status.INFEASIBLE):
        return Answer(status)
    sites = tuple(n for n, variable in enumerate(model.fac_vars) if (variable.value() or 0) > 0.5)
    value = float(model.problem.objective.value()) / problem.scale
    return Answer(status, sites, _shares(problem, model, sites), value, value if status is Status.OPTIMAL else None)


def _model(problem: Problem) -> Any:
    cost, p = problem.cost.astype(float), problem.p
    ones = np.ones(problem.members)
    if problem.kind is Kind.MEDIAN:
        return locate.PMedian.from_cost_matrix(cost, ones, p)
    if problem.kind is Kind.CAPACITATED_MEDIAN:
        # Its costs are weighted by the loads; dividing by them leaves the costs of the file.
        loads = np.maximum(problem.demand, 1e-9).astype(float)
        return locate.PMedian.from_cost_matrix(cost / loads[:, None], loads, p, facility_capacities=problem.capacity)
    if problem.kind is Kind.CENTER:
        return locate.PCenter.from_cost_matrix(cost, p)
    if problem.kind is Kind.SET_COVER:
        return locate.LSCP.from_cost_matrix(cost, problem.radius)
    if problem.kind is Kind.MAXIMAL_COVER:
        return locate.MCLP.from_cost_matrix(cost, ones, problem.radius, p)
    raise ValueError(f"spopt has no model for {problem.kind}")


def _shares(problem: Problem, model: Any, sites: tuple[int, ...]) -> dict[tuple[int, int], float]:
    if problem.kind is Kind.CAPACITATED_MEDIAN:
        served = [[variable.value() or 0.0 for variable in row] for row in model.cli_assgn_vars]
        return {(member, int(site)): 1.0 for member, site in enumerate(np.argmax(served, axis=1))}
    return nearest(problem, sites) if problem.kind in (Kind.MEDIAN, Kind.CENTER) else {}
