"""The files of a report, made before any of them is written."""

from collections.abc import Callable

from models.files.out.monthly.report import Report
from models.files.out.monthly.shared import definition_table, monitored_table
from models.files.out.monthly.single import indicator_table, month_table, unit_table
from models.files.out.sheets.book import Book, Stamp
from models.files.out.sheets.table import Table
from models.text import Lang, Text, text

WORKBOOK, PAGE, DOCUMENT = "report.xlsx", "report.html", "report.json"
Sheet = tuple[Text, Callable[[Report, Lang], Table]]

_SINGLE: tuple[Sheet, ...] = (
    (text("指标", "indicators"), indicator_table),
    (text("各月", "months"), month_table),
    (text("接收单位", "receiving units"), unit_table),
    (text("监测条款", "monitoring"), monitored_table),
    (text("指标口径", "definitions"), definition_table),
)


def report_files(report: Report, lang: Lang) -> dict[str, bytes]:
    """Return the content of each file of a report by its name."""
    return {WORKBOOK: workbook(report, lang)}


def workbook(report: Report, lang: Lang) -> bytes:
    """Return the workbook: the figures first, then what they mean and what is not measured."""
    office = "" if report.many else report.consortia[0].office
    book = Book(Stamp(report.made, office), lang, text("下沉工作报告", "report of downward service").say(lang))
    for name, table in _SINGLE:
        book.add_table(name.say(lang), table(report, lang))
    return book.content()
