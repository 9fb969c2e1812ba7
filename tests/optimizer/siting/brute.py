"""Brute force: every siting plan of a toy, judged by the checker alone.

Decided are the modules of every kind at every site in every phase, none being closed, and who serves whom. A plan
serves a member of a kind wholly or not at all, by open centers, over roads that exist; modules that stand today stay
while the center does. Nothing here knows a formulation.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from models.certificate import Outcome
from models.county import Goal, Mode, Sourcing
from models.rules import audit
from models.siting import Service, SitingCase, SitingPlan, Standing
from optimizer.answer import AnyEvent, SitingAnswer, SolveOptions
from optimizer.siting import solve
from tests.siting_builders import siting_plan

OF_CENTERS = {
    "siting.deadline", "siting.budget", "siting.number", "siting.fixed_site", "siting.distance", "siting.staffed",
}  # fmt: skip
"""The rules that look at the centers alone."""
OBJECTIVES = {
    Goal.LONGEST: "siting.equity", Goal.MINUTES: "siting.minutes",
    Goal.UNCOVERED: "siting.reach", Goal.COST: "siting.cost",
}  # fmt: skip


@dataclass(frozen=True)
class Best:
    """The best plan's goals in their order, and how many plans were judged."""

    values: tuple[float, ...]
    tried: int


def goals(case: SitingCase) -> list[Goal]:
    """Return the goals in their order: shortfall, then those of the policy's order that are pushed."""
    order = [Goal(word) for word in case.policy.words("siting.equity", "order")]
    return [Goal.SHORTFALL, *(g for g in order if case.policy.mode(OBJECTIVES[g]) in (Mode.HARD, Mode.SOFT))]


def best(case: SitingCase) -> Best | None:
    """Return the best of all plans that break no hard rule, or ``None`` where every plan breaks one."""
    found: tuple[float, ...] | None = None
    tried = 0
    order = goals(case)
    for centers in _centers(case):
        if any(f.mode is Mode.HARD and f.rule in OF_CENTERS for f in audit(case, siting_plan(*centers)).findings):
            continue
        for service in _services(case, centers):
            verdict = audit(case, siting_plan(*centers, *service))
            tried += 1
            values = tuple(verdict.tiers[goal] for goal in order)
            if verdict.clean and (found is None or values < found):
                found = values
    return found and Best(found, tried)


def _centers(case: SitingCase) -> Iterator[list[Standing]]:
    """Yield the centers of every plan: for each kind, site and phase closed or so many modules."""
    keys, levels = [], []
    for kind, sites in case.sites.items():
        for id, site in sites.items():
            for phase in case.phases:
                least = max(1, site.modules if site.stands_today else 0)
                keys.append((phase.phase, kind, id))
                levels.append([0, *range(least, max(least, _most(case, kind, id)) + 1)])
    for picks in product(*levels):
        yield [
            Standing(phase=phase, kind=kind, site=site, modules=modules)
            for (phase, kind, site), modules in zip(keys, picks, strict=True)
            if modules
        ]


def _most(case: SitingCase, kind: str, site: str) -> int:
    """Return how many modules are of use: beyond the limit only where that may be broken."""
    its = case.sites[kind][site]
    if case.policy.mode("siting.capacity") is Mode.SOFT and its.module_capacity:
        return max(its.max_modules, -(-sum(case.volumes[kind].values()) // its.module_capacity))
    return its.max_modules


def _services(case: SitingCase, centers: list[Standing]) -> Iterator[list[Service]]:
    """Yield every way to serve: for each member of a kind in each phase nobody, one center, or several shares."""
    options: list[list[list[Service]]] = []
    for kind, volumes in case.volumes.items():
        for phase in case.phases[case.due(kind) :]:
            opened = [c.site for c in centers if (c.kind, c.phase) == (kind, phase.phase)]
            for member, volume in volumes.items():
                near = [s for s in opened if case.minutes[kind][member][s] is not None]
                its = [
                    [Service(phase=phase.phase, kind=kind, member=member, site=s, volume=v) for s, v in shares]
                    for shares in _shares(case, kind, near, volume)
                ]
                if case.policy.mode("siting.covered") is not Mode.HARD:
                    its.append([])
                options.append(its)
                limit = case.centers[kind].backup_limit
                if limit is not None:
                    within = [s for s in near if (case.minutes[kind][member][s] or 0) <= limit]
                    backups = [
                        Service(phase=phase.phase, kind=kind, member=member, site=s, backup=True) for s in within
                    ]
                    options.append([[], *([b] for b in backups)])
    for picks in product(*options):
        yield [row for pick in picks for row in pick]


def _shares(case: SitingCase, kind: str, near: list[str], volume: int) -> Iterator[list[tuple[str, int]]]:
    yield from ([(site, volume)] for site in near)
    if case.centers[kind].sourcing is Sourcing.SPLIT:
        for a, b in combinations(near, 2):
            yield from ([(a, part), (b, volume - part)] for part in range(1, volume))


def answer_of(case: SitingCase, options: SolveOptions | None = None) -> SitingAnswer:
    """Return the answer of a case after checking what every answer must keep."""
    events: list[AnyEvent] = []
    answer = solve(case, options or SolveOptions(workers=1), events.append)
    for event in events:
        if event.plan is not None:
            assert audit(case, event.plan).clean
    if answer.plan is not None:
        check(case, answer, answer.plan)
    return answer


def check(case: SitingCase, answer: SitingAnswer, plan: SitingPlan) -> None:
    """Assert that the checker agrees with every value, and that no value is below its bound."""
    verdict = audit(case, plan)
    assert verdict.clean, verdict.findings
    assert [t.tier for t in answer.tiers] == goals(case)
    for tier in answer.tiers:
        assert abs(tier.value - verdict.tiers[tier.tier]) < 1e-4, tier
        assert tier.bound is None or tier.bound <= tier.value
    proven = all(t.bound == t.value for t in answer.tiers)
    assert (answer.outcome is Outcome.OPTIMAL) == proven


def assert_best(case: SitingCase) -> Best | None:
    """Assert that the engine's answer is the best of all plans, proven; return it, ``None`` where there is none."""
    expected, answer = best(case), answer_of(case)
    if expected is None:
        assert answer.outcome is Outcome.INFEASIBLE
        assert answer.confirmed_by
        assert answer.conflict
        return None
    assert answer.outcome is Outcome.OPTIMAL
    assert [t.value for t in answer.tiers] == list(expected.values)
    return expected
