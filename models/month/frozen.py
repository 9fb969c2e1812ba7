"""Dates that are over: what stood there stays as it stood, and nothing is planned there any more."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from models.county import Activity, County, Pin, PinKind, Published
from models.month.month import Month, month_of
from models.plan import RosterPlan
from models.policy import policy_of
from models.roster import RosterCase
from models.roster.history import latest_versions, recognized_days
from models.roster.published import Stand, agreed, objections, stand_of
from models.text import text

DONE = text("已过日期，不再变动", "the date is over")


def frozen(county: County, month: Month, until: date) -> tuple[Published, ...]:
    """Return what is published in ``county`` for a month up to ``until`` and holds, as it is published.

    Left out is what did not happen: whose person was on leave or is verified not to have come, whose unit was closed or
    out of reach, and what an answer has withdrawn. For remote consultation nobody has to leave, and no road be open.
    """
    case = RosterCase(county, policy_of(county), month.first, month.last)
    stands = agreed(case).get(str(month), frozenset()) - set(_missed(case))
    objected = objections(case)

    def holds(row: Published) -> bool:
        if row.activity is not Activity.REMOTE:
            return stand_of(row) in stands
        there = case.presence.free(county.person_by_id[row.person], row.date, row.part)
        return there and not objected(stand_of(row))

    rows = latest_versions(county.published)
    return tuple(row for row in rows if month.first <= row.date <= until and holds(row))


def _missed(case: RosterCase) -> Iterator[Stand]:
    """Yield the duties of the horizon that a receiving unit has verified as not done."""
    for row in case.county.attendance:
        if row.verified_by and recognized_days(row, case.policy) == 0 and row.activity is not Activity.REMOTE:
            yield stand_of(row)


def still_open(plan: RosterPlan, until: date) -> RosterPlan:
    """Return what of a plan lies after ``until``: what can still be kept or broken."""
    first = until + timedelta(days=1)
    duties = tuple(d for d in plan.duties if d.date >= first)
    outings = tuple(o for o in plan.outings if o.date >= first)
    return plan.model_copy(update={"first": first, "duties": duties, "outings": outings})


def with_frozen(county: County, month: Month, over: Iterable[Published], until: date) -> County:
    """Return the county in which ``over`` is all there is of a month up to ``until``: as published, and as pins."""
    version = max((row.version for row in county.published if month_of(row.date) == month), default=1)
    kept = [row.model_copy(update={"version": version}) for row in sorted(over, key=stand_of)]
    rows = [row for row in county.published if month_of(row.date) != month or row.date > until]
    pins = (*county.pins, *(_pin(row) for row in kept if row.activity is not Activity.REMOTE))
    return county.model_copy(update={"published": (*rows, *kept), "pins": pins})


def _pin(row: Published) -> Pin:
    return Pin(
        person=row.person, facility=row.facility, date=row.date, part=row.part, kind=PinKind.MUST, reason=DONE.zh
    )


def joined(plan: RosterPlan, before: RosterPlan, over: Iterable[Published], first: date) -> RosterPlan:
    """Return a plan from ``first`` on: what of ``before`` is frozen, and behind it ``plan``, which begins later."""
    frozen = {(stand_of(row), row.activity) for row in over}
    kept = [d for d in before.duties if (stand_of(d), d.activity) in frozen]
    duties = [d.model_copy(update={"pinned": d.activity is not Activity.REMOTE}) for d in kept]
    there = {(d.person, d.facility, d.date) for d in kept}
    outings = [
        o.model_copy(update={"people": riding})
        for o in before.outings
        if o.date < plan.first and (riding := tuple(p for p in o.people if (p, o.facility, o.date) in there))
    ]
    update = {"first": first, "duties": (*duties, *plan.duties), "outings": (*outings, *plan.outings)}
    return plan.model_copy(update=update).sorted()
