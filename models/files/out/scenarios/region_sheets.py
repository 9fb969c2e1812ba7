"""The sheets of a region: its measures together, each county's rank in each, and the clauses of monitoring."""

from collections.abc import Iterator, Sequence

from models.files.out.scenarios.region import clause_rows
from models.files.out.sheets.table import Cell, Heading, Kind, Table
from models.scenario.region import Region, Summary
from models.text import Lang, text

TOGETHER, RANKS, CLAUSES = text("汇总", "region"), text("排名", "ranks"), text("监测条款", "monitoring")
_TOGETHER = (
    Heading(text("指标", "measure"), 28, Kind.WRAP),
    Heading(text("单位", "unit"), 6, Kind.CENTER),
    Heading(text("条文", "clauses"), 18, Kind.WRAP),
    Heading(text("县数", "counties"), 8, Kind.WHOLE),
    Heading(text("全区", "region"), 12, Kind.NUMBER),
    Heading(text("分子", "numerator"), 12, Kind.NUMBER),
    Heading(text("分母", "denominator"), 12, Kind.NUMBER),
    Heading(text("最小", "least"), 11, Kind.NUMBER),
    Heading(text("下四分位", "lower quartile"), 11, Kind.NUMBER),
    Heading(text("中位", "median"), 11, Kind.NUMBER),
    Heading(text("上四分位", "upper quartile"), 11, Kind.NUMBER),
    Heading(text("最大", "greatest"), 11, Kind.NUMBER),
    Heading(text("居首", "first"), 20),
    Heading(text("居末", "last"), 20),
)
_CLAUSES = (
    Heading(text("条文", "clause"), 8, Kind.CENTER),
    Heading(text("文件", "document"), 16, Kind.CENTER),
    Heading(text("原文", "quotation"), 60, Kind.WRAP),
    Heading(text("周期", "period"), 10, Kind.CENTER),
    Heading(text("方案给出", "from plans"), 46, Kind.WRAP),
    Heading(text("方案不能说", "beyond plans"), 46, Kind.WRAP),
)


def region_sheets(region: Region, title: str, lang: Lang) -> Iterator[tuple[str, Table]]:
    """Yield the sheets with their names; shares are in percent."""
    rows = [_together(its, region, lang) for its in region.summaries]
    yield TOGETHER.say(lang), Table(title, _TOGETHER, rows, landscape=True, large=True, notes=(_note(region, lang),))
    headings = (
        Heading(text("县", "county"), 22),
        Heading(text("结果", "outcome"), 12, Kind.CENTER),
        *(Heading(its.title, 11, Kind.FEW) for its in region.summaries),
    )
    yield RANKS.say(lang), Table(title, headings, _ranks(region, lang), landscape=True, large=True)
    said = text("考核监测条款与方案指标", "Clauses of monitoring and the measures of plans").say(lang)
    yield CLAUSES.say(lang), Table(said, _CLAUSES, clause_rows(lang), landscape=True)


def _note(region: Region, lang: Lang) -> str:
    return (
        text(
            "数量为各县之和，比例为分子之和除以分母之和；四分位按县计，不加权。无方案的县 {n} 个，不计入。"
            "求解共用 {h} 核时。",
            "Amounts are sums, shares the ratio of sums; quartiles count each county once. {n} counties have no plan. "
            "The solves took {h} core-hours.",
        )
        .fill(n=len(region.without), h=f"{region.core_hours:.3g}")
        .say(lang)
    )


def _together(its: Summary, region: Region, lang: Lang) -> tuple[Cell, ...]:
    share = its.column.kind is Kind.SHARE
    spread = its.spread
    numbers = (its.total, *(its.parts or (None, None)))
    five = (spread.least, spread.lower, spread.median, spread.upper, spread.greatest)
    ranked = its.ranked
    total, top, bottom = numbers
    return (
        its.title.say(lang),
        "%" if share else "",
        " ".join(its.clauses),
        spread.counted,
        _shown(total, share),
        top,
        bottom,
        *(_shown(value, share) for value in five),
        _named([n for rank, n in ranked if rank == 1], region, lang),
        _named([n for rank, n in ranked if rank == ranked[-1][0]], region, lang),
    )


def _named(alike: Sequence[int], region: Region, lang: Lang) -> str:
    """Return the county of a rank, the first of several with how many they are; nothing where all are alike."""
    if len(alike) == len(region.places):
        return ""
    name = region.places[alike[0]].name
    if len(alike) == 1:
        return name
    return text("{name}等{n}个", "{name} and {more} more").fill(name=name, n=len(alike), more=len(alike) - 1).say(lang)


def _shown(value: float | None, share: bool) -> float | None:
    return None if value is None else value * 100 if share else value


def _ranks(region: Region, lang: Lang) -> list[list[Cell]]:
    """Return a row a county in the order of the file: its rank in each measure."""
    of = [{n: rank for rank, n in its.ranked} for its in region.summaries]
    return [
        [place.name, (place.row.outcome or place.row.state).text.say(lang), *(ranks.get(n) for ranks in of)]
        for n, place in enumerate(region.places)
    ]
