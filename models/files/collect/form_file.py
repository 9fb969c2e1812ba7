"""The workbook of one form: a cover that says for whom, by when and how to return it, and a table a sheet."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO

from xlsxwriter import Workbook

from models.files.cells import cell_of
from models.files.collect.asked import Audience, asked_columns, form_sheets
from models.files.collect.cover import COVER, cover_lines
from models.files.collect.current import Current, record_values
from models.files.collect.form_layout import FormLayout, Line
from models.files.collect.number import LABEL, FormNumber
from models.files.collect.own import Recipient
from models.files.collect.stated import RowId
from models.files.sheets import SheetSpec
from models.files.workbook_layout import OPTIONS
from models.month import Month

_SPARE = {"staff": 8, "absences": 12, "facilities": 2, "needs": 8}
"""Empty lines below the rows, for what is new."""
_UNSAVED = datetime(2020, 1, 1)
"""When a form that nobody has saved yet says it was saved: the same form is the same file."""
_WRITING = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')
_LONGEST_NAME = 60
_OF = {Audience.DEPARTMENT: "科室", Audience.UNIT: "单位"}


def form_name(who: Recipient) -> str:
    """Return the file name of a form, with the code and the name of whom it is for."""
    parts = (_OF[who.audience], who.code, who.name if who.name != who.code else "")
    words = (_WRITING.sub("_", part).strip("._-") for part in parts)
    return "-".join(word for word in words if word)[:_LONGEST_NAME] + ".xlsx"


def form_bytes(
    current: Current, rows: Iterable[RowId], who: Recipient, number: FormNumber, month: Month, due: date
) -> bytes:
    """Return the workbook of a form, filled in with ``rows`` of the county as they are now."""
    buffer = BytesIO()
    book = Workbook(buffer, {**OPTIONS, "in_memory": True})
    book.set_properties({"created": _UNSAVED, "title": f"{who.name} {month}"})
    layout = FormLayout(book)
    chosen = list(rows)
    layout.cover(COVER, cover_lines(current.county.county, who, number, month, due))
    for spec in form_sheets(who.audience).values():
        own = [_line(current, spec, row) for row in chosen if row.sheet == spec.key]
        title = f"{who.name}　{spec.title.zh}（{spec.title.en}）　{LABEL}：{number}"
        layout.table(spec, title, own, _SPARE.get(spec.key, 0))
    book.close()
    return buffer.getvalue()


def _line(current: Current, spec: SheetSpec, row: RowId) -> Line:
    """Return the cells of a row, by column key, and which of them a default fills in."""
    record = getattr(current.county, row.sheet)[current.index[row]]
    values, stated = record_values(record), current.rows[row]
    cells = {c.key: cell_of(c, values[c.key]) for c in asked_columns(spec)}
    return Line(cells, frozenset(cells) if stated.added else frozenset(stated.defaults))
