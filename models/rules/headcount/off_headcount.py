"""headcount.off_headcount: contracted staff within their control number."""

from collections.abc import Iterator

from models.headcount.case import HeadcountCase
from models.rules.breach import breach
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.phrases import cell_head, cell_place
from models.rules.headcount.registry import rule
from models.text import text
from models.verdict import Finding

RULE = "headcount.off_headcount"

MESSAGE = text(
    "{h}：编外人员{n}人，控制数{k}人，超出{d}人。",
    "{h}: {n} contracted staff, the control number is {k}: {d} too many.",
)
REASON = text("现有编外人员{c}人。", "There are {c} today.")
REMEDY = text(
    "用人单位在合同到期后不再续聘，或由人力资源和社会保障部门核增控制数。",
    "The employer lets contracts that end lapse, or the human resources bureau raises the number.",
)


@rule(RULE)
def off_headcount(case: HeadcountCase, headcount: Headcount) -> Iterator[Finding]:
    """``C[f,k,y] <= control[f,k]``: the contracted staff beyond it, cell by cell and year by year (C15)."""
    for year in range(len(case.years)):
        for cell, row in case.posts.items():
            most, there = row.off_control, headcount.contracted(cell, year)
            if most is not None and there > most:
                message = MESSAGE.fill(h=cell_head(case, cell, year), n=there, k=most, d=there - most)
                reason = REASON.fill(c=row.off_filled)
                yield breach(case, RULE, cell_place(case, cell, year), most, there, message, reason, REMEDY)
