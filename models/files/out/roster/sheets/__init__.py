"""roster.xlsx: the sheets that a dispatch center prints, signs and sends out."""

from collections.abc import Callable

from models.files.out.roster.results import Results
from models.files.out.roster.sheets.consent import consent_table
from models.files.out.roster.sheets.cover import roster_cover
from models.files.out.roster.sheets.indicators import indicators_table
from models.files.out.roster.sheets.ledger import ledger_table
from models.files.out.roster.sheets.roster import add_roster_sheets
from models.files.out.roster.sheets.trips import has_trips, trips_table
from models.files.out.roster.sheets.units import units_table
from models.files.out.roster.sheets.weekly import weekly_table
from models.files.out.roster.sheets.year import is_year, year_table
from models.files.out.sheets.book import Book
from models.files.out.sheets.cover import COVER_SHEET
from models.files.out.sheets.defaults import REMARKS_SHEET, defaults_table, remarks_table
from models.files.out.sheets.shortfalls import shortfalls_table
from models.files.out.sheets.table import Table
from models.files.out.shown import Shown
from models.files.sheets import OUTPUT_SHEETS
from models.text import Text

_TABLES: tuple[tuple[Text, Callable[[Results, Shown], Table]], ...] = (
    (OUTPUT_SHEETS["roster_facility"], units_table),
    (OUTPUT_SHEETS["consent"], consent_table),
    (OUTPUT_SHEETS["trips"], trips_table),
    (OUTPUT_SHEETS["year"], year_table),
    (OUTPUT_SHEETS["weekly"], weekly_table),
    (OUTPUT_SHEETS["ledger"], ledger_table),
    (OUTPUT_SHEETS["shortfalls"], shortfalls_table),
    (OUTPUT_SHEETS["indicators"], indicators_table),
    (OUTPUT_SHEETS["defaults"], defaults_table),
    (REMARKS_SHEET, remarks_table),
    (COVER_SHEET, roster_cover),
)


def roster_workbook(results: Results, shown: Shown) -> bytes:
    """Return the workbook: the roster of each month first, then the sheets that follow from it."""
    book = Book(results, shown.lang, "下沉排班")
    add_roster_sheets(book, results, shown)
    wanted = _wanted(results)
    for name, table in _TABLES:
        if wanted.get(name, True):
            book.add_table(shown.say(name), table(results, shown))
    return book.content()


def _wanted(results: Results) -> dict[Text, bool]:
    """Return which sheets are not for every plan, and whether for this; departments consent to months, not to years."""
    return {
        REMARKS_SHEET: bool(results.issues),
        OUTPUT_SHEETS["trips"]: has_trips(results),
        OUTPUT_SHEETS["year"]: is_year(results),
        OUTPUT_SHEETS["consent"]: not is_year(results),
    }
