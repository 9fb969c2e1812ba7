"""年度任务分解表: what each department serves month by month, beside what it owes in the year."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from models.files.out.roster.results import Results
from models.files.out.sheets.table import Cell, Heading, Kind, Table
from models.files.out.shown import Shown
from models.roster.calendar import each_day, month_key
from models.rules.roster.ledger_rows import LedgerRow
from models.text import Text, text

FEWEST_MONTHS = 3
"""From this many months on a horizon is a plan of the year rather than a month's roster."""

_FIRST = (
    Heading(text("派出单位", "employer"), 20, Kind.WRAP),
    Heading(text("科室", "department"), 18, Kind.WRAP),
    Heading(text("应下沉人数", "persons obliged"), 8, Kind.WHOLE),
    Heading(text("全年应下沉", "due in the year"), 9, Kind.NUMBER),
    Heading(text("此前累计", "brought"), 9, Kind.NUMBER),
)
_LAST = (
    Heading(text("本期合计", "planned"), 9, Kind.NUMBER),
    Heading(text("全年尚欠", "owed"), 9, Kind.NUMBER),
    Heading(text("其中已不可能完成", "of these out of reach"), 9, Kind.NUMBER),
)
_NOTES = (
    text("单位：天。各月为计划天数；应下沉、尚欠只计应下沉人员，各月天数含其他人员。",
         "In days. Months are planned; due and owed are of those obliged, the months include everybody."),
    text("采用本计划：xiachen adopt 写入接收单位、年度任务分解和跨月周分解，各月据此排班。",
         "To follow it: xiachen adopt writes hosts, pace and split weeks, and each month is planned from them."),
)  # fmt: skip


@dataclass
class _Sum:
    """What a department, hospital or the whole owes and serves; all in days but ``people``."""

    people: int = 0
    due: float = 0.0
    brought: float = 0.0
    owed: float = 0.0
    lost: float = 0.0
    months: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def take(self, row: LedgerRow) -> None:
        """Add a person's year."""
        self.brought += row.brought
        if row.obliged:
            self.people += 1
            self.due += row.due
            self.owed += row.owed
            self.lost += row.lost


def is_year(results: Results) -> bool:
    """Return whether the horizon is long enough to be planned by the month."""
    return len(_months(results)) >= FEWEST_MONTHS


def year_table(results: Results, shown: Shown) -> Table:
    """Return a row for each department, one for each hospital and one for all, with a column a month."""
    months = _months(results)
    people = results.case.county.person_by_id
    by_dept: dict[tuple[str, str], _Sum] = {(p.employer, p.dept): _Sum() for p in results.staff}
    by_hospital: dict[str, _Sum] = defaultdict(_Sum)
    whole = _Sum()
    for row in results.ledger:
        person = people[row.person]
        for total in (by_dept[person.employer, person.dept], by_hospital[person.employer], whole):
            total.take(row)
    for service in results.roster.visits:
        if service.grassroots:
            person, month = service.person, month_key(service.date)
            for total in (by_dept[person.employer, person.dept], by_hospital[person.employer], whole):
                total.months[month] += service.part.days
    rows: list[Sequence[Cell]] = []
    marked: set[int] = set()
    for hospital in dict.fromkeys(h for h, _ in by_dept):
        for (employer, dept), total in by_dept.items():
            if employer == hospital and (total.people or total.months):
                rows.append(_row(shown.facility(hospital), shown.department(dept), total, months))
        marked.add(len(rows))
        rows.append(_row(shown.facility(hospital), shown.say(text("小计", "subtotal")), by_hospital[hospital], months))
    marked.add(len(rows))
    rows.append(_row(shown.say(text("合计", "total")), "", whole, months))
    return Table(
        title=shown.say(_title(results)),
        headings=(*_FIRST, *(Heading(_month(m), 8, Kind.NUMBER) for m in months), *_LAST),
        rows=rows,
        freeze=2,
        landscape=True,
        large=True,
        marked=frozenset(marked),
        notes=tuple(shown.say(n) for n in _NOTES),
    )


def _title(results: Results) -> Text:
    county = results.case.county.county
    return text("{n}紧密型县域医共体{y}年度下沉任务分解表", "{n}: tasks of {y} by department and month").fill(
        n=county.name, y=results.case.last.year
    )


def _row(employer: str, department: str, total: _Sum, months: Iterable[str]) -> tuple[Cell, ...]:
    by_month = [total.months.get(m, 0.0) for m in months]
    return (
        employer, department, total.people, total.due, total.brought, *by_month, sum(by_month), total.owed, total.lost,
    )  # fmt: skip


def _months(results: Results) -> list[str]:
    return list(dict.fromkeys(month_key(d) for d in each_day(results.case.first, results.case.last)))


def _month(key: str) -> Text:
    first = date.fromisoformat(f"{key}-01")
    return text("{m}月", "{y}-{m:02d}").fill(y=first.year, m=first.month)
