"""headcount.two_levels: posts of hospitals and of the grassroots stay apart."""

from collections.abc import Iterator

from models.headcount.case import HeadcountCase
from models.headcount.cell import Cell
from models.rules.breach import breach
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.phrases import cell_name, facility_name
from models.rules.headcount.registry import rule
from models.text import text
from models.verdict import Finding, Place

RULE = "headcount.two_levels"

MESSAGE = text(
    "{y}年{a}（{l}）调给{b}（{m}）编制{n}名，跨了层级。",
    "In {y} {n} posts move from {a} of the {l} to {b} of the {m}, across levels.",
)
REASON = text(
    "县级医院和基层医疗卫生机构的编制分别核定。", "Posts of county hospitals and of the grassroots are approved apart."
)
REMEDY = text(
    "机构编制部门在{m}内部调剂，或使用{m}未下达的编制、周转池编制。",
    "The headcount office moves posts among the {m}, or gives out or lends posts of that level's own.",
)


@rule(RULE)
def two_levels(case: HeadcountCase, headcount: Headcount) -> Iterator[Finding]:
    """``t[f,g,k,y] = 0 unless level[f] = level[g]``: one for each post that moves across (C09, C10)."""
    for row in headcount.transfers:
        source, target = case.class_of[row.source].level, case.class_of[row.target].level
        if source is target:
            continue
        words = {"l": source.text, "m": target.text}
        giver = Cell(row.source, row.category)
        message = MESSAGE.fill(
            y=row.year, a=cell_name(case, giver), b=facility_name(case, row.target), n=row.posts, **words
        )
        where = Place(facility=row.source, category=row.category.value, year=row.year)
        yield breach(case, RULE, where, 0, row.posts, message, REASON, REMEDY.fill(**words))
