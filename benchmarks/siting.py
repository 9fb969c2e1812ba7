"""Siting of whole counties: the shipped ones and generated ones, beside one model of the county in HiGHS."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import instances
from benchmarks.child import run_apart
from benchmarks.rows import Row, append, missing
from instances.generate.siting import generate_siting
from models.certificate import Outcome, TierResult
from models.files import read_county
from models.policy import policy_of
from models.rules import audit
from models.siting import SitingCase, SitingPlan
from optimizer.answer import SolveOptions
from optimizer.clock import Clock
from optimizer.engines import Limits
from optimizer.siting import solve
from optimizer.siting.formulation import SitingModel
from optimizer.siting.goals import goals_of, solve_goals
from optimizer.siting.incumbent import shown
from optimizer.siting.read import plan_of

FAMILY = "siting"
LIMIT = 120.0
COUNTIES = ("urad-middle-banner", "baicheng", "qilin", "burqin")
SIZES = ("60x4x2x12", "200x8x3x12", "500x8x3x12", "500x8x3x40")
"""Members, kinds, phases, and candidate sites of a kind."""
WHO = ("xiachen", "highs")
"""The engine, and one model of the whole county in HiGHS, goal by goal."""


def options(parser: argparse.ArgumentParser) -> None:
    """Add the family's options."""
    parser.add_argument("--sizes", default=",".join(SIZES), help="members x kinds x phases x candidates")
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds for each solver")
    parser.add_argument("--who", default=",".join(WHO))


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Run what has no row yet and yield each new row; the counties of a folder where one is named, else the shipped."""
    for name in _names(given):
        for who in given.who.split(","):
            key = name if who == WHO[0] else f"{name}/{who}"
            if given.folder is None and not given.again and not missing(FAMILY, [key]):
                continue
            ran = run_apart(attempt, name, who, given.limit, limit=given.limit)
            row: Row = {"key": key, "case": name, "who": who, "limit": given.limit}
            row |= {"megabytes": ran.megabytes, "failure": ran.failure} | (ran.result or {"seconds": ran.seconds})
            if given.folder is None:
                append(FAMILY, row)
            yield row


def _names(given: argparse.Namespace) -> list[str]:
    if given.folder is not None:
        return [str(path) for path in sorted(given.folder.iterdir()) if path.suffix in (".json", ".xlsx")]
    return [*COUNTIES, *(f"{size}-{seed}" for size in given.sizes.split(",") for seed in given.seeds.split(","))]


def case_of(name: str) -> SitingCase:
    """Return the case of a shipped county, a file, or a size with its seed such as 60x4x2x12-1."""
    if name in COUNTIES or Path(name).exists():
        county = read_county(instances.path(name) if name in COUNTIES else Path(name)).county
    else:
        size, seed = name.split("-")
        members, kinds, phases, candidates = map(int, size.split("x"))
        county = generate_siting(members, kinds, phases, int(seed), candidates)
    return SitingCase(county, policy_of(county))


def attempt(name: str, who: str, limit: float) -> Row:
    """Return what one solver makes of a case: goals with bounds, the checker's verdict, the seconds of solving.

    Raises ``RuntimeError`` where checker and solver disagree.
    """
    case = case_of(name)
    begin = monotonic()
    outcome, tiers, plan, beside = _ours(case, limit) if who == WHO[0] else _one_model(case, limit)
    seconds = monotonic() - begin - beside
    row: Row = {"seconds": round(seconds, 2), "analysis": round(beside, 2), "outcome": outcome.value}
    for tier in tiers:
        row |= {f"{tier.tier}_value": tier.value, f"{tier.tier}_bound": tier.bound, f"{tier.tier}_gap": tier.gap}
    if plan is not None:
        verdict = audit(case, plan)
        off = [t.tier for t in tiers if abs(verdict.tiers[t.tier] - t.value) > 1e-6 * max(1.0, t.value)]
        if not verdict.clean or off:
            raise RuntimeError(f"the checker finds {verdict.hard:g} units of hard rules broken, and differs in {off}")
    return row


Made = tuple[Outcome, tuple[TierResult, ...], SitingPlan | None, float]
"""Outcome, goals, plan, and the seconds spent on what else could be."""


def _ours(case: SitingCase, limit: float) -> Made:
    answer = solve(case, SolveOptions(time_limit=limit), lambda event: None)
    return answer.outcome, answer.tiers, answer.plan, answer.seconds.get("analysis", 0.0)


def _one_model(case: SitingCase, limit: float) -> Made:
    """Return what HiGHS makes of the whole county, goal by goal."""
    clock = Clock(SolveOptions(time_limit=limit), lambda event: None)
    m = SitingModel(case)
    ranked = solve_goals(m, goals_of(case), Limits(), clock, lambda values: None)
    if not ranked.goals:
        return Outcome.UNKNOWN, (), None, 0.0
    bounds = [(r.goal, None if r.bound is None else r.bound / m.scale[r.goal]) for r in ranked.goals]
    tiers = shown([(goal, m.value(goal, ranked.values), bound) for goal, bound in bounds])
    met = all(tier.bound == tier.value for tier in tiers)
    return Outcome.OPTIMAL if met else Outcome.FEASIBLE, tiers, plan_of(m, ranked.values), 0.0
