"""接收单位排班: every duty on a row of its own, a page for each receiving unit; the sheet that is read back."""

from collections.abc import Iterable

from models.files.out.roster.results import Results
from models.files.out.sheets.table import Heading, Kind, Table, page_breaks
from models.files.out.shown import Shown
from models.plan import Duty
from models.text import Text, text

UNIT_COLUMNS: dict[str, Text] = {
    "facility": text("接收单位", "receiving unit"),
    "date": text("日期", "date"),
    "weekday": text("星期", "weekday"),
    "part": text("时段", "part"),
    "id": text("工号", "code"),
    "name": text("姓名", "name"),
    "employer": text("派出单位", "employer"),
    "title": text("职称", "title"),
    "specialty": text("专业", "specialty"),
    "activity": text("服务内容", "activity"),
    "contact": text("联系人", "contact"),
    "phone": text("电话", "phone"),
}
_WIDTHS = {"facility": 20, "date": 11, "weekday": 5.5, "part": 7, "id": 9, "name": 9, "employer": 15, "title": 8,
           "specialty": 14, "activity": 10, "contact": 9, "phone": 14}  # fmt: skip
_CENTERED = {"weekday", "part", "date", "title"}


def units_table(results: Results, shown: Shown) -> Table:
    """Return the duties by receiving unit, date, part and person, a page a unit, with contact and phone."""
    order = {f.id: n for n, f in enumerate(results.case.county.facilities)}
    duties = sorted(results.plan.duties, key=lambda d: (order.get(d.facility, len(order)), d.date, d.part, d.person))
    title = text("{c}{m}接收单位排班（第{v}版）", "{c}: duties by receiving unit, {m} (version {v})")
    span = shown.span(results.plan.first, results.plan.last)
    return Table(
        title=shown.say(title.fill(c=shown.consortium, m=f" {span} ", v=results.plan.version)),
        headings=tuple(
            Heading(title, _WIDTHS[key], Kind.CENTER if key in _CENTERED else Kind.WRAP)
            for key, title in UNIT_COLUMNS.items()
        ),
        rows=list(_rows(duties, shown)),
        landscape=True,
        breaks=page_breaks([d.facility for d in duties]),
    )


def _rows(duties: Iterable[Duty], shown: Shown) -> Iterable[tuple[str, ...]]:
    for duty in duties:
        place = shown.county.facility_by_id[duty.facility]
        yield (
            place.name,
            duty.date.isoformat(),
            shown.weekday(duty.date),
            shown.word(duty.part),
            duty.person,
            shown.person(duty.person),
            shown.place_of(duty.person)[0],
            shown.title(duty.person),
            duty.specialty,
            shown.word(duty.activity),
            place.contact,
            place.phone,
        )
