"""The goals of siting that are sums, and the longest minutes, written from the catalogue's objectives."""

from collections.abc import Callable
from fractions import Fraction
from math import floor

from models.county.words import Goal, Mode
from models.siting import SitingCase
from optimizer.certify.siting.centers import spent
from optimizer.certify.siting.columns import Pair, SitingColumns
from optimizer.certify.siting.members import pairs
from optimizer.engines.pulp import Column, Terms

RULE_OF = {
    Goal.LONGEST: "siting.equity",
    Goal.MINUTES: "siting.minutes",
    Goal.UNCOVERED: "siting.reach",
    Goal.COST: "siting.cost",
}


def goals_of(case: SitingCase) -> tuple[Goal, ...]:
    """Return the goals in their order: what is short, then those of the policy's order that shape plans."""
    listed = (Goal(word) for word in case.policy.words("siting.equity", "order"))
    pushed = [goal for goal in listed if case.policy.mode(RULE_OF[goal]) in (Mode.HARD, Mode.SOFT)]
    return (Goal.SHORTFALL, *dict.fromkeys(pushed))


def longest(c: SitingColumns) -> Column:
    """Return ``max minutes x`` as a column: at least the minutes of every pair that serves (D08)."""
    column = c.program.column("longest")
    for kind, t in c.due():
        for member in c.case.volumes[kind]:
            key = kind, member, t
            its = [(-c.minutes(pair), c.used[pair]) for pair in pairs(c, key)]
            rows = [[term] for term in its] if c.shares(key) else [its]
            for n, terms in enumerate(rows, 1):
                c.program.row(f"longest{n}_{c.member(key)}", [(1, column), *terms], low=0)
    return column


def minutes(c: SitingColumns) -> Terms:
    """Return ``sum weight minutes x``; who is split counts by parts of the volume (D08)."""
    by_volume = c.case.policy.text_value(RULE_OF[Goal.MINUTES], "weighted_by") == "volume"
    found: Terms = []
    for pair, used in c.used.items():
        kind, member, _, _ = pair
        volume = c.case.volumes[kind][member]
        weight = volume if by_volume else c.case.people[member]
        each = c.minutes(pair) * weight
        if pair in c.flow:
            found.append((Fraction(each, volume), c.flow[pair]))
        else:
            found.append((each, used))
    return found


def uncovered(c: SitingColumns) -> Terms:
    """Return the people of members of whom any part is further than ``within`` minutes (D22, D26)."""
    within = c.case.policy.number(RULE_OF[Goal.UNCOVERED], "within")
    found: Terms = []
    for kind, t in c.due() if within is not None else ():
        for member in c.case.volumes[kind]:
            far = [pair for pair in pairs(c, (kind, member, t)) if c.minutes(pair) > (within or 0)]
            if far and c.case.people[member]:
                beyond = c.program.column(f"uncovered_{c.member((kind, member, t))}", 1)
                for pair in far:
                    c.program.row(f"uncovered_{c.pair(pair)}", [(1, beyond), (-1, c.used[pair])], low=0)
                found.append((c.case.people[member], beyond))
    return found


def cost(c: SitingColumns) -> Terms:
    """Return opening, modules and running of every phase, and the couriers (G24, D28)."""
    found = [term for t in range(len(c.case.phases)) for term in spent(c, t)]
    return [*found, *((c.case.phases[pair[3]].years * courier(c.case, pair), used) for pair, used in c.used.items())]


def courier(case: SitingCase, pair: Pair) -> int:
    """Return the yuan of a year there and back, half a yuan up."""
    kind, member, site, _ = pair
    its = case.centers[kind]
    yuan = 2 * Fraction(str(case.km(kind, site, member))) * its.trips * Fraction(str(its.courier_cost))
    return floor(yuan + Fraction(1, 2))


SUMS: dict[Goal, Callable[[SitingColumns], Terms]] = {
    Goal.SHORTFALL: lambda c: c.breach,
    Goal.MINUTES: minutes,
    Goal.UNCOVERED: uncovered,
    Goal.COST: cost,
}
