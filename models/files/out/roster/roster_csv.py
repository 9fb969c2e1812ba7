"""roster.csv: a duty a row."""

from collections.abc import Iterator

from models.files.out.roster.results import Results
from models.files.out.shown import Shown
from models.files.out.table_csv import csv_text
from models.text import Text, text

CSV_COLUMNS: dict[str, Text] = {
    "date": text("日期", "date"),
    "weekday": text("星期", "weekday"),
    "part": text("时段", "part"),
    "id": text("工号", "id"),
    "name": text("姓名", "name"),
    "employer": text("派出单位", "employer"),
    "department": text("科室", "department"),
    "title": text("职称", "title"),
    "specialty": text("专业", "specialty"),
    "facility": text("接收单位编码", "facility"),
    "facility_name": text("接收单位", "facility_name"),
    "activity": text("服务内容", "activity"),
}


def roster_csv(results: Results, shown: Shown) -> str:
    """Return the duties in the order of date, part, facility, person, with BOM and headings."""
    return csv_text([shown.say(t) for t in CSV_COLUMNS.values()], _rows(results, shown))


def _rows(results: Results, shown: Shown) -> Iterator[tuple[str, ...]]:
    for duty in results.duties:
        employer, department = shown.place_of(duty.person)
        yield (
            duty.date.isoformat(),
            shown.weekday(duty.date),
            shown.word(duty.part),
            duty.person,
            shown.person(duty.person),
            employer,
            department,
            shown.title(duty.person),
            duty.specialty,
            duty.facility,
            shown.facility(duty.facility),
            shown.word(duty.activity),
        )
