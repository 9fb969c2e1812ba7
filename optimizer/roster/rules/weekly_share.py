"""roster.weekly_share in the formulation: who serves in a week, and how many must."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from models.county.staff import Person
from models.roster.calendar import monday
from models.roster.eligible import is_destination
from optimizer.roster.rule import RosterRule

if TYPE_CHECKING:
    from optimizer.roster.weeks import WeeksModel

SERVED = -1


class WeeklyShare(RosterRule):
    """``days * y[p,w] <= sum days[s] x[p,f,s]`` and ``sum_p y[p,w] >= ceil(share * |S_w|)``, clauses A01 and A02."""

    id = "roster.weekly_share"

    def weeks(self, m: WeeksModel) -> None:
        """Add the share of each lead hospital in each week that is settled and not exempt."""
        shortest = self.case.policy.number(self.id, "min_workdays") or 0
        for week in self.case.weeks:
            workdays = self.case.workdays_of_week(week)
            if not self.pushes or not self.case.settles(week) or len(workdays) < shortest:
                continue
            for hospital in self.case.obligations.weekly_hospitals():
                self._share(m, hospital, week, workdays)

    def _share(self, m: WeeksModel, hospital: str, week: date, workdays: list[date]) -> None:
        roll = self.case.obligations.weekly_roll(hospital, week)
        base = roll
        if self.case.policy.text_value(self.id, "denominator") == "available":
            base = tuple(p for p in roll if not self.case.obligations.away_all_week(p, workdays))
        required = ceil(self.case.policy.share(self.id, "share") * Fraction(len(base)))
        serving = [y for person in base if (y := self._serves(m, person, week)) is not None]
        done = sum(y == SERVED for y in serving)
        m.at_least(self, (hospital, week), [y for y in serving if y != SERVED], required - done, units=2)

    def _serves(self, m: WeeksModel, person: Person, week: date) -> int | None:
        """Return the column y[p,w]; ``SERVED`` where pins and history suffice, ``None`` where p cannot serve."""
        asked = round(2 * self.case.policy.days(self.id, "days"))
        done = self._done(m, person, week)
        if done >= asked:
            return SERVED
        columns = [
            n
            for n in m.days_of[person.id]
            if m.columns[n].period.week == week and is_destination(self.case, m.columns[n].facility)
        ]
        if done + m.unit * sum(m.model.highs[n] for n in columns) < asked:
            return None
        serves = m.add_column(0, 1)
        m.model.row((self.id, person.id, week), [*columns, serves], [*[m.unit] * len(columns), done - asked], low=0)
        return serves

    def _done(self, m: WeeksModel, person: Person, week: date) -> int:
        """Return the half-days of the week that pins and history already hold."""
        facilities = self.case.county.facility_by_id
        credits = [
            c
            for c in self.case.history.week_credits(person.id, week)
            if is_destination(self.case, facilities[c.facility])
        ]
        pinned = [
            d for d in m.pinned.of_person(person.id) if monday(d.date) == week and is_destination(self.case, d.facility)
        ]
        return round(2 * sum(c.days for c in credits)) + sum(d.units for d in pinned)
