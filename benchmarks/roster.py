"""The roster against its rivals: the same case, the same seconds, the same checker."""

import argparse
from collections.abc import Iterator, Sequence
from functools import partial
from time import monotonic
from typing import Any

from benchmarks.cases import HORIZONS, SIZES, Case
from benchmarks.child import run_apart
from benchmarks.rivals.offer import Offer
from benchmarks.rivals.trace import Bounds, Trace
from benchmarks.rows import Row, append, load
from models.certificate import Termination, TierResult
from models.county import Tier
from models.plan import RosterPlan
from models.roster import RosterCase
from models.rules import audit
from optimizer.answer import AnyEvent, SolveOptions
from optimizer.roster import solve

FAMILY = "roster"
OURS = "xiachen"
TIERS = (Tier.POLICY, Tier.NEED, Tier.TRAVEL)


def options(parser: argparse.ArgumentParser) -> None:
    """Add the family's options."""
    parser.add_argument("--sizes", default="S,M", help="S, M, L, XL")
    parser.add_argument("--horizons", default="month", help="month, quarter, year")
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--who", default="xiachen,rotation,slots-cpsat,slots-highs,slots-cbc,timefold")
    parser.add_argument("--limits", default="10,60,300", help="seconds, in each of which a row")
    parser.add_argument("--open", action="store_true", help="hosts are not named beforehand")


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Run what has no row yet and yield each new row; the solvers of a case run one right after another."""
    limits = sorted(float(limit) for limit in given.limits.split(","))
    for size in given.sizes.split(","):
        for horizon in given.horizons.split(","):
            for seed in given.seeds.split(","):
                case = Case(_known(size, SIZES), _known(horizon, HORIZONS), int(seed), not given.open)
                for who in given.who.split(","):
                    yield from one(case, who, limits, again=given.again)


def _known(name: str, table: dict[str, Any]) -> str:
    if name not in table:
        raise SystemExit(f"unknown: {name}; known are {', '.join(table)}")
    return name


def one(case: Case, who: str, limits: Sequence[float], again: bool = False) -> Iterator[Row]:
    """Run one solver on one case as seldom as its rows for ``limits`` allow, and yield the new rows.

    A run that ended on its own serves every limit from its seconds on. One that tells of its plans on the way is given
    the longest limit and serves the shorter ones too; others are run by limit, the shortest first.
    """
    had = [] if again else [r for r in load(FAMILY) if (r["case"], r["who"]) == (case.key, who)]
    rows: list[Row] = [dict(row) for row in had]
    wanted = [limit for limit in limits if _key(case, who, limit) not in {row["key"] for row in rows}]
    while wanted:
        new = [derived(row, limit) for limit in wanted for row in rows if serves(row, limit)][:1]
        new = new or list(_ran(case, who, wanted if who in anytime() else wanted[:1]))
        rows += new
        for row in new:
            append(FAMILY, row)
            yield row
        done = {row["key"] for row in new}
        wanted = [limit for limit in wanted if _key(case, who, limit) not in done]


def anytime() -> frozenset[str]:
    """Return who tells of every better plan while it runs."""
    from benchmarks.rivals import ANYTIME

    return ANYTIME | {OURS}


def _key(case: Case, who: str, limit: float) -> str:
    return f"{case.key}/{who}/{limit:g}"


def serves(row: Row, limit: float) -> bool:
    """Return whether the run of ``row`` ended on its own within ``limit``; of older rows, whether all is proven."""
    if row.get("failure") or not row["policy"] or float(row["seconds"] or 0) > limit:
        return False
    if row.get("finished") not in (None, ""):
        return str(row["finished"]) == "1"
    return all(
        row[f"{t}_bound"] not in (None, "") and float(row[f"{t}_bound"] or 0) >= float(row[t] or 0) for t in TIERS
    )


def derived(row: Row, limit: float) -> Row:
    """Return the row of ``limit`` that a run under another limit answers, with the run's own provenance."""
    key = f"{row['case']}/{row['who']}/{limit:g}"
    return row | {"key": key, "limit": limit, "run_limit": row.get("run_limit") or row["limit"]}


def _ran(case: Case, who: str, limits: Sequence[float]) -> Iterator[Row]:
    """Run once with the longest of ``limits`` and yield a row for each, the longest last."""
    longest = limits[-1]
    ran = run_apart(attempt, case, who, limits, limit=longest + AUDITS)
    if ran.failure:
        found: dict[float, Row] = {longest: {"seconds": round(ran.seconds, 2)}}
    else:
        found = ran.result
    for limit, answer in found.items():
        row: Row = {"key": _key(case, who, limit), "case": case.key, "size": case.size, "horizon": case.horizon}
        row |= {"seed": case.seed, "who": who, "limit": limit, "seconds": None, "megabytes": ran.megabytes}
        row |= {"failure": ran.failure, **dict.fromkeys(COLUMNS), **answer, "run_limit": longest}
        yield row


COLUMNS = ("duties", "clean", *(f"{t}{part}" for t in TIERS for part in ("", "_bound")), "found", "finished")
AUDITS = 60.0
"""Seconds that the making of the case and the audits after a run may take besides."""


def attempt(case: Case, who: str, limits: Sequence[float]) -> dict[float, Row]:
    """Return what one solver has of a case at each of ``limits`` seconds, judged by the checker when it has ended."""
    roster = case.roster()
    trace = Trace(limits)
    offer = _ours(roster, limits[-1], trace) if who == OURS else _rival(roster, who, limits[-1], trace)
    took = monotonic() - trace.begin
    rows: dict[float, Row] = {}
    for limit in limits:
        if limit == limits[-1] or (offer.finished and took <= limit):
            rows[limit] = {"seconds": round(took, 2), "finished": int(offer.finished)}
            rows[limit] |= judged(roster, offer.plan, offer.bounds)
            continue
        note = trace.notes.get(limit)
        rows[limit] = {"seconds": limit, "finished": 0, "found": None if note is None else round(note.seconds, 2)}
        rows[limit] |= {} if note is None else judged(roster, note.make(), note.bounds)
    return rows


def judged(roster: RosterCase, plan: RosterPlan | None, bounds: Bounds) -> Row:
    """Return the checker's values of a plan beside the bounds of whoever made it."""
    if plan is None:
        return {}
    verdict = audit(roster, plan)
    row: Row = {"duties": len(plan.duties), "clean": int(verdict.clean)}
    for tier, bound in zip(TIERS, bounds, strict=True):
        row |= {tier.value: verdict.tiers[tier], f"{tier.value}_bound": bound}
    return row


def _ours(roster: RosterCase, limit: float, trace: Trace) -> Offer:
    """Return our answer; plans told of on the way are noted as they are, with the bounds told with them."""

    def listen(event: AnyEvent) -> None:
        if event.plan is not None:
            trace.note(partial(_same, event.plan), _bounds(event.tiers))

    answer = solve(roster, SolveOptions(time_limit=limit), listen)
    return Offer(answer.plan, _bounds(answer.tiers), answer.termination is not Termination.TIME_LIMIT)


def _same(plan: RosterPlan) -> RosterPlan:
    return plan


def _bounds(tiers: Sequence[TierResult]) -> Bounds:
    bounds = {t.tier: t.bound for t in tiers}
    return tuple(bounds.get(t) for t in TIERS)


def _rival(roster: RosterCase, who: str, limit: float, trace: Trace) -> Offer:
    from benchmarks.rivals import RIVALS

    if who not in RIVALS:
        raise ValueError(f"unknown rival {who}; known are {', '.join(RIVALS)}")
    return RIVALS[who](roster, limit, trace)
