"""headcount.professional_share: most posts are professional-technical ones."""

from collections.abc import Iterable, Iterator
from math import ceil

from models.headcount.case import HeadcountCase
from models.headcount.cell import Cell
from models.rules.breach import breach
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.phrases import facility_head, year_end
from models.rules.headcount.registry import rule
from models.text import Text, text
from models.verdict import Finding, Place

RULE = "headcount.professional_share"

MESSAGE = text(
    "{h}：编制{n}名，其中专业技术{p}名，应不少于{k}名（{s}），缺{d}名。",
    "{h}: of {n} posts {p} are professional-technical, at least {k} are due ({s}), {d} short.",
)
REASON = text("管理和工勤编制{m}名。", "{m} posts are of management and workers.")
REMEDY = text(
    "机构编制部门少调入管理、工勤编制，或调入专业技术编制；空出的管理、工勤编制可调出。",
    "The headcount office brings in fewer posts of management and workers, or more professional ones; vacant posts of "
    "management and workers can leave.",
)
ALL = text("{t}医共体合计", "Consortium, {t}")


@rule(RULE)
def professional_share(case: HeadcountCase, headcount: Headcount) -> Iterator[Finding]:
    """``sum_{k professional} P[f,k,y] >= ceil(share x sum_k P[f,k,y])`` (C14).

    The professional posts missing at each facility of the levels named, or over all of them together, at the end of
    each year. Borrowed posts are not counted.
    """
    levels = set(case.policy.words(RULE, "levels"))
    judged = {f: cells for f, cells in case.cells_of.items() if case.class_of[f].level.value in levels}
    together = case.policy.text_value(RULE, "scope") == "consortium"
    for year in range(len(case.years)):
        if together:
            where, cells = Place(year=case.years[year]), [cell for its in judged.values() for cell in its]
            yield from _judged(case, headcount, cells, year, where, ALL.fill(t=year_end(case, year)))
            continue
        for facility, its in judged.items():
            where = Place(facility=facility, year=case.years[year])
            yield from _judged(case, headcount, its, year, where, facility_head(case, facility, year))


def _judged(
    case: HeadcountCase, headcount: Headcount, cells: Iterable[Cell], year: int, where: Place, head: Text
) -> Iterator[Finding]:
    share = case.policy.share(RULE, "share")
    posts = {cell: headcount.posts(cell, year) for cell in cells}
    whole, professional = sum(posts.values()), sum(n for cell, n in posts.items() if cell.professional)
    due = ceil(share * whole)
    if professional < due:
        said = case.policy.text_value(RULE, "share")
        message = MESSAGE.fill(h=head, n=whole, p=professional, k=due, s=said, d=due - professional)
        yield breach(case, RULE, where, due, professional, message, REASON.fill(m=whole - professional), REMEDY)
