"""headcount.max_control: posts and contracted staff within the maximum control number."""

from collections.abc import Iterator

from models.headcount.case import HeadcountCase
from models.rules.breach import breach
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.phrases import cell_head, cell_place, class_head, class_place
from models.rules.headcount.registry import rule
from models.text import text
from models.verdict import Finding

RULE = "headcount.max_control"

CELL = text(
    "{h}：编制{p}名、借用{l}名、编外{c}人，合计{n}，最大控制数{k}，超出{d}名。",
    "{h}: {p} posts, {l} borrowed and {c} contracted staff make {n}, the maximum control number is {k}: {d} too many.",
)
CELL_WHY = text(
    "现有编制{p}名、编外{c}人，合计{n}。", "Today there are {p} posts and {c} contracted staff, {n} together."
)
CLASS = text(
    "{h}：编制{p}名、周转池编制{l}名、编外{c}人，合计{n}，最大控制数{k}，超出{d}名。",
    "{h}: {p} posts, {l} of the pool and {c} contracted staff make {n}, the maximum control number is {k}: {d} too "
    "many.",
)
CLASS_WHY = text(
    "该类现有编制{p}名、周转池编制{l}名、编外{c}人，合计{n}。",
    "Today the class has {p} posts, {l} of the pool and {c} contracted staff, {n} together.",
)
REMEDY = text(
    "少调入、少借用或少新增；合同到期的编外人员不再续聘；或由机构编制部门核增最大控制数。",
    "Move, lend or give out fewer posts; let contracts that end lapse; or let the headcount office raise the number.",
)


@rule(RULE)
def max_control(case: HeadcountCase, headcount: Headcount) -> Iterator[Finding]:
    """``P + L + C <= max`` cell by cell; ``sum P + pool + sum C <= max`` class by class (C04).

    The posts beyond each maximum control number that is stated, at the end of each year.
    """
    yield from _cells(case, headcount)
    yield from _classes(case, headcount)


def _cells(case: HeadcountCase, headcount: Headcount) -> Iterator[Finding]:
    for cell, row in case.posts.items():
        if row.max_control is None:
            continue
        for year in range(len(case.years)):
            posts, lent = headcount.posts(cell, year), headcount.on_loan(cell, year)
            contracted, most = headcount.contracted(cell, year), row.max_control
            used = posts + lent + contracted
            if used > most:
                head = cell_head(case, cell, year)
                message = CELL.fill(h=head, p=posts, l=lent, c=contracted, n=used, k=most, d=used - most)
                reason = CELL_WHY.fill(p=row.approved, c=row.off_filled, n=row.approved + row.off_filled)
                yield breach(case, RULE, cell_place(case, cell, year), most, used, message, reason, REMEDY)


def _classes(case: HeadcountCase, headcount: Headcount) -> Iterator[Finding]:
    for post_class in case.classes:
        pool, most = case.totals[post_class].pool, case.totals[post_class].max_control
        if most is None:
            continue
        cells = [cell for cell in case.posts if case.class_of[cell.facility] == post_class]
        today = sum(case.posts[cell].approved for cell in cells), sum(case.posts[cell].off_filled for cell in cells)
        for year in range(len(case.years)):
            posts = sum(headcount.posts(cell, year) for cell in cells)
            contracted = sum(headcount.contracted(cell, year) for cell in cells)
            used = posts + pool + contracted
            if used > most:
                head = class_head(case, post_class, year)
                message = CLASS.fill(h=head, p=posts, l=pool, c=contracted, n=used, k=most, d=used - most)
                reason = CLASS_WHY.fill(p=today[0], l=pool, c=today[1], n=sum(today) + pool)
                yield breach(case, RULE, class_place(case, post_class, year), most, used, message, reason, REMEDY)
