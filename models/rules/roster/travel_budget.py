"""roster.travel_budget: what going out costs in a month."""

from collections.abc import Iterator
from math import ceil

from models.roster.calendar import month_key
from models.roster.case import RosterCase
from models.roster.dispatch import least_money
from models.rules.breach import breach
from models.rules.roster.breach import BY_PINS, KEEP_OR_LIFT_PINS
from models.rules.roster.registry import rule
from models.rules.roster.rides import Rides
from models.rules.roster.roster import Roster
from models.text import text
from models.verdict import Finding, Place

RULE = "roster.travel_budget"
HUNDRED = 100

MESSAGE = text("{m}差旅费{n}元，超过预算{k}元。", "Travel of {m} costs {n} yuan, more than the budget of {k}.")
REASON = text(
    "出车{o}次、{r}人次，其中{u}人次自行前往。", "There are {o} outings and {r} riders, {u} of them by their own means."
)
REMEDY = text(
    "牵头医院追加预算，或由调度中心把同一去向的人并车、改派近处。",
    "The lead hospital raises the budget, or the dispatch center lets more ride together or sends them nearer.",
)


@rule(RULE)
def travel_budget(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """``ceil((spent[m] - budget) / 100)``: the hundreds of yuan of each month beyond its budget (clause B12).

    What pinned riders cost who ride alone by rule of thumb is laid to the pins.
    """
    budget = case.fleet.budget
    if budget is None:
        return
    rides = Rides(case, roster)
    by_pins = least_money(case, rides.pinned)
    for month, spent in sorted(rides.spent().items()):
        if spent <= budget:
            continue
        of_month = [r for riders in rides.riders.values() for r in riders if month_key(r[2]) == month]
        reason = REASON.fill(
            o=sum(month_key(o.date) == month for o in rides.outings),
            r=len(of_month),
            u=sum(r not in rides.seated for r in of_month),
        )
        message = MESSAGE.fill(m=month, n=spent, k=budget)
        caused = max(budget, min(spent, by_pins.get(month, 0)))
        where, within = Place(month=month), budget // HUNDRED
        first, rest = _hundreds(caused - budget), _hundreds(spent - caused)
        if first:
            yield breach(case, RULE, where, within, within + first, message, BY_PINS, KEEP_OR_LIFT_PINS, pinned=True)
        if rest:
            yield breach(case, RULE, where, within + first, within + first + rest, message, reason, REMEDY)


def _hundreds(yuan: int) -> int:
    return ceil(yuan / HUNDRED)
