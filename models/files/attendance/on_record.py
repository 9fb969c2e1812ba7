"""Where a record of attendance stands that has been taken in before."""

import csv
from io import StringIO
from pathlib import Path

from models.county import Attendance
from models.files.month.places import attendance_file
from models.files.sheet_csv import sheet_csv
from models.files.sheets import SHEET_BY_KEY
from models.month.attended import Came

_SPEC = SHEET_BY_KEY["attendance"]


def on_record(root: Path, record: Attendance) -> Came:
    """Return a record with its line in the folder's file of the year; of the county's workbook only the sheet."""
    name = attendance_file(record.date.year)
    path = root / name
    wanted = _said(sheet_csv(_SPEC, [record]))[0]
    rows = _said(path.read_bytes().decode("utf-8", "replace")) if path.is_file() else []
    if wanted in rows:
        return Came(record, name, _SPEC.title.zh, f"A{2 + rows.index(wanted)}")
    return Came(record, _SPEC.title.zh)


def _said(content: str) -> list[dict[str, str]]:
    """Return what each row says by heading, blanks left out: a file may be from before a column."""
    return [
        {key: value for key, value in row.items() if key and value}
        for row in csv.DictReader(StringIO(content.removeprefix("\ufeff"), newline=""))
    ]
