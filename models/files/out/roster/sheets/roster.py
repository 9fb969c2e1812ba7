"""下沉排班表: one row a person, one column a day, printed on A3 across; a sheet for each month."""

from collections import defaultdict
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from models.files.out.roster.results import Results
from models.files.out.roster.sheets.duties import Month, by_person_and_day, cell, months
from models.files.out.sheets.book import Book, put, put_title, width
from models.files.out.sheets.quick import put_row
from models.files.out.shown import Shown
from models.files.sheets import OUTPUT_SHEETS
from models.plan import Duty
from models.rules.roster.roster import days_of
from models.text import text

_PAPER_A3 = 8
_HEADINGS = (
    (text("序号", "no"), 4.5),
    (text("派出单位", "employer"), 15.0),
    (text("科室", "department"), 17.0),
    (text("姓名", "name"), 8.5),
    (text("职称", "title"), 7.0),
)
_TOTAL = text("合计", "total")
_PERSONS = text("每日下沉人数", "people sent that day")
_DAY, _DAY_OFF, _DAY_FITS = 7.4, 3.2, 8
"""Column widths of a working day and of a day off, and what a line of a working day's cell holds at its font size."""

_SHADE = {"bg_color": "#D9D9D9"}
_DAY_LOOK: dict[str, Any] = {"align": "center", "font_size": 9}

_TOP = 4
"""Rows above the first person: title, subtitle, days, weekdays."""


def add_roster_sheets(book: Book, results: Results, shown: Shown) -> None:
    """Add the roster of each month, each on a sheet of its own."""
    touched = months(results)
    for month in touched:
        name = shown.say(OUTPUT_SHEETS["roster_person"])
        sheet = book.add_sheet(name if len(touched) == 1 else f"{name} {month.first:%Y-%m}")
        _MonthSheet(book, sheet, results, shown, month).write()


