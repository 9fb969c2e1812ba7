"""备选方案, 固定点代价 and 费用与时间: what else could be, what a settled matter costs, what time costs."""

from collections.abc import Iterator

from models.county.words import Goal
from models.files.out.sheets.table import Cell, Heading, Kind, Table
from models.files.out.shown import Shown
from models.files.out.siting.goals import ChoiceRow, choice_rows, heading, measured, plan_row, unit
from models.files.out.siting.layout import difference_words, last_layout
from models.files.out.siting.results import SitingResults
from models.policy import rules
from models.siting import Analysis, Choice, Price
from models.text import Text, text

_NOTHING = text("本次求解没有计算此项。", "This solve was not asked for it.")
_NOT_FOUND = text("放开后没有求得方案", "nothing found without it")
_CHOICE = Heading(text("方案", "plan"), 24, Kind.WRAP)
_CENTERS = Heading(text("末期中心（模块数）", "centers of the last phase (modules)"), 40, Kind.WRAP)
_DIFFERENCE = Heading(text("与本方案的差别", "differs from this plan"), 36, Kind.WRAP)
_PRICE_HEADINGS = (
    Heading(text("事项", "what is settled"), 34, Kind.WRAP),
    Heading(text("规则", "rule"), 12, Kind.WRAP),
    Heading(text("目标", "goal"), 14, Kind.WRAP),
    Heading(text("按规定", "with it"), 15, Kind.COUNT),
    Heading(text("放开后", "without it"), 15, Kind.COUNT),
    Heading(text("代价", "price"), 15, Kind.COUNT),
    Heading(text("单位", "unit"), 10, Kind.CENTER),
    Heading(text("放开后布局的差别", "how the centers then differ"), 40, Kind.WRAP),
)


def alternatives_table(results: SitingResults, shown: Shown) -> Table:
    """Return the plan and the next-best ones, best first."""
    return _choices(results, shown, text("{c}备选方案", "{c}: alternatives"), _analysis(results).alternatives)


def frontier_table(results: SitingResults, shown: Shown) -> Table:
    """Return cost against time, from cheap to quick."""
    return _choices(results, shown, text("{c}费用与时间", "{c}: cost against time"), _analysis(results).frontier)


def _analysis(results: SitingResults) -> Analysis:
    return results.analysis or Analysis()


def _choices(results: SitingResults, shown: Shown, title: Text, choices: tuple[Choice, ...]) -> Table:
    goals = measured(choices, results.values)
    rows = [plan_row(results, shown), *choice_rows(results, shown, choices)]
    return Table(
        title=shown.say(title.fill(c=shown.consortium)),
        headings=(_CHOICE, *(Heading(heading(g), 14, Kind.COUNT) for g in goals), _CENTERS, _DIFFERENCE),
        rows=[_row(goals, row) for row in rows],
        landscape=True,
        large=True,
        notes=() if choices else (shown.say(_NOTHING),),
    )


def _row(goals: tuple[Goal, ...], row: ChoiceRow) -> tuple[Cell, ...]:
    return (row.title, *(row.values.get(goal) for goal in goals), row.centers, row.difference)


def prices_table(results: SitingResults, shown: Shown) -> Table:
    """Return for each settled matter every goal with it, without it, and the difference."""
    prices = _analysis(results).prices
    return Table(
        title=shown.say(text("{c}固定点代价", "{c}: what settled matters cost").fill(c=shown.consortium)),
        headings=_PRICE_HEADINGS,
        rows=[row for price in prices for row in price_rows(results, shown, price)],
        landscape=True,
        notes=() if prices else (shown.say(_NOTHING),),
    )


def price_rows(results: SitingResults, shown: Shown, price: Price) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each goal of a price; what differs stands on its first."""
    held = {v.goal: v.value for v in price.held}
    lifted = {v.goal: v.value for v in price.lifted.values} if price.lifted else {}
    said = shown.say(_NOT_FOUND)
    if price.lifted:
        own = last_layout(results.case, results.plan.centers)
        said = difference_words(shown, own, last_layout(results.case, price.lifted.centers))
    for n, goal in enumerate(g for g in Goal if g in held):
        free = lifted.get(goal)
        yield (
            shown.say(price.title),
            shown.say(rules()[price.rule].title),
            shown.word(goal),
            held[goal],
            free,
            None if free is None else held[goal] - free,
            shown.say(unit(goal)),
            "" if n else said,
        )
