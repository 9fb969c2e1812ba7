"""下沉排班表 beside 接收单位排班: two pictures of one roster, which must agree."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from models.county import County
from models.files.input.clean import is_blank, match_key
from models.files.input.codes import Place
from models.files.input.letters import column_letter
from models.files.input.rows import Book
from models.files.input.sources.raw import RawSheet
from models.files.out.roster.sheets.duties import by_person_and_day, cell
from models.files.out.shown import Shown
from models.files.plans.spec import DUTIES
from models.files.sheets import OUTPUT_SHEETS
from models.plan import RosterPlan
from models.roster.calendar import month_key
from models.text import Lang

_LABELS = 5
"""Columns before the first day: number, employer, department, name, title."""

_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_SEARCHED_ROWS = 6

Spot = tuple[str, str, str, date]
"""Employer, department and name as shown, and a date."""


def check_grids(book: Book, sheets: list[RawSheet], county: County, plan: RosterPlan) -> None:
    """Report every cell of the sheets by person that differs from the duties; absent sheets are not missed."""
    for raw in sheets:
        lang = _language(raw.title)
        if lang is not None:
            _check(book, raw, Shown(county, lang), plan)


def _language(title: str) -> Lang | None:
    name = _MONTH.sub("", title.strip()).strip()
    found = OUTPUT_SHEETS["roster_person"]
    if match_key(name) == match_key(found.zh):
        return "zh"
    return "en" if match_key(name) == match_key(found.en) else None


def _check(book: Book, raw: RawSheet, shown: Shown, plan: RosterPlan) -> None:
    match = _MONTH.search(raw.title)
    month = match[0] if match else month_key(plan.first)
    wanted: Counter[tuple[Spot, str]] = Counter()
    for person, days in by_person_and_day(d for d in plan.duties if month_key(d.date) == month).items():
        for day, duties in days.items():
            wanted[_spot(*shown.place_of(person), shown.person(person), day), match_key(cell(shown, duties))] += 1
    names = {match_key(p.id): match_key(p.name) for p in shown.county.staff if p.name}
    seen: dict[Spot, str] = {}
    for (employer, department, name, day), said, ref in _cells(raw, month):
        spot = (employer, department, names.get(name, name), day)
        seen[spot] = ref
        if said and wanted[spot, match_key(said)] > 0:
            wanted[spot, match_key(said)] -= 1
        elif said:
            _differs(book, raw, ref, said, _expected(wanted, spot))
    for (spot, said), count in wanted.items():
        if count > 0:
            _differs(book, raw, seen.get(spot, ""), "", said)


def _spot(employer: str, department: str, name: str, day: date) -> Spot:
    return match_key(employer), match_key(department), match_key(name), day


def _expected(wanted: Counter[tuple[Spot, str]], spot: Spot) -> str:
    """Return what the duties say of a spot, and mark it as reported."""
    for (where, said), count in wanted.items():
        if where == spot and count > 0:
            wanted[where, said] -= 1
            return said
    return ""


def _differs(book: Book, raw: RawSheet, ref: str, found: str, wanted: str) -> None:
    book.report("plan_sheets_differ", Place(sheet=raw.title, cell=ref), found=found or "—", wanted=wanted or "—",
                title=DUTIES.title)  # fmt: skip


def _cells(raw: RawSheet, month: str) -> Iterator[tuple[Spot, str, str]]:
    """Yield who and when, what is written, and where, for each day cell of each person's row."""
    days: dict[int, date] = {}
    for line, cells in raw.rows:
        if not days and line <= _SEARCHED_ROWS:
            days = _days(cells, month)
        elif days and cells and isinstance(cells[0], int | float):
            labels = [str(c or "") for c in (*cells[1:4], "", "", "")][:3]
            for position, day in days.items():
                said = cells[position] if position < len(cells) else None
                ref = f"{column_letter(position + 1)}{line}"
                yield _spot(labels[0], labels[1], labels[2], day), "" if is_blank(said) else str(said), ref


def _days(cells: list[object], month: str) -> dict[int, date]:
    """Return the date of each column where the row is that of the days 1, 2, 3 ..."""
    year, number = (int(part) for part in month.split("-"))
    numbers = {n: int(c) for n, c in enumerate(cells) if n >= _LABELS and isinstance(c, int | float)}
    if list(numbers.values())[:2] != [1, 2]:
        return {}
    return {n: date(year, number, day) for n, day in numbers.items()}
