"""The files of a report, made before any of them is written."""

from collections.abc import Callable

from models.files.out.monthly.document import document
from models.files.out.monthly.page import page
from models.files.out.monthly.report import Report
from models.files.out.monthly.rollup import about_table, group_table, summary_table
from models.files.out.monthly.shared import definition_table, monitored_table
from models.files.out.monthly.single import indicator_table, month_table, unit_table
from models.files.out.sheets.book import Book, Stamp
from models.files.out.sheets.table import Table
from models.report.catalogue import Group
from models.text import Lang, Text, text

WORKBOOK, PAGE, DOCUMENT = "report.xlsx", "report.html", "report.json"
Sheet = tuple[Text, Callable[[Report, Lang], Table]]

_SHARED: tuple[Sheet, ...] = (
    (text("监测条款", "monitoring"), monitored_table),
    (text("指标口径", "definitions"), definition_table),
)
_SINGLE: tuple[Sheet, ...] = (
    (text("指标", "indicators"), indicator_table),
    (text("各月", "months"), month_table),
    (text("接收单位", "receiving units"), unit_table),
)
_PLACES, _WHERE = (Group.WEEKS, Group.PLACES), text("每周服务与机构", "weeks and places")


def _pair(groups: tuple[Group, ...], title: Text) -> tuple[Sheet, Sheet]:
    """Return the sheets of some groups under the common and under each own profile."""
    return (
        (text("{t}（统一口径）", "{t} (common)").fill(t=title), group_table(groups, title, common=True)),
        (text("{t}（本县口径）", "{t} (own)").fill(t=title), group_table(groups, title, common=False)),
    )


_MANY: tuple[Sheet, ...] = (
    (text("总表（统一口径）", "summary (common)"), summary_table(common=True)),
    (text("总表（本县口径）", "summary (own)"), summary_table(common=False)),
    *_pair((Group.PEOPLE,), Group.PEOPLE.text),
    *_pair((Group.DAYS,), Group.DAYS.text),
    *_pair(_PLACES, _WHERE),
    (Group.WORK.text, group_table((Group.WORK,), Group.WORK.text, common=None)),
    (Group.PROCESS.text, group_table((Group.PROCESS,), Group.PROCESS.text, common=None)),
    (text("数据说明", "about the rows"), about_table),
)


def report_files(report: Report, lang: Lang) -> dict[str, bytes]:
    """Return the content of each file of a report by its name: workbook, page, and JSON for programs."""
    return {
        WORKBOOK: workbook(report, lang),
        PAGE: page(report, lang).encode(),
        DOCUMENT: document(report).encode(),
    }


def workbook(report: Report, lang: Lang) -> bytes:
    """Return the workbook: the figures first, then what they mean and what is not measured."""
    office = "" if report.many else report.consortia[0].office
    book = Book(Stamp(report.made, office), lang, text("下沉工作报告", "report of downward service").say(lang))
    for name, table in (*(_MANY if report.many else _SINGLE), *_SHARED):
        book.add_table(name.say(lang), table(report, lang))
    return book.content()
