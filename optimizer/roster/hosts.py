"""Hosts first: over a long horizon, who is received where is chosen before the weeks.

The weeks' rows are added up over a year, which leaves N[p,f], the slots of a person at a facility, and one binary
host[p,f]; then over months, where one specialty after the other chooses anew. What is chosen is fixed; the bound comes
from the weeks without host rows.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from time import monotonic

from models.county.words import Mode, Tier
from models.roster.case import RosterCase
from optimizer.engines import Limits, Status, free_part, solve_mip
from optimizer.engines.linear import objective_value
from optimizer.roster.rules import ROSTER_RULES, RosterRule
from optimizer.roster.rules.hosts import HostChoice, Hosts
from optimizer.roster.summed import Summed, by_month, by_year
from optimizer.roster.tiers import Problem, Ranked, TierValue, problem_of, solve_tiers
from optimizer.roster.weeks import WeeksModel


def rules_with(case: RosterCase, hosts: Hosts) -> tuple[RosterRule, ...]:
    """Return the rules of the formulation with ``hosts`` in place of its own."""
    return tuple(hosts if rule is Hosts else rule(case) for rule in ROSTER_RULES)


def are_free(weeks: WeeksModel) -> bool:
    """Return whether the hosts rule is hard and leaves somebody a choice, while nobody may be in two places."""
    rule = next(r for r in weeks.rules if isinstance(r, Hosts))
    if any(column.second for column in weeks.columns):
        return False
    return rule.mode is Mode.HARD and any(label[0] == rule.id for label in weeks.model.labels)


def hosts_first(case: RosterCase, limits: Limits, deadline: float | None) -> tuple[WeeksModel, Ranked, Ranked]:
    """Return the weeks under chosen hosts, their solution, and the relaxation without host rows that bounds it."""
    open_weeks = WeeksModel(case, rules_with(case, Hosts(case, counted=False)))
    relaxed = solve_tiers(problem_of(open_weeks), limits, deadline)
    choice = choose_hosts(open_weeks, relaxed, limits, deadline) if relaxed.found else None
    if choice is None:
        return open_weeks, Ranked(relaxed.status), relaxed
    weeks = WeeksModel(case, rules_with(case, Hosts(case, choice)))
    found = solve_tiers(problem_of(weeks), limits, deadline)
    return weeks, with_bounds(found, relaxed) if found.found else Ranked(Status.UNKNOWN), relaxed


def choose_hosts(weeks: WeeksModel, relaxed: Ranked, limits: Limits, deadline: float | None) -> HostChoice | None:
    """Return the hosts of everybody and year for the weeks without host rows; ``None`` where nothing was found.

    The rows summed by year say who must host whom; where they then miss needs month by month, the hosts of one
    specialty after the other are chosen anew. Hosts still open go to where ``relaxed`` sends the person most.
    """
    summed = Summed(weeks, by_year)
    found = solve_tiers(Problem(summed.model, summed.objectives, weeks.constants), limits, deadline)
    if not found.found:
        return None
    first = _chosen(weeks, relaxed, summed.used(found.values))
    monthly = Summed(weeks, by_month)
    values = _choose_anew(monthly, first, limits, deadline)
    return first if values is None else _chosen(weeks, relaxed, monthly.used(values))


def _chosen(weeks: WeeksModel, relaxed: Ranked, used: dict[tuple[str, int], Counter[str]]) -> HostChoice:
    """Return everybody's hosts: where they are ``used``, then where ``relaxed`` sends them most."""
    slots = {key: Counter({f: FIRST * count for f, count in places.items()}) for key, places in used.items()}
    for n, visit in enumerate(weeks.columns):
        slots[visit.person.id, int(visit.period.month[:4])][visit.facility.id] += relaxed.values[n]
    rule, people = Hosts(weeks.case), weeks.case.county.person_by_id
    return {key: _best_hosts(rule, rule.known(people[key[0]], key[1]), places) for key, places in slots.items()}


def _choose_anew(summed: Summed, first: HostChoice, limits: Limits, deadline: float | None) -> tuple[int, ...] | None:
    """Return values under hosts chosen anew, one hospital's specialty at a time, others held; ``None`` where none.

    Policy keeps its value; need is lowered, and then travel as far as need keeps its.
    """
    held = Problem(summed.under(first), summed.objectives, summed.weeks.constants)
    found = solve_tiers(held, limits, deadline)
    if not found.found:
        return None
    values = found.values
    groups = _groups(summed)
    decided = {column for group in groups for column in group}
    for group in groups:
        if deadline is not None and monotonic() >= deadline:
            break
        values = _better(summed, values, group, decided.difference(group), limits)
    return values


def _groups(summed: Summed) -> list[list[int]]:
    """Return the visits and hosts of each hospital's specialties."""
    people = summed.weeks.case.county.person_by_id
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for (person, *_), column in (*summed.visits.items(), *summed.hosts.items()):
        groups[people[person].employer, people[person].specialty].append(column)
    return list(groups.values())


def _better(
    summed: Summed, values: tuple[int, ...], group: Sequence[int], held: Iterable[int], limits: Limits
) -> tuple[int, ...]:
    """Return values with the columns of ``group`` decided anew where that lowers need, else ``values``."""
    part = free_part(summed.model, values, 0, group, held)
    now = [values[c] for c in part.columns]
    missed = part.objective(summed.objectives[Tier.NEED])
    if objective_value(missed.items(), now) <= 0:
        return values
    for tier in (Tier.POLICY, Tier.NEED, Tier.TRAVEL):
        terms = part.objective(summed.objectives[tier])
        if tier is not Tier.POLICY:
            found = solve_mip(part.model, terms, replace(limits, nodes=NODES))
            if found.objective is not None and found.objective < objective_value(terms.items(), now):
                now = list(found.values)
        part.model.row((tier,), list(terms), list(terms.values()), high=objective_value(terms.items(), now))
    return part.whole(now)


NODES = 50
"""What the choice of one specialty's hosts may branch: effort, not time, so that the same input gives the same plan."""

FIRST = 10_000
"""What a slot of the summed rows outweighs: any number of slots of the relaxed weeks."""


def _best_hosts(rule: Hosts, known: frozenset[str], used: Counter[str]) -> frozenset[str]:
    """Return ``known`` and as many of the most used facilities as are still allowed."""
    fresh = [facility for facility, slots in used.most_common() if slots and facility not in known]
    return known | frozenset(fresh[: rule.left(known)])


def with_bounds(found: Ranked, relaxed: Ranked) -> Ranked:
    """Return ``found`` under the bounds of a relaxation: a bound holds as long as the tiers above it are met."""
    tiers: list[TierValue] = []
    met = True
    for mine, theirs in zip(found.tiers, relaxed.tiers, strict=True):
        tiers.append(TierValue(mine.tier, mine.value, theirs.bound if met else None))
        met = met and theirs.bound is not None and theirs.bound >= mine.value
    status = Status.OPTIMAL if all(t.proven for t in tiers) else Status.FEASIBLE
    return Ranked(status, found.values, tuple(tiers), found.cut or relaxed.cut)
