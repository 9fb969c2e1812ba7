"""Location within capacity: bounds by prices, quick solutions, and what is left by a mixed-integer solver."""

from time import monotonic

import numpy as np
from numpy.typing import NDArray

from optimizer.engines import Limits, Solver, SparseSolution, Status, solve_sparse
from optimizer.siting.location.clusters import cluster
from optimizer.siting.location.formulation import Formulation, formulate
from optimizer.siting.location.instance import Instance, Solution
from optimizer.siting.location.links import needed_links
from optimizer.siting.location.load_rows import with_load_rows
from optimizer.siting.location.located import Located
from optimizer.siting.location.multipliers import Reduced, Relaxation, ascend
from optimizer.siting.location.probing import probe
from optimizer.siting.location.transport import transport

Floats = NDArray[np.float64]
Wholes = NDArray[np.int64]

_ROUNDS = 1500
_EVERY = 10
_ROUNDING = 1e-9
_EQUAL = 1e-8
"""Value and bound that need be no whole numbers are equal within it, relative."""
_TOLERANCE = 1e-6
"""What a solver that has come to its end may be off by, relative."""
_DOUBT = 1e-4
"""Where all costs are whole numbers, a bound this much above one counts as the next."""
_PARTS = (0.3, 1.0, 1.0, 1.0)
"""How much of the way from bound to value is searched, one after the other."""
_BLIND = (0.01, 0.04, 0.16, np.inf)
"""The same without a solution, as parts of the bound."""


