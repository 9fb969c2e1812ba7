"""The stages one after the other: each is lowered as far as it goes while those before it are held."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from models.certificate import TierResult
from models.county.words import Mode, Stage
from models.headcount.analysis import Ladder
from models.headcount.case import HeadcountCase
from models.headcount.cell import Cell
from models.headcount.plan import HeadcountPlan
from models.text import text
from optimizer.clock import Clock
from optimizer.engines import Limits, Status
from optimizer.headcount.apart import Groups
from optimizer.headcount.formulation import HeadcountModel
from optimizer.headcount.leximin import spread
from optimizer.headcount.loans import loans_of
from optimizer.headcount.lower import Lowered, hold, lower
from optimizer.headcount.part import Values
from optimizer.headcount.read import plan_of
from optimizer.headcount.steps import ladder_of
from optimizer.headcount.tighten import tighten

OBJECTIVES = {
    Stage.CONTRACTS: "headcount.contracts",
    Stage.GRASSROOTS: "headcount.priority",
    Stage.HOSPITALS: "headcount.hospitals",
    Stage.GAP: "headcount.gap",
    Stage.VACANCIES: "headcount.vacancies",
    Stage.FILINGS: "headcount.few_filings",
    Stage.CHANGES: "headcount.few_changes",
}
TITLES = {
    Stage.BREACH: text("政策缺额最少", "least shortfall of the policy"),
    Stage.CONTRACTS: text("编外减少最少", "fewest contracts ended"),
    Stage.GRASSROOTS: text("基层缺编均衡", "gaps of the grassroots evenly"),
    Stage.HOSPITALS: text("医院缺编均衡", "gaps of hospitals evenly"),
    Stage.GAP: text("加权缺编最少", "least weighted gap"),
    Stage.VACANCIES: text("空编最少", "fewest vacancies"),
    Stage.FILINGS: text("备案行数最少", "fewest filing lines"),
    Stage.CHANGES: text("变动量最少", "fewest posts moved"),
}
THROUGH_GAP = (Stage.BREACH, Stage.CONTRACTS, Stage.GRASSROOTS, Stage.HOSPITALS, Stage.GAP)


def stages_of(case: HeadcountCase) -> tuple[Stage, ...]:
    """Return the stages of a case in their order: the shortfall, then those whose objective is pushed."""
    pushed = (Mode.HARD, Mode.SOFT)
    return tuple(s for s in Stage if s is Stage.BREACH or case.policy.mode(OBJECTIVES[s]) in pushed)


@dataclass(frozen=True)
class Reached:
    """A stage: its value, and the bound proven among plans that meet the stages before it."""

    stage: Stage
    value: float
    bound: float | None

    @property
    def proven(self) -> bool:
        """Whether value and bound meet."""
        return self.bound == self.value


class Stages:
    """The stages of a case: ``run`` lowers them, ``values`` are those of all columns, ``ladders`` what is even."""

    def __init__(self, case: HeadcountCase, limits: Limits, clock: Clock) -> None:
        self.case, self._limits, self._clock = case, limits, clock
        self.m = HeadcountModel(case)
        self.values: Values | None = None
        self.status = Status.UNKNOWN
        self.reached: list[Reached] = []
        self.ladders: list[Ladder] = []
        self._groups: Groups | None = None
        self._moves = False

    def run(self, stages: tuple[Stage, ...]) -> Iterator[Reached]:
        """Lower ``stages`` in their order, yielding each; ends early without time or plan, as ``status`` says."""
        for stage in stages:
            if self._clock.over and self.values is not None:
                return
            with self._clock.stage(stage.value, TITLES[stage]):
                reached = self._even(stage) if stage in (Stage.GRASSROOTS, Stage.HOSPITALS) else self._sum(stage)
            if reached is None:
                return
            self.reached.append(reached)
            yield reached
            if not reached.proven:
                return

    @property
    def met(self) -> bool:
        """Whether every stage of the case is reached and proven."""
        return len(self.reached) == len(stages_of(self.case)) and all(r.proven for r in self.reached)

    def spare(self) -> None:
        """Give out no more posts than the stages ask for: none of them counts what is given out."""
        if self.values is None or self._clock.over or not self._idle(self.values):
            return
        found = lower(self.m.model, dict.fromkeys(self.m.grants.values(), 1), self.values, self._limits, self._clock)
        if found.values is not None:
            self.values = found.values

    def _idle(self, values: Values) -> bool:
        """Return whether a cell that posts may have been given out to has more than it needs."""
        m, case = self.m, self.case
        given = {key for key, column in m.grants.items() if values[column]}
        for (cell, y), posts in m.posts.items():
            before = values[m.posts[cell, y - 1]] if y else case.posts[cell].approved
            if values[posts] > before and (case.class_of[cell.facility], cell.category, y) in given:
                usable = sum(int(values[c]) for c in m.filled_up(cell, y)) + case.lent[cell][y]
                if usable > case.need[cell]:
                    return True
        return False

    def plan(self) -> HeadcountPlan | None:
        """Return the plan so far, ``None`` where there is none."""
        return None if self.values is None else plan_of(self.m, self.values)

    def tiers(self) -> tuple[TierResult, ...]:
        """Return the stages reached so far."""
        return tuple(tier_result(r.stage, r.value, r.bound) for r in self.reached)

    def _sum(self, stage: Stage) -> Reached | None:
        """Lower a stage that is a sum of columns."""
        if stage is Stage.VACANCIES:
            self._add_staff()
        if stage in (Stage.FILINGS, Stage.CHANGES) and not self._moves:
            self._moves = True
            self._add_filings()
        if stage is Stage.CHANGES:
            self._add_changes()
        found = self._lower(stage)
        if stage is Stage.BREACH:
            self.status = found.status
        if found.values is None:
            return None
        self.values = found.values
        hold(self.m.model, found)
        weight, offset = 1, 0
        if stage is not Stage.BREACH:
            weight = self.case.policy.weight(OBJECTIVES[stage])
        if stage is Stage.CONTRACTS:
            offset = sum(self.case.posts[cell].off_filled for cell, _ in self.m.contracted)
        return Reached(stage, float(weight * (found.value + offset)), float(weight * (found.bound + offset)))

    def _lower(self, stage: Stage) -> Lowered:
        return lower(self.m.model, self.m.objectives[stage], self.values, self._limits, self._clock, self._groups)

    def _even(self, stage: Stage) -> Reached:
        """Make the gaps of a level even, year by year."""
        level = next(level for s, level in self.m.even if s is stage)
        proven = True
        for y in self.m.years:
            if proven and self.values is not None:
                self.values, proven = spread(self.m, level, y, self.values, self._limits, self._clock)
            if self.values is not None:
                self.ladders.append(ladder_of(self.m, level, y, self.values, proven=proven))
        its = [ladder for ladder in self.ladders if ladder.level is level]
        weight = self.case.policy.weight(OBJECTIVES[stage])
        bound = _worst([ladder for ladder in its if ladder.proven])
        return Reached(stage, weight * _worst(its), weight * _worst(its) if proven else weight * bound)

    def _add_staff(self) -> None:
        """Add recruits to the model, nobody being recruited yet; the shortfall of policy stays held."""
        m, values = self.m, self.values
        before = m.model.width
        known = dict(m.objectives[Stage.BREACH])
        m.add_staff()
        if values is None:
            return
        self.values = np.concatenate([values, np.zeros(m.model.width - before, dtype=np.int64)])
        for (cell, y), vacant in m.vacant.items():
            have = sum(int(values[c]) for c in m.filled_up(cell, y)) + self.case.lent[cell][y]
            self.values[vacant] = max(0, have - self.case.staying[cell][y])
        self._keep_breach(known)

    def _keep_breach(self, known: dict[int, int]) -> None:
        """Hold the shortfall of policy again, what was added since ``known`` included."""
        terms = dict(self.m.objectives[Stage.BREACH])
        if self.values is not None and terms.keys() - known.keys():
            high = sum(a * int(self.values[c]) for c, a in terms.items())
            self.m.link("held", "breach", terms=terms, high=high)

    def _add_filings(self) -> None:
        """Add single movements to the model, as the plan so far makes them."""
        m, plan = self.m, self.plan()
        before = m.model.width
        known = dict(m.objectives[Stage.BREACH])
        tighten(m.model)
        m.add_filings()
        tighten(m.model)
        self._groups = m.groups()
        if plan is None or self.values is None:
            return
        values = self.values = np.concatenate([self.values, np.zeros(m.model.width - before, dtype=np.int64)])
        if m.came:
            self._move(plan, values)
        begins = set(self._lend(values))
        for (cell, y), touched in m.touched.items():
            columns, today = m.before(cell, y)
            moves = values[m.posts[cell, y]] != sum(int(values[c]) for c in columns) + today
            passes = m.came and values[m.came[cell, y]]
            values[touched] = int(bool(moves or passes or (cell, y) in begins))
        self._keep_breach(known)

    def _move(self, plan: HeadcountPlan, values: Values) -> None:
        """Write into ``values`` what came to and left each cell in a plan."""
        m, year = self.m, {year: y for y, year in enumerate(self.case.years)}
        places = {(cell.facility, cell.category): cell for cell in self.case.posts}
        for row in plan.transfers:
            values[m.left[places[row.source, row.category], year[row.year]]] += row.posts
            values[m.came[places[row.target, row.category], year[row.year]]] += row.posts
        for grant in plan.granted:
            values[m.came[places[grant.facility, grant.category], year[grant.year]]] += grant.posts

    def _lend(self, values: Values) -> Iterator[tuple[Cell, int]]:
        """Yield the cells and years in which loans begin, and write into ``values`` how many."""
        m = self.m
        for cell in dict.fromkeys(cell for cell, _ in m.loans):
            active = [int(values[m.loans[cell, y]]) if (cell, y) in m.loans else 0 for y in m.years]
            for first, _, posts in loans_of(active, None, m.longest_loan) if any(active) else ():
                yield cell, first
                if m.begun:
                    values[m.begun[cell, first]] += posts

    def _add_changes(self) -> None:
        """Add what leaves each cell to the model, as the plan so far has it."""
        m = self.m
        width = m.model.width
        m.add_changes()
        self._groups = m.groups()
        if self.values is None:
            return
        values = self.values = np.concatenate([self.values, np.zeros(m.model.width - width, dtype=np.int64)])
        for (cell, y), left in m.left.items():
            if left >= width:
                columns, today = m.before(cell, y)
                values[left] = max(0, sum(int(values[c]) for c in columns) + today - int(values[m.posts[cell, y]]))


def _worst(ladders: list[Ladder]) -> float:
    """Return the largest ratio of ladders."""
    return float(max((Fraction(r.gap, r.need) for its in ladders for r in its.rungs[:1]), default=Fraction(0)))


def tier_result(stage: Stage, value: float, bound: float | None) -> TierResult:
    """Return a stage with ``gap = (value - bound) / max(1, |value|)``."""
    gap = None if bound is None else (value - bound) / max(1.0, abs(value))
    return TierResult(tier=stage, value=value, bound=bound, gap=gap)
