"""headcount.class_total: the posts of a class stay within its approved total."""

from collections.abc import Iterator

from models.headcount.case import HeadcountCase
from models.headcount.classes import PostClass
from models.rules.breach import breach
from models.rules.headcount.class_sums import ClassSum, class_sum, told
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.phrases import class_head, class_place
from models.rules.headcount.registry import rule
from models.text import Text, text
from models.verdict import Finding

RULE = "headcount.class_total"

MESSAGE = text(
    "{h}：编制{p}名、周转池编制{q}名，扣除他类净调入{m}名，核定总数{a}名、新增{b}名，超出{d}名。",
    "{h}: {p} posts and {q} of the pool, less {m} net from other classes, on a total of {a} and {b} new: {d} too many.",
)
GRANTED = text("方案新增下达：{g}。", "The plan gives out: {g}.")
NO_GRANT = text(
    "方案没有新增下达；编制表与核定总量表已不一致。",
    "The plan gives nothing out; the sheets of posts and of totals do not agree.",
)
GRANT_LESS = text(
    "减少新增下达，或由机构编制部门核增总数。", "Give out fewer posts, or let the headcount office raise the total."
)
CORRECT = text("机构编制部门核对两表。", "The headcount office checks the two sheets.")


@rule(RULE)
def class_total(case: HeadcountCase, headcount: Headcount) -> Iterator[Finding]:
    """``sum_f,k P[f,k,y] + pool[c] - net_in[c,y] <= approved[c] + new[c]`` (C02, C20).

    The posts beyond the total, class by class and year by year. Books that do not balance are strays.
    """
    for post_class in case.classes:
        total = case.totals[post_class]
        for year in range(len(case.years)):
            its = class_sum(case, headcount, post_class, year)
            limit = total.approved + total.new_posts
            if its.charged > limit:
                message = MESSAGE.fill(
                    h=class_head(case, post_class, year),
                    p=its.posts,
                    q=its.pool,
                    m=its.came,
                    a=total.approved,
                    b=total.new_posts,
                    d=its.charged - limit,
                )
                yield _finding(case, post_class, year, its, limit, message)


def _finding(
    case: HeadcountCase, post_class: PostClass, year: int, its: ClassSum, limit: int, message: Text
) -> Finding:
    where = class_place(case, post_class, year)
    reason, remedy = (GRANTED.fill(g=told(case, its.granted)), GRANT_LESS) if its.granted else (NO_GRANT, CORRECT)
    return breach(case, RULE, where, limit, its.charged, message, reason, remedy)
