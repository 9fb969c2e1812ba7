"""指标汇总 of a headcount: the figures that a commission asks for, each with numerator, denominator and definition."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.county.words import Level
from models.files.out.headcount.results import HeadcountResults
from models.files.out.outcome import number, percent
from models.files.out.shown import Shown
from models.rules.headcount.post_rows import PostRow, sums
from models.text import Text, text

_MET = (
    text("编制满足率", "need met"),
    text("末年末不缺的编制（需求减缺编）÷ 需求", "need less posts missing at the end, of the need"),
)
_TODAY = (
    text("调前编制满足率", "need met today"),
    text("今日不缺的编制 ÷ 需求", "need less posts missing today, of the need"),
)
_USED = (
    text("编制使用率", "posts in use"),
    text("末年末在编人员 ÷ 编制（含借用）", "staff in post at the end, of posts, borrowed ones included"),
)
_PROFESSIONAL = (
    text("专业技术编制占比", "professional share"),
    text("末年末专业技术编制 ÷ 编制，不含借用", "professional posts at the end, of all posts, borrowed ones left out"),
)
_GRASSROOTS = (
    text("基层编制满足率", "need met at grassroots"),
    text("末年末基层不缺的编制 ÷ 基层需求", "need less posts missing at the end, of the need, grassroots alone"),
)
_COUNTS = (
    (
        text("备案表行数", "lines of the forms"),
        text("各年编制调剂备案表行数之和，一行一出一入", "of all years; a giving and a receiving unit a line"),
    ),
    (
        text("备案行数", "filing lines"),
        text(
            "编制有变动（调出、调入、下达、新借）的机构×人员类别×年度数",
            "cells and years whose posts are moved, granted or newly borrowed",
        ),
    ),
    (text("调剂编制数", "posts transferred"), text("各年调剂编制之和", "posts moved in all years")),
    (text("新增下达数", "posts granted"), text("各年新增下达之和", "posts given out anew in all years")),
    (text("新借用编数", "posts borrowed"), text("各年新借周转池编制之和", "new loans of the pool in all years")),
    (text("招聘人数", "recruits"), text("各年招聘之和", "recruits of all years")),
)


@dataclass(frozen=True)
class HeadcountIndicator:
    """A figure; a count has neither numerator nor denominator."""

    name: str
    numerator: int | None
    denominator: int | None
    value: str
    definition: str


def indicators(results: HeadcountResults, shown: Shown) -> Iterator[HeadcountIndicator]:
    """Yield the indicators, shares first."""
    last = results.last
    whole = sums(last)
    yield _share(shown, _TODAY, *_met(results.today))
    yield _share(shown, _MET, *_met(last))
    grassroots = [row for row in last if results.case.level(row.cell) is Level.GRASSROOTS]
    yield _share(shown, _GRASSROOTS, *_met(grassroots))
    yield _share(shown, _USED, min(whole.staff, whole.posts + whole.on_loan), whole.posts + whole.on_loan)
    professional = sums(row for row in last if row.cell.professional)
    yield _share(shown, _PROFESSIONAL, professional.posts, whole.posts)
    counts = (
        sum(map(len, results.transfers)),
        sum(results.headcount.touched(row.cell, row.year) for row in results.rows),
        sum(row.posts for rows in results.transfers for row in rows),
        sum(g.posts for g in results.headcount.granted),
        sum(b.posts for b in results.headcount.borrowed),
        sum(row.recruits for row in results.rows),
    )
    for (name, definition), count in zip(_COUNTS, counts, strict=True):
        yield HeadcountIndicator(shown.say(name), None, None, number(count), shown.say(definition))


def _met(rows: list[PostRow]) -> tuple[int, int]:
    found = sums(rows)
    return found.need - found.gap, found.need


def _share(shown: Shown, said: tuple[Text, Text], numerator: int, denominator: int) -> HeadcountIndicator:
    value = percent(round(numerator / denominator, 4)) if denominator else "—"
    return HeadcountIndicator(shown.say(said[0]), numerator, denominator, value, shown.say(said[1]))
