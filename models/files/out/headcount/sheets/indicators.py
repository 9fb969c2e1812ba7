"""指标汇总: the indicators as a sheet."""

from models.files.out.headcount.indicators import indicators
from models.files.out.headcount.results import HeadcountResults
from models.files.out.headcount.words import plan_title
from models.files.out.sheets.table import Heading, Kind, Table
from models.files.out.shown import Shown
from models.text import text

_HEADINGS = (
    Heading(text("指标", "indicator"), 22),
    Heading(text("分子", "numerator"), 12, Kind.COUNT),
    Heading(text("分母", "denominator"), 12, Kind.COUNT),
    Heading(text("值", "value"), 12, Kind.CENTER),
    Heading(text("口径", "definition"), 60, Kind.WRAP),
)


def indicators_table(results: HeadcountResults, shown: Shown) -> Table:
    """Return every indicator with numerator, denominator and definition."""
    return Table(
        title=plan_title(shown, text("{c}编制指标汇总", "{c}: indicators of posts")),
        headings=_HEADINGS,
        rows=[(i.name, i.numerator, i.denominator, i.value, i.definition) for i in indicators(results, shown)],
        landscape=True,
    )
