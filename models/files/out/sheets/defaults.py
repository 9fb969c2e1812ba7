"""默认值清单: what was filled in, where, from what, and what it changes; then remarks on the input."""

from models.files.out.answered import AnyAnswered
from models.files.out.sheets.table import Heading, Kind, Table
from models.files.out.shown import Shown
from models.text import text

REMARKS_SHEET = text("输入提示", "remarks on the input")
_DEFAULTS = (
    Heading(text("表", "sheet"), 12, Kind.WRAP),
    Heading(text("单元格", "cell"), 10),
    Heading(text("项目", "item"), 16, Kind.WRAP),
    Heading(text("取值", "value"), 18, Kind.WRAP),
    Heading(text("来源", "source"), 40, Kind.WRAP),
    Heading(text("影响", "effect"), 44, Kind.WRAP),
)
_REMARKS = (
    Heading(text("级别", "severity"), 8, Kind.CENTER),
    Heading(text("位置", "place"), 24, Kind.WRAP),
    Heading(text("内容", "message"), 54, Kind.WRAP),
    Heading(text("建议", "remedy"), 54, Kind.WRAP),
)
_SEVERITY = {"error": text("错误", "error"), "warning": text("警告", "warning"), "notice": text("提示", "notice")}


def defaults_table(results: AnyAnswered, shown: Shown) -> Table:
    """Return every default value that the answer rests on."""
    return Table(
        title=shown.say(text("默认值清单（{n}项）", "Default values ({n})").fill(n=len(results.defaults))),
        headings=_DEFAULTS,
        rows=[
            (d.sheet, d.cell or d.pointer, shown.say(d.field), d.value, shown.say(d.source), shown.say(d.effect))
            for d in results.defaults
        ],
        landscape=True,
    )


def remarks_table(results: AnyAnswered, shown: Shown) -> Table:
    """Return the warnings and notices about the input."""
    return Table(
        title=shown.say(text("输入提示", "Remarks on the input")),
        headings=_REMARKS,
        rows=[
            (shown.say(_SEVERITY[i.severity]), i.place, shown.say(i.message), shown.say(i.remedy))
            for i in results.issues
        ],
        landscape=True,
    )
