"""Beside the plan: next-best plans, what settled sites cost, and cost against time."""

from collections.abc import Iterator, Sequence

from models.certificate import TierResult
from models.county.words import Goal, Mode, SiteStatus
from models.rules import audit
from models.siting.analysis import Analysis, Choice, GoalValue, Price
from models.siting.case import SitingCase
from models.siting.plan import SitingPlan
from models.text import Text, text
from optimizer.answer import SolveOptions
from optimizer.clock import Clock
from optimizer.engines import Limits
from optimizer.siting.formulation import SitingModel
from optimizer.siting.goals import goals_of, solve_goals
from optimizer.siting.incumbent import shown
from optimizer.siting.read import plan_of

FIXED_SITE = "siting.fixed_site"
ALTERNATIVES, POINTS = 3, 6
SECONDS = 30.0
"""What an analysis takes at most where no time limit is set."""
SHARE = 0.3
"""Which part of the time that is left it takes at most."""

NEXT = text("第{n}备选", "alternative {n}")
FREE_SITE = text("{k}不固定在{s}", "the {k} not fixed at {s}")
FREE_LEAD = text("不要求依托牵头医院", "not based on the lead hospital")
CHEAPEST = text("费用最低", "cheapest")
QUICKEST = text("用时最短", "quickest")
WITHIN = text("费用不超过{y}元", "within {y} yuan")


