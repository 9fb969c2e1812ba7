"""The sheet on which a receiving unit verifies who came: a line a published duty, and some for what was not planned."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from io import BytesIO

from xlsxwriter import Workbook

from models.county import County
from models.files.cells import Cell
from models.files.collect.form_layout import FormLayout, Line
from models.files.collect.own import unit_of
from models.files.sheets import SHEET_BY_KEY, Column, SheetSpec
from models.files.workbook_layout import OPTIONS
from models.month import Month
from models.plan import Duty
from models.text import Text

TITLE = Text(zh="实际出勤核验表", en="attendance to be verified")
SPARE = 6
"""Lines for service that was not planned."""
_UNSAVED = datetime(2020, 1, 1)
_WEEKDAYS = "一二三四五六日"
_BY_HAND = {"stop": 13, "arrived": 8, "left": 8, "verified_by": 11, "home_score": 14, "note": 16}
"""Widths of columns that are written by hand."""
_SIGN = (
    "认定天数：0、0.5或1，未到岗写0；写了到岗、离岗可不填。不写接收单位核验人的，待核验。\n"
    "核验人签字：＿＿＿＿＿＿＿＿　　（盖章）　　日期：＿＿＿＿年＿＿月＿＿日"
)
_SHOWN = (Column(key="weekday", zh="星期", en="weekday"), Column(key="name", zh="姓名", en="name"))
"""Columns to read by, beside those of the sheet of attendance; they are not read back."""


def form_spec() -> SheetSpec:
    """Return the sheet of attendance with weekday and name beside date and code."""
    spec = SHEET_BY_KEY["attendance"]
    weekday, name = _SHOWN
    beside = {"date": weekday, "id": name}
    columns = [c for known in spec.columns for c in (known, beside.get(known.key)) if c is not None]
    return SheetSpec(key=spec.key, title=TITLE, note=spec.note, columns=tuple(columns))


def attendance_forms(county: County, month: Month, duties: Iterable[Duty]) -> Iterator[tuple[str, bytes]]:
    """Yield the code of each receiving unit with duties, and its form."""
    by_unit: dict[str, list[Duty]] = defaultdict(list)
    for duty in duties:
        by_unit[unit_of(county, duty.facility) or duty.facility].append(duty)
    for facility in county.facilities:
        if facility.id in by_unit:
            yield facility.id, form_bytes(county, facility.id, month, by_unit[facility.id])


def form_bytes(county: County, unit: str, month: Month, duties: Iterable[Duty]) -> bytes:
    """Return the workbook of one receiving unit: the duties of the version that holds, by date."""
    buffer = BytesIO()
    book = Workbook(buffer, {**OPTIONS, "in_memory": True})
    name = county.facility_by_id[unit].name
    title = f"{name}　{TITLE.zh}（{TITLE.en}）　{month.year}年{month.month}月"
    book.set_properties({"created": _UNSAVED, "title": title})
    rows = [_line(county, d) for d in sorted(duties, key=lambda d: (d.date, d.part.value, d.person))]
    FormLayout(book).table(form_spec(), title, rows, SPARE, foot=_SIGN, least=_BY_HAND)
    book.close()
    return buffer.getvalue()


def _line(county: County, duty: Duty) -> Line:
    person = county.person_by_id[duty.person]
    cells: dict[str, Cell] = {
        "date": datetime.combine(duty.date, time()),
        "weekday": _WEEKDAYS[duty.date.weekday()],
        "part": duty.part.zh,
        "id": duty.person,
        "name": person.name or duty.person,
        "facility": county.facility_by_id[duty.facility].name,
        "activity": duty.activity.zh,
    }
    return Line(cells, frozenset())
