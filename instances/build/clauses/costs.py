"""What each clause costs: a headcount solved anew with every constraint switched off in turn."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from models.county import Level, Mode, Stage
from models.headcount import Cell, HeadcountCase
from models.policy.rule import RuleKind
from models.rules import audit
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.ladder import worst
from models.rules.headcount.post_rows import post_rows, sums
from optimizer.answer import SolveOptions
from optimizer.clock import Clock
from optimizer.confirm import confirm
from optimizer.engines import Limits, Status
from optimizer.headcount.formulation import HeadcountModel
from optimizer.headcount.stages import Stages, stages_of

PAIR = ("headcount.same_class", "headcount.two_levels")
"""Two rules that keep posts apart; where they overlap, either alone still does, so both are also off together."""
PUSHED = (Mode.HARD, Mode.SOFT)


class NotProvenError(ValueError):
    """A plan that is not proven, or none: nothing can be said of what a clause costs."""


@dataclass(frozen=True)
class Cost:
    """The best plan with ``rules`` in ``mode``, the others as they are; no rule at all for the policy as it is.

    ``missing`` posts are added up over the ends of the years, ``worst`` are the largest gaps over need. ``values`` are
    those of the stages. ``impossible`` says that no plan keeps the rules: they are only pushed. Of this plan, and not
    of each that is as good, are ``broken``, the units by which rules are missed, and ``worst_cells``, whose gap over
    need is the largest at the grassroots.
    """

    rules: tuple[str, ...]
    mode: Mode | None
    missing: dict[Level, int]
    worst: dict[Level, Fraction]
    values: dict[Stage, float]
    broken: dict[str, float]
    impossible: bool = False
    worst_cells: tuple[Cell, ...] = ()

    @property
    def total(self) -> int:
        """The posts missing at both levels."""
        return sum(self.missing.values())


def costs(case: HeadcountCase) -> Iterator[Cost]:
    """Yield the policy as it is, then each constraint that binds switched off, the pair, and what does not bind on.

    Raises :class:`NotProvenError` where a plan is not proven in every stage.
    """
    yield cost(case)
    its = [(id, a) for id, a in case.policy.rules.items() if a.rule.room == "headcount"]
    constraints = {id: a.mode for id, a in its if a.rule.kind is RuleKind.CONSTRAINT}
    for id, mode in constraints.items():
        if mode in PUSHED:
            yield cost(case, (id,), Mode.OFF)
    if all(constraints[id] in PUSHED for id in PAIR):
        yield cost(case, PAIR, Mode.OFF)
    for id, mode in constraints.items():
        if mode not in PUSHED:
            yield made_hard(case, id)


def made_hard(case: HeadcountCase, rule: str) -> Cost:
    """Return the cost of a rule that does not bind, made hard; made soft where two runs agree that no plan keeps it."""
    limits, clock = _unlimited()
    hard = _changed(case, (rule,), Mode.HARD)
    stages = Stages(hard, limits, clock)
    next(stages.run((Stage.BREACH,)), None)
    if stages.status is not Status.INFEASIBLE:
        return cost(case, (rule,), Mode.HARD)
    if not confirm(HeadcountModel(hard).model, limits):
        raise NotProvenError(f"{case.county.county.name}, {rule}: no second run confirms that there is no plan")
    return cost(case, (rule,), Mode.SOFT, impossible=True)


def cost(
    case: HeadcountCase,
    rules: tuple[str, ...] = (),
    mode: Mode | None = None,
    *,
    impossible: bool = False,
    until: Stage = Stage.CHANGES,
) -> Cost:
    """Return the best plan of a case with ``rules`` in ``mode``, through the stage ``until``.

    Raises :class:`NotProvenError` where it is not proven.
    """
    changed = case if mode is None else _changed(case, rules, mode)
    stages = Stages(changed, *_unlimited())
    wanted = tuple(s for s in stages_of(changed) if list(Stage).index(s) <= list(Stage).index(until))
    reached = list(stages.run(wanted))
    plan = stages.plan()
    if plan is None or len(reached) < len(wanted) or not all(r.proven for r in reached):
        raise NotProvenError(f"{case.county.county.name}, {', '.join(rules) or 'as it is'}: {stages.status.value}")
    verdict = audit(changed, plan)
    if not verdict.clean:
        raise NotProvenError(f"{case.county.county.name}, {', '.join(rules)}: the plan misses hard rules")
    headcount = Headcount(case, plan)
    rows = post_rows(case, headcount)
    most = worst(case, headcount, Level.GRASSROOTS)
    at_worst = [r.cell for r in rows if case.level(r.cell) is Level.GRASSROOTS and r.gap and r.ratio == most]
    return Cost(
        rules=rules,
        mode=mode,
        missing={level: sums(row for row in rows if case.level(row.cell) is level).gap for level in Level},
        worst={level: worst(case, headcount, level) for level in Level},
        values={r.stage: r.value for r in reached},
        broken={score.rule: score.shortfall for score in verdict.scores},
        impossible=impossible,
        worst_cells=tuple(dict.fromkeys(at_worst)),
    )


def _changed(case: HeadcountCase, rules: tuple[str, ...], mode: Mode) -> HeadcountCase:
    policy = case.policy
    its = policy.rules | {id: policy.rules[id].model_copy(update={"mode": mode}) for id in rules}
    return HeadcountCase(case.county, policy.model_copy(update={"rules": its}))


def _unlimited() -> tuple[Limits, Clock]:
    options = SolveOptions()
    return Limits(None, options.gap, options.seed, options.workers), Clock(options, lambda _: None)
