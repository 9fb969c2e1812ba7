"""The county's name, month and profile where there is no sheet 基本情况."""

import re
from datetime import date

from models.county import FacilityKind
from models.files.input.defaults.log import DefaultLog, settings
from models.files.input.rows import Book, Row
from models.files.sheets import SHEET_BY_KEY

_LONGEST_NAME = 50
_SERVICE = (("opening", "as_of"), ("published", "date"), ("attendance", "date"))


def fill_county(book: Book, log: DefaultLog) -> None:
    """Fill in the county's row where the sheet is absent or empty."""
    if book.of("county"):
        return
    spec = SHEET_BY_KEY["county"]
    row = Row(spec, {}, 0, sheet=spec.title.zh if book.workbook else "", added=True)
    book.rows["county"] = [row]
    year, month = _month(book)
    log.fill(row, "name", _name(book)[:_LONGEST_NAME], "county.name")
    log.fill(row, "year", year, "county.month")
    log.fill(row, "month", month, "county.month")
    log.fill(row, "profile", settings("county.profile")["value"], "county.profile")


def year_of(book: Book) -> int | None:
    """Return the county's year as it is stated or would be filled in; ``None`` where it cannot be read."""
    rows = book.of("county")
    year: int | None = rows[0].get("year") if rows else _month(book)[0]
    return year


def _name(book: Book) -> str:
    """Return the part of the lead hospital's name that names a county, or the name of the file."""
    for row in book.of("facilities"):
        if row.get("kind") is FacilityKind.LEAD_HOSPITAL:
            match = re.match(r".+?[县旗市区]", row.get("name") or "")
            if match:
                return match[0]
    return book.name


def _month(book: Book) -> tuple[int, int]:
    """Return the month after the newest service on the sheets, or the default month."""
    dates: list[date] = [row.get(key) for sheet, key in _SERVICE for row in book.of(sheet) if row.get(key)]
    if not dates:
        rule = settings("county.month")
        return rule["year"], rule["month"]
    newest = max(dates)
    return (newest.year + 1, 1) if newest.month == 12 else (newest.year, newest.month + 1)
