"""The figures that are looked at first."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.county.words import Level
from models.files.out.headcount.results import HeadcountResults
from models.files.out.outcome import number, percent
from models.files.out.shown import Shown
from models.rules.headcount.post_rows import sums
from models.text import text


@dataclass(frozen=True)
class Card:
    """A figure with its name, and what it is made of."""

    value: str
    name: str
    detail: str = ""


def cards(results: HeadcountResults, shown: Shown) -> Iterator[Card]:
    """Yield facilities, gaps before and after, the worst ratios, what moves, vacancies and recruits."""
    say, last = shown.say, results.last
    before, after = sums(results.today), sums(last)
    yield Card(
        number(len(results.case.class_of)),
        say(text("机构", "facilities")),
        say(text("编制分{n}类", "in {n} classes of posts").fill(n=len(results.case.classes))),
    )
    yield Card(
        f"{number(before.gap)} → {number(after.gap)}",
        say(text("缺编，前 → 后", "posts missing, before → after")),
        say(text("需求 {n}", "of {n} needed").fill(n=number(after.need))),
    )
    for level in Level:
        its = [row for row in last if results.case.level(row.cell) is level]
        if its:
            worst = max(row.ratio for row in its)
            yield Card(
                percent(round(float(worst), 4)),
                say(text("{l}最大缺编率", "largest ratio, {l}").fill(l=level.text)),
                say(text("末年末缺编 {g}", "{g} missing in the end").fill(g=sum(row.gap for row in its))),
            )
    moved = sum(row.posts for rows in results.transfers for row in rows)
    yield Card(
        number(moved), say(text("调剂编制", "posts transferred")),
        say(text("备案表 {n} 行", "{n} lines of forms").fill(n=sum(map(len, results.transfers)))),
    )  # fmt: skip
    yield Card(
        number(sum(g.posts for g in results.headcount.granted)),
        say(text("新增下达", "posts granted")),
        say(text("新借周转池 {n}", "{n} borrowed anew").fill(n=sum(b.posts for b in results.headcount.borrowed))),
    )
    yield Card(
        f"{number(before.vacant)} → {number(after.vacant)}",
        say(text("空编，前 → 后", "vacant, before → after")),
        say(text("招聘 {n} 人", "{n} recruited").fill(n=sum(row.recruits for row in results.rows))),
    )
