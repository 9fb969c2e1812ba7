"""What comfort costs: each comfort rule below travel, where it costs none, and above it, where it costs its price."""

import argparse
from collections.abc import Iterator

from benchmarks.cases import Case
from benchmarks.child import run_apart
from benchmarks.rows import Row, append, missing
from models.county import Tier
from models.policy import Setting, policy_of, rules
from models.policy.policy import Policy
from models.roster import RosterCase
from models.rules import audit
from optimizer.answer import SolveOptions
from optimizer.roster import solve

FAMILY = "comfort"
LIMIT = 120.0
ABOVE = Tier.CHANGE
"""The tier right above travel; nothing else is in it where nothing is published."""


def comfort_rules() -> tuple[str, ...]:
    """Return the rules of the comfort tier in the order of the catalogue."""
    return tuple(id for id, rule in rules().items() if rule.tier is Tier.COMFORT)


def options(parser: argparse.ArgumentParser) -> None:
    """Add the family's options."""
    parser.add_argument("--case", default="M-month-1", help="size-horizon-seed")


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Run what has no row yet and yield each new row."""
    size, horizon, seed = given.case.split("-")
    case = Case(size, horizon, int(seed), hospitals=2)
    for rule in ("none", *comfort_rules(), "all"):
        for above in (False, True):
            key = f"{case.key}/{rule}/{'above' if above else 'below'}"
            if (rule == "none" and above) or (not given.again and not missing(FAMILY, [key])):
                continue
            ran = run_apart(priced, case, rule, above, limit=LIMIT)
            row: Row = {"key": key, "case": case.key, "rule": rule, "above": int(above), "failure": ran.failure}
            row |= {"seconds": round(ran.seconds, 1)} | (ran.result or {})
            append(FAMILY, row)
            yield row


def priced(case: Case, rule: str, above: bool) -> Row:
    """Return tiers, gap and missed comfort with ``rule`` on, in its own tier or above travel."""
    roster = with_pairs(case.roster())
    names = {"none": (), "all": comfort_rules()}.get(rule, (rule,))
    settings = [Setting(rule=name, parameter="mode", value="soft") for name in names]
    policy = policy_of(roster.county, "", settings)
    policy = _raised(policy, names) if above else policy
    roster = RosterCase(roster.county, policy, roster.first, roster.last)
    answer = solve(roster, SolveOptions(time_limit=LIMIT), lambda event: None)
    if answer.plan is None:
        raise RuntimeError("no plan")
    verdict = audit(roster, answer.plan)
    row: Row = {"clean": int(verdict.clean)}
    for tier in answer.tiers:
        row |= {tier.tier.value: verdict.tiers[tier.tier], f"{tier.tier.value}_bound": tier.bound}
    return row


def with_pairs(roster: RosterCase) -> RosterCase:
    """Return the case where each department is paired with two centers; generated counties name none."""
    county = roster.county
    centers = [f.id for f in county.facilities if f.receives]
    paired = tuple(
        d.model_copy(update={"paired": (centers[2 * n % len(centers)], centers[(2 * n + 1) % len(centers)])})
        for n, d in enumerate(county.departments)
    )
    return RosterCase(county.model_copy(update={"departments": paired}), roster.policy, roster.first, roster.last)


def _raised(policy: Policy, names: tuple[str, ...]) -> Policy:
    """Return the policy in which ``names`` outweigh travel."""
    active = dict(policy.rules)
    for name in names:
        lifted = active[name].rule.model_copy(update={"tier": ABOVE})
        active[name] = active[name].model_copy(update={"rule": lifted})
    return policy.model_copy(update={"rules": active})
