"""The weeks added up over spans of time: who is received where over a year, small enough to decide."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import TypeVar

from optimizer.engines import LinearModel
from optimizer.roster.columns import Period
from optimizer.roster.rules.hosts import HostChoice, Hosts
from optimizer.roster.weeks import Terms, WeeksModel

Span = Callable[[Period], str]
"""The span of time that a period lies in."""

Label = tuple[object, ...]

K = TypeVar("K", bound=Hashable)


def by_year(period: Period) -> str:
    """Return the year of a period."""
    return period.month[:4]


def by_month(period: Period) -> str:
    """Return the month of a period."""
    return period.month


class Summed:
    """The rows of the weeks added up over spans of time, with a binary host[p,f,y] for who may be received where.

    Rows and auxiliary columns whose labels differ only in numbers and dates, and whose visits lie in the same spans,
    are one; so are the visits of a person at a facility in a span. A period that needed no row has none, so a summed
    limit grows by the slots left out.
    """

    def __init__(self, weeks: WeeksModel, span: Span) -> None:
        self.weeks, self._span = weeks, span
        self.model = LinearModel()
        self.visits: dict[tuple[str, str, str], int] = {}
        self.hosts: dict[tuple[str, str, int], int] = {}
        self._labels = self._row_labels()
        self._of = self._columns()
        self.objectives = {tier: self._sum_terms(terms) for tier, terms in weeks.objectives.items()}
        self._rows()
        self._host_rows()

    def used(self, values: Sequence[int]) -> dict[tuple[str, int], Counter[str]]:
        """Return how many slots each person is sent to each facility in each year."""
        used: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
        for (person, facility, span), column in self.visits.items():
            used[person, int(span[:4])][facility] += values[column]
        return used

    def under(self, choice: HostChoice) -> LinearModel:
        """Return the model in which the hosts of ``choice`` receive, and no others."""
        held = self.model.copy()
        for (person, facility, year), column in self.hosts.items():
            held.lows[column] = held.highs[column] = int(facility in choice.get((person, year), ()))
        return held

    def _row_labels(self) -> list[Label]:
        """Return what the rows to be added up have in common, row by row."""
        fine, visits = self.weeks.model, len(self.weeks.columns)
        spans = [self._span(column.period) for column in self.weeks.columns]
        labels: list[Label] = []
        for row, label in enumerate(fine.labels):
            inside = fine.row_columns[fine.row_starts[row] : fine.row_starts[row + 1]]
            labels.append((*_timeless(label), frozenset(spans[c] for c in inside if c < visits)))
        return labels

    def _columns(self) -> list[int]:
        """Return the summed column of each column of the weeks."""
        fine = self.weeks.model
        group_of: dict[int, Label] = dict(self.weeks.alike)
        for row, label in enumerate(self._labels):
            for column in fine.row_columns[fine.row_starts[row] : fine.row_starts[row + 1]]:
                group_of.setdefault(column, label)
        groups: dict[Label, int] = {}
        of: list[int] = []
        for n in range(fine.width):
            if n < len(self.weeks.columns):
                about = self.weeks.columns[n]
                visit = (about.person.id, about.facility.id, self._span(about.period))
                summed = self._column(self.visits, visit)
            else:
                summed = self._column(groups, group_of.get(n, ("alone", n)))
            self.model.highs[summed] += fine.highs[n]
            of.append(summed)
        return of

    def _column(self, known: dict[K, int], key: K) -> int:
        """Return the column of a key, a new one where there is none yet."""
        if key not in known:
            known[key] = self.model.column(0, 0)
        return known[key]

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
        for row, label in enumerate(self._labels):
            groups[label].append(row)
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

    def _host_rows(self) -> None:
        """Add ``N[p,f,span] <= most * host[p,f,y]`` and ``sum_f host[p,f,y] <= left``."""
        rule, people = Hosts(self.weeks.case), self.weeks.case.county.person_by_id
        most = self._most()
        by_person: dict[tuple[str, int], set[int]] = defaultdict(set)
        for (person, facility, span), visits in self.visits.items():
            year = int(span[:4])
            if facility in rule.known(people[person], year):
                continue
            host = self._column(self.hosts, (person, facility, year))
            self.model.highs[host] = 1
            self.model.row((rule.id, person, facility, span), [visits, host], [1, -most[visits]], high=0)
            by_person[person, year].add(host)
        for (person, year), hosts in by_person.items():
            left = rule.left(rule.known(people[person], year))
            if left is not None:
                self.model.row((rule.id, person, year), sorted(hosts), 1, high=left)

    def _most(self) -> list[int]:
        """Return the most that each column can be under each row alone: the tighter, the better hosts are bounded."""
        model = self.model
        most = list(model.highs)
        for row in range(model.height):
            begin, end = model.row_starts[row], model.row_starts[row + 1]
            factors, high = model.row_coefficients[begin:end], model.row_highs[row]
            if high < float("inf") and all(factor > 0 for factor in factors):
                for column, factor in zip(model.row_columns[begin:end], factors, strict=True):
                    most[column] = min(most[column], int(high) // factor)
        return most


def _timeless(label: Sequence[object]) -> Label:
    """Return a label without its numbers and dates."""
    return tuple(part for part in label if not isinstance(part, int | date))
