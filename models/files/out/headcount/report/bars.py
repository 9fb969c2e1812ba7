"""Bars: each class before and after, and the ladders of gaps."""

from typing import Any

from models.county.words import Level
from models.files.out.headcount.results import HeadcountResults
from models.files.out.headcount.words import year_words
from models.files.out.report.figure import ACCENT, FAINT, MISSING, Figure, Menu, clipped, plain, quiet
from models.files.out.shown import Shown
from models.headcount import Ladder
from models.rules.headcount.post_rows import PostRow, sums
from models.text import text

_ROW, _LEAST, _LADDER_HEIGHT = 80, 260, 460
_TICKS, _LONGEST = 8, 12
_NOW = text("现状", "today")
_SERIES = (
    ("need", text("需求", "need"), "#c9d2cf"),
    ("posts", text("编制（含借用）", "posts, borrowed ones included"), ACCENT),
    ("staff", text("在编", "staff in post"), "#5b7db1"),
    ("gap", text("缺编", "missing"), MISSING),
)
_LADDER_COLORS = ("#9aa5a2", "#5b7db1", "#1f7a68", "#d9813f", "#b3392f", "#9a6aa5", "#b0922f", "#24302e")


def classes_figure(results: HeadcountResults, shown: Shown) -> Figure:
    """Return need, posts, staff and gap of each class, today and at the end of the chosen year."""
    years = results.case.years
    names = _names(results, shown)
    now = shown.say(_NOW)
    views = {
        str(n): [_bar(results, shown, names, field, n) for field in range(len(_SERIES))] for n in range(len(years))
    }
    return Figure(
        data=[],
        layout={
            "barmode": "group",
            "bargap": 0.28,
            "margin": {"l": 10, "r": 40, "t": 6, "b": 10},
            "showlegend": True,
            "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "traceorder": "normal"},
            "xaxis": quiet(showgrid=True, gridcolor=FAINT, rangemode="tozero"),
            "yaxis": quiet(autorange="reversed", ticksuffix="  ", type="multicategory"),
        },
        height=max(_LEAST, _ROW * len(names) * 2 + 60),
        menus=(
            Menu(
                shown.say(text("与现状比较", "beside {n}").fill(n=now)),
                [year_words(shown, year) for year in years],
                len(years) - 1,
            ),
        ),
        views=views,
    )


def _names(results: HeadcountResults, shown: Shown) -> list[str]:
    """Return the classes, long types of facilities cut short as long as no two then read alike."""
    classes = results.case.classes
    short = [f"{shown.word(of.level)} {clipped(of.class_type, _LONGEST)} {shown.word(of.funding)}" for of in classes]
    return short if len(set(short)) == len(short) else [plain(shown.post_class(of)) for of in classes]


def _bar(results: HeadcountResults, shown: Shown, names: list[str], field: int, year: int) -> dict[str, Any]:
    key, title, color = _SERIES[field]
    ends = (shown.say(_NOW), year_words(shown, results.case.years[year]))
    values = [
        _value(results.of(rows, of), key) for of in results.case.classes for rows in (results.today, results.at(year))
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "name": shown.say(title),
        "x": values,
        "y": [[name for name in names for _ in ends], [end for _ in names for end in ends]],
        "text": [str(value) for value in values],
        "textposition": "outside",
        "cliponaxis": False,
        "hovertemplate": f"{shown.say(title)} %{{x}}<extra></extra>",
        "marker": {"color": color},
    }


def _value(rows: list[PostRow], key: str) -> int:
    found = sums(rows)
    return {
        "need": found.need,
        "posts": found.posts + found.on_loan,
        "staff": found.staff,
        "gap": found.gap,
    }[key]


def ladders_figure(results: HeadcountResults, shown: Shown) -> Figure | None:
    """Return the gaps of each level from the largest ratio down, a stair a year; ``None`` where none is missing."""
    order = (Level.GRASSROOTS, Level.HOSPITAL)
    levels = [level for level in order if any(lad.level is level and lad.rungs for lad in results.ladders)]
    if not levels:
        return None
    longest = max(sum(rung.cells for rung in ladder.rungs) for ladder in results.ladders)
    return Figure(
        data=[],
        layout={
            "margin": {"l": 10, "r": 10, "t": 10, "b": 10},
            "showlegend": True,
            "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom"},
            "xaxis": quiet(
                title={"text": shown.say(text("缺编的处数（机构×人员类别）", "cells with a gap"))},
                showgrid=True,
                gridcolor=FAINT,
                rangemode="tozero",
                dtick=_step(longest),
            ),
            "yaxis": quiet(
                title={"text": shown.say(text("缺编率", "gap / need"))},
                showgrid=True,
                gridcolor=FAINT,
                rangemode="tozero",
                tickformat=".0%",
            ),
        },
        height=_LADDER_HEIGHT,
        menus=(Menu(shown.say(text("层级", "level")), [shown.word(level) for level in levels]),),
        views={
            str(n): [
                _stair(shown, k, lad) for k, lad in enumerate(lad for lad in results.ladders if lad.level is level)
            ]
            for n, level in enumerate(levels)
        },
    )


def _step(longest: int) -> int:
    """Return the distance of ticks on an axis as long as ``longest``: 1, 2 or 5, or ten times such a one."""
    steps = (n * ten for ten in (1, 10, 100, 1000, 10_000) for n in (1, 2, 5))
    return next((step for step in steps if step * _TICKS >= longest), longest)


def _stair(shown: Shown, place: int, ladder: Ladder) -> dict[str, Any]:
    """Return one year: as many cells wide as have a ratio, as high as it is; later years are thinner, on top."""
    xs, ys, end = [0], [ladder.rungs[0].gap / ladder.rungs[0].need if ladder.rungs else 0.0], 0
    for rung in ladder.rungs:
        xs, ys = [*xs, end, end + rung.cells], [*ys, rung.gap / rung.need, rung.gap / rung.need]
        end += rung.cells
    return {
        "type": "scatter",
        "mode": "lines",
        "name": year_words(shown, ladder.year),
        "x": [*xs, end],
        "y": [*(round(y, 4) for y in ys), 0],
        "line": {"width": max(1.6, 7.0 - 1.6 * place), "color": _LADDER_COLORS[place % len(_LADDER_COLORS)]},
        "hovertemplate": "%{y:.1%}<extra>%{fullData.name}</extra>",
    }
