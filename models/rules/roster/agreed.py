"""roster.agreed: what nobody objects to stays when a month is planned again."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from models.roster.case import RosterCase
from models.roster.published import agreed as agreed_duties
from models.rules.breach import breach
from models.rules.roster.phrases import codes
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster
from models.text import text
from models.verdict import Finding, Place

RULE = "roster.agreed"

MESSAGE = text(
    "{m}无人提异议且仍可执行的班次有{n}个，应保留{r}个，只保留{k}个。",
    "{m}: duties that nobody objects to and that can still be done number {n}; {r} must stay, {k} do.",
)
REASON = text(
    "为守住其他规则而动了这些人的班次：{p}。",
    "For the sake of other rules the duties of these persons move: {p}.",
)
REMEDY = text(
    "调度中心逐一征得本人科室和接收单位同意，或请提出异议的一方另提人选。",
    "The dispatch center asks department and unit about each of them, or asks who objected to name somebody else.",
)


@rule(RULE)
def agreed(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """``|agreed & planned| >= ceil(share * |agreed|)`` in each month that is planned again, in duties (practice)."""
    planned = {(v.person.id, v.facility.id, v.date, v.part) for v in roster.visits}
    share: Fraction = case.policy.share(RULE, "share")
    for month, stands in agreed_duties(case).items():
        kept = stands & planned
        required = ceil(share * len(stands))
        if len(kept) < required:
            said = MESSAGE.fill(m=month, n=len(stands), r=required, k=len(kept))
            moved = codes(sorted({person for person, *_ in stands - planned}))
            where = Place(month=month)
            yield breach(case, RULE, where, required, len(kept), said, REASON.fill(p=moved), REMEDY)
