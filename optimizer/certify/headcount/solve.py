"""The second opinion on headcount: every stage in its order, each proven by the other solver."""

from collections.abc import Callable
from dataclasses import dataclass, field

from models.certificate import TierResult
from models.county.words import Level, Mode, Stage
from models.headcount import HeadcountAnalysis, HeadcountCase, HeadcountPlan, Ladder
from optimizer.certify.headcount.clauses import add_clauses
from optimizer.certify.headcount.columns import HeadcountColumns
from optimizer.certify.headcount.goals import SUMS
from optimizer.certify.headcount.ladder import ladder
from optimizer.certify.headcount.leximin import prove_ladder
from optimizer.certify.headcount.plan import plan_of
from optimizer.certify.lexicographic import Lexicographic, NoPlanError, NotProvenError
from optimizer.engines.pulp import Solved

RULE_OF = {
    Stage.CONTRACTS: "headcount.contracts",
    Stage.GRASSROOTS: "headcount.priority",
    Stage.HOSPITALS: "headcount.hospitals",
    Stage.GAP: "headcount.gap",
    Stage.VACANCIES: "headcount.vacancies",
    Stage.FILINGS: "headcount.few_filings",
    Stage.CHANGES: "headcount.few_changes",
}
LEVEL_OF = {Stage.GRASSROOTS: Level.GRASSROOTS, Stage.HOSPITALS: Level.HOSPITAL}


def stages_of(case: HeadcountCase) -> tuple[Stage, ...]:
    """Return the stages that the policy pushes, in their order."""
    pushed = (Mode.HARD, Mode.SOFT)
    return tuple(stage for stage in Stage if stage not in RULE_OF or case.policy.mode(RULE_OF[stage]) in pushed)


@dataclass
class HeadcountOpinion:
    """The program of a case and what has been proven of it."""

    case: HeadcountCase
    run: Lexicographic
    columns: HeadcountColumns
    tiers: list[TierResult] = field(default_factory=list)
    ladders: list[Ladder] = field(default_factory=list)

    @classmethod
    def of(cls, case: HeadcountCase, solver: str, seconds: float | None) -> "HeadcountOpinion":
        """Return the program of a case with every clause that binds."""
        columns = HeadcountColumns(case)
        add_clauses(columns)
        return cls(case, Lexicographic(columns.program, solver, seconds), columns)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages that the policy pushes, in their order."""
        return stages_of(self.case)

    @property
    def analysis(self) -> HeadcountAnalysis:
        """The ladders that have been proven."""
        return HeadcountAnalysis(ladders=tuple(self.ladders))

    @property
    def plan(self) -> HeadcountPlan | None:
        """The best plan so far."""
        return plan_of(self.columns, self.run.best) if self.run.best else None

    def prove(self, begun: Callable[[Stage], None]) -> None:
        """Prove stage after stage, telling ``begun`` of each; raises ``NoPlanError`` and ``NotProvenError``."""
        self.run.optimum([])
        for stage in self.stages:
            begun(stage)
            try:
                value = self._stage(stage)
            except NoPlanError:  # there is one, so that the solver contradicts itself
                raise NotProvenError from None
            self.tiers.append(TierResult(tier=stage, value=value, bound=value, gap=0.0))

    def _stage(self, stage: Stage) -> float:
        rule = RULE_OF.get(stage)
        if rule is None:
            return float(self.run.push(stage.value, self.columns.breach))
        weight = self.case.policy.weight(rule)
        if stage in LEVEL_OF:
            return weight * self._leximin(LEVEL_OF[stage])
        priced = Stage.FILINGS.value if stage is Stage.CHANGES else ""
        return float(weight * self.run.push(stage.value, SUMS[stage](self.columns), priced))

    def _leximin(self, level: Level) -> float:
        """Prove the ladders of a level year by year; return its largest ratio."""
        worst = 0.0
        for n in range(len(self.case.years)):
            prove_ladder(self.columns, self.run, level, n)
            if self.run.best is not None:
                found = self._ladder(self.run.best, level, n)
                self.ladders.append(found)
                worst = max([worst, *(rung.gap / rung.need for rung in found.rungs)])
        return worst

    def _ladder(self, best: Solved, level: Level, n: int) -> Ladder:
        gaps = {cell: self.columns.gap(best, cell, n) for cell in self.case.posts}
        return ladder(self.case, level, n, gaps, proven=True)
