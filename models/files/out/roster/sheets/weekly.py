"""每周下沉比例: each lead hospital week by week, in both readings, for everybody and for physicians alone."""

from collections import Counter

from models.county import Mode
from models.files.out.roster.results import Results
from models.files.out.sheets.table import Heading, Kind, Table
from models.files.out.shown import Shown
from models.rules.roster.weekly_rows import RULE, WeekRow, WeekStatus
from models.text import text

_HEADINGS = (
    Heading(text("牵头医院", "lead hospital"), 20, Kind.WRAP),
    Heading(text("周起止", "week"), 25, Kind.CENTER),
    Heading(text("工作日", "workdays"), 8, Kind.WHOLE),
    Heading(text("在册副高以上", "on the roll"), 9, Kind.WHOLE),
    Heading(text("可派副高以上", "available"), 9, Kind.WHOLE),
    Heading(text("应派人数", "required"), 8, Kind.WHOLE),
    Heading(text("已排", "planned"), 7, Kind.WHOLE),
    Heading(text("已核验", "verified"), 7, Kind.WHOLE),
    Heading(text("比例", "share"), 8, Kind.SHARE),
    Heading(text("结论", "status"), 11, Kind.CENTER),
    Heading(text("按在册应派", "required of the roll"), 9, Kind.WHOLE),
    Heading(text("按可派应派", "required of the available"), 9, Kind.WHOLE),
    Heading(text("其中医师在册", "physicians on the roll"), 9, Kind.WHOLE),
    Heading(text("其中医师可派", "physicians available"), 9, Kind.WHOLE),
    Heading(text("其中医师已排", "physicians planned"), 9, Kind.WHOLE),
)


def weekly_table(results: Results, shown: Shown) -> Table:
    """Return a row for each lead hospital and week, missed weeks shaded, and the weeks due, met and exempt below."""
    mode = results.case.policy.mode(RULE)
    title = text("每周下沉比例（{m}）", "Weekly share ({m})").fill(m=mode.text)
    missed = frozenset(n for n, r in enumerate(results.weeks) if r.status is WeekStatus.MISSED)
    return Table(
        title=shown.say(title),
        headings=_HEADINGS,
        rows=[_row(shown, r) for r in results.weeks],
        freeze=2,
        landscape=True,
        marked=missed if mode in (Mode.HARD, Mode.SOFT) else frozenset(),
        notes=tuple(_summary(shown, h, results.weeks) for h in dict.fromkeys(r.hospital for r in results.weeks)),
    )


def _row(shown: Shown, row: WeekRow) -> tuple[str | float, ...]:
    everybody, physicians = row.everybody, row.physicians
    return (
        shown.facility(row.hospital), shown.span(row.week, row.last), row.workdays, everybody.roll,
        everybody.available, row.required, everybody.planned, everybody.verified, float(row.share),
        shown.word(row.status), row.required_roll, row.required_available, physicians.roll, physicians.available,
        physicians.planned,
    )  # fmt: skip


def _summary(shown: Shown, hospital: str, rows: list[WeekRow]) -> str:
    counts = Counter(r.status for r in rows if r.hospital == hospital)
    due = counts[WeekStatus.MET] + counts[WeekStatus.MISSED]
    said = text(
        "{h}：应考核{d}周，达标{m}周，不考核{e}周，跨月待定{p}周",
        "{h}: {d} weeks due, {m} met, {e} exempt, {p} settled next month",
    )
    return said.say(shown.lang, h=shown.facility(hospital), d=due, m=counts[WeekStatus.MET],
                    e=counts[WeekStatus.EXEMPT], p=counts[WeekStatus.PENDING])  # fmt: skip
