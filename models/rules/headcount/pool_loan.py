"""headcount.pool_loan: posts lent fit in the circulation pool and come back."""

from collections.abc import Iterator

from models.headcount.case import HeadcountCase
from models.headcount.cell import Cell
from models.rules.breach import breach
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.phrases import cell_name, class_head, class_place
from models.rules.headcount.registry import rule
from models.text import text
from models.verdict import Finding, Place

RULE = "headcount.pool_loan"

MESSAGE = text(
    "{h}：借出周转池编制{n}名，周转池{k}名，超出{d}名。", "{h}: {n} posts are lent from a pool of {k}: {d} too many."
)
REASON = text("其中原已借出{a}名，方案新借{b}名。", "Of these {a} were lent before and {b} by the plan.")
REMEDY = text(
    "少借{d}名，到期的收回，或由机构编制部门核增周转池编制。",
    "Lend {d} fewer, take back what is due, or let the headcount office enlarge the pool.",
)
LONG = text(
    "{c}{y}年借用编制{p}名，{e}年到期，共{n}年，上限{k}年，超出{d}年。",
    "{c}: {p} posts lent in {y} until {e}, {n} years of which {k} are allowed: {d} too many.",
)
LONG_WHY = text("每名超出一年计1。", "Each post counts 1 a year too long.")
LONG_REMEDY = text(
    "到期不晚于{e}年；仍需用编的，到期后由机构编制部门重新审批。",
    "Let it be due by {e}; what is needed longer the headcount office approves anew.",
)


@rule(RULE)
def pool_loan(case: HeadcountCase, headcount: Headcount) -> Iterator[Finding]:
    """``sum_f,k L[f,k,y] <= pool[c]; due <= year + years`` (C08).

    The posts lent beyond the pool, class by class and year by year; and for each loan of the plan its posts times the
    years beyond the longest term. Loans that run already are as they are.
    """
    for post_class in case.classes:
        pool = case.totals[post_class].pool
        cells = [cell for cell in case.posts if case.class_of[cell.facility] == post_class]
        for year in range(len(case.years)):
            lent = sum(headcount.on_loan(cell, year) for cell in cells)
            if lent > pool:
                before = sum(case.lent[cell][year] for cell in cells)
                message = MESSAGE.fill(h=class_head(case, post_class, year), n=lent, k=pool, d=lent - pool)
                reason = REASON.fill(a=before, b=lent - before)
                where, remedy = class_place(case, post_class, year), REMEDY.fill(d=lent - pool)
                yield breach(case, RULE, where, pool, lent, message, reason, remedy)
    yield from _terms(case, headcount)


def _terms(case: HeadcountCase, headcount: Headcount) -> Iterator[Finding]:
    most = case.policy.number(RULE, "years")
    for row in headcount.borrowed:
        years = row.due - row.year
        if most is None or years <= most:
            continue
        cell = Cell(row.facility, row.category)
        message = LONG.fill(
            c=cell_name(case, cell), y=row.year, p=row.posts, e=row.due, n=years, k=most, d=years - most
        )
        where = Place(facility=row.facility, category=row.category.value, year=row.year)
        remedy = LONG_REMEDY.fill(e=row.year + most)
        yield breach(case, RULE, where, most * row.posts, years * row.posts, message, LONG_WHY, remedy)