class CapacitySearch:
    """The search of one instance: the best solution so far and the bound.

    Without a ``relaxation`` the solver is given all sites and pairs.
    """

    def __init__(self, instance: Instance, relaxation: Relaxation | None, limits: Limits) -> None:
        self.instance, self.limits = instance, limits
        self.best: Solution | None = None
        self.value, self.bound = np.inf, -np.inf
        self._infeasible = self._ended = False
        self._deadline = None if limits.seconds is None else monotonic() + limits.seconds
        self._whole, self._tried, self._rounds = instance.whole, set[bytes](), 0
        self._relaxation = relaxation

    def solve(self) -> Located:
        """Return the best solution, proven where the limits allow it."""
        if self._relaxation is None:
            self._solve_up_to(everything(self.instance), np.inf)
        else:
            self._widen(self._relaxation)
        return self._located()

    def _located(self) -> Located:
        """Return what is known."""
        if self._infeasible:
            return Located(Status.INFEASIBLE)
        bound = self.bound if np.isfinite(self.bound) else None
        if self.best is None:
            return Located(Status.UNKNOWN, bound=bound)
        status = Status.OPTIMAL if self._met(0.0) else Status.FEASIBLE
        sites = tuple(np.flatnonzero(self.best.opened).tolist())
        modules = tuple(self.best.built.tolist()) if self.instance.modules else ()
        if self.instance.single:
            served = tuple(np.argmax(self.best.shares, axis=1).tolist())
            return Located(status, sites, served, self.value, bound, modules=modules)
        return Located(status, sites, (), self.value, bound, self.best.shares, modules)

    @property
    def left(self) -> float | None:
        """Seconds left, ``None`` without a limit."""
        return None if self._deadline is None else max(0.0, self._deadline - monotonic())

    def _met(self, gap: float) -> bool:
        """Whether the bound is within ``gap`` of the value; values that are no whole numbers count to a tolerance."""
        gap = gap if self._whole else max(gap, _TOLERANCE if self._ended else _EQUAL)
        return bool(self.value < np.inf and self.value - self.bound <= gap * abs(self.value))

    @property
    def _over(self) -> bool:
        """Whether nothing is left to search, or no time, or the gap allowed is met."""
        return self._infeasible or self.left == 0.0 or self._met(self.limits.gap)

    def _seen(self, bound: float, opened: Floats) -> float | None:
        """Note a bound, try some of the sites opened, and aim at the best value."""
        self._raise_bound(bound)
        if self._rounds % _EVERY == 0:
            self._try_sites(np.flatnonzero(opened > 0))
        self._rounds += 1
        return None if self._over else self.value

    def _raise_bound(self, bound: float) -> None:
        """Note a proven bound; where all costs are whole, the next whole number is one too."""
        sure = bound - _ROUNDING * abs(bound)
        sure = float(np.ceil(sure - _DOUBT)) if self._whole else sure
        self.bound = min(max(self.bound, sure), self.value)

    def _try_sites(self, sites: Wholes) -> None:
        """Serve the members from ``sites`` unless that was tried before."""
        if sites.tobytes() in self._tried:
            return None
        self._tried.add(sites.tobytes())
        instance = self.instance
        if not instance.single:
            shares = transport(instance, sites, instance.capacity, self.left)
            return self._keep(shares)
        served = cluster(instance.cost, instance.demand, instance.capacity, sites, instance.fixed)
        return self._keep(None if served is None else instance.whole_shares(served))

    def _keep(self, shares: Floats | None, built: Wholes | None = None) -> None:
        """Note a solution if there is one and it is the best so far."""
        if shares is None:
            return
        solution = self.instance.solution(shares, built)
        if solution.value < self.value:
            self.best, self.value = solution, solution.value

    def _widen(self, relaxation: Relaxation) -> None:
        """Solve what solutions up to a guessed value can use, then up to a higher one, until nothing better is left."""
        _, prices = ascend(relaxation, first_prices(self.instance.cost), _ROUNDS, self._seen)
        for part, blind in zip(_PARTS, _BLIND, strict=True):
            if self._over or self._ended:
                return
            known = bool(np.isfinite(self.value))
            goal = self.value - 1 if self._whole and known else self.value
            guess = self.bound + (part * (goal - self.bound) if known else blind * max(1.0, abs(self.bound)))
            guess = float(np.floor(guess)) if self._whole else guess
            slack = _DOUBT if self._whole else _TOLERANCE * abs(guess)
            reduced, kept = relaxation.reduce(prices, guess + slack), prices
            if self.instance.single:
                reduced, bound, kept = probe(relaxation, reduced, prices, guess + slack, lambda: self.left == 0.0)
                self._raise_bound(min(bound, guess + 1 if self._whole else guess))
            if not self._solve_up_to(reduced, guess, kept):
                return

    def _solve_up_to(self, reduced: Reduced, guess: float, prices: Floats | None = None) -> bool:
        """Find the best solution of value ``guess`` or less, all in ``reduced``; return whether it came to its end."""
        beyond = guess + 1 if self._whole else guess
        if not reduced.pairs.any(axis=1).all():
            self._beyond(beyond)
            self._ended = beyond >= self.value
            return True
        links = needed_links(self.instance, reduced, self.left)
        formulation = formulate(self.instance, reduced.sites, reduced.pairs, must=reduced.must, links=links)
        if self._relaxation is not None and prices is not None and self.instance.single and links is None:
            formulation = with_load_rows(formulation, self._relaxation, reduced, prices)
        answer = solve_sparse(formulation.model, Limits(self.left, self.limits.gap, self.limits.seed))
        fits = not answer.found or self._read(formulation, answer)
        if answer.status is Status.INFEASIBLE:
            if not np.isfinite(guess) and not _agrees(formulation, self.left):
                return False
            self._beyond(beyond)
        elif answer.bound is not None and fits:
            self._raise_bound(min(answer.bound, beyond))
        ended = fits and answer.status in (Status.OPTIMAL, Status.INFEASIBLE)
        self._ended = ended and beyond >= self.value
        return ended

    def _beyond(self, value: float) -> None:
        """Note that nothing costs less than ``value``; if that is infinite, there is no solution."""
        if np.isfinite(value):
            self._raise_bound(value)
        else:
            self._infeasible = self.best is None

    def _read(self, formulation: Formulation, answer: SparseSolution) -> bool:
        """Note the solution of a solver, made exact; return whether it keeps every capacity."""
        instance = self.instance
        built = formulation.built(answer.values)
        if instance.single:
            shares: Floats | None = instance.whole_shares(np.argmax(formulation.shares(answer.values), axis=1))
        else:
            opened = np.flatnonzero(formulation.opened(answer.values))
            shares = transport(instance, opened, instance.room(built), self.left)
        if shares is None or (instance.demand @ shares > instance.room(built) * (1 + _ROUNDING)).any():
            return False
        self._keep(shares, built)
        return True


def everything(instance: Instance) -> Reduced:
    """Return all sites and all pairs that a road joins."""
    sites = np.ones(len(instance.opening), dtype=bool)
    return Reduced(sites, np.isfinite(instance.cost), np.zeros(len(sites), dtype=bool))


def _agrees(formulation: Formulation, seconds: float | None) -> bool:
    """Return whether a second solver finds no solution either."""
    return solve_sparse(formulation.model, Limits(seconds), solver=Solver.SCIP).status is Status.INFEASIBLE


def first_prices(cost: Floats) -> Floats:
    """Return prices to begin with: what each member's second cheapest site costs, or its cheapest without one."""
    two = np.sort(cost, axis=1)[:, :2]
    prices: Floats = np.where(np.isfinite(two[:, -1]), two[:, -1], two[:, 0])
    return prices
