"""Posts of whole counties: the shipped ones and generated ones, beside the second opinion's rows in PuLP and CBC."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import instances
from benchmarks.child import run_apart
from benchmarks.rows import Row, append, missing
from instances.generate.headcount import generate_headcount
from models.certificate import Outcome, TierResult
from models.files import read_county
from models.headcount import HeadcountCase, HeadcountPlan
from models.policy import policy_of
from models.rules import audit
from optimizer.answer import SolveOptions
from optimizer.certify.solve import second_opinion
from optimizer.headcount import solve

FAMILY = "headcount"
LIMIT = 300.0
COUNTIES = ("urad-middle-banner-headcount", "burqin-headcount", "barkol-headcount", "xinyuan-headcount")
SIZES = ("20x6x1", "60x6x3", "200x6x1", "200x6x5")
"""Facilities, categories and years."""
WHO = ("xiachen", "pulp-cbc")
"""The engine, and the second opinion: rows of the clauses in PuLP, stage after stage through CBC."""


def options(parser: argparse.ArgumentParser) -> None:
    """Add the family's options."""
    parser.add_argument("--sizes", default=",".join(SIZES), help="facilities x categories x years")
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


def case_of(name: str) -> HeadcountCase:
    """Return the case of a shipped county, a file, or a size with its seed such as 60x6x3-1."""
    if name in COUNTIES or Path(name).exists():
        county = read_county(instances.path(name) if name in COUNTIES else Path(name)).county
    else:
        size, seed = name.split("-")
        facilities, categories, years = map(int, size.split("x"))
        county = generate_headcount(facilities, categories, years, int(seed))
    return HeadcountCase(county, policy_of(county))


def attempt(name: str, who: str, limit: float) -> Row:
    """Return what one solver makes of a case: stages with bounds, the checker's verdict, the seconds of solving.

    Raises ``RuntimeError`` where checker and solver disagree.
    """
    case = case_of(name)
    begin = monotonic()
    outcome, tiers, plan, beside = _ours(case, limit) if who == WHO[0] else _second(case, limit)
    seconds = monotonic() - begin - beside
    proven = sum(tier.bound == tier.value for tier in tiers)
    row: Row = {
        "seconds": round(seconds, 2), "analysis": round(beside, 2), "outcome": outcome.value, "proven": proven
    }  # fmt: skip
    for tier in tiers:
        row |= {f"{tier.tier}_value": tier.value, f"{tier.tier}_bound": tier.bound}
    if plan is not None:
        verdict = audit(case, plan)
        off = [t.tier for t in tiers if abs(verdict.tiers[t.tier] - t.value) > 1e-6 * max(1.0, t.value)]
        if not verdict.clean or (off and outcome is Outcome.OPTIMAL):
            raise RuntimeError(f"the checker finds {verdict.hard:g} units of hard rules broken, and differs in {off}")
    return row


Made = tuple[Outcome, tuple[TierResult, ...], HeadcountPlan | None, float]
"""Outcome, stages, plan, and the seconds spent on what else could be."""


def _ours(case: HeadcountCase, limit: float) -> Made:
    answer = solve(case, SolveOptions(time_limit=limit), lambda event: None)
    return answer.outcome, answer.tiers, answer.plan, answer.seconds.get("analysis", 0.0)


def _second(case: HeadcountCase, limit: float) -> Made:
    """Return what CBC makes of the plain rows; only proven stages count."""
    answer = second_opinion(case, SolveOptions(time_limit=limit), lambda event: None)
    return answer.outcome, answer.tiers, answer.plan, 0.0
