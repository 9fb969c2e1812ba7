"""roster.annual_days in the formulation: days due by the end of the horizon, person by person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.county.staff import Person
from models.roster.eligible import is_destination
from optimizer.roster.rule import RosterRule

if TYPE_CHECKING:
    from optimizer.roster.weeks import WeeksModel


class AnnualDays(RosterRule):
    """``brought[p,y] + sum days[s] x[p,f,s] + short[p,y] >= due[p,y](m)``, clauses B01 to B04."""

    id = "roster.annual_days"

    def weeks(self, m: WeeksModel) -> None:
        """Add one row an obliged person and year."""
        for year in range(self.case.first.year, self.case.last.year + 1):
            for person in self.case.senders:
                self._owed(m, person, year)

    def _owed(self, m: WeeksModel, person: Person, year: int) -> None:
        due = self.case.obligations.annual(person, year)
        if due is None:
            return
        month = 12 if year < self.case.last.year else self.case.last.month
        verified, pending = self.case.history.brought(person.id, year, self.case.first)
        pinned = sum(
            d.units
            for d in m.pinned.of_person(person.id)
            if d.date.year == year and is_destination(self.case, d.facility)
        )
        columns = [
            n
            for n in m.days_of[person.id]
            if m.columns[n].period.month.startswith(f"{year:04d}") and is_destination(self.case, m.columns[n].facility)
        ]
        owed = round(2 * (due.by(month) - verified - pending)) - pinned
        m.at_least(self, (person.id, year), columns, owed, units=1, times=m.unit)
