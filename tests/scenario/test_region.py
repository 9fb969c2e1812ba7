"""A region: sums, ratios of sums, quartiles and ranks against counts by hand; who has no plan."""

from collections.abc import Sequence
from typing import Any

import pytest

from models.county.words import Mode, Tier
from models.scenario import Base, Scenarios, Variant, expand
from models.scenario.region import Region, Summary, region_of
from models.scenario.row import seat_of
from models.scenario.table import table_of
from models.verdict import RuleScore
from tests.builders import tiny_county
from tests.scenario.results import Results, failed, result


def file(count: int, **fields: Any) -> Scenarios:
    """Return a file of so many base counties."""
    return Scenarios(**{"bases": tuple(Base(id=f"b{n}", county=f"{n}.json") for n in range(1, count + 1))} | fields)


def region(given: Scenarios, results: Results) -> Region:
    """Return the region of results."""
    found = region_of(given, results, table_of(given, results))
    assert found is not None
    return found


def five(needs: Sequence[tuple[float, float]] = ((1, 2), (3, 4), (4, 4), (0, 5))) -> Results:
    """Return four counties with days of a need that are met, and one that failed."""
    runs = expand(file(5))
    found = [
        (run, result(run, 100.0 * n, top / bottom, county=f"{n}县", parts={"need": (top, bottom)}))
        for n, (run, (top, bottom)) in enumerate(zip(runs, needs, strict=False), start=1)
    ]
    return [*found, (runs[4], failed(runs[4]))]


def summary(its: Region, id: str) -> Summary:
    """Return a measure of a region."""
    return next(s for s in its.summaries if s.column.id == id)


def test_amounts_are_summed_over_the_counties_that_have_them() -> None:
    road = summary(region(file(5), five()), "indicator.road")
    assert (road.total, road.parts, road.spread.counted) == (1000.0, None, 4)
    assert road.values == (100.0, 200.0, 300.0, 400.0, None)


def test_a_share_is_the_ratio_of_sums_and_no_mean_of_shares() -> None:
    need = summary(region(file(5), five()), "indicator.need")
    assert need.parts == (8.0, 15.0)
    assert need.total == pytest.approx(8 / 15)


def test_quartiles_count_each_county_once() -> None:
    spread = summary(region(file(5), five()), "indicator.road").spread
    assert (spread.least, spread.lower, spread.median, spread.upper, spread.greatest) == (100, 175, 250, 325, 400)


def test_the_better_come_first_and_equals_share_a_rank() -> None:
    its = region(file(5), five([(1, 2), (4, 4), (2, 4), (0, 5)]))
    assert summary(its, "indicator.need").ranked == [(1, 1), (2, 0), (2, 2), (4, 3)]
    assert summary(its, "indicator.road").ranked == [(1, 0), (2, 1), (3, 2), (4, 3)]


def test_counties_without_a_plan_are_named() -> None:
    assert [place.base for place in region(file(5), five()).without] == ["b5"]


def test_counties_that_are_called_alike_are_told_apart() -> None:
    runs = expand(file(5))
    its = region(file(5), [(run, result(run, 1, 1.0, county="甲县" if run.number < 3 else run.base)) for run in runs])
    assert [place.name for place in its.places] == ["甲县 b1", "甲县 b2", "b3", "b4", "b5"]


def test_a_rule_that_nobody_falls_short_of_is_left_out_and_one_that_is_only_reported_is_marked() -> None:
    def scores(road: float, mode: Mode) -> tuple[RuleScore, ...]:
        return tuple(
            RuleScore(rule=rule, mode=mode, tier=Tier.POLICY, weight=1, shortfall=short, places=1)
            for rule, short in (("roster.rooms", 0.0), ("roster.weekly_share", road))
        )

    runs = expand(file(5))
    its = region(file(5), [(run, result(run, 1, 1.0, scores=scores(run.number, Mode.REPORT))) for run in runs])
    assert [s.column.id for s in its.summaries if s.column.id.startswith("short.")] == ["short.weekly_share"]
    assert summary(its, "short.weekly_share").title.zh == "每周下沉比例缺额（参照）"
    judged = region(file(5), [(run, result(run, 1, 1.0, scores=scores(run.number, Mode.SOFT))) for run in runs])
    assert not summary(judged, "short.weekly_share").reference


def test_each_county_stands_for_its_run_under_the_reference() -> None:
    given = file(5, variants=(Variant(id="as_is"), Variant(id="other")), reference={"variant": "other"})
    its = region(given, [(run, result(run, run.number, 0.5)) for run in expand(given)])
    assert summary(its, "indicator.road").values == (2.0, 4.0, 6.0, 8.0, 10.0)


def test_few_counties_are_no_region() -> None:
    given = file(4)
    results = [(run, result(run, 1, 1.0)) for run in expand(given)]
    assert region_of(given, results, table_of(given, results)) is None


def test_a_county_lies_where_its_lead_hospital_does() -> None:
    county = tiny_county()
    assert seat_of(county.model_copy(update={"facilities": ()})) == (None, None)
    bare = [f.model_copy(update={"lon": None, "lat": None}) for f in county.facilities]
    town = next(n for n, f in enumerate(bare) if f.receives)
    lead = next(n for n, f in enumerate(bare) if f.kind == "lead_hospital")
    bare[town] = bare[town].model_copy(update={"lon": 88.0, "lat": 44.0})
    assert seat_of(county.model_copy(update={"facilities": tuple(bare)})) == (88.0, 44.0)
    bare[lead] = bare[lead].model_copy(update={"lon": 87.0, "lat": 43.0})
    assert seat_of(county.model_copy(update={"facilities": tuple(bare)})) == (87.0, 43.0)
