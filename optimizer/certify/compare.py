"""A plan held against the second opinion, stage by stage: who is better, and whether that may be."""

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction

from models.base import Record
from models.certificate import Outcome
from models.county.words import Level, Stage, Word
from models.headcount import HeadcountAnalysis, HeadcountCase, HeadcountPlan, Ladder
from models.rules import audit, ladders
from models.siting import SitingPlan
from models.verdict import Verdict
from optimizer.answer import AnyAnswer
from optimizer.certify.headcount.solve import stages_of
from optimizer.certify.opinion import AnyStage
from optimizer.certify.siting.goals import goals_of
from optimizer.certify.solve import TIMED, Case

TOLERANCE = 1e-9
"""How far two values may differ, relative to them, and be the same: ratios are sums of floats."""

LEVEL_OF: dict[AnyStage, Level] = {Stage.GRASSROOTS: Level.GRASSROOTS, Stage.HOSPITALS: Level.HOSPITAL}
"""The stages that spread gaps evenly, and over which cells."""

Plan = HeadcountPlan | SitingPlan


class Ruling(Word):
    """What comes of the comparison (复核结论)."""

    AGREES = "agrees", "一致：各项目标均为最优", "agrees: every stage is at its optimum"
    NOT_OPTIMAL = "not_optimal", "不一致：另有更好的方案", "disagrees: there is a better plan"
    BREAKS = "breaks", "方案违反硬性规则", "the plan breaks hard rules"
    ERROR = "error", "不一致：方案优于复核最优值，必有一方出错", "disagrees: the plan beats the optimum"
    REFUTED = (
        "refuted",
        "复核自身出错：其方案经核查与所报不符，没有结论",
        "the second opinion is in error: the checker finds its plan other than it says, and nothing is concluded",
    )
    NO_PLAN = "no_plan", "不一致：复核认为没有可行方案，必有一方出错", "disagrees: it finds no plan"
    UNPROVEN = "unproven", "没有全部证明", "not everything was proven"


class Stand(Word):
    """How a plan stands in a stage (比较)."""

    SAME = "same", "相同", "the same"
    BETTER = "better", "方案更好", "the plan is better"
    WORSE = "worse", "方案更差", "the plan is worse"
    UNPROVEN = "unproven", "未证明", "not proven"


class StageCompared(Record):
    """A stage: the plan's ``value`` as the checker counts it, and the ``optimum`` proven, ``None`` where it is not.

    Where gaps are spread evenly, whole ladders are compared, and ``year`` is the first in which they differ; the values
    are the largest ratios alone.
    """

    stage: AnyStage
    value: float
    optimum: float | None = None
    stand: Stand = Stand.UNPROVEN
    year: int | None = None


class Comparison(Record):
    """The comparison (``certify.json``): ``second`` is the other plan, the best that the second opinion knows."""

    ruling: Ruling
    solver: str
    seconds: float
    hard: float
    stages: tuple[StageCompared, ...]
    second: HeadcountPlan | SitingPlan | None = None

    @property
    def first_difference(self) -> StageCompared | None:
        """The first stage whose values differ."""
        return _first_difference(self.stages)


def compare(case: Case, plan: Plan, second: AnyAnswer, solver: str) -> Comparison:
    """Return how a plan stands beside the answer of the second opinion; the first stage that differs decides.

    What the second opinion says of its own plan is worked out anew as well: an error of it is never held against the
    plan.
    """
    verdict = audit(case, plan)
    stages = tuple(_compared(case, plan, verdict, second))
    return Comparison(
        ruling=_ruling(case, verdict, second, stages),
        solver=solver,
        seconds=round(second.seconds.get(TIMED, 0.0), 3),
        hard=verdict.hard,
        stages=stages,
        second=second.plan,
    )


def _compared(case: Case, plan: Plan, verdict: Verdict, second: AnyAnswer) -> Iterator[StageCompared]:
    proven = {tier.tier: tier.value for tier in second.tiers}
    for stage in stages_of(case) if isinstance(case, HeadcountCase) else goals_of(case):
        value, optimum, year = verdict.tiers.get(stage, 0.0), proven.get(stage), None
        if optimum is None:
            yield StageCompared(stage=stage, value=value)
            continue
        stand = _stand(value, optimum)
        if stage in LEVEL_OF and isinstance(case, HeadcountCase) and isinstance(plan, HeadcountPlan):
            spread, year = _spread(case, plan, second, LEVEL_OF[stage])
            stand = spread if year is not None or stand is Stand.SAME else stand
        yield StageCompared(stage=stage, value=value, optimum=optimum, stand=stand, year=year)


def _stand(value: float, optimum: float) -> Stand:
    if _same(value, optimum):
        return Stand.SAME
    return Stand.BETTER if value < optimum else Stand.WORSE


def _same(value: float, other: float) -> bool:
    return abs(value - other) <= TOLERANCE * max(1.0, abs(value), abs(other))


def _spread(case: HeadcountCase, plan: HeadcountPlan, second: AnyAnswer, level: Level) -> tuple[Stand, int | None]:
    """Return how the ladders of a level stand, and the first year in which they differ: years come in their order.

    Not proven where the second opinion was cut short and does not tell the ladders of every year.
    """
    own = {(ladder.level, ladder.year): _counts(ladder) for ladder in ladders(case, plan)}
    told = [ladder for ladder in _told(second) if ladder.level is level]
    for ladder in told:
        mine, theirs = own[level, ladder.year], _counts(ladder)
        for ratio in sorted(mine | theirs, reverse=True):
            if mine[ratio] != theirs[ratio]:
                return Stand.BETTER if mine[ratio] < theirs[ratio] else Stand.WORSE, ladder.year
    return Stand.SAME if len(told) == len(case.years) else Stand.UNPROVEN, None


def _told(second: AnyAnswer) -> tuple[Ladder, ...]:
    return second.analysis.ladders if isinstance(second.analysis, HeadcountAnalysis) else ()


def _counts(ladder: Ladder) -> Counter[Fraction]:
    """Return how many cells there are at each ratio of gap to need."""
    return Counter({Fraction(rung.gap, rung.need): rung.cells for rung in ladder.rungs})


def _first_difference(stages: Iterable[StageCompared]) -> StageCompared | None:
    return next((s for s in stages if s.stand in (Stand.BETTER, Stand.WORSE)), None)


def _ruling(case: Case, verdict: Verdict, second: AnyAnswer, stages: tuple[StageCompared, ...]) -> Ruling:
    if not verdict.clean:
        return Ruling.BREAKS
    if second.outcome is Outcome.INFEASIBLE:
        return Ruling.NO_PLAN
    if second.plan is not None and not _holds(case, second.plan, second):
        return Ruling.REFUTED
    differs = _first_difference(stages)
    if differs is not None:
        return Ruling.NOT_OPTIMAL if differs.stand is Stand.WORSE else Ruling.ERROR
    return Ruling.AGREES if second.outcome is Outcome.OPTIMAL else Ruling.UNPROVEN


def _holds(case: Case, plan: Plan, second: AnyAnswer) -> bool:
    """Return whether the second opinion's plan is clean, with the values and ladders that it says."""
    checked = audit(case, plan)
    told = all(_same(checked.tiers.get(tier.tier, 0.0), tier.value) for tier in second.tiers)
    if isinstance(case, HeadcountCase) and isinstance(plan, HeadcountPlan):
        own = {(ladder.level, ladder.year): ladder.rungs for ladder in ladders(case, plan)}
        told = told and all(own[ladder.level, ladder.year] == ladder.rungs for ladder in _told(second))
    return checked.clean and told
