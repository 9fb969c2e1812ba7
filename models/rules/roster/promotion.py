"""roster.promotion: people close to the days that a promotion asks for are helped to complete them."""

from collections.abc import Iterator

from models.roster.case import RosterCase
from models.roster.promotion import close_to_promotion, serves_promotion
from models.rules.breach import breach
from models.rules.phrases import number
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster, days_of
from models.text import text
from models.verdict import Finding, Place

RULE = "roster.promotion"

MESSAGE = text(
    "{p}近24个月累计{a}天，本期在乡镇卫生院{n}天，离{r}天还差{k}天（仅供申报参考）。",
    "{p} has {a} days within 24 months and {n} at township centers here: {k} short of {r} (for reference only).",
)
REASON = text("拟晋升年度{y}。", "Promotion is intended for {y}.")
REMEDY = text(
    "调度中心有余力时优先安排；不够的在以后月份补足。",
    "The dispatch center plans the person first where it can; the rest is made up in later months.",
)


@rule(RULE)
def promotion(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """``days_24m[p] + sum days[s] x[p,f,s] + short >= days`` over township centers, for whoever is close (B08, B09)."""
    asked = case.policy.days(RULE, "days")
    for person, missing in close_to_promotion(case).items():
        served = roster.served(person, case.first, case.last)
        days = days_of(s for s in served if serves_promotion(s.facility))
        if days >= missing:
            continue
        before = asked - missing
        message = MESSAGE.fill(
            p=person, a=number(before), n=number(days), r=number(asked), k=number(missing - days)
        )  # fmt: skip
        reason = REASON.fill(y=case.county.person_by_id[person].promotion_year)
        yield breach(case, RULE, Place(person=person), asked, before + days, message, reason, REMEDY)
