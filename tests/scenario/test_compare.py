"""What is said of runs beside one another, against counts by hand and by brute force."""

import random

import pytest

from models.county.words import Category, Part
from models.headcount import CellYear, HeadcountPlan
from models.scenario.compare import front, references, sensitivity, varying
from models.scenario.differences import Shift, difference, facts_of
from models.scenario.table import table_of
from models.siting.plan import SitingPlan, Standing
from tests.builders import duty, make_case, make_plan, tiny_county
from tests.scenario.results import grid, six


def test_measures_in_which_runs_differ_are_compared() -> None:
    assert [c.id for c in varying(table_of(grid(), six()))] == [
        "need.value", "short.need", "indicator.need", "indicator.road"
    ]  # fmt: skip


def test_each_run_is_held_against_the_reference() -> None:
    runs = [run for run, _ in six()]
    assert references(grid(), runs) == [4] * 6
    assert references(grid(reference={}), runs) == [0] * 6


def test_a_step_is_the_mean_over_pairs_that_differ_in_it_alone() -> None:
    """Days: 100 -> 150, 200 -> 260 and 300 -> a run that failed. Shares: 100, 200, 300 and 150, 260, failed."""
    results = six()
    table = table_of(grid(), results)
    columns = [c for c in table.columns if c.id in ("indicator.road", "indicator.need")]
    found = {
        (s.dimension, s.before, s.after): (s.pairs, s.changes)
        for s in sensitivity(grid(), [run for run, _ in results], table, columns)
    }
    assert list(found) == [("days", 20, 30), ("share", "30%", "50%"), ("share", "50%", "70%")]
    pairs, changes = found["days", 20, 30]
    assert (pairs, changes["indicator.road"], changes["indicator.need"]) == (3, 55.0, 0.0)
    assert found["share", "30%", "50%"] == (2, {"indicator.road": 105.0, "indicator.need": pytest.approx(0.1)})
    assert found["share", "50%", "70%"] == (2, {"indicator.road": 100.0, "indicator.need": pytest.approx(0.1)})


@pytest.mark.parametrize("wanted", [(1, 1), (1, -1), (-1, 1), (-1, -1)])
def test_the_front_is_what_nothing_betters(wanted: tuple[int, int]) -> None:
    draw = random.Random(1)
    for _ in range(200):
        xs = [draw.choice([None, 0.0, 1.0, 2.0, 3.0]) for _ in range(8)]
        ys = [draw.choice([None, 0.0, 1.0, 2.0, 3.0]) for _ in range(8)]
        points = {n: (x * wanted[0], y * wanted[1]) for n, (x, y) in enumerate(zip(xs, ys, strict=True))
                  if x is not None and y is not None}  # fmt: skip
        best = [
            n for n, (x, y) in points.items()
            if not any(u >= x and v >= y and (u, v) != (x, y) for u, v in points.values())
        ]  # fmt: skip
        assert front(xs, ys, wanted) == best


def test_who_and_where_changes_between_two_rosters() -> None:
    case = make_case(tiny_county(), "2026-03-02", "2026-03-08")
    before = make_plan(
        case, duty("P1", "T1", "2026-03-02"), duty("P1", "T1", "2026-03-03"), duty("P2", "T2", "2026-03-02")
    )
    after = make_plan(
        case, duty("P1", "T2", "2026-03-02", Part.AM), duty("P1", "T1", "2026-03-03"), duty("P2", "T2", "2026-03-02")
    )
    found = difference(facts_of(before), facts_of(after))
    assert (found.people, found.places, found.amount) == (1, 2, 1.5)
    moved = (Shift("T1", 2.0, 1.0, 1.0), Shift("T2", 0.0, 0.5, 0.5))
    assert found.greatest_people == (Shift("P1", 2.0, 1.5, 1.5, moved),)
    assert found.greatest_places == (
        Shift("T1", 2.0, 1.0, 1.0, (Shift("P1", 2.0, 1.0, 1.0),)),
        Shift("T2", 1.0, 1.5, 0.5, (Shift("P1", 0.0, 0.5, 0.5),)),
    )
    assert difference(facts_of(before), facts_of(before)).people == 0


def test_sites_and_posts_have_their_own_facts() -> None:
    centers = (Standing(phase="1", kind="ecg", site="T1"), Standing(phase="2", kind="ecg", site="T1", modules=3))
    assert facts_of(SitingPlan(county_hash="c", profile="urad", centers=centers)) == {("ecg", "T1"): 4.0}
    cells = tuple(
        CellYear(year=year, facility="T1", category=Category.PHYSICIAN, posts=posts)
        for year, posts in ((2026, 3), (2027, 5))
    )
    assert facts_of(HeadcountPlan(county_hash="c", profile="urad", cells=cells)) == {("physician", "T1"): 5.0}
