"""What the page of a comparison shows of a region: totals, spread, map, rankings, counties without a plan, clauses."""

from collections.abc import Sequence
from typing import Any

from models.files.out.outcome import number, percent
from models.files.out.scenarios.classes import classes_of
from models.files.out.scenarios.map import map_of
from models.files.out.sheets.table import Kind
from models.policy.monitoring import Monitored, monitored
from models.scenario.measures import MEASURES
from models.scenario.region import INDICATOR, Place, Region, Summary
from models.scenario.table import Column
from models.text import Lang, Text, text

MOST_WITHOUT = 200
"""Counties without a plan that the page names; the table has them all."""
_CARDS = ("sent", "days", "obliged", "on_pace", "weeks", "weekly", "places", "need", "tcm")
_CORE_HOURS = text("求解核时", "core-hours of the solves")
PERIODS = {
    "month": text("每月", "monthly"),
    "half_year": text("每半年", "half-yearly"),
    "year": text("每年", "yearly"),
}


def said(value: float | None, column: Column) -> str:
    """Return a value of a measure as people read it; a dash for none."""
    if value is None:
        return "—"
    return percent(round(value, 4)) if column.kind is Kind.SHARE else number(value)


def region_context(region: Region, lang: Lang) -> dict[str, Any]:
    """Return what the template shows of a region."""
    return {
        "places": len(region.places),
        "cards": _cards(region, lang),
        "without": [_without(place, lang) for place in region.without[:MOST_WITHOUT]],
        "without_more": max(0, len(region.without) - MOST_WITHOUT),
        "summaries": [_summary(its, lang) for its in region.summaries],
        "map": map_of(region.places),
        "data": _data(region, lang),
        "clauses": [_clause(its, region, lang) for its in monitored()],
    }


def _cards(region: Region, lang: Lang) -> list[tuple[str, str]]:
    """Return the totals that stand at the top."""
    known = {its.column.id.removeprefix(INDICATOR): its for its in region.summaries}
    found = [known[key] for key in _CARDS if key in known] or [s for s in region.summaries if s.total is not None][:9]
    hours = (_CORE_HOURS.say(lang), f"{region.core_hours:.3g}")
    return [*((its.title.say(lang), said(its.total, its.column)) for its in found), hours]


def _without(place: Place, lang: Lang) -> tuple[str, str, str]:
    """Return a county that has no plan, how it ended and why."""
    row = place.row
    if row.failed is not None:
        return place.name, row.state.text.say(lang), row.failed.message.say(lang)
    why = row.termination.text.say(lang) if row.termination else ""
    return place.name, row.outcome.text.say(lang) if row.outcome else row.state.text.say(lang), why


def _summary(its: Summary, lang: Lang) -> dict[str, Any]:
    spread = its.spread
    parts = f"{number(its.parts[0])} / {number(its.parts[1])}" if its.parts else ""
    five = (spread.least, spread.lower, spread.median, spread.upper, spread.greatest)
    return {
        "title": its.title.say(lang),
        "note": its.column.note.say(lang),
        "clauses": " ".join(its.clauses),
        "counted": spread.counted,
        "total": said(its.total, its.column),
        "parts": parts,
        "five": [said(value, its.column) for value in five],
    }


def _data(region: Region, lang: Lang) -> dict[str, Any]:
    """Return what the map and the rankings draw from, by measure."""
    return {
        "names": [place.name for place in region.places],
        "outcomes": [_outcome(place, lang) for place in region.places],
        "measures": [_measure(its, lang) for its in region.summaries],
    }


def _outcome(place: Place, lang: Lang) -> str:
    return (place.row.outcome or place.row.state).text.say(lang)


def _measure(its: Summary, lang: Lang) -> dict[str, Any]:
    classes = classes_of(its)
    legend = [
        (color, " – ".join(dict.fromkeys(said(value, its.column) for value in span[:2])), span[2])
        for color, span in zip(classes.colors, classes.ranges, strict=True)
        if span is not None
    ]
    return {
        "title": its.title.say(lang),
        "marks": classes.marks,
        "colors": classes.colors,
        "legend": legend,
        "said": [said(value, its.column) for value in its.values],
        "ranked": its.ranked,
    }


def _clause(its: Monitored, region: Region, lang: Lang) -> dict[str, Any]:
    known = {s.column.id.removeprefix(INDICATOR): s for s in region.summaries}
    return {
        "id": its.clause,
        "document": its.document.say(lang),
        "quote": its.source.quote,
        "period": PERIODS[its.period].say(lang),
        "measures": [_spoken(key, known.get(key), lang) for key in its.measures],
        "beyond": its.beyond.say(lang),
    }


def _spoken(key: str, its: Summary | None, lang: Lang) -> tuple[str, str]:
    """Return a measure that speaks to a clause, with the region's value; a dash where this batch does not have it."""
    return MEASURES[key].title.say(lang), said(its.total, its.column) if its else "—"


def clause_rows(lang: Lang) -> Sequence[tuple[str, ...]]:
    """Return every clause of monitoring as a row: id, document, quotation, period, measures, what no plan can say."""
    comma = text("、", ", ").say(lang)
    return [
        (
            its.clause,
            its.document.say(lang),
            its.source.quote,
            PERIODS[its.period].say(lang),
            comma.join(MEASURES[key].title.say(lang) for key in its.measures) or _none().say(lang),
            its.beyond.say(lang),
        )
        for its in monitored()
    ]


def _none() -> Text:
    return text("方案不能回答", "no plan can say")
