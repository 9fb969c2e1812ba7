"""headcount.xlsx: posts before and after, the forms to file, gaps, vacancies, recruits, what clauses cost."""

from collections.abc import Callable

from models.files.out.headcount.results import HeadcountResults
from models.files.out.headcount.sheets.clauses import one_more_table, switched_table
from models.files.out.headcount.sheets.filing import filing_forms
from models.files.out.headcount.sheets.form import add_form
from models.files.out.headcount.sheets.gaps import gaps_table, ladder_table, vacancies_table
from models.files.out.headcount.sheets.indicators import indicators_table
from models.files.out.headcount.sheets.matrix import matrix_table
from models.files.out.headcount.sheets.moves import borrowed_table, granted_table, transfers_table
from models.files.out.headcount.sheets.pool import pool_form
from models.files.out.headcount.sheets.posts import posts_table
from models.files.out.headcount.sheets.staffing import due_table, recruits_table
from models.files.out.sheets.book import Book
from models.files.out.sheets.cover import CERTIFICATE_SHEET, cover_table
from models.files.out.sheets.defaults import REMARKS_SHEET, defaults_table, remarks_table
from models.files.out.sheets.shortfalls import shortfalls_table
from models.files.out.sheets.table import Table
from models.files.out.shown import Shown
from models.files.sheets import OUTPUT_SHEETS
from models.text import Text, text

_TITLE = text("{c}编制调剂核验报告", "{c}: certificate of the transfer of posts")
_YEARS = text("规划年度", "years")

Making = Callable[[HeadcountResults, Shown], Table]


def _cover(results: HeadcountResults, shown: Shown) -> Table:
    years = results.case.years
    said = str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"
    return cover_table(results, shown, _TITLE, [(_YEARS, said)])


_FIRST: tuple[tuple[Text, Making], ...] = (
    (CERTIFICATE_SHEET, _cover),
    (OUTPUT_SHEETS["posts_matrix"], matrix_table),
    (OUTPUT_SHEETS["posts_plan"], posts_table),
)
_TABLES: tuple[tuple[Text, Making], ...] = (
    (OUTPUT_SHEETS["borrowed"], borrowed_table),
    (OUTPUT_SHEETS["transfers"], transfers_table),
    (OUTPUT_SHEETS["granted"], granted_table),
    (OUTPUT_SHEETS["vacancies_plan"], vacancies_table),
    (OUTPUT_SHEETS["gaps"], gaps_table),
    (OUTPUT_SHEETS["ladder"], ladder_table),
    (OUTPUT_SHEETS["recruits"], recruits_table),
    (OUTPUT_SHEETS["loans_due"], due_table),
    (OUTPUT_SHEETS["what_binds"], switched_table),
    (OUTPUT_SHEETS["one_more"], one_more_table),
    (OUTPUT_SHEETS["shortfalls"], shortfalls_table),
    (OUTPUT_SHEETS["indicators"], indicators_table),
    (OUTPUT_SHEETS["defaults"], defaults_table),
    (REMARKS_SHEET, remarks_table),
)


def headcount_workbook(results: HeadcountResults, shown: Shown) -> bytes:
    """Return the workbook: certificate, posts before and after, the forms, then the sheets as they are read."""
    book = Book(results, shown.lang, "编制调剂")
    for name, table in _FIRST:
        book.add_table(shown.say(name), table(results, shown))
    for form in filing_forms(results, shown):
        add_form(book, form, shown)
    add_form(book, pool_form(results, shown), shown)
    for name, table in _TABLES:
        if name is not REMARKS_SHEET or results.issues:
            book.add_table(shown.say(name), table(results, shown))
    return book.content()
