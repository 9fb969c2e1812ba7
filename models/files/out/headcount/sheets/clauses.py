"""条款代价 and 增编效果: posts missing with one clause less, and with one approved post more."""

from models.files.out.headcount.results import HeadcountResults
from models.files.out.headcount.words import NOT_ASKED, class_of_more, plan_title, switched_title
from models.files.out.sheets.table import Cell, Heading, Kind, Table
from models.files.out.shown import Shown
from models.headcount import OneMore, Switched
from models.text import text

_SWITCHED_HEADINGS = (
    Heading(text("停用的条款", "clause switched off"), 24, Kind.WRAP),
    Heading(text("规则编号", "rule"), 28),
    Heading(text("原方式", "mode"), 10, Kind.CENTER),
    Heading(text("各年缺编合计", "posts missing over all years"), 13, Kind.COUNT),
    Heading(text("少缺", "fewer missing"), 10, Kind.COUNT),
    Heading(text("基层", "grassroots"), 10, Kind.COUNT),
    Heading(text("医院", "hospitals"), 10, Kind.COUNT),
    Heading(text("基层最大缺编率", "largest ratio, grassroots"), 12, Kind.SHARE),
    Heading(text("医院最大缺编率", "largest ratio, hospitals"), 12, Kind.SHARE),
)
_MORE_HEADINGS = (
    Heading(text("层级", "level"), 10, Kind.WRAP),
    Heading(text("机构类型", "type"), 20, Kind.WRAP),
    Heading(text("经费形式", "funding"), 10, Kind.WRAP),
    Heading(text("现缺", "missing"), 10, Kind.COUNT),
    Heading(text("增1名后缺", "with one more"), 12, Kind.COUNT),
    Heading(text("少缺", "fewer missing"), 10, Kind.COUNT),
)
_NOT_FOUND = text("时限内未算出", "not in time")
_SWITCHED_NOTE = text(
    "逐条停用、其余不变，重新求解；单位：名编制（各年年末之和）。少缺为负，说明停用后缺编反而多（另一目标更优先）。",
    "Each clause is switched off alone and the plan is made anew; posts over the ends of all years. Fewer missing is "
    "below 0 where more are missing without the clause, as what comes first gets better.",
)
_MORE_NOTE = text(
    "该类核定总数增加1名后重新求解；少缺按各年年末之和。",
    "With one post more in the approved total of the class the plan is made anew; over the ends of all years.",
)


def switched_table(results: HeadcountResults, shown: Shown) -> Table:
    """Return the posts missing under the policy as it is, and with each clause switched off."""
    rows = results.switched
    return Table(
        title=plan_title(shown, text("{c}条款代价", "{c}: what each clause costs")),
        headings=_SWITCHED_HEADINGS,
        rows=[switched_cells(shown, row, saved(rows, row)) for row in rows],
        landscape=True,
        notes=(shown.say(_SWITCHED_NOTE if rows else NOT_ASKED),),
    )


def saved(rows: tuple[Switched, ...], row: Switched) -> int | None:
    """Return how many posts fewer are missing with ``row`` than under the policy as it is."""
    own = next((r.missing for r in rows if not r.rule), None)
    return None if own is None or row.missing is None or not row.rule else own - row.missing


def switched_cells(shown: Shown, row: Switched, fewer: int | None) -> tuple[Cell, ...]:
    """Return the cells of one clause."""
    return (
        switched_title(shown, row),
        row.rule,
        shown.word(row.mode) if row.rule else "",
        shown.say(_NOT_FOUND) if row.missing is None else row.missing,
        fewer,
        row.grassroots,
        row.hospitals,
        row.worst_grassroots,
        row.worst_hospitals,
    )


def one_more_table(results: HeadcountResults, shown: Shown) -> Table:
    """Return for each class the posts missing today's total and with one more."""
    rows = results.analysis.one_more if results.analysis else ()
    return Table(
        title=plan_title(shown, text("{c}增编效果", "{c}: what one post more changes")),
        headings=_MORE_HEADINGS,
        rows=[one_more_cells(shown, row) for row in rows],
        landscape=True,
        notes=(shown.say(_MORE_NOTE if rows else NOT_ASKED),),
    )


def one_more_cells(shown: Shown, row: OneMore) -> tuple[Cell, ...]:
    """Return the cells of one class."""
    of = class_of_more(row)
    return (
        shown.word(of.level),
        of.class_type,
        shown.word(of.funding),
        row.missing,
        row.then,
        row.missing - row.then,
    )