class Analyst:
    """Answers what-if questions about a case whose plan is known, as far as time allows."""

    def __init__(self, case: SitingCase, limits: Limits, clock: Clock) -> None:
        self._case, self._limits = case, limits
        seconds = SECONDS if clock.left is None else SHARE * clock.left
        self._clock = Clock(SolveOptions(time_limit=seconds), lambda _: None)

    def analyze(self, plan: SitingPlan, tiers: Sequence[TierResult]) -> Analysis:
        """Return alternatives, prices and frontier of the case whose best plan is ``plan``."""
        return Analysis(
            alternatives=tuple(self._alternatives(plan)),
            prices=tuple(self._prices(tiers)),
            frontier=tuple(self._frontier()),
        )

    def _alternatives(self, plan: SitingPlan) -> Iterator[Choice]:
        """Yield the best plans whose centers in the last phase are none of those before, best first."""
        m = SitingModel(self._case)
        last = len(self._case.phases) - 1
        for n in range(1, ALTERNATIVES + 1):
            stands = {(c.kind, c.site) for c in plan.centers if self._case.phase_index[c.phase] == last}
            signs = {y: -1 if key[:2] in stands else 1 for key, y in m.y.items() if key[2] == last}
            opened = len({m.y[kind, site, last] for kind, site in stands})
            m.link("differs", n, terms=signs, low=1 - opened)
            found = self._choice(m, goals_of(self._case), NEXT.fill(n=n))
            if found is None:
                return
            choice, plan = found
            yield choice

    def _prices(self, tiers: Sequence[TierResult]) -> Iterator[Price]:
        """Yield what each fixed site costs, and what it costs to be based on the lead hospital."""
        if self._case.policy.mode(FIXED_SITE) not in (Mode.HARD, Mode.SOFT):
            return
        held = tuple(GoalValue(goal=Goal(t.tier), value=t.value, bound=t.bound) for t in tiers)
        for kind, sites in self._case.sites.items():
            for site in (id for id, its in sites.items() if its.status is SiteStatus.FIXED):
                name = self._case.county.facility_by_id[site].short_name
                title = FREE_SITE.fill(k=kind, s=name)
                lifted = self._solved(_free(self._case, kind, site), title)
                yield Price(rule=FIXED_SITE, kind=kind, site=site, title=title, held=held, lifted=lifted)
        if self._case.lead_only:
            lifted = self._solved(_anywhere(self._case), FREE_LEAD)
            yield Price(rule=FIXED_SITE, title=FREE_LEAD, held=held, lifted=lifted)

    def _frontier(self) -> Iterator[Choice]:
        """Yield plans from the cheapest to the quickest, each the quickest within its cost."""
        m = SitingModel(self._case)
        cost, minutes = m.objectives[Goal.COST], m.objectives[Goal.MINUTES]
        if not cost or not minutes:
            return
        cheap = self._choice(m, (Goal.SHORTFALL, Goal.COST, Goal.MINUTES), CHEAPEST)
        quick = self._choice(m, (Goal.SHORTFALL, Goal.MINUTES, Goal.COST), QUICKEST)
        if cheap is None or quick is None:
            return
        first, last = cheap[0], quick[0]
        yield first
        low, high = round(first.value(Goal.COST)), round(last.value(Goal.COST))
        before = first.value(Goal.MINUTES)
        for n in range(1, POINTS - 1):
            limit = low + (high - low) * n // (POINTS - 1)
            m = SitingModel(self._case)
            m.link("within", n, terms=m.objectives[Goal.COST], high=limit)
            title = WITHIN.fill(y=limit // self._case.policy.weight("siting.cost"))
            found = self._choice(m, (Goal.SHORTFALL, Goal.MINUTES, Goal.COST), title)
            if found is not None and last.value(Goal.MINUTES) < found[0].value(Goal.MINUTES) < before:
                before = found[0].value(Goal.MINUTES)
                yield found[0]
        if last.value(Goal.MINUTES) < first.value(Goal.MINUTES):
            yield last

    def _solved(self, case: SitingCase, title: Text) -> Choice | None:
        found = self._choice(SitingModel(case), goals_of(case), title)
        return None if found is None else found[0]

    def _choice(self, m: SitingModel, goals: Sequence[Goal], title: Text) -> tuple[Choice, SitingPlan] | None:
        """Return the best plan of a model by ``goals``, the other goals measured; ``None`` without time or plan."""
        if self._clock.over:
            return None
        ranked = solve_goals(m, goals, self._limits, self._clock, lambda _: None)
        if not ranked.goals:
            return None
        plan = plan_of(m, ranked.values)
        reached = ((r.goal, m.value(r.goal, ranked.values), _unscaled(m, r.goal, r.bound)) for r in ranked.goals)
        values = {Goal(t.tier): GoalValue(goal=Goal(t.tier), value=t.value, bound=t.bound) for t in shown(reached)}
        measured = audit(m.case, plan).tiers
        for goal in goals_of(m.case):
            values.setdefault(goal, GoalValue(goal=goal, value=measured[goal]))
        ordered = tuple(values[goal] for goal in Goal if goal in values)
        return Choice(title=title, values=ordered, centers=plan.centers), plan


def _unscaled(m: SitingModel, goal: Goal, bound: int | None) -> float | None:
    return None if bound is None else bound / m.scale[goal]


def _free(case: SitingCase, kind: str, site: str) -> SitingCase:
    """Return the case in which a fixed site is a candidate like any other."""
    sites = []
    for its in case.county.sites:
        free = SiteStatus.EXISTING if its.stands_today else SiteStatus.NEW
        sites.append(its.model_copy(update={"status": free}) if (its.kind, its.site) == (kind, site) else its)
    return _like(case, SitingCase(case.county.model_copy(update={"sites": tuple(sites)}), case.policy))


def _anywhere(case: SitingCase) -> SitingCase:
    """Return the case in which no kind must be based on the lead hospital."""
    active = case.policy.rules[FIXED_SITE]
    free = active.model_copy(update={"values": active.values | {"at": "any"}})
    policy = case.policy.model_copy(update={"rules": case.policy.rules | {FIXED_SITE: free}})
    return _like(case, SitingCase(case.county, policy))


def _like(case: SitingCase, other: SitingCase) -> SitingCase:
    """Let ``other`` share the roads of ``case``."""
    vars(other).update(reach=case.reach, minutes=case.minutes)
    return other
