"""Twelve months solved one by one, hosts, pace and split weeks from the year plan, against the year's bound."""

import argparse
from collections.abc import Iterator
from datetime import date

from benchmarks.cases import Case
from benchmarks.child import run_apart
from benchmarks.rows import Row, append, missing
from models.plan import Duty, RosterPlan
from models.policy import policy_of
from models.roster import RosterCase, adopt_month, adopt_year
from models.roster.calendar import month_ends
from models.rules import audit
from models.verdict import Verdict
from optimizer.answer import SolveOptions
from optimizer.roster import solve

FAMILY = "months"
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
LIMIT = 300.0


def options(parser: argparse.ArgumentParser) -> None:
    """Add the family's options."""
    parser.add_argument("--sizes", default="M")
    parser.add_argument("--seeds", default="1,2,3")


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Run what has no row yet and yield each new row."""
    for size in given.sizes.split(","):
        for seed in given.seeds.split(","):
            case = Case(size, "year", int(seed))
            if not given.again and not missing(FAMILY, [case.key]):
                continue
            ran = run_apart(twelve, case, limit=13 * LIMIT)
            row: Row = {"key": case.key, "seconds": round(ran.seconds, 1), "failure": ran.failure}
            row |= ran.result or {}
            append(FAMILY, row)
            yield row


def twelve(case: Case) -> Row:
    """Return the year plan's values and bounds beside those of the twelve months joined, audited over the year."""
    county = case.county()
    year = RosterCase(county, policy_of(county), *YEAR)
    planned = solve(year, SolveOptions(time_limit=LIMIT), lambda event: None)
    if planned.plan is None:
        raise RuntimeError("the year has no plan")
    current = adopt_year(county, year.policy, planned.plan)
    duties: list[Duty] = []
    for month in range(1, 13):
        answer = solve(
            RosterCase(current, year.policy, *month_ends(2026, month)),
            SolveOptions(time_limit=LIMIT),
            lambda event: None,
        )
        if answer.plan is None:
            raise RuntimeError(f"month {month} has no plan")
        duties += answer.plan.duties
        current = adopt_month(current, answer.plan)
    joined = planned.plan.model_copy(update={"duties": tuple(duties)})
    return _row(planned.plan, {t.tier.value: t.bound for t in planned.tiers}, audit(year, joined), year)


def _row(plan: RosterPlan, bounds: dict[str, float | None], months: Verdict, year: RosterCase) -> Row:
    planned = audit(year, plan)
    row: Row = {"wanted": sum(w.target for w in year.wants), "clean": int(months.clean)}
    for tier in ("policy", "need", "travel"):
        row |= {
            f"{tier}_bound": bounds[tier],
            f"{tier}_year": next(v for t, v in planned.tiers.items() if t.value == tier),
            f"{tier}_months": next(v for t, v in months.tiers.items() if t.value == tier),
        }
    row["quotas_lost"] = len(_short(months) - _short(planned))
    return row


def _short(verdict: Verdict) -> set[str]:
    return {f.where.person for f in verdict.findings if f.rule == "roster.annual_days"}
