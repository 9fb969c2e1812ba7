"""Fairness in the formulation: how far the members of a group lie apart, in whole numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.roster.eligible import is_destination
from models.roster.groups import Counts, Group, fair_groups
from optimizer.roster.rule import RosterRule

if TYPE_CHECKING:
    from optimizer.roster.weeks import WeeksModel


def even_out(m: WeeksModel, rule: RosterRule, counts: Counts) -> None:
    """Add, for each group, ``lo <= F u[p] - free[p] U <= hi`` and ``hi - lo <= F (tolerance + excess)``.

    ``u[p]`` are the half-days of a member that count, ``U`` those of the group, ``F`` its free slots; multiplied by
    ``F`` all is whole.
    """
    tolerance = round(2 * m.case.policy.days(rule.id, "tolerance"))
    for group in fair_groups(m.case, counts):
        _rows(m, rule, group, counts, tolerance)


def _rows(m: WeeksModel, rule: RosterRule, group: Group, counts: Counts, tolerance: int) -> None:
    key = (group.hospital, group.title.value, group.specialty)
    served = {p: _half_days(m, rule, p, counts) for p in group.free}
    most = sum(m.model.highs[u] for u in served.values())
    total = m.add_column(0, most)
    m.model.row((rule.id, "total", *key), [*served.values(), total], [*[1] * len(served), -1], low=0, high=0)
    reach = group.slots * most
    low, high = m.add_column(-reach, reach), m.add_column(-reach, reach)
    for person, u in served.items():
        row, factors = [u, total], [group.slots, -group.free[person]]
        m.model.row((rule.id, "most", person), [*row, high], [*factors, -1], high=0)
        m.model.row((rule.id, "least", person), [*row, low], [*factors, -1], low=0)
    spread = m.add_column(0, 2 * reach)
    m.model.row((rule.id, "spread", *key), [high, low, spread], [1, -1, -1], low=0, high=0)
    excess = m.add_column(0, 0 if rule.broken(1) is None else 2 * most + 1)
    m.charge(rule.tier, excess, rule.broken(1) or 0)
    factors = [1, -group.slots]
    m.model.row((rule.id, "excess", *key), [spread, excess], factors, high=group.slots * tolerance)


def _half_days(m: WeeksModel, rule: RosterRule, person: str, counts: Counts) -> int:
    """Return a column that holds the half-days of a person that count, pinned ones included."""
    columns = [
        n
        for n in m.days_of[person]
        if is_destination(m.case, (c := m.columns[n]).facility) and counts(c.person, c.facility, c.period.roads)
    ]
    pinned = sum(
        d.units
        for d in m.pinned.of_person(person)
        if is_destination(m.case, d.facility) and counts(d.person, d.facility, m.case.road_state(d.date))
    )
    half_days = m.add_column(0, m.unit * sum(m.model.highs[n] for n in columns) + pinned)
    factors = [*[m.unit] * len(columns), -1]
    m.model.row((rule.id, "days", person), [*columns, half_days], factors, low=-pinned, high=-pinned)
    return half_days
