"""Hosts first: over a long horizon, who is received where is chosen before the weeks.

The weeks' rows are added up over time, which leaves N[p,f], the slots of a person at a facility in a year, and one
binary host[p,f]; small enough for a year. What it chooses is then fixed; the bound comes from the weeks without host
rows.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from models.county.words import Mode
from models.roster.case import RosterCase
from optimizer.engines import Limits, LinearModel, Status
from optimizer.roster.rules import ROSTER_RULES, RosterRule
from optimizer.roster.rules.hosts import HostChoice, Hosts
from optimizer.roster.tiers import Problem, Ranked, TierValue, problem_of, solve_tiers
from optimizer.roster.weeks import Terms, WeeksModel

Label = tuple[object, ...]


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

    The summed rows say who must host whom; hosts still open go to where ``relaxed`` sends the person most.
    """
    summed = _Summed(weeks)
    found = solve_tiers(Problem(summed.model, summed.objectives, weeks.constants), limits, deadline)
    if not found.found:
        return None
    chosen: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    for (person, facility, year), column in summed.visits.items():
        chosen[person, year][facility] += found.values[column] * FIRST
    for n, visit in enumerate(weeks.columns):
        chosen[visit.person.id, int(visit.period.month[:4])][visit.facility.id] += relaxed.values[n]
    rule, people = Hosts(weeks.case), weeks.case.county.person_by_id
    return {key: _best_hosts(rule, rule.known(people[key[0]], key[1]), used) for key, used in chosen.items()}


FIRST = 10_000
"""What a slot of the summed rows outweighs: any number of slots of the relaxed weeks."""


def _best_hosts(rule: Hosts, known: frozenset[str], used: Counter[str]) -> frozenset[str]:
    """Return ``known`` and as many of the most used facilities as are still allowed."""
    fresh = [facility for facility, slots in used.most_common() if slots and facility not in known]
    return known | frozenset(fresh[: rule.left(known)])


class _Summed:
    """The rows of the weeks added up over time, with host columns.

    Rows and auxiliary columns whose labels differ only in numbers and dates are one; so are the visits of a person at a
    facility in a year. A period that needed no row has none, so a summed limit grows by the slots left out.
    """

    def __init__(self, weeks: WeeksModel) -> None:
        self.weeks = weeks
        self.model = LinearModel()
        self.visits: dict[tuple[str, str, int], int] = {}
        self._of = self._columns()
        self.objectives = {tier: self._sum_terms(terms) for tier, terms in weeks.objectives.items()}
        self._rows()
        self._hosts()

    def _columns(self) -> list[int]:
        """Return the summed column of each column of the weeks."""
        fine = self.weeks.model
        group_of: dict[int, Label] = dict(self.weeks.alike)
        summed: int
        for row, label in enumerate(fine.labels):
            for column in fine.row_columns[fine.row_starts[row] : fine.row_starts[row + 1]]:
                group_of.setdefault(column, _timeless(label))
        groups: dict[Label, int] = {}
        of: list[int] = []
        for n in range(fine.width):
            if n < len(self.weeks.columns):
                about = self.weeks.columns[n]
                visit = (about.person.id, about.facility.id, int(about.period.month[:4]))
                summed = self.visits.setdefault(visit, -1)
                if summed < 0:
                    summed = self.visits[visit] = self.model.column(0, 0)
            else:
                label = group_of.get(n, ("alone", n))
                if label not in groups:
                    groups[label] = self.model.column(0, 0)
                summed = groups[label]
            self.model.highs[summed] += fine.highs[n]
            of.append(summed)
        return of

    def _sum_terms(self, terms: Terms) -> Terms:
        """Return the summed objective; visits cost their cheapest slot."""
        summed: Terms = {}
        for column, cost in terms.items():
            into = self._of[column]
            summed[into] = min(cost, summed.get(into, cost))
        return summed

    def _rows(self) -> None:
        fine = self.weeks.model
        groups: dict[Label, list[int]] = defaultdict(list)
        alone = {summed for summed, fine_columns in Counter(self._of).items() if fine_columns == 1}
        for row, label in enumerate(fine.labels):
            groups[_timeless(label)].append(row)
        for label, rows in groups.items():
            factors: dict[int, int] = {}
            inside: dict[int, int] = defaultdict(int)
            for row in rows:
                begin, end = fine.row_starts[row], fine.row_starts[row + 1]
                for column, factor in zip(fine.row_columns[begin:end], fine.row_coefficients[begin:end], strict=True):
                    before = factors.get(self._of[column], 0) if self._of[column] in alone else 0
                    factors[self._of[column]] = before + factor
                    inside[self._of[column]] += fine.highs[column]
            low = sum(fine.row_lows[r] for r in rows)
            high = sum(fine.row_highs[r] for r in rows)
            high += sum(max(0, f) * max(0, self.model.highs[c] - inside[c]) for c, f in factors.items())
            self.model.row(label, list(factors), list(factors.values()), low=low, high=high)

    def _hosts(self) -> None:
        rule = Hosts(self.weeks.case)
        fresh: dict[tuple[str, int], list[int]] = defaultdict(list)
        people = self.weeks.case.county.person_by_id
        for (person, facility, year), visits in self.visits.items():
            if facility in rule.known(people[person], year):
                continue
            host = self.model.column(0, 1)
            self.model.row((rule.id, person, facility), [visits, host], [1, -self.model.highs[visits]], high=0)
            fresh[person, year].append(host)
        for (person, year), hosts in fresh.items():
            left = rule.left(rule.known(people[person], year))
            if left is not None:
                self.model.row((rule.id, person), hosts, 1, high=left)


def _timeless(label: Sequence[object]) -> Label:
    """Return a label without its numbers and dates."""
    return tuple(part for part in label if not isinstance(part, int | date))


def with_bounds(found: Ranked, relaxed: Ranked) -> Ranked:
    """Return ``found`` under the bounds of a relaxation: a bound holds as long as the tiers above it are met."""
    tiers: list[TierValue] = []
    met = True
    for mine, theirs in zip(found.tiers, relaxed.tiers, strict=True):
        tiers.append(TierValue(mine.tier, mine.value, theirs.bound if met else None))
        met = met and theirs.bound is not None and theirs.bound >= mine.value
    status = Status.OPTIMAL if all(t.proven for t in tiers) else Status.FEASIBLE
    return Ranked(status, found.values, tuple(tiers), found.cut or relaxed.cut)
