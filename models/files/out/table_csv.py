"""roster.csv: a duty a row, for other programs and for editing by hand."""

import csv
from io import StringIO

from models.files.out.results import Results
from models.files.out.shown import Shown
from models.text import Text, text

BOM = "\ufeff"
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
_LIVE = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What makes Excel, WPS or LibreOffice read a cell of a CSV file as a formula, full-width forms included."""


def roster_csv(results: Results, shown: Shown) -> str:
    """Return the duties in the order of date, part, facility, person, with BOM and headings."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([shown.say(t) for t in CSV_COLUMNS.values()])
    for duty in results.duties:
        employer, department = shown.place_of(duty.person)
        row = (
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
        writer.writerow([inert(cell) for cell in row])
    return BOM + out.getvalue()


def inert(cell: str) -> str:
    """Return ``cell`` with an apostrophe before it where it would start a live formula; the reader takes it off."""
    return f"'{cell}" if cell.startswith(_LIVE) else cell


def alive(cell: str) -> str:
    """Return ``cell`` without the apostrophe that :func:`inert` put before it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_LIVE) else cell
