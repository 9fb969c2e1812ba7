"""centers.xlsx: where the shared centers stand, whom they serve, what they cost, and what else could be."""

from collections.abc import Callable

from models.files.out.sheets.book import Book
from models.files.out.sheets.cover import CERTIFICATE_SHEET, cover_table
from models.files.out.sheets.defaults import REMARKS_SHEET, defaults_table, remarks_table
from models.files.out.sheets.shortfalls import shortfalls_table
from models.files.out.sheets.table import Table
from models.files.out.shown import Shown
from models.files.out.siting.results import SitingResults
from models.files.out.siting.sheets.choices import alternatives_table, frontier_table, prices_table
from models.files.out.siting.sheets.costs import costs_table
from models.files.out.siting.sheets.coverage import coverage_table
from models.files.out.siting.sheets.layout import layout_table
from models.files.out.siting.sheets.services import services_table
from models.files.out.siting.sheets.unreachable import unreachable_table
from models.files.sheets import OUTPUT_SHEETS
from models.text import Text, text

_TITLE = text("{c}中心选址核验报告", "{c}: certificate of the siting")


def _cover(results: SitingResults, shown: Shown) -> Table:
    return cover_table(results, shown, _TITLE)


_TABLES: tuple[tuple[Text, Callable[[SitingResults, Shown], Table]], ...] = (
    (CERTIFICATE_SHEET, _cover),
    (OUTPUT_SHEETS["layout"], layout_table),
    (OUTPUT_SHEETS["services"], services_table),
    (OUTPUT_SHEETS["costs"], costs_table),
    (OUTPUT_SHEETS["coverage"], coverage_table),
    (OUTPUT_SHEETS["unreachable"], unreachable_table),
    (OUTPUT_SHEETS["alternatives"], alternatives_table),
    (OUTPUT_SHEETS["prices"], prices_table),
    (OUTPUT_SHEETS["frontier"], frontier_table),
    (OUTPUT_SHEETS["shortfalls"], shortfalls_table),
    (OUTPUT_SHEETS["defaults"], defaults_table),
    (REMARKS_SHEET, remarks_table),
)


def siting_workbook(results: SitingResults, shown: Shown) -> bytes:
    """Return the workbook: the certificate first, then the sheets in the order in which they are read."""
    book = Book(results, shown.lang, "中心选址")
    for name, table in _TABLES:
        if name is not REMARKS_SHEET or results.issues:
            book.add_table(shown.say(name), table(results, shown))
    return book.content()
