"""roster.hosts in the formulation: at most so many receiving units a person and year."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from models.county.staff import Person
from optimizer.roster.rule import RosterRule

if TYPE_CHECKING:
    from optimizer.roster.weeks import WeeksModel


class Hosts(RosterRule):
    """``x[p,f,s] <= host[p,f,y]`` and ``sum_f host[p,f,y] <= max_hosts``; hosts served already count."""

    id = "roster.hosts"

    def weeks(self, m: WeeksModel) -> None:
        """Name hosts where the sheet does, and limit their number a person and year."""
        if not self.pushes:
            return
        for person in self.case.senders:
            by_year: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
            for n in m.by_person[person.id]:
                column = m.columns[n]
                by_year[int(column.period.month[:4])][column.facility.id].append(n)
            for year, by_facility in by_year.items():
                self._year(m, person, year, by_facility)

    def _year(self, m: WeeksModel, person: Person, year: int, by_facility: dict[str, list[int]]) -> None:
        limit = self.case.policy.number(self.id, "max_hosts")
        pinned = {d.facility.id for d in m.pinned.of_person(person.id) if d.date.year == year}
        known = self.case.history.hosts(person.id, year) | pinned
        named = {person.host1, person.host2} - {""}
        fresh: list[int] = []
        for facility, columns in by_facility.items():
            if facility in known:
                continue
            host = m.add_column(0, 1)
            size = sum(m.model.highs[n] for n in columns)
            m.model.row((self.id, person.id, year, facility), [*columns, host], [*[1] * len(columns), -size], high=0)
            if named and facility not in named:
                m.at_most(self, (person.id, year, facility, "named"), [host], 0)
            fresh.append(host)
        if limit is not None:
            m.at_most(self, (person.id, year), fresh, max(0, limit - len(known)))
