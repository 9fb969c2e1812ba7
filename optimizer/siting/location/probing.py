"""Sites tried one by one: what a solution with this one open would cost at least."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from optimizer.siting.location.multipliers import Reduced, Relaxation, ascend

Floats = NDArray[np.float64]

_FEW = 300
"""Up to so many pairs the solver needs no help."""
_ROUNDS = 60
_IN_ALL = 5000
_AFTER = 300
_SMALL = 1e-3


def probe(
    relaxation: Relaxation, reduced: Reduced, prices: Floats, guess: float, over: Callable[[], bool]
) -> tuple[Reduced, float, Floats]:
    """Leave out more that no solution of value ``guess`` or less uses; return what is left, a bound, and its prices.

    Each site is held open in turn and the prices raised from ``prices``; where the bound passes ``guess`` the site
    goes, which raises the bounds of those that follow. The bound holds for solutions of value ``guess`` or less only.
    """
    if reduced.pairs.sum() <= _FEW:
        return reduced, -np.inf, prices
    some = np.flatnonzero(reduced.sites)
    left = relaxation.among(reduced)
    tried = np.flatnonzero(~reduced.must[some])
    rounds = max(1, min(_ROUNDS, _IN_ALL // max(1, len(tried))))

    def aim(bound: float, _: Floats) -> float | None:
        return None if bound > guess or over() else guess + _SMALL * max(1.0, abs(guess))

    gone = np.zeros(len(some), dtype=bool)
    for site in tried.tolist():
        if over():
            break
        held = replace(left, choice=left.choice.holding(site))
        if ascend(held, prices, rounds, aim)[0] > guess:
            cost = left.cost.copy()
            cost[:, site], gone[site] = np.inf, True
            left = replace(left, cost=cost)
    bound, prices = ascend(left, prices, _AFTER, aim)
    again = left.reduce(prices, guess)
    sites, pairs, must = np.zeros_like(reduced.sites), np.zeros_like(reduced.pairs), np.zeros_like(reduced.must)
    sites[some] = again.sites & ~gone
    pairs[:, some] = again.pairs
    must[some] = again.must
    return Reduced(sites, pairs & sites, (must | reduced.must) & sites), bound, prices
