"""What comfort costs: each comfort rule below travel, where it costs none, and above it, where it costs its price."""

import argparse
from collections.abc import Iterator
from datetime import timedelta
from random import Random

from benchmarks.cases import Case
from benchmarks.child import run_apart
from benchmarks.rows import Row, append, missing
from models.county import Category, Opening, Tier
from models.policy import Setting, policy_of, rules
from models.policy.policy import Policy
from models.roster import RosterCase
from models.rules import audit
from optimizer.answer import SolveOptions
from optimizer.roster import solve

FAMILY = "comfort"
LIMIT = 120.0
INTENDING = 0.5
"""The share of physicians who intend a promotion."""
FEWEST, ASKED = 120, 125
"""The days within 24 months that they have at least, and those asked of them."""
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
    roster = with_promotions(with_pairs(case.roster()), case.seed)
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


def with_promotions(roster: RosterCase, seed: int) -> RosterCase:
    """Return the case where some physicians intend a promotion this year and lack few days; generated ones have none.

    Balances keep the days of the year, so that nothing but roster.promotion sees a difference.
    """
    rng, county, first = Random(seed), roster.county, roster.first
    near = {
        p.id: rng.randrange(2 * FEWEST, 2 * ASKED) / 2
        for p in county.staff
        if p.category is Category.PHYSICIAN and rng.random() < INTENDING
    }
    known = {row.person: row for row in county.opening}
    eve = first - timedelta(days=1)
    for person, days in near.items():
        row = known.get(person, Opening(person=person, as_of=eve))
        known[person] = row.model_copy(update={"days_24m": days})
    staff = tuple(p.model_copy(update={"promotion_year": first.year}) if p.id in near else p for p in county.staff)
    changed = county.model_copy(update={"staff": staff, "opening": tuple(known.values())})
    return RosterCase(changed, roster.policy, first, roster.last)


def _raised(policy: Policy, names: tuple[str, ...]) -> Policy:
    """Return the policy in which ``names`` outweigh travel."""
    active = dict(policy.rules)
    for name in names:
        lifted = active[name].rule.model_copy(update={"tier": ABOVE})
        active[name] = active[name].model_copy(update={"rule": lifted})
    return policy.model_copy(update={"rules": active})
