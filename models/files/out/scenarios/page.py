"""The page of a comparison: one file that opens offline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from models.county.words import Word
from models.files.out.outcome import number, percent
from models.files.out.report.page import fill_template
from models.files.out.scenarios.pareto import pareto_figure
from models.files.out.scenarios.region import region_context
from models.files.out.sheets.table import Kind
from models.patch.selector import spelled
from models.scenario.compare import Step, references, sensitivity, varying
from models.scenario.differences import Difference, Shift
from models.scenario.expand import PROFILE, VARIANT, Run
from models.scenario.records import Scenarios
from models.scenario.region import Region, region_of
from models.scenario.row import ResultRow
from models.scenario.table import Column, Value, VariantTable
from models.text import Lang, text

_STATE = {"optimal": "good", "feasible": "fair"}
_MOST_ROWS, _MOST_OF_REGION = 500, 200
"""Runs that the page lists, fewer where a region ranks its counties; the table has them all."""
_POINTS = text("个百分点", " pp")


@dataclass(frozen=True)
class Comparison:
    """A batch that is done: its runs with their results, its table, and what changes in each run's plan.

    ``differences`` are by the number of the run, only of runs that have a plan beside their reference's; ``names`` are
    of places.
    """

    scenarios: Scenarios
    results: Sequence[tuple[Run, ResultRow]]
    table: VariantTable
    differences: Mapping[int, tuple[Difference, ...]]
    names: Mapping[str, str]
    made: datetime

    @property
    def title(self) -> str:
        """What the file calls itself, or its first base county."""
        return self.scenarios.title or self.results[0][1].county

    @cached_property
    def region(self) -> Region | None:
        """The base counties together, where there are many."""
        return region_of(self.scenarios, self.results, self.table)


def comparison_page(its: Comparison, lang: Lang) -> str:
    """Return the page as one HTML text; everything that comes from the input is escaped."""
    runs = [run for run, _ in its.results]
    columns = varying(its.table)
    against = references(its.scenarios, runs)
    alone = all(n == own for n, own in enumerate(against))
    region = its.region
    most = _MOST_OF_REGION if region else _MOST_ROWS
    return fill_template(
        "compare.html.j2",
        lang,
        {"pareto": None if region and alone else pareto_figure(its.table, columns, lang)},
        title=its.title,
        decision=its.scenarios.decision.text.say(lang),
        made=its.made,
        cards=_cards(its, lang),
        heads=[c.title.say(lang) for c in columns],
        region=region_context(region, lang) if region else None,
        alone=bool(region) and alone,
        rows=_rows(its, columns, against, most, lang),
        left_out=max(0, len(runs) - most),
        steps=_sensitivity(its, runs, columns, lang),
        changes=_changes(its, runs, against, most, lang),
    )


def _cards(its: Comparison, lang: Lang) -> list[tuple[str, str]]:
    rows = [row for _, row in its.results]
    found = [(text("情景", "scenarios"), len(rows)), (text("有方案", "with a plan"), sum(bool(r.scores) for r in rows))]
    found += [(text("最优", "optimal"), sum(r.outcome == "optimal" for r in rows))]
    found += [(text("无可行方案", "infeasible"), sum(r.outcome == "infeasible" for r in rows))]
    found += [(text("失败", "failed"), sum(r.failed is not None for r in rows))]
    return [(said.say(lang), number(count)) for said, count in found]


def _rows(
    its: Comparison, columns: Sequence[Column], against: list[int], most: int, lang: Lang
) -> list[dict[str, Any]]:
    """Return each run side by side with the others, every measure with what it is more or less than the reference's."""
    places = {column.id: n for n, column in enumerate(its.table.columns)}
    rows = []
    for n, (run, row) in list(enumerate(its.results))[:most]:
        own, other = its.table.rows[n], its.table.rows[against[n]]
        cells = [(own[places[c.id]], other[places[c.id]], c) for c in columns]
        rows.append(
            {
                "number": run.number,
                "label": run.label,
                "reference": against[n] == n,
                "outcome": _outcome(row, lang),
                "state": "bad" if row.failed else _STATE.get(str(row.outcome), "bad"),
                "cells": [(_said(value, c), *_beside(value, base, c, lang)) for value, base, c in cells],
            }
        )
    return rows


def _outcome(row: ResultRow, lang: Lang) -> str:
    if row.failed is not None:
        return row.failed.message.say(lang)
    return row.outcome.text.say(lang) if row.outcome else row.state.text.say(lang)


def _said(value: Value, column: Column) -> str:
    if isinstance(value, Word | str) or value is None:
        return "—" if value is None else str(value)
    return percent(value) if column.kind is Kind.SHARE else number(value)


def _beside(value: Value, base: Value, column: Column, lang: Lang) -> tuple[str, str]:
    """Return what a value is more or less than the reference's, and whether that is better or worse."""
    if not isinstance(value, int | float) or not isinstance(base, int | float) or value == base:
        return "", ""
    return _change(value - base, column, lang)


def _change(change: float | None, column: Column, lang: Lang) -> tuple[str, str]:
    """Return a change with its sign, that of a share in percentage points, and whether it is for better or worse."""
    if change is None:
        return "—", ""
    share = column.kind is Kind.SHARE
    said = number(abs(change) * (100 if share else 1))
    if said == "0":
        return "0", ""
    mark = "" if not column.wanted else ("better" if change * column.wanted > 0 else "worse")
    return f"{'+' if change > 0 else '−'}{said}{_POINTS.say(lang) if share else ''}", mark


def _sensitivity(its: Comparison, runs: list[Run], columns: Sequence[Column], lang: Lang) -> list[dict[str, Any]]:
    steps = sensitivity(its.scenarios, runs, its.table, columns)
    return [
        {
            "dimension": _dimension(its, step, lang),
            "step": f"{spelled(step.before)} → {spelled(step.after)}",
            "pairs": step.pairs,
            "changes": [_change(step.changes[c.id], c, lang) for c in columns],
        }
        for step in steps
    ]


def _dimension(its: Comparison, step: Step, lang: Lang) -> str:
    titles = {axis.id: axis.title or axis.id for axis in its.scenarios.grid}
    known = {VARIANT: text("变体", "variant"), PROFILE: text("政策方案", "profile")}
    return known[step.dimension].say(lang) if step.dimension in known else titles[step.dimension]


def _changes(its: Comparison, runs: list[Run], against: list[int], most: int, lang: Lang) -> list[dict[str, Any]]:
    """Return who and which places change against the reference, run by run, of a chain decision by decision."""
    return [
        {
            "label": run.label,
            "of": change.of.text.say(lang) if change.of else "",
            "against": runs[against[n]].label,
            "people": change.people,
            "places": change.places,
            "amount": number(change.amount),
            "greatest_people": [_shift(its, shift) for shift in change.greatest_people],
            "greatest_places": [_shift(its, shift) for shift in change.greatest_places],
        }
        for n, run in list(enumerate(runs))[:most]
        for change in its.differences.get(run.number, ())
        if against[n] != n
    ]


def _shift(its: Comparison, shift: Shift) -> tuple[str, str]:
    """Return somebody or some place with what changes, and the greatest changes in it."""
    return _said_shift(its, shift), "  ".join(_said_shift(its, part) for part in shift.parts)


def _said_shift(its: Comparison, shift: Shift) -> str:
    return f"{its.names.get(shift.code, shift.code)} {number(shift.before)} → {number(shift.after)}"
