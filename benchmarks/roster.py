"""The roster against its rivals: the same case, the same seconds, the same checker."""

import argparse
from collections.abc import Iterator
from typing import Any

from benchmarks.cases import HORIZONS, SIZES, Case
from benchmarks.child import run_apart
from benchmarks.rows import Row, append, missing
from models.county import Tier
from models.roster import RosterCase
from models.rules import audit
from optimizer.answer import SolveOptions
from optimizer.roster import solve

FAMILY = "roster"
OURS = "xiachen"
TIERS = (Tier.POLICY, Tier.NEED, Tier.TRAVEL)


def options(parser: argparse.ArgumentParser) -> None:
    """Add the family's options."""
    parser.add_argument("--sizes", default="S,M", help="S, M, L, XL")
    parser.add_argument("--horizons", default="month", help="month, quarter, year")
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--who", default="xiachen,rotation,slots-cpsat,slots-highs,slots-cbc")
    parser.add_argument("--limits", default="10,60", help="seconds for each run")
    parser.add_argument("--open", action="store_true", help="hosts are not named beforehand")


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Run what has no row yet and yield each new row."""
    for size in given.sizes.split(","):
        for horizon in given.horizons.split(","):
            for seed in given.seeds.split(","):
                for limit in given.limits.split(","):
                    for who in given.who.split(","):
                        case = Case(_known(size, SIZES), _known(horizon, HORIZONS), int(seed), not given.open)
                        yield from one(case, who, float(limit), again=given.again)


def _known(name: str, table: dict[str, Any]) -> str:
    if name not in table:
        raise SystemExit(f"unknown: {name}; known are {', '.join(table)}")
    return name


def one(case: Case, who: str, limit: float, again: bool = False) -> Iterator[Row]:
    """Run one solver on one case, unless its row is there."""
    key = f"{case.key}/{who}/{limit:g}"
    if not again and not missing(FAMILY, [key]):
        return
    ran = run_apart(attempt, case, who, limit, limit=limit)
    row: Row = {
        "key": key,
        "case": case.key,
        "size": case.size,
        "horizon": case.horizon,
        "seed": case.seed,
        "who": who,
        "limit": limit,
        "seconds": round(ran.seconds, 2),
        "megabytes": ran.megabytes,
        "failure": ran.failure,
    }
    row |= ran.result or {}
    for name in COLUMNS:
        row.setdefault(name, None)
    append(FAMILY, row)
    yield row


COLUMNS = ("duties", "clean", *(f"{t}{part}" for t in TIERS for part in ("", "_bound")))


def attempt(case: Case, who: str, limit: float) -> Row:
    """Return what one solver makes of a case within ``limit`` seconds, as the checker judges it."""
    roster = case.roster()
    plan, bounds = _ours(roster, limit) if who == OURS else _rival(roster, who, limit)
    row: Row = dict.fromkeys(COLUMNS)
    if plan is None:
        return row
    verdict = audit(roster, plan)
    row |= {"duties": len(plan.duties), "clean": int(verdict.clean)}
    for tier, bound in zip(TIERS, bounds, strict=True):
        row |= {tier.value: verdict.tiers[tier], f"{tier.value}_bound": bound}
    return row


def _ours(roster: RosterCase, limit: float) -> tuple[Any, tuple[float | None, ...]]:
    answer = solve(roster, SolveOptions(time_limit=limit), lambda event: None)
    bounds = {t.tier: t.bound for t in answer.tiers}
    return answer.plan, tuple(bounds.get(t) for t in TIERS)


def _rival(roster: RosterCase, who: str, limit: float) -> tuple[Any, tuple[float | None, ...]]:
    from benchmarks.rivals import RIVALS

    if who not in RIVALS:
        raise ValueError(f"unknown rival {who}; known are {', '.join(RIVALS)}")
    offer = RIVALS[who](roster, limit)
    return offer.plan, offer.bounds
