"""What a headcount leaves missing, for people and for machines: its gaps are no shortfall of a rule."""

from typing import Any

from rich.markup import escape
from rich.table import Table

from api.cli import words
from api.cli.session import Session
from models.county.words import Level
from models.files.out.outcome import percent
from models.headcount import HeadcountCase, HeadcountPlan
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.post_rows import PostRow, post_rows, sums, today_rows

SHOWN = 10
"""Cells that are listed on the screen; the files list them all."""


def show_missing(case: HeadcountCase, plan: HeadcountPlan, run: Session) -> None:
    """Show how many posts are missing, before and after, and the cells that miss the largest part of their need."""
    last = [row for row in post_rows(case, Headcount(case, plan)) if row.year == len(case.years) - 1]
    before, after = sums(today_rows(case)).gap, sums(last).gap
    run.line(words.POSTS_MISSING, before=before, after=after, year=case.years[-1])
    short = sorted((row for row in last if row.gap), key=lambda row: _rank(case, row))
    if short:
        table = _table(case, short[:SHOWN], len(short), run)
        run.show(table)


def missing_document(case: HeadcountCase, plan: HeadcountPlan | None) -> list[dict[str, Any]]:
    """Return the posts missing at the end of each year, level by level; nothing without a plan."""
    rows = post_rows(case, Headcount(case, plan)) if plan is not None else []
    found = []
    for n, year in enumerate(case.years if rows else ()):
        for level in Level:
            its = [row for row in rows if row.year == n and case.level(row.cell) is level]
            if its:
                found.append({"year": year, "level": level.value, "need": sums(its).need, "missing": sums(its).gap})
    return found


def _rank(case: HeadcountCase, row: PostRow) -> tuple[bool, float, int]:
    """Return the order of the list: grassroots first, then by ratio and by posts."""
    return case.level(row.cell) is Level.HOSPITAL, -float(row.ratio), -row.gap


def _table(case: HeadcountCase, rows: list[PostRow], total: int, run: Session) -> Table:
    title = run.say(words.WHO_IS_SHORT, total=total, shown=len(rows))
    table = Table(title=title, title_justify="left", title_style="bold", show_edge=False, pad_edge=False)
    table.add_column(run.say(words.FACILITY), overflow="fold")
    for heading in (words.LEVEL, words.CATEGORY):
        table.add_column(run.say(heading))
    for heading in (words.NEED, words.MISSING, words.RATIO):
        table.add_column(run.say(heading), justify="right")
    for row in rows:
        facility = case.county.facility_by_id[row.cell.facility].name
        place = (escape(facility), run.say(case.level(row.cell).text), run.say(row.cell.category.text))
        table.add_row(*place, str(row.need), str(row.gap), percent(round(float(row.ratio), 4)))
    return table
