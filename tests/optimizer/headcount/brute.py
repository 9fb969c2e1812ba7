"""Brute force: every headcount plan of a tiny county, judged by the checker alone.

Decided are, year by year, who gives posts to whom, what is given out, what is lent until when and how many contracts
end; then, where vacancies are asked about, the recruits. Left out is only what no clause can ask for: a post that goes
to a facility and on to another in the same year (it could go there at once, crossing no more), posts and loans beyond
what a cell needs or holds (and what a share asks), contracts that end where no control number is, and recruits while
what comes before them is chosen (a recruit only takes room). Nothing here knows a formulation.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from models.certificate import Outcome
from models.county import Level, Mode, Stage
from models.headcount import HeadcountAnalysis, HeadcountCase, HeadcountPlan, Ladder
from models.rules import audit, ladders
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.registry import HEADCOUNT
from models.verdict import Finding
from optimizer.answer import AnyEvent, HeadcountAnswer, SolveOptions
from optimizer.headcount import solve
from tests.optimizer.headcount.moves import Rows, Ways

OBJECTIVES = {
    Stage.CONTRACTS: "headcount.contracts", Stage.GRASSROOTS: "headcount.priority",
    Stage.HOSPITALS: "headcount.hospitals", Stage.GAP: "headcount.gap", Stage.VACANCIES: "headcount.vacancies",
    Stage.FILINGS: "headcount.few_filings", Stage.CHANGES: "headcount.few_changes",
}  # fmt: skip
EVEN = {Stage.GRASSROOTS: Level.GRASSROOTS, Stage.HOSPITALS: Level.HOSPITAL}
FIRST = (Stage.CONTRACTS, Stage.GRASSROOTS, Stage.HOSPITALS, Stage.GAP)
"""The stages after the shortfall that recruits are no matter of."""
PUSHED = (Mode.HARD, Mode.SOFT)
Part = float | tuple[tuple[Fraction, ...], ...]
"""What a plan comes to in a stage: a number, or the falling ratios of each year."""


class Best(NamedTuple):
    """The best plan there is and what it comes to in each stage; ``tried`` plans were judged."""

    parts: list[Part]
    plan: HeadcountPlan
    tried: int

    def values(self, case: HeadcountCase) -> list[float]:
        """Return the values of the stages, weights included, as the audit of a clean plan tells them."""
        verdict = audit(case, self.plan)
        assert verdict.clean
        return [verdict.tiers[stage] for stage in stages(case)]


def stages(case: HeadcountCase) -> list[Stage]:
    """Return the stages in their order: shortfall, then those whose objective is pushed."""
    return [s for s in Stage if s is Stage.BREACH or case.policy.mode(OBJECTIVES[s]) in PUSHED]


def part(case: HeadcountCase, stage: Stage, plan: HeadcountPlan) -> Part:
    """Return what ``plan`` comes to in a stage after the shortfall, as the checker counts it, weights left out."""
    if stage in EVEN:
        return tuple(_ratios(ladder) for ladder in ladders(case, plan) if ladder.level is EVEN[stage])
    return HEADCOUNT.measures[OBJECTIVES[stage]](case, Headcount(case, plan))


def _ratios(ladder: Ladder) -> tuple[Fraction, ...]:
    return tuple(Fraction(rung.gap, rung.need) for rung in ladder.rungs for _ in range(rung.cells))


def best(case: HeadcountCase) -> Best | None:
    """Return the best of all plans that break no hard rule, or ``None`` where every plan breaks one."""
    return Search(case).run()


class Search:
    """Every plan, year by year; what breaks a hard rule in a year goes no further."""

    def __init__(self, case: HeadcountCase) -> None:
        self._case, self._ways = case, Ways(case)
        self._first = [s for s in stages(case)[1:] if s in FIRST]
        self._last = [s for s in stages(case)[1:] if s not in FIRST]
        self._checks = [
            (id, HEADCOUNT.checks[id]) for id in HEADCOUNT.checks if case.policy.mode(id) in PUSHED
        ]  # fmt: skip
        self._best: list[Part] = []
        self._ties: list[Rows] = []
        self._recruits: dict[object, Rows] = {}
        self._tried = 0

    def run(self) -> Best | None:
        """Return the best plan."""
        self._year(Rows({cell: row.approved for cell, row in self._case.posts.items()}), 0, 0.0)
        found: Best | None = None
        for rows in self._ties:
            plan = (self._staffed(rows) if Stage.VACANCIES in self._last else rows).plan(self._case)
            parts = self._best + [part(self._case, stage, plan) for stage in self._last]
            if found is None or parts < found.parts:
                found = Best(parts, plan, 0)
        return found and found._replace(tried=self._tried)

    def _year(self, rows: Rows, y: int, broken: float) -> None:
        """Try every move of a year after ``rows``, whose soft breaches cost ``broken``."""
        if y == len(self._case.years):
            self._judge(rows, broken)
            return
        for move in self._ways.moves(rows, y):
            then = move.after(self._case, rows, y)
            cost = self._cost(then, y)
            if cost is not None and not (self._best and [broken + cost] > self._best[:1]):
                self._year(then, y + 1, broken + cost)

    def _judge(self, rows: Rows, broken: float) -> None:
        """Keep a plan without recruits that no other beats in the stages through the gap."""
        plan, parts = rows.plan(self._case), list[Part]([broken])
        for stage in self._first:
            parts.append(part(self._case, stage, plan))
            if self._best and parts > self._best[: len(parts)]:
                return
        if not self._best or parts < self._best:
            self._best, self._ties = parts, []
        self._ties.append(rows)

    def _cost(self, rows: Rows, y: int) -> float | None:
        """Return what soft breaches of the year cost, ``None`` where a hard rule is broken in it."""
        self._tried += 1
        cost, view = 0.0, Headcount(self._case, rows.plan(self._case))
        for id, check in self._checks:
            for found in check(self._case, view):
                if isinstance(found, Finding) and found.where.year == self._case.years[y]:
                    if found.mode is Mode.HARD:
                        return None
                    cost += self._case.policy.weight(id) * found.amount * (found.mode is Mode.SOFT)
        return cost

    def _staffed(self, rows: Rows) -> Rows:
        """Return the rows with the recruits that leave the fewest vacancies and break no more than without them."""
        view = Headcount(self._case, rows.plan(self._case))
        cells, years = list(self._case.posts), range(len(self._case.years))
        key = tuple(view.posts(cell, y) + view.on_loan(cell, y) for cell in cells for y in years)
        if key not in self._recruits:
            costs = [self._cost(rows, y) for y in years]
            staffed = self._recruited(rows, 0, costs)
            self._recruits[key] = min(staffed, key=lambda r: part(self._case, Stage.VACANCIES, r.plan(self._case)))
        given = {(c.facility, c.category, c.year): c.recruits for c in self._recruits[key].cells}
        return rows.recruiting(given)

    def _recruited(self, rows: Rows, y: int, costs: list[float | None]) -> Iterator[Rows]:
        """Yield the rows with every number of recruits from a year on that breaks no more than ``costs``."""
        if y == len(self._case.years):
            yield rows
            return
        view, year = Headcount(self._case, rows.plan(self._case)), self._case.years[y]
        ranges = []
        for cell in self._case.posts:
            room = max(0, view.posts(cell, y) + view.on_loan(cell, y) - view.staff(cell, y))
            limit = self._case.recruits_max(cell, year)
            bound = limit is not None and self._case.policy.mode("headcount.occupied") in PUSHED
            ranges.append(range(min(room, limit or 0) if bound else room, -1, -1))
        for picks in product(*ranges):
            chosen = zip(self._case.posts, picks, strict=True)
            then = rows.recruiting({(c.facility, c.category, year): n for c, n in chosen if n})
            if self._cost(then, y) == costs[y]:
                yield from self._recruited(then, y + 1, costs)


def answer_of(case: HeadcountCase, options: SolveOptions | None = None) -> HeadcountAnswer:
    """Return the answer of a case after checking what every answer must keep, and every plan on the way to it."""
    events: list[AnyEvent] = []
    answer = solve(case, options or SolveOptions(workers=1), events.append)
    for event in events:
        if event.plan is not None:
            assert audit(case, event.plan).clean
    if answer.plan is not None:
        check(case, answer, answer.plan)
    return answer


def check(case: HeadcountCase, answer: HeadcountAnswer, plan: HeadcountPlan) -> None:
    """Assert that the checker agrees with every value and ladder, and that no value is below its bound."""
    verdict = audit(case, plan)
    assert verdict.clean, verdict.findings
    assert [t.tier for t in answer.tiers] == stages(case)
    assert [t.value for t in answer.tiers] == [verdict.tiers[stage] for stage in stages(case)]
    assert all(t.bound is None or t.bound <= t.value for t in answer.tiers)
    assert (answer.outcome is Outcome.OPTIMAL) == all(t.bound == t.value for t in answer.tiers)
    assert isinstance(answer.analysis, HeadcountAnalysis)
    told = {(ladder.level, ladder.year): ladder for ladder in ladders(case, plan)}
    for ladder in answer.analysis.ladders:
        assert ladder.rungs == told[ladder.level, ladder.year].rungs
        assert ladder.proven or answer.outcome is not Outcome.OPTIMAL


def assert_best(case: HeadcountCase) -> Best | None:
    """Assert that the engine's answer is the best of all plans, proven; return it, ``None`` where there is none."""
    expected, answer = best(case), answer_of(case)
    if expected is None:
        assert answer.outcome is Outcome.INFEASIBLE
        assert answer.confirmed_by
        assert answer.conflict
        return None
    assert answer.outcome is Outcome.OPTIMAL and answer.plan is not None
    assert [t.value for t in answer.tiers] == expected.values(case)
    assert [part(case, stage, answer.plan) for stage in stages(case)[1:]] == expected.parts[1:]
    return expected
