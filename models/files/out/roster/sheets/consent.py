"""科室确认表: each department's duties with a blank answer to fill in, a page a department."""

from models.files.out.roster.results import Results
from models.files.out.sheets.table import Heading, Kind, Table, page_breaks
from models.files.out.shown import Shown
from models.plan import Duty
from models.text import text

ANSWERS = (text("同意", "agreed"), text("换人", "substitute"), text("不同意", "declined"))
_HEADINGS = (
    Heading(text("班次", "duty"), 24),
    Heading(text("派出单位", "employer"), 15, Kind.WRAP),
    Heading(text("科室", "department"), 14, Kind.WRAP),
    Heading(text("姓名", "name"), 9, Kind.WRAP),
    Heading(text("日期", "date"), 11, Kind.CENTER),
    Heading(text("星期", "weekday"), 5.5, Kind.CENTER),
    Heading(text("时段", "part"), 7, Kind.CENTER),
    Heading(text("接收单位", "receiving unit"), 12, Kind.WRAP),
    Heading(text("意见", "answer"), 9, Kind.CENTER),
    Heading(text("换人", "substitute"), 9),
    Heading(text("理由", "reason"), 16, Kind.WRAP),
    Heading(text("签字", "signature"), 10),
)


def consent_table(results: Results, shown: Shown) -> Table:
    """Return the duties by employer and department with empty answers."""
    people = results.case.county.person_by_id
    wards = {d.id: n for n, d in enumerate(results.case.county.departments)}
    duties = sorted(results.plan.duties, key=lambda d: (wards.get(people[d.person].dept, 0), d.date, d.part, d.person))
    rows = []
    for duty in duties:
        employer, dept = shown.place_of(duty.person)
        rows.append((
            duty_code(duty), employer, dept, shown.person(duty.person), duty.date.isoformat(),
            shown.weekday(duty.date), shown.word(duty.part), shown.short(duty.facility), "", "", "", "",
        ))  # fmt: skip
    title = text("{c}下沉排班科室确认表（第{v}版）", "{c}: consent of departments (version {v})")
    return Table(
        title=shown.say(title.fill(c=shown.consortium, v=results.plan.version)),
        headings=_HEADINGS,
        rows=rows,
        landscape=True,
        breaks=page_breaks([people[d.person].dept for d in duties]),
        choices=((8, tuple(shown.say(a) for a in ANSWERS)),),
    )


def duty_code(duty: Duty) -> str:
    """Return how a duty is named in 科室确认表 and 调班记录: ``2026-03-18/P001/T01``, the half-day after it."""
    parts = [duty.date.isoformat(), duty.person, duty.facility]
    return "/".join(parts if duty.part.value == "day" else [*parts, duty.part.value])