class _MonthSheet:
    """One month on one sheet."""

    def __init__(self, book: Book, sheet: Worksheet, results: Results, shown: Shown, month: Month) -> None:
        self._book, self._sheet, self._results, self._shown, self._month = book, sheet, results, shown, month
        self._days = month.days
        self._off = {n for n, day in enumerate(self._days) if not results.case.calendar.is_workday(day)}
        self._left = len(_HEADINGS)
        self._end = self._left + len(self._days)

    def write(self) -> None:
        table = by_person_and_day(self._month.duties)
        people = [p.id for p in self._results.staff if p.id in table]
        self._head()
        for n, code in enumerate(people):
            self._person(_TOP + n, n + 1, code, table[code])
        foot = _TOP + len(people)
        self._book.add_grid(self._sheet, _TOP, 0, foot - 1, self._end)
        self._totals(foot)
        self._signatures(foot + 2)
        self._set_up()

    def _head(self) -> None:
        sheet, book, shown = self._sheet, self._book, self._shown
        put_title(sheet, self._end, roster_title(self._results, shown, self._days[0]), book.look("title", font_size=18))
        sheet.set_row(0, 32)
        put(sheet, 1, 0, _subtitle(self._results, shown), book.look("subtitle"))
        for column, (heading, wide) in enumerate(_HEADINGS):
            sheet.set_column(column, column, wide)
            sheet.merge_range(2, column, 3, column, shown.say(heading), book.look("heading"))
        for n, day in enumerate(self._days):
            column = self._left + n
            sheet.set_column(column, column, _DAY_OFF if n in self._off else _DAY, book.blank("wrap", **_DAY_LOOK))
            look = book.look("heading", **self._shade(n))
            put(sheet, 2, column, day.day, look)
            put(sheet, 3, column, self._weekday(day), look)
        sheet.set_column(self._end, self._end, 6)
        sheet.merge_range(2, self._end, 3, self._end, shown.say(_TOTAL), book.look("heading"))

    def _shade(self, n: int) -> dict[str, str]:
        """Return the shading of the days off among the days of the month; a weekend day that is worked stays white."""
        return _SHADE if n in self._off else {}

    def _weekday(self, day: date) -> str:
        return self._shown.weekday(day)

    @cached_property
    def _blanks(self) -> list[tuple[int, None, Format]]:
        """The days off of somebody who serves on none, as they are shaded."""
        return [(self._left + n, None, self._day_look(off=True, pinned=False)) for n in self._off]

    def _day_look(self, off: bool, pinned: bool) -> Format:
        return self._day_looks[2 * off + pinned]

    @cached_property
    def _day_looks(self) -> list[Format]:
        plain: dict[str, Any] = {}
        shades, bolds = (plain, _SHADE), (plain, {"bold": True})
        return [self._book.look("wrap", **_DAY_LOOK, **shade, **bold) for shade in shades for bold in bolds]

    def _person(self, row: int, number: int, code: str, days: dict[date, list[Duty]]) -> None:
        book, shown = self._book, self._shown
        employer, dept = shown.place_of(code)
        put(self._sheet, row, 0, number, book.look("whole", align="center"))
        for column, said in enumerate((employer, dept, shown.person(code), shown.title(code)), start=1):
            put(self._sheet, row, column, said, book.look("wrap"))
        lines = [
            1 if width(said) <= wide else 2 for said, (_, wide) in zip((employer, dept), _HEADINGS[1:3], strict=True)
        ]
        put_row(self._sheet, row, self._blanks)
        for day, duties in days.items():
            n = (day - self._month.first).days
            said = cell(shown, duties)
            lines.append(sum(1 if width(line) <= _DAY_FITS else 2 for line in said.split("\n")))
            put(self._sheet, row, self._left + n, said, self._day_look(n in self._off, any(d.pinned for d in duties)))
        total = days_of(self._month.visits.get(code, ()))
        put(self._sheet, row, self._end, total, book.look("days", align="center", bold=True, num_format="0.#"))
        self._sheet.set_row(row, 7 + 12 * max(lines))

    def _totals(self, row: int) -> None:
        book = self._book
        self._sheet.merge_range(row, 0, row, self._left - 1, self._shown.say(_PERSONS), book.look("heading"))
        people: dict[date, set[str]] = defaultdict(set)
        for duty in self._month.duties:
            people[duty.date].add(duty.person)
        for n, day in enumerate(self._days):
            look = book.look("heading", font_size=8, **self._shade(n))
            put(self._sheet, row, self._left + n, len(people[day]) or None, look)
        total = days_of(chain.from_iterable(self._month.visits.values()))
        put(self._sheet, row, self._end, total, book.look("heading", num_format="0.#"))
        self._sheet.set_row(row, 22)

    def _signatures(self, row: int) -> None:
        info, shown = self._results.case.county.county, self._shown
        signed = (
            (text("制表", "prepared by"), info.prepared_by),
            (text("审核", "reviewed by"), info.reviewed_by),
            (text("签发", "approved by"), info.approved_by),
        )
        dated = shown.say(text("日期：      年    月    日", "date: ________________"))
        look = self._book.look("note", font_size=11)
        for n, (role, name) in enumerate(signed):
            column = (1, self._left + 8, self._left + 20)[n]
            put(self._sheet, row, column, f"{shown.say(role)}：{name or '____________'}    {dated}", look)
        put(self._sheet, row + 1, 1, shown.say(_LEGEND), self._book.look("note"))

    def _set_up(self) -> None:
        sheet = self._sheet
        sheet.set_paper(_PAPER_A3)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0, _TOP - 1)
        sheet.repeat_columns(0, self._left - 1)
        sheet.freeze_panes(_TOP, self._left)
        sheet.center_horizontally()


_LEGEND = text(
    "单元格为接收单位简称，/上 /下 为半天；灰底为休息日；粗体为指定班次；合计单位为天，远程会诊不计。",
    "A cell names the receiving unit; /am and /pm are half-days; gray is a day off; bold is pinned; totals are days.",
)


def roster_title(results: Results, shown: Shown, month: date) -> str:
    """Return 乌拉特中旗紧密型县域医共体2026年3月医务人员下沉排班表（第1版）."""
    title = text("{c}{m}医务人员下沉排班表（第{v}版）", "{c}: staff serving at grassroots, {m} (version {v})")
    return shown.say(title.fill(c=shown.consortium, m=shown.month(month), v=results.plan.version))


def _subtitle(results: Results, shown: Shown) -> str:
    plan, office = results.plan, results.case.county.county.office
    span = shown.span(plan.first, plan.last)
    stamp = shown.say(text("排班期间：{s}", "horizon: {s}").fill(s=span))
    return "    ".join(p for p in (office, stamp) if p)
