"""headcount.need: what a need is worked out from, and where it cannot be."""

from collections.abc import Iterator

from models.county.words import NeedSource
from models.headcount.case import HeadcountCase
from models.headcount.need import Lacking
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.phrases import cell_name
from models.rules.headcount.registry import rule
from models.text import text
from models.verdict import Finding, Note, Place

RULE = "headcount.need"

MESSAGE = text(
    "{c}的需求来源为{s}，无法测算：{w}暂按{n}名计。",
    "The need of {c} is by {s} and cannot be worked out: {w} {n} counts.",
)
WHY = {
    Lacking.NORM: text("该类人员没有每千人口标准；", "there is no norm per 1,000 people for the category;"),
    Lacking.PEOPLE: text("该机构没有填服务人口；", "its service population is not stated;"),
    Lacking.WORK: text("工作量表没有该行的工作量；", "the sheet of workload has none of it;"),
    Lacking.TIME: text("规则口径的工作时间不大于零；", "the working time set by the policy is not above zero;"),
}


@rule(RULE)
def need(case: HeadcountCase, headcount: Headcount) -> Iterator[Finding | Note]:
    """Say which needs cannot be worked out as their source says; they are as given, or the approved posts (C32)."""
    for cell, what in case.lacking.items():
        source: NeedSource = case.posts[cell].source
        message = MESSAGE.fill(c=cell_name(case, cell), s=source.text, w=WHY[what], n=case.need[cell])
        where = Place(facility=cell.facility, category=cell.category.value)
        yield Note(rule=RULE, kind="other", where=where, amount=case.need[cell], message=message)
