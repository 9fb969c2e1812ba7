"""headcount.same_class: posts move only inside a class."""

from collections.abc import Iterator

from models.headcount.case import HeadcountCase
from models.headcount.cell import Cell
from models.headcount.classes import PostClass
from models.headcount.plan import Transfer
from models.rules.breach import breach
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.phrases import cell_name, class_name, facility_name, facility_names
from models.rules.headcount.registry import rule
from models.text import Text, text
from models.verdict import Finding, Place

RULE = "headcount.same_class"

MESSAGE = text("{y}年{a}调给{b}编制{n}名，两者{w}不同。", "In {y} {n} posts move from {a} to {b}, which differ in {w}.")
TYPE = text("机构类型", "type of facility")
FUNDING = text("经费形式", "funding form")
BOTH = text("机构类型和经费形式", "type of facility and funding form")
REASON = text("调出单位属{a}，调入单位属{b}。", "The posts leave {a} and go to {b}.")
FROM_SAME = text(
    "机构编制部门改由同类机构调剂：{s}。", "The headcount office takes them from a facility of the same class: {s}."
)
NO_OTHER = text(
    "没有其他同类机构有该类编制：改用本类未下达的编制或周转池，或由机构编制部门核增。",
    "No other facility of the class has such posts: give out posts of the class's own total, lend from its pool, or "
    "let the headcount office approve more.",
)


@rule(RULE)
def same_class(case: HeadcountCase, headcount: Headcount) -> Iterator[Finding]:
    """``t[f,g,k,y] = 0 unless type[f] = type[g] and funding[f] = funding[g]`` (C01, C07).

    One for each post that moves elsewhere. Levels are the matter of headcount.two_levels.
    """
    for row in headcount.transfers:
        source, target = case.class_of[row.source], case.class_of[row.target]
        if source.kind != target.kind:
            yield _finding(case, row, source, target)


def _finding(case: HeadcountCase, row: Transfer, source: PostClass, target: PostClass) -> Finding:
    giver, taker = Cell(row.source, row.category), Cell(row.target, row.category)
    message = MESSAGE.fill(
        y=row.year, a=cell_name(case, giver), b=facility_name(case, row.target), n=row.posts, w=_what(source, target)
    )
    others = [
        cell.facility
        for cell in case.posts
        if cell.category is row.category and cell != taker and case.class_of[cell.facility] == target
    ]
    remedy = FROM_SAME.fill(s=facility_names(case, others)) if others else NO_OTHER
    where = Place(facility=row.source, category=row.category.value, year=row.year)
    reason = REASON.fill(a=class_name(source), b=class_name(target))
    return breach(case, RULE, where, 0, row.posts, message, reason, remedy)


def _what(source: PostClass, target: PostClass) -> Text:
    """Return in what two classes differ."""
    if source.class_type == target.class_type:
        return FUNDING
    return TYPE if source.funding == target.funding else BOTH
