"""指标汇总: the indicators as a sheet."""

from models.files.out.roster.indicators import indicators
from models.files.out.roster.results import Results
from models.files.out.sheets.table import Heading, Kind, Table
from models.files.out.shown import Shown
from models.text import text

_HEADINGS = (
    Heading(text("指标", "indicator"), 18),
    Heading(text("分子", "numerator"), 10, Kind.NUMBER),
    Heading(text("分母", "denominator"), 10, Kind.NUMBER),
    Heading(text("值", "value"), 10, Kind.CENTER),
    Heading(text("口径", "definition"), 60, Kind.WRAP),
)


def indicators_table(results: Results, shown: Shown) -> Table:
    """Return every indicator with numerator, denominator and definition."""
    span = shown.span(results.plan.first, results.plan.last)
    return Table(
        title=shown.say(text("{c}指标汇总（{s}）", "{c}: indicators ({s})").fill(c=shown.consortium, s=span)),
        headings=_HEADINGS,
        rows=[(i.name, i.numerator, i.denominator, i.value, i.definition) for i in indicators(results, shown)],
        landscape=True,
    )
