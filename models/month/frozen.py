"""Dates that are over: what stood there stays as it stood, and nothing is planned there any more."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from models.county import Activity, County, Pin, PinKind, Published
from models.month.month import Month, month_of
from models.plan import Duty, RosterPlan
from models.policy import policy_of
from models.roster import RosterCase
from models.roster.history import recognized_days
from models.roster.published import Stand, agreed
from models.text import text

DONE = text("已过日期，不再变动", "the date is over")


def frozen(county: County, month: Month, until: date) -> frozenset[Stand]:
    """Return what is published in ``county`` for a month up to ``until`` and holds.

    Left out is what did not happen: whose person was on leave or is verified not to have come, whose unit was closed or
    out of reach, and what an answer has withdrawn.
    """
    case = RosterCase(county, policy_of(county), month.first, month.last)
    stands = (stand for stand in agreed(case).get(str(month), ()) if stand[2] <= until)
    return frozenset(stands) - set(_missed(case))


def _missed(case: RosterCase) -> Iterator[Stand]:
    """Yield the duties of the horizon that a receiving unit has verified as not done."""
    for row in case.county.attendance:
        if row.verified_by and recognized_days(row, case.policy) == 0 and row.activity is not Activity.REMOTE:
            yield row.person, row.facility, row.date, row.part


def still_open(plan: RosterPlan, until: date) -> RosterPlan:
    """Return what of a plan lies after ``until``: what can still be kept or broken."""
    first = until + timedelta(days=1)
    duties = tuple(d for d in plan.duties if d.date >= first)
    outings = tuple(o for o in plan.outings if o.date >= first)
    return plan.model_copy(update={"first": first, "duties": duties, "outings": outings})


def with_frozen(county: County, month: Month, stands: frozenset[Stand], until: date) -> County:
    """Return the county in which ``stands`` are all there is up to ``until``: as published, and as pins."""
    version = max((row.version for row in county.published if month_of(row.date) == month), default=1)
    over = [Published(version=version, date=d, part=part, person=p, facility=f) for p, f, d, part in sorted(stands)]
    rows = [row for row in county.published if month_of(row.date) != month or row.date > until]
    pins = (*county.pins, *_pins(stands))
    return county.model_copy(update={"published": (*rows, *over), "pins": pins})


def _pins(stands: Iterable[Stand]) -> Iterator[Pin]:
    for person, facility, day, part in sorted(stands):
        yield Pin(person=person, facility=facility, date=day, part=part, kind=PinKind.MUST, reason=DONE.zh)


def joined(plan: RosterPlan, before: RosterPlan, stands: frozenset[Stand], first: date) -> RosterPlan:
    """Return a plan from ``first`` on: what of ``before`` is frozen, and behind it ``plan``, which begins later."""
    kept = [d for d in before.duties if _stand(d) in stands]
    duties = [d.model_copy(update={"pinned": True}) for d in kept]
    there = {(d.person, d.facility, d.date) for d in kept}
    outings = [
        o.model_copy(update={"people": riding})
        for o in before.outings
        if o.date < plan.first and (riding := tuple(p for p in o.people if (p, o.facility, o.date) in there))
    ]
    update = {"first": first, "duties": (*duties, *plan.duties), "outings": (*outings, *plan.outings)}
    return plan.model_copy(update=update).sorted()


def _stand(duty: Duty) -> Stand:
    return duty.person, duty.facility, duty.date, duty.part
