"""A plan held against the second opinion, stage by stage: who is better, and whether that may be."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from models.base import Record
from models.county.words import Level, Stage, Word
from models.headcount import HeadcountAnalysis, HeadcountCase, HeadcountPlan, Ladder
from models.rules import audit, ladders
from models.siting import SitingCase, SitingPlan
from models.verdict import Verdict
from optimizer.certify.headcount.solve import HeadcountOpinion
from optimizer.certify.lexicographic import NoPlanError, NotProvenError
from optimizer.certify.opinion import AnyStage, Opinion
from optimizer.certify.siting.solve import SitingOpinion

TOLERANCE = 1e-9
"""How far two values may differ, relative to them, and be the same: ratios are sums of floats."""

LEVEL_OF: dict[AnyStage, Level] = {Stage.GRASSROOTS: Level.GRASSROOTS, Stage.HOSPITALS: Level.HOSPITAL}
"""The stages that spread gaps evenly, and over which cells."""

Case = HeadcountCase | SitingCase
Plan = HeadcountPlan | SitingPlan


class Ruling(Word):
    """What comes of the comparison (复核结论)."""

    AGREES = "agrees", "一致：各项目标均为最优", "agrees: every stage is at its optimum"
    NOT_OPTIMAL = "not_optimal", "不一致：另有更好的方案", "disagrees: there is a better plan"
    BREAKS = "breaks", "方案违反硬性规则", "the plan breaks hard rules"
    ERROR = "error", "不一致：方案优于复核最优值，必有一方出错", "disagrees: the plan beats the optimum"
    NO_PLAN = "no_plan", "不一致：复核认为没有可行方案，必有一方出错", "disagrees: it finds no plan"
    UNPROVEN = "unproven", "限时内没有全部证明", "not everything was proven in time"


class Stand(Word):
    """How a plan stands in a stage (比较)."""

    SAME = "same", "相同", "the same"
    BETTER = "better", "方案更好", "the plan is better"
    WORSE = "worse", "方案更差", "the plan is worse"
    UNPROVEN = "unproven", "未证明", "not proven"


class StageCompared(Record):
    """A stage: the plan's ``value`` as the checker counts it, and the ``optimum`` proven, ``None`` where it is not.

    Where gaps are spread evenly, whole ladders are compared, and ``where`` names the first level and year that differ;
    the values are the largest ratios alone.
    """

    stage: AnyStage
    value: float
    optimum: float | None = None
    stand: Stand = Stand.UNPROVEN
    where: str = ""


class Comparison(Record):
    """The comparison (``certify.json``): ``second`` is the other plan, the best that the second opinion knows."""

    ruling: Ruling
    solver: str
    solves: int
    seconds: float
    hard: float
    stages: tuple[StageCompared, ...]
    second: HeadcountPlan | SitingPlan | None = None

    @property
    def first_difference(self) -> StageCompared | None:
        """The first stage whose values differ."""
        return _first_difference(self.stages)


@dataclass(frozen=True)
class Heard:
    """What the second opinion came to: ``infeasible`` where it finds no plan, ``proven`` where it is complete."""

    opinion: Opinion
    infeasible: bool
    proven: bool


def opinion_of(case: Case, solver: str, seconds: float | None) -> Opinion:
    """Return the second opinion of a case, nothing being proven yet; raises ``SolverMissingError`` when it solves."""
    if isinstance(case, HeadcountCase):
        return HeadcountOpinion.of(case, solver, seconds)
    return SitingOpinion.of(case, solver, seconds)


def hear(opinion: Opinion, begun: Callable[[AnyStage], None]) -> Heard:
    """Let the second opinion prove what it can."""
    try:
        opinion.prove(begun)
    except NoPlanError:
        return Heard(opinion, infeasible=True, proven=False)
    except NotProvenError:
        return Heard(opinion, infeasible=False, proven=False)
    return Heard(opinion, infeasible=False, proven=True)


def compare(case: Case, plan: Plan, heard: Heard, seconds: float) -> Comparison:
    """Return how a plan stands beside the second opinion; the first stage that differs decides."""
    verdict = audit(case, plan)
    stages = tuple(_compared(case, plan, verdict, heard.opinion))
    return Comparison(
        ruling=_ruling(verdict, heard, stages),
        solver=heard.opinion.run.solver,
        solves=heard.opinion.run.solves,
        seconds=round(seconds, 3),
        hard=verdict.hard,
        stages=stages,
        second=None if heard.infeasible else heard.opinion.plan,
    )


def _compared(case: Case, plan: Plan, verdict: Verdict, opinion: Opinion) -> Iterator[StageCompared]:
    proven = {tier.tier: tier.value for tier in opinion.tiers}
    for stage in opinion.stages:
        value, optimum = verdict.tiers.get(stage, 0.0), proven.get(stage)
        stand, where = Stand.UNPROVEN, ""
        if optimum is not None:
            stand, where = _stand(value, optimum), ""
            if stage in LEVEL_OF and isinstance(case, HeadcountCase) and isinstance(plan, HeadcountPlan):
                stand, where = _spread(case, plan, opinion, LEVEL_OF[stage])
        yield StageCompared(stage=stage, value=value, optimum=optimum, stand=stand, where=where)


def _stand(value: float, optimum: float) -> Stand:
    if abs(value - optimum) <= TOLERANCE * max(1.0, abs(value), abs(optimum)):
        return Stand.SAME
    return Stand.BETTER if value < optimum else Stand.WORSE


def _spread(case: HeadcountCase, plan: HeadcountPlan, opinion: Opinion, level: Level) -> tuple[Stand, str]:
    """Return how the ladders of a level stand, and the first year in which they differ: years come in their order."""
    told = opinion.analysis.ladders if isinstance(opinion.analysis, HeadcountAnalysis) else ()
    own = {(ladder.level, ladder.year): _counts(ladder) for ladder in ladders(case, plan)}
    for ladder in (its for its in told if its.level is level):
        mine, theirs = own[level, ladder.year], _counts(ladder)
        for ratio in sorted(mine | theirs, reverse=True):
            if mine[ratio] != theirs[ratio]:
                return Stand.BETTER if mine[ratio] < theirs[ratio] else Stand.WORSE, f"{level.value} {ladder.year}"
    return Stand.SAME, ""


def _counts(ladder: Ladder) -> Counter[Fraction]:
    """Return how many cells there are at each ratio of gap to need."""
    return Counter({Fraction(rung.gap, rung.need): rung.cells for rung in ladder.rungs})


def _first_difference(stages: Iterable[StageCompared]) -> StageCompared | None:
    return next((s for s in stages if s.stand in (Stand.BETTER, Stand.WORSE)), None)


def _ruling(verdict: Verdict, heard: Heard, stages: tuple[StageCompared, ...]) -> Ruling:
    if not verdict.clean:
        return Ruling.BREAKS
    if heard.infeasible:
        return Ruling.NO_PLAN
    differs = _first_difference(stages)
    if differs is not None:
        return Ruling.NOT_OPTIMAL if differs.stand is Stand.WORSE else Ruling.ERROR
    return Ruling.AGREES if heard.proven else Ruling.UNPROVEN
