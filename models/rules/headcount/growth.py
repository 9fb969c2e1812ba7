"""headcount.growth: totals change only where they are approved anew."""

from collections.abc import Iterator

from models.headcount.case import HeadcountCase
from models.rules.breach import breach
from models.rules.headcount.class_sums import class_sum, told
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.phrases import class_head, class_place
from models.rules.headcount.registry import rule
from models.text import text
from models.verdict import Finding

RULE = "headcount.growth"

MESSAGE = text(
    "{h}：编制和周转池编制合计{n}名（已扣除他类净调入），{r}年重新核定之前总数{a}名，超出{d}名。",
    "{h}: {n} posts, pool included and net of other classes, on a total of {a} until it is approved anew in {r}: "
    "{d} too many.",
)
REASON = text(
    "新增{b}名自{r}年起才可下达；到该年底方案已下达：{g}。",
    "The {b} new posts can be given out from {r} on; the plan has by then given out: {g}.",
)
NONE = text("无", "none")
REMEDY = text(
    "推迟到{r}年下达，或由机构编制部门提前核定总数。",
    "Give them out in {r}, or let the headcount office approve the total earlier.",
)


@rule(RULE)
def growth(case: HeadcountCase, headcount: Headcount) -> Iterator[Finding]:
    """``sum_f,k P[f,k,y] + pool[c] - net_in[c,y] <= approved[c] for y < approval year`` (C06).

    The posts beyond the total of today, class by class, in each year before the total is approved anew. A class that
    states no re-approval year is not judged.
    """
    for post_class in case.classes:
        approval, total = case.approval_year(post_class), case.totals[post_class]
        for year in range(len(case.years)):
            if approval is None or case.years[year] >= approval:
                continue
            its = class_sum(case, headcount, post_class, year)
            if its.charged > total.approved:
                message = MESSAGE.fill(
                    h=class_head(case, post_class, year),
                    n=its.charged,
                    r=approval,
                    a=total.approved,
                    d=its.charged - total.approved,
                )
                given = told(case, its.granted) if its.granted else NONE
                reason = REASON.fill(b=total.new_posts, r=approval, g=given)
                where = class_place(case, post_class, year)
                remedy = REMEDY.fill(r=approval)
                yield breach(case, RULE, where, total.approved, its.charged, message, reason, remedy)
