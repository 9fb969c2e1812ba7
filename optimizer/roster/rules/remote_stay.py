"""roster.remote_stay in the formulation: far away one stays for some days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from models.county.words import Mode
from optimizer.engines.linear import INFINITY
from optimizer.roster.patterns import Pattern, PatternColumns, patterns
from optimizer.roster.rule import RosterRule
from optimizer.roster.stays import Stay, WeekStay, day_stays, week_stays

if TYPE_CHECKING:
    from optimizer.roster.days import DayRows
    from optimizer.roster.weeks import WeeksModel


class RemoteStay(RosterRule):
    """``served[d] = sum_{q with d} choice[q]``, ``sum_q choice[q] <= 1``: the days of a week there follow a pattern.

    A pattern is a set of days whose stays are long enough, or, where the rule is soft, cost what they miss. Over a
    week a pattern says how many days there are, so the weeks know of stays what the days know.
    """

    id = "roster.remote_stay"

    def weeks(self, m: WeeksModel) -> None:
        """Add a column for each pattern of a stay; the visits of a week are those of one pattern."""
        m.stays = week_stays(m)
        for stay, known in m.stays.items():
            found = self._patterns(known, known.free)
            known.choices = {m.add_column(0, 1): p for p in found}
            for choice, p in known.choices.items():
                m.alike[choice] = (self.id, stay.person, stay.facility, f"{p.days.bit_count()} days {p.trips} trips")
            if known.columns:
                self._visits(m, stay, known)
                self._charge(m, stay, known)

    def _patterns(self, known: WeekStay, free: int) -> tuple[Pattern, ...]:
        hard = self.mode is Mode.HARD
        return patterns(free, known.pinned, known.before, self.case.stays.shortest, hard=hard)

    def _visits(self, m: WeeksModel, stay: Stay, known: WeekStay) -> None:
        """Add ``sum n = days of the pattern``; with half-days or at two places at once a day may have several slots."""
        choices = known.choices
        m.model.row((self.id, *stay, "one"), list(choices), 1, high=1)
        exact = m.unit == 2 and not any(m.columns[n].second for n in known.columns)
        terms, factors = [*known.columns, *choices], [*[1] * len(known.columns)]
        factors += [-p.days.bit_count() for p in choices.values()]
        m.model.row((self.id, *stay, "days"), terms, factors, low=0, high=0 if exact else INFINITY)
        if exact and len(known.columns) == 1:
            return
        for n in known.columns:
            slots = [known.bits([slot.date]) for slot in m.columns[n].slots]
            most = [-sum(bool(p.days & day) for day in slots) for p in choices.values()]
            m.model.row((self.id, *stay, f"column {n}"), [n, *choices], [1, *most], high=0)

    def _charge(self, m: WeeksModel, stay: Stay, known: WeekStay) -> None:
        """Charge the days that a pattern's stays are too short."""
        missing = {choice: p.missing for choice, p in known.choices.items() if p.missing}
        if missing:
            short = m.add_column(0, max(missing.values()))
            m.charge(self.tier, short, 2 * self.weight)
            m.excess[(self.id, stay.person, stay.facility), known.period] = short
            m.model.row((self.id, *stay, "short"), [*missing, short], [*missing.values(), -1], high=0)

    def days(self, d: DayRows) -> None:
        """Let the dates of each stay be those of one pattern: the weeks' own, or when alone any of as many days."""
        if not d.weeks.stays:
            return
        for stay, known, served in day_stays(d):
            choices = self._alone(d, stay, known, served) if d.alone else known.choices
            d.stays.append((stay, known, choices))
            for day, column in served.items():
                on = known.on(day, choices)
                d.model.row((self.id, *stay, day), [column, *on], [1, *[-1] * len(on)], low=0, high=0)

    def _alone(self, d: DayRows, stay: Stay, known: WeekStay, served: dict[date, int]) -> PatternColumns:
        choices = {d.model.column(0, 1): p for p in self._patterns(known, known.bits(served))}
        d.model.row((self.id, *stay, "one"), list(choices), 1, high=1)
        cost = 2 * self.weight
        d.objectives[self.tier].update({choice: cost * p.missing for choice, p in choices.items() if p.missing})
        return choices
