"""Rows that hold a mixed-integer formulation of whole members to the bound by prices, where fractions fall below it."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from optimizer.siting.location.formulation import Formulation
from optimizer.siting.location.multipliers import Reduced, Relaxation

Floats = NDArray[np.float64]

_GRID = 1024.0
_ROUNDING = 1e-7


def with_load_rows(formulation: Formulation, relaxation: Relaxation, reduced: Reduced, prices: Floats) -> Formulation:
    """Return the formulation with ``sum_j (cost[j,i] - price[j]) x[j,i] >= least[i] y[i]`` for each site.

    ``least[i]`` is the least sum of a load of site *i*, a knapsack in whole members over the pairs of ``reduced``, the
    ones that ``formulation`` has. The sum of these rows is the bound at ``prices``.
    """
    model, width = formulation.model, len(formulation.sites)
    prices = np.rint(prices * _GRID) / _GRID
    left = relaxation.among(reduced)
    net = left.cost - prices[:, None]
    least = left.loads.fill(net)[0]
    pairs = formulation.first_pair + np.arange(len(formulation.at))
    return replace(
        formulation,
        model=replace(
            model,
            rows=np.concatenate([model.rows, model.height + formulation.at, model.height + np.arange(width)]),
            columns=np.concatenate([model.columns, pairs, np.arange(width)]),
            coefficients=np.concatenate([model.coefficients, net[formulation.members, formulation.at], -least]),
            row_lows=np.concatenate([model.row_lows, np.full(width, -_ROUNDING)]),
            row_highs=np.concatenate([model.row_highs, np.full(width, np.inf)]),
        ),
    )
