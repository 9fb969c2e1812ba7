"""What building and running a center costs in each phase, and how its modules grow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.county.words import Mode
from optimizer.siting.places import CAPACITY, DEADLINE, Place

if TYPE_CHECKING:
    from optimizer.siting.formulation import SitingModel, Terms


def add_building(m: SitingModel) -> None:
    """Add the modules of every center and what it costs to ``m.money``.

    ``money[t] = fixed opens[k,i,t] + module added[k,i,t] + years[t] running y[k,i,t]``, where ``added`` are modules
    beyond those that stand there today.
    """
    for place in m.places:
        _add_extra(m, place)
        _add_money(m, place)


def _add_extra(m: SitingModel, place: Place) -> None:
    """Add the modules beyond the least: none while closed."""
    room = place.most - place.base
    for t in range(len(m.case.phases)) if room > 0 else ():
        extra = m.extra[place.kind, place.id, t] = m.model.column(0, room)
        m.link("modules", place.kind, place.id, t, terms={extra: 1, m.y[place.kind, place.id, t]: -room}, high=0)


def _add_money(m: SitingModel, place: Place) -> None:
    site = place.site
    for t, phase in enumerate(m.case.phases):
        if site.stands_today:
            each = site.module_cost * (place.base - place.paid if t == 0 else place.base)
        else:
            each = site.fixed_cost + site.module_cost * place.base
        _spend(m, t, _begins(m, place, t), each)
        _spend(m, t, _added(m, place, t), site.module_cost)
        _spend(m, t, {m.y[place.kind, place.id, t]: 1}, site.running_cost * phase.years)


def _spend(m: SitingModel, t: int, terms: Terms, yuan: int) -> None:
    for column, factor in terms.items() if yuan else ():
        m.money[t][column] += factor * yuan


def _begins(m: SitingModel, place: Place, t: int) -> Terms:
    """Return the terms that are 1 in the phase in which a center opens, and in the first if it is open then."""
    now = m.y[place.kind, place.id, t]
    if t == 0:
        return {now: 1}
    before = m.y[place.kind, place.id, t - 1]
    if m.case.policy.mode(DEADLINE) is Mode.HARD:
        return {} if place.site.stands_today else {now: 1, before: -1}
    begins = m.model.column(0, 1)
    m.link("begins", place.kind, place.id, t, terms={now: 1, before: -1, begins: -1}, high=0)
    return {begins: 1}


def _added(m: SitingModel, place: Place, t: int) -> Terms:
    """Return the modules added in phase ``t`` beyond the first ones."""
    extra = m.extra.get((place.kind, place.id, t))
    if extra is None:
        return {}
    if t == 0:
        return {extra: 1}
    before = m.extra[place.kind, place.id, t - 1]
    if not place.may_close and m.case.policy.mode(CAPACITY) is Mode.HARD:
        return {extra: 1, before: -1}
    added = m.model.column(0, m.model.highs[extra])
    m.link("added", place.kind, place.id, t, terms={extra: 1, before: -1, added: -1}, high=0)
    return {added: 1}
