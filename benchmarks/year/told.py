"""What came of the year: the ledger against the recount, and who did not complete the year and why."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from benchmarks.rows import Row
from benchmarks.year.desk import Desk
from benchmarks.year.forms import rows_of
from benchmarks.year.recount import recount
from models.files.month import FolderState, read_state
from models.month import Month
from models.month.duty_code import read_duty_code
from models.month.month import month_of
from models.policy import policy_of
from models.report.ledger import LedgerLine, ledger_lines
from models.roster.history import recognized_days


def closing_row(desk: Desk, year: int) -> Row:
    """Return how the year ended."""
    state = read_state(desk.root)
    lines = ledger_lines(state.county, policy_of(state.county), Month(year, 12))
    obliged = [line for line in lines if line.obliged]
    behind = [line for line in obliged if line.owed > 0]
    reasons = [reason(state, line, year) for line in behind]
    return {
        "obliged": len(obliged),
        "complete": len(obliged) - len(behind),
        "behind": len(behind),
        **{f"behind_{name}": reasons.count(name) for name in REASONS},
        "days_verified": sum(line.confirmed for line in lines),
        "days_pending": sum(line.pending for line in lines),
        "recount_differs": len(differing(desk.root, year)),
        "versions": sum(len(m.versions) for m in state.months.values()),
        "steps": desk_steps(desk),
        "killed": desk.killed,
        "kept_before": desk.kept_before,
        "finished_after": desk.finished_after,
    }


REASONS = ("planned", "at_the_end", "other")
"""The year plan proved the days out of reach; days were lost when no time was left to make up; anything else."""


def reason(state: FolderState, line: LedgerLine, year: int) -> str:
    """Return why somebody did not complete the year."""
    in_plan = sum(d.part.days for d in state.years[year].plan.duties if d.person == line.person)
    planned = max(0.0, line.due - in_plan)
    if line.owed <= planned:
        return "planned"
    return "at_the_end" if line.owed <= planned + _lost_at_the_end(state, line.person, year) else "other"


def _lost_at_the_end(state: FolderState, person: str, year: int) -> float:
    """Return the days that somebody missed, or that were dropped on request, in the last month of their year."""
    left = state.county.person_by_id[person].end
    last = Month(year, 12) if left is None or left.year > year else month_of(left)
    policy = policy_of(state.county)
    missed = sum(
        a.part.days - recognized_days(a, policy)
        for a in state.county.attendance
        if a.person == person and a.date >= last.first and a.verified_by
    )
    dropped = [read_duty_code(c.duty) for c in state.county.changes if not (c.substitute or c.new_date)]
    return missed + sum(part.days for day, who, _, part in dropped if who == person and day >= last.first)


def differing(root: Path, year: int) -> list[str]:
    """Return whose verified or pending days in the printed ledger are not those of the recount."""
    counted = recount(root, year)
    wrong = []
    for person, cells in _printed(root / "ledger" / f"{year}-12.xlsx"):
        its = counted.get(person)
        days = (its.verified, its.pending) if its else (0.0, 0.0)
        if days != (cells["累计已核验"], cells["累计待核验"]):
            wrong.append(person)
    return wrong


def _printed(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    sheet = load_workbook(path).worksheets[0]
    for _, cells in rows_of(sheet, "工号"):
        yield str(cells["工号"]), cells


def desk_steps(desk: Desk) -> int:
    """Return how many steps the folder's history has."""
    return len(list((desk.root / "history" / "steps").glob("*.json")))
