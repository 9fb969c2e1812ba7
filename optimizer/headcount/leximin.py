"""Gaps as even as can be: of all cells of a level in a year the worst ratio first, then the next, exactly.

``count(r)`` is the number of cells whose gap over need is ``r`` or more. A plan whose sorted ratios are smallest has
the least ``count`` at the largest ratio at which plans differ, so that counts are lowered one after the other, from
the largest ratio down; ``count(r) = sum of step[ceil(r need)]``. Steps need no order among themselves: a plan that
fills a higher step before a lower one only counts more at a higher ratio.

Most counts need no solver: the best plan known brings them down to what is forced. The others are linear programs, one
after the other on the same basis; what their prices show to hold in every optimum is fixed at once, and from the price
of a post follows what is forced below. Where no whole numbers meet the linear optimum, HiGHS decides.
"""

from collections import defaultdict
from fractions import Fraction
from math import ceil

import numpy as np
from numpy.typing import NDArray

from models.county.words import Level
from optimizer.clock import Clock
from optimizer.engines import Face, FaceProgram, Limits, keeps_rows
from optimizer.headcount.formulation import HeadcountModel
from optimizer.headcount.lower import left
from optimizer.headcount.part import Values, lower_part
from optimizer.headcount.parts import Part, parts_of
from optimizer.headcount.steps import Stairs, add_steps, missing

STEEP = 16
"""The price of a step is 2 to the power of so many times its ratio, for a first guess."""
PRICE, DOUBT = 1e-5, 1e-4
Ints = NDArray[np.int64]


def spread(
    m: HeadcountModel, level: Level, y: int, values: Values, limits: Limits, clock: Clock
) -> tuple[Values, bool]:
    """Make the gaps of a level in a year as even as can be, and let the model keep to it.

    Return the values of all columns, and whether every count is proven.
    """
    stairs, values = add_steps(m, level, y, values)
    of_step = {c: stair for stair in stairs for c in stair.columns}
    proven = True
    for part in parts_of(m.model):
        its = list(dict.fromkeys(of_step[c] for c in part.columns.tolist() if c in of_step))
        if its and proven:
            lowering = Lowering(m, y, part, its, values, limits, clock)
            proven = lowering.run()
            values[part.columns] = lowering.values
            if proven:
                _keep(m, part, lowering)
    return values, proven


def _keep(m: HeadcountModel, part: Part, lowering: "Lowering") -> None:
    """Write what a part settled into the model of the whole."""
    for n, column in enumerate(part.columns.tolist()):
        m.model.lows[column], m.model.highs[column] = int(lowering.lows[n]), int(lowering.highs[n])
    for columns, high in lowering.rows:
        m.model.row(("even",), part.columns[columns].tolist(), high=high)


