"""The linear relaxation of a model by GLOP, and a bound that holds whatever the solver's tolerances."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from math import ceil, isfinite

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt.python import mathopt

from optimizer.engines.linear import Limits, LinearModel
from optimizer.engines.mathopt import proto_of

Floats = NDArray[np.float64]

_FRACTION = 1e-5
_DOUBT = 1e-3
"""What the sum of a bound may be off by: costs are whole numbers, so that a bound this much above one counts as it."""


@dataclass(frozen=True)
class Relaxed:
    """The values of a linear optimum, and a whole number that no solution in whole numbers can go below.

    ``duals`` say by how much the optimum changes with a unit of each row's side.
    """

    values: Floats
    bound: int
    duals: Floats

    @property
    def rounded(self) -> tuple[int, ...]:
        """The values to the nearest whole number."""
        return tuple(np.rint(self.values).astype(int).tolist())

    @property
    def fractional(self) -> NDArray[np.bool_]:
        """Which columns are not whole."""
        off: NDArray[np.bool_] = np.abs(self.values - np.rint(self.values)) > _FRACTION
        return off


def relax(model: LinearModel, objective: Mapping[int, int], limits: Limits) -> Relaxed | None:
    """Minimize ``objective`` over ``model`` without asking for whole numbers; ``None`` where no optimum was found.

    An optimum of a large model that is close to a flow lies at whole numbers nearly everywhere, in a fraction of the
    time that a mixed-integer solver takes to say so.
    """
    seconds = None if limits.seconds is None else timedelta(seconds=max(limits.seconds, 0.01))
    params = mathopt.SolveParameters(time_limit=seconds, random_seed=limits.seed)
    proto = proto_of(model, objective, whole=False)
    result = mathopt.solve(mathopt.Model.from_model_proto(proto), mathopt.SolverType.GLOP, params=params)
    if result.termination.reason is not mathopt.TerminationReason.OPTIMAL:
        return None
    by_column = {v.id: x for v, x in result.variable_values().items()}
    by_row = {row.id: y for row, y in result.dual_values().items()}
    duals = np.array([by_row[row] for row in range(model.height)])
    bound = dual_bound(model, objective, duals)
    if not isfinite(bound):
        return None
    return Relaxed(np.array([by_column[n] for n in range(model.width)]), ceil(bound - _DOUBT), duals)


def dual_bound(model: LinearModel, objective: Mapping[int, int], duals: Floats) -> float:
    """Return ``sum_r y[r] * (low or high)[r] + sum_c min over its bounds of (cost - y A)[c] * x[c]``.

    Weak duality: it is below the objective of every solution, whatever the multipliers ``y`` of the rows are.
    """
    starts, columns = np.array(model.row_starts), np.array(model.row_columns, dtype=np.int64)
    rows = np.repeat(np.arange(model.height), np.diff(starts))
    left = np.zeros(model.width)
    left[list(objective.keys())] = list(objective.values())
    factors = np.array(model.row_coefficients, dtype=np.float64)
    if len(columns):
        left -= np.bincount(columns, weights=factors * duals[rows], minlength=model.width)
    lows, highs = np.array(model.row_lows), np.array(model.row_highs)
    sides = np.where(duals > 0, lows, highs)
    kept = np.where(np.isfinite(sides), duals, 0.0)
    if (kept != duals).any():  # a multiplier of a side that is open: left out, for all columns
        return dual_bound(model, objective, kept)
    used = duals != 0
    of_rows = float(np.sum(duals[used] * sides[used]))
    of_columns = float(np.sum(np.minimum(left * np.array(model.lows), left * np.array(model.highs))))
    return of_rows + of_columns
