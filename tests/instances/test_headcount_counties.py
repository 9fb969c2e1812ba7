"""The posts of the shipped counties are those of their sources, and every other figure says that it is an estimate."""

from collections import Counter
from functools import cache

import pytest

from instances import HERE, entry
from instances.build.counties import WITH_POSTS
from instances.build.shipped import RECIPES, file_of
from instances.build.tables import source_rows
from models.county import Category, Funding, Level, Mode, NeedSource, Stage
from models.files.input.pipeline import read_here
from models.headcount import Cell, HeadcountCase, PostClass
from models.rules.headcount.headcount import Headcount
from optimizer.answer import SolveOptions
from optimizer.clock import Clock
from optimizer.engines import Limits
from optimizer.headcount.stages import Stages

SHEETS = ("posts", "totals", "positions", "movements", "loans", "workload")
TOWNS = PostClass(Level.GRASSROOTS, "公益一类", Funding.FULL)
UNVERIFIED = ("中央编办发", "1‰", "1 per 1000")


@cache
def case(name: str) -> HeadcountCase:
    found = entry(f"{name}-headcount").case(read_here(HERE / file_of(name)).county)
    assert isinstance(found, HeadcountCase)
    return found


@cache
def stages(name: str) -> Stages:
    """Return the stages through vacancies, each proven: what follows moves no post to another class."""
    options = SolveOptions()
    found = Stages(case(name), Limits(None, options.gap), Clock(options, lambda _: None))
    assert all(reached.proven for reached in found.run(tuple(Stage)[:6]))
    return found


@cache
def planned(name: str) -> Headcount:
    plan = stages(name).plan()
    assert plan is not None
    return Headcount(case(name), plan)


def posts_in(name: str, post_class: PostClass, year: int) -> int:
    """Return the posts of the facilities of a class at the end of a year in their order, -1 for today."""
    return sum(planned(name).posts(cell, year) for cell in case(name).posts if its_class(name, cell) == post_class)


def its_class(name: str, cell: Cell) -> PostClass:
    return case(name).class_of[cell.facility]


def test_urad_has_two_levels_each_with_two_classes_and_a_pool_for_both() -> None:
    it = case("urad-middle-banner")
    assert Counter(c.level for c in it.classes) == {Level.HOSPITAL: 2, Level.GRASSROOTS: 2}
    assert len({c.kind for c in it.classes}) == 3, "the MCH hospital and the township centers are of one kind"
    pools = Counter[Level]()
    for post_class, total in it.totals.items():
        pools[post_class.level] += total.pool
    assert pools[Level.HOSPITAL] and pools[Level.GRASSROOTS]
    assert {its_class("urad-middle-banner", Cell(loan.facility, loan.category)).level for loan in it.county.loans} == {
        Level.HOSPITAL, Level.GRASSROOTS,
    }  # fmt: skip
    assert {it.policy.mode(f"headcount.{rule}") for rule in ("two_levels", "pool_loan")} == {Mode.HARD}
    assert not it.policy.flag("headcount.position_quota", "downward")


def test_urad_works_needs_out_from_people_and_work_by_a_norm_of_its_own() -> None:
    it = case("urad-middle-banner")
    assert {row.source for row in it.county.posts} == set(NeedSource)
    assert it.policy.rules["headcount.need"].basis["nurse_per_thousand"] == "示例假设，非文件规定"
    assert (it.need[Cell("T10", Category.NURSE)], it.need[Cell("T13", Category.NURSE)]) == (4, 3)
    assert it.need[Cell("H1", Category.TECHNICIAN)] == 40, "4,440,000 minutes / (232 days x 480)"


def test_every_facility_of_urad_and_burqin_that_could_have_posts_has_some() -> None:
    for name in ("urad-middle-banner", "burqin"):
        it = case(name)
        sizes = {len(cells) for cells in it.cells_of.values()}
        clinics = {f.id for f in it.county.facilities if f.kind.value in ("village_clinic", "station", "cdc")}
        assert sizes == {len(Category)}
        assert set(it.cells_of) == set(it.county.facility_by_id) - clinics


def test_burqin_waits_for_new_posts_until_its_totals_are_approved_anew() -> None:
    it = case("burqin")
    assert sum(f.startswith("B") for f in it.cells_of) == 7
    assert (it.totals[TOWNS].new_posts, it.approval_year(TOWNS)) == (6, 2028)


def test_the_county_like_barkol_has_226_township_posts_and_a_maximum_of_314() -> None:
    it = case("barkol")
    total = it.totals[TOWNS]
    assert (total.approved, total.max_control, total.new_posts, total.pool) == (226, 314, 0, 0)
    assert sum(row.approved for row in it.county.posts if row.level is Level.GRASSROOTS) == 219
    assert it.policy.mode("headcount.max_control") is Mode.HARD
    assert it.policy.rules["headcount.max_control"].basis["mode"].startswith("S0 C04 实行最大控制数314个")


def test_posts_and_contracts_of_the_county_like_barkol_reach_314_and_no_more() -> None:
    it = case("barkol")
    for year in range(len(it.years)):
        posts = posts_in("barkol", TOWNS, year)
        contracts = sum(planned("barkol").contracted(c, year) for c in it.posts if its_class("barkol", c) == TOWNS)
        assert (posts, posts + contracts) == (225, 314), "one of the seven posts that are left finds no room"


def test_the_county_like_xinyuan_gets_20_fully_funded_posts_for_the_grassroots() -> None:
    it = case("xinyuan")
    new = {c: total.new_posts for c, total in it.totals.items() if total.new_posts}
    assert new == {TOWNS: 20}
    assert it.approval_year(TOWNS) == 2027
    granted = Counter((g.year, its_class("xinyuan", Cell(g.facility, g.category))) for g in planned("xinyuan").granted)
    assert set(granted) == {(2027, TOWNS)}
    assert sum(g.posts for g in planned("xinyuan").granted) == 20
    assert [posts_in("xinyuan", TOWNS, y) for y in range(-1, 4)] == [408, 408, 428, 428, 428]


@pytest.mark.parametrize("name", WITH_POSTS)
def test_the_stages_through_vacancies_are_those_of_the_index(name: str) -> None:
    known = entry(f"{name}-headcount")
    assert [(r.stage, r.value) for r in stages(name).reached] == list(known.best_known.items())[:6]
    assert known.best_known == known.bound


@pytest.mark.parametrize("name", ["barkol", "xinyuan"])
def test_an_invented_county_names_no_real_place_or_person(name: str) -> None:
    county = case(name).county
    assert county.county.name.startswith("示例县")
    assert all(f.name.startswith(("示例县", "第")) for f in county.facilities)
    assert not any(p.name for p in county.staff)


@pytest.mark.parametrize("name", WITH_POSTS)
@pytest.mark.parametrize("sheet", SHEETS)
def test_every_figure_of_posts_says_where_it_is_from_and_that_it_is_an_estimate(name: str, sheet: str) -> None:
    rows = source_rows(RECIPES[name].name, sheet)
    assert rows or sheet not in ("posts", "totals", "movements")
    for row in rows:
        assert row["source"] and row["licence"] and row["estimated"], row
        stated = "assumption" in row["source"] + row["note"] or "of that order" in row["source"]
        assert stated, row
        assert not [norm for norm in UNVERIFIED if norm in row["source"] + row["note"]]
