"""Opening balances where nothing tells what was served so far this year: none, and said so."""

from datetime import date, timedelta

from models.county import Category
from models.files.input.defaults.log import DefaultLog, settings
from models.files.input.rows import Book, Row
from models.files.sheets import SHEET_BY_KEY


def fill_opening(book: Book, log: DefaultLog) -> None:
    """Add a balance of 0 days for the physicians of sending facilities, as of the end of the month before.

    Only where the year has begun and no sheet (opening balances, attendance, published rosters) speaks of it.
    """
    county = book.of("county")[0]
    told = any(book.of(sheet) for sheet in ("opening", "attendance", "published"))
    if told or "opening" in book.closed or county.get("month") == 1:
        return
    as_of = date(county.get("year"), county.get("month"), 1) - timedelta(days=1)
    senders = {row.get("id") for row in book.of("facilities") if row.get("sends")}
    days = float(settings("opening.row")["days_year"])
    spec = SHEET_BY_KEY["opening"]
    rows = book.rows.setdefault("opening", [])
    for person in book.of("staff"):
        if person.get("employer") not in senders or person.get("category") is not Category.PHYSICIAN:
            continue
        values = {"id": person.get("id"), "as_of": as_of, "days_year": days}
        row = Row(spec, values, len(rows), sheet=spec.title.zh if book.workbook else "", added=True)
        rows.append(row)
        log.add_row(row, "days_year", "opening.row")
