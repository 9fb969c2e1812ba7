"""The sheet on which a receiving unit verifies who came: a line a duty or record, and some for what was not planned."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook

from models.county import Attendance, County
from models.files.cells import Cell, cell_of
from models.files.collect.form_layout import FormLayout, Line
from models.files.collect.own import unit_of
from models.files.sheets import SHEET_BY_KEY, Column, SheetSpec
from models.files.workbook_layout import OPTIONS
from models.month import Month
from models.month.attended import says_nothing
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


def attendance_forms(
    county: County, month: Month, duties: Iterable[Duty], known: Iterable[Attendance] = ()
) -> Iterator[tuple[str, bytes]]:
    """Yield the code of each receiving unit with duties or records of the month, and its form.

    ``known`` is what is on record: a form handed out again shows it, and asks for the rest.
    """
    planned: dict[str, list[Duty]] = defaultdict(list)
    stated: dict[str, list[Attendance]] = defaultdict(list)
    for duty in duties:
        planned[_unit(county, duty.facility)].append(duty)
    for record in known:
        if month.first <= record.date <= month.last and not says_nothing(record):
            stated[_unit(county, record.facility)].append(record)
    for facility in county.facilities:
        unit = facility.id
        if unit in planned or unit in stated:
            yield unit, form_bytes(county, unit, month, planned[unit], stated[unit])


def form_bytes(
    county: County, unit: str, month: Month, duties: Iterable[Duty], known: Sequence[Attendance] = ()
) -> bytes:
    """Return the workbook of one receiving unit by date: its records, and the duties without any."""
    buffer = BytesIO()
    book = Workbook(buffer, {**OPTIONS, "in_memory": True})
    name = county.facility_by_id[unit].name
    title = f"{name}　{TITLE.zh}（{TITLE.en}）　{month.year}年{month.month}月"
    book.set_properties({"created": _UNSAVED, "title": title})
    rows = [_line(county, d) for d in sorted(duties, key=lambda d: (d.date, d.part.value, d.person))]
    FormLayout(book).table(form_spec(), title, rows, SPARE, foot=_SIGN, least=_BY_HAND)
    book.close()
    return buffer.getvalue()


def _unit(county: County, facility: str) -> str:
    return unit_of(county, facility) or facility


def _of_duty(record: Attendance, duty: Duty) -> bool:
    """Return whether a record speaks of a duty: person, date and place, in a common half of the day."""
    same = (record.person, record.date, record.facility) == (duty.person, duty.date, duty.facility)
    return same and bool(set(record.part.halves) & set(duty.part.halves))


def _order(its: Duty | Attendance) -> tuple[date, str, str, str]:
    return its.date, its.part.value, its.person, its.facility


def _line(county: County, duty: Duty) -> Line:
    return Line(_shown(county, duty), frozenset())


def _stated(county: County, record: Attendance) -> Line:
    """Return a line that is filled in with a record, its cells shaded; handed in as it is, it changes nothing."""
    values = {field.alias or name: getattr(record, name) for name, field in Attendance.model_fields.items()}
    cells = {c.key: cell_of(c, values[c.key]) for c in SHEET_BY_KEY["attendance"].columns}
    filled = cells | _shown(county, record)
    return Line(filled, frozenset(key for key, cell in filled.items() if cell is not None))


def _shown(county: County, its: Duty | Attendance) -> dict[str, Cell]:
    """Return the cells that say who, when, where and what."""
    person = county.person_by_id[its.person]
    return {
        "date": datetime.combine(its.date, time()),
        "weekday": _WEEKDAYS[its.date.weekday()],
        "part": its.part.zh,
        "id": its.person,
        "name": person.name or its.person,
        "facility": county.facility_by_id[its.facility].name,
        "activity": its.activity.zh,
    }
