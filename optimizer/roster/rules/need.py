"""roster.need in the formulation: days wanted, and which activity serves them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from models.county.words import Activity, Mode, Tier
from models.roster.wants import Want
from optimizer.roster.prices import Prices, price_of
from optimizer.roster.rule import RosterRule

if TYPE_CHECKING:
    from optimizer.roster.weeks import WeeksModel


class NeedRule(RosterRule):
    """``sum days[s] x[p,f,s] + short >= target`` and ``sum days[s] x[p,f,s] >= minimum``, clause B05.

    Where a facility wants an activity other than clinic sessions, label columns split the slots of a specialty in a
    period by activity: ``sum_a label[f,sp,k,a] <= sum_p n[p,f,k]``, and name pinned duties: ``sum_a label[d,a] <= 1``.
    """

    id = "roster.need"

    def weeks(self, m: WeeksModel) -> None:
        """Add target and minimum of each want; a minimum that binds as the target does adds nothing."""
        if self.mode is Mode.OFF:
            return
        minimum_mode = Mode(self.case.policy.text_value(self.id, "minimum_mode"))
        if minimum_mode is self.mode:
            minimum_mode = Mode.OFF
        wants = self.case.wants
        self._add_labels(m, wants)
        for row, want in enumerate(wants):
            key = (want.facility, want.specialty, str(want.activity), want.period.value, row)
            columns, factors = self._serving(m, want)
            done = self._done(m, want)
            target, minimum = round(2 * want.target) - done, round(2 * want.minimum) - done
            m.at_least(self, ("minimum", *key), columns, minimum, units=1, times=factors, mode=minimum_mode)
            m.at_least(self, ("target", *key), columns, target, units=1, times=factors)

    def _serving(self, m: WeeksModel, want: Want) -> tuple[list[int], list[int]]:
        """Return the columns whose slots serve ``want``, and what a slot of each counts in half-days."""
        labels = [
            label
            for (facility, specialty, period, activity), label in m.labels.items()
            if facility == want.facility
            and self._inside(m, want, period)
            and want.specialty in ("", specialty)
            and (activity is want.activity or want.activity is Activity.CLINIC)
        ]
        named = self._named(m, want)
        if want.activity not in (None, Activity.CLINIC):
            return [*labels, *named], [m.unit] * len(labels) + list(named.values())
        inside = (k for k, period in enumerate(m.periods) if want.first <= period.slots[0].date <= want.last)
        columns = [
            n
            for k in inside
            for n in m.by_place.get((want.facility, k), ())
            if want.specialty in ("", m.columns[n].person.specialty)
        ]
        if want.activity is None:
            return columns, [m.unit] * len(columns)
        factors = [m.unit] * len(columns) + [-m.unit] * len(labels) + [-units for units in named.values()]
        return [*columns, *labels, *named], factors

    def _named(self, m: WeeksModel, want: Want) -> dict[int, int]:
        """Return the labels of pinned duties that concern ``want``, each with the half-days of its duty."""
        return {
            label: duty.units
            for (pinned, activity), label in m.pinned_labels.items()
            if (duty := m.pinned.duties[pinned]).facility.id == want.facility
            and want.first <= duty.date <= want.last
            and want.specialty in ("", duty.person.specialty)
            and (activity is want.activity or want.activity is Activity.CLINIC)
        }

    def _inside(self, m: WeeksModel, want: Want, period: int) -> bool:
        return want.first <= m.periods[period].slots[0].date <= want.last

    def _done(self, m: WeeksModel, want: Want) -> int:
        """Return the half-days that pinned duties, and the days of the period outside the horizon, already serve."""
        pinned = sum(
            d.units
            for d in m.pinned.duties
            if d.facility.id == want.facility
            and want.first <= d.date <= want.last
            and want.matches(d.person.specialty, Activity.CLINIC)
        )
        return pinned + m.joined.units(want.facility, want.first, want.last, want.matches)

    def _add_labels(self, m: WeeksModel, wants: Sequence[Want]) -> None:
        asked = self._asked(m, wants)
        for pinned, duty in enumerate(m.pinned.duties):
            offered = asked.get(duty.facility.id, {})
            named = {(pinned, a): self._label(m, 1, offered[a]) for a in sorted(offered)}
            m.pinned_labels.update(named)
            if len(named) > 1:
                m.model.row((self.id, "named", duty.person.id, pinned), list(named.values()), high=1)
        for facility, activities in asked.items():
            groups: dict[tuple[str, int], list[int]] = defaultdict(list)
            for n in m.by_facility[facility]:
                groups[m.columns[n].person.specialty, m.columns[n].period.index].append(n)
            for (specialty, period), columns in groups.items():
                size = sum(m.model.highs[n] for n in columns)
                labels = {a: self._label(m, size, activities[a]) for a in sorted(activities)}
                m.labels.update({(facility, specialty, period, a): c for a, c in labels.items()})
                row = [*labels.values(), *columns]
                factors = [1] * len(labels) + [-1] * len(columns)
                m.model.row((self.id, "label", facility, specialty, period), row, factors, high=0)

    def _asked(self, m: WeeksModel, wants: Sequence[Want]) -> dict[str, dict[Activity, Prices]]:
        """Return, by facility, the activities that are wanted and can be hosted, and what a slot of each costs."""
        asked: dict[str, dict[Activity, Prices]] = defaultdict(dict)
        for want in wants:
            if want.activity is None or want.activity in (Activity.CLINIC, Activity.REMOTE):
                continue
            prices = price_of(m.rules, self._naming(want.facility, want.activity))
            if prices is not None:
                asked[want.facility][want.activity] = prices
        return asked

    def _naming(self, facility: str, activity: Activity) -> Callable[[RosterRule], int | None]:
        place = self.case.county.facility_by_id[facility]
        return lambda rule: rule.activity_price(place, activity)

    def _label(self, m: WeeksModel, size: int, prices: Prices) -> int:
        """Return a column that names up to ``size`` slots."""
        label = m.add_column(0, size)
        for tier, price in zip(Tier, prices, strict=True):
            m.charge(tier, label, price)
        return label