class Lowering:
    """The counts of one part, lowered from the largest ratio down; columns as the part numbers them."""

    def __init__(
        self, m: HeadcountModel, y: int, part: Part, stairs: list[Stairs], values: Values, limits: Limits, clock: Clock
    ) -> None:
        self._m, self._y, self._part, self._limits, self._clock = m, y, part, limits, clock
        self._stairs = stairs
        self._whole = values.copy()
        self.values: Values = values[part.columns]
        self.lows, self.highs = np.array(part.model.lows), np.array(part.model.highs)
        self.rows: list[tuple[Ints, int]] = []
        self._model = part.model.copy()
        number = {c: n for n, c in enumerate(part.columns.tolist())}
        self._steps = [np.array([number[c] for c in stair.columns]) for stair in stairs]
        self._program = FaceProgram(part.model, limits.seed)
        self._sent = self.lows.copy(), self.highs.copy()

    def run(self) -> bool:
        """Lower every count; return whether each is proven."""
        self._guess()
        at = np.full(len(self._stairs), -1)
        count = 0
        for changed in self._ratios():
            above = at[[i for i, _ in changed]]
            for i, n in changed:
                at[i] = self._steps[i][n]
            now, new = at[at >= 0], at[[i for i, _ in changed]]
            settled = self._settle(now, new, above, count)
            if settled is None:
                return False
            count = settled
        return True

    def _ratios(self) -> list[list[tuple[int, int]]]:
        """Return the steps by falling ratio: (cell, step from 0), those of one ratio together."""
        found: dict[Fraction, list[tuple[int, int]]] = defaultdict(list)
        for i, stair in enumerate(self._stairs):
            for n in range(len(stair.columns)):
                found[Fraction(n + 1, stair.need)].append((i, n))
        return [found[ratio] for ratio in sorted(found, reverse=True)]

    def _guess(self) -> None:
        """Begin at a plan that is likely to be the best: steps cost the more the higher their ratio."""
        costs = np.zeros(self._model.width)
        for stair, steps in zip(self._stairs, self._steps, strict=True):
            costs[steps] = 2.0 ** (STEEP * np.arange(1, len(steps) + 1) / stair.need)
        face = self._program.minimize(costs, self._clock.left)
        if face is not None and costs @ self.values > face.value + DOUBT:
            self._take(np.rint(face.values).astype(np.int64))

    def _settle(self, now: Ints, new: Ints, above: Ints, before: int) -> int | None:
        """Lower the count over the steps ``now``, ``new`` ones in place of those ``above``; ``None`` without a proof.

        At least as many cells count as ``before``, and of the new ones those that are forced.
        """
        apart = (above < 0) | (self.highs[above] == 0)
        least = max(int(self.lows[now].sum()), before + int(self.lows[new[apart]].sum()))
        count = int(self.values[now].sum())
        if count > least:
            reached = self._prove(now, count)
            if reached is None:
                return None
            count = reached
        if count == before + int(self.lows[new[apart]].sum()):
            self._close(new[apart])
        self._hold(now, count)
        return count

    def _close(self, steps: Ints) -> None:
        """Let no cell take steps that are not forced."""
        self.highs[steps[self.lows[steps] == 0]] = 0

    def _hold(self, now: Ints, count: int) -> None:
        """Let no more cells than ``count`` have one of the steps ``now``."""
        free = np.sort(now[self.lows[now] < self.highs[now]])
        room = count - int(self.lows[now].sum())
        if room == 0:
            self._close(now)
        elif len(free) > room and not (
            self.rows and self.rows[-1][1] == room and np.isin(free, self.rows[-1][0]).all()
        ):
            self.rows.append((free, room))
            self._model.row(("even",), free.tolist(), high=room)
            self._program.at_most(free, room)

    def _prove(self, now: Ints, count: int) -> int | None:
        """Return the least count over the steps ``now``, where it can be proven; the best plan known takes it."""
        if self._clock.over:
            return None
        self._send()
        costs = np.zeros(self._model.width)
        costs[now] = 1.0
        face = self._program.minimize(costs, self._clock.left)
        least = -1
        if face is not None:
            least = ceil(face.value - DOUBT)
            if least < count:
                self._take(np.rint(face.values).astype(np.int64))
                count = int(self.values[now].sum())
        if least < count:
            self._bounded()
            found, _ = lower_part(
                self._model, dict.fromkeys(now.tolist(), 1), self.values, left(self._limits, self._clock)
            )
            if found.objective is None or found.bound != found.objective:
                return None
            if found.objective < count:
                self._take(np.array(found.values))
            count = found.objective
        if face is not None:
            self._fix(face, count - face.value)
        return count

    def _take(self, found: Values) -> bool:
        """Take ``found`` as the best plan known, where it keeps every row; steps are filled from the first on."""
        self._bounded()
        if not keeps_rows(self._model, found.tolist()):
            return False
        self._whole[self._part.columns] = found
        for stair, steps in zip(self._stairs, self._steps, strict=True):
            found[steps] = np.arange(len(steps)) < missing(self._m, stair.cell, self._y, self._whole)
        for n, stair in enumerate(self._stairs):
            gap = self._gap_of(n, stair)
            if gap is not None:
                found[gap] = int(found[self._steps[n]].sum())
        self.values = found
        return True

    def _gap_of(self, n: int, stair: Stairs) -> int | None:
        place = int(np.searchsorted(self._part.columns, self._m.gap[stair.cell, self._y]))
        inside = place < len(self._part.columns)
        return place if inside and self._part.columns[place] == self._m.gap[stair.cell, self._y] else None

    def _fix(self, face: Face, slack: float) -> None:
        """Fix the columns that every plan with this count has at a bound, by what a unit would cost."""
        low = (face.reduced > slack + PRICE) & (self.values == self.lows)
        high = (face.reduced < -slack - PRICE) & (self.values == self.highs)
        self.highs[low] = self.lows[low]
        self.lows[high] = self.highs[high]

    def _bounded(self) -> None:
        self._model.lows, self._model.highs = self.lows.tolist(), self.highs.tolist()

    def _send(self) -> None:
        """Tell the linear program what has been fixed since."""
        moved = np.flatnonzero((self._sent[0] != self.lows) | (self._sent[1] != self.highs))
        if len(moved):
            self._program.bound(moved, self.lows[moved], self.highs[moved])
            self._sent = self.lows.copy(), self.highs.copy()
