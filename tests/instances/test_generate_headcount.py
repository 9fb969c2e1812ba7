"""Generated headcount counties: the same for the same arguments, as big as asked, with a known feasible plan."""

from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from instances import generate_headcount
from instances.build.clauses.costs import cost
from instances.generate.headcount import drafted
from models.county import Category, County, Mode, NeedSource, Stage
from models.files import complete_county, write_county_workbook
from models.files.input.pipeline import read_here
from models.headcount import Cell, HeadcountCase, HeadcountPlan
from models.policy import PROFILE_IDS, policy_of
from models.policy.rule import RuleKind
from models.rules import audit

SIZES = [(2, 1, 1), (20, 6, 1), (50, 4, 3), (80, 6, 5)]


@cache
def made(facilities: int, categories: int, years: int) -> tuple[County, HeadcountPlan]:
    return drafted(facilities, categories, years, seed=5)


def case(county: County) -> HeadcountCase:
    return HeadcountCase(county, policy_of(county))


def test_the_same_arguments_give_the_same_county() -> None:
    assert generate_headcount(30, 4, 2, seed=3).hash == generate_headcount(30, 4, 2, seed=3).hash
    assert generate_headcount(30, 4, 2, seed=3).hash != generate_headcount(30, 4, 2, seed=4).hash


@pytest.mark.parametrize("size", SIZES)
def test_sizes_are_as_asked(size: tuple[int, int, int]) -> None:
    county, plan = made(*size)
    facilities, categories, years = size
    assert len(county.facilities) == facilities
    assert Counter(row.category for row in county.posts) == dict.fromkeys(list(Category)[:categories], facilities)
    assert len(case(county).years) == years
    assert len(plan.cells) == facilities * categories * years


@pytest.mark.parametrize("size", SIZES)
def test_a_generated_county_is_complete_input_without_fault(size: tuple[int, int, int]) -> None:
    county, _ = made(*size)
    result = complete_county(county.model_dump(mode="json", by_alias=True))
    assert {issue.code for issue in result.issues} <= {"contracted_above_control", "staff_above_posts"}
    assert {issue.severity for issue in result.issues} <= {"warning"}
    assert not result.defaults
    assert result.county == county


def test_a_generated_workbook_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    county, _ = made(20, 6, 1)
    assert read_here(write_county_workbook(county, tmp_path / "county.xlsx")).county == county


def test_everything_that_a_rule_reads_is_there() -> None:
    county, plan = made(80, 6, 5)
    it = case(county)
    assert len(it.classes) == len(it.totals) == 5
    assert len({c.kind for c in it.classes}) == 3, "two kinds are at both levels, which alone keep them apart"
    assert not it.lacking
    gaps = [it.need[cell] - row.approved for cell, row in it.posts.items()]
    assert any(gap > 0 for gap in gaps) and any(gap < 0 for gap in gaps)
    assert any(row.filled > row.approved for row in county.posts)
    assert {row.source for row in county.posts} == set(NeedSource)
    assert any(row.max_control is not None for row in county.posts)
    assert any(row.off_control is not None and row.off_filled > row.off_control for row in county.posts)
    assert any(total.new_posts and total.reapproval_year for total in county.totals)
    assert any(m.retiring for m in county.movements) and any(m.arriving for m in county.movements)
    assert county.loans and county.positions and county.workload and plan.transfers


@pytest.mark.parametrize("size", SIZES)
def test_the_known_plan_has_a_post_for_everybody_and_gives_nobody_elses_away(size: tuple[int, int, int]) -> None:
    county, plan = made(*size)
    it = case(county)
    by_year: dict[int, dict[Cell, int]] = defaultdict(dict)
    for row in plan.cells:
        by_year[row.year][Cell(row.facility, row.category)] = row.posts
    for n, year in enumerate(it.years):
        assert all(it.staying[cell][n] <= posts for cell, posts in by_year[year].items())
        assert sum(by_year[year].values()) == sum(row.approved for row in county.posts)
    for move in plan.transfers:
        giver = it.posts[Cell(move.source, move.category)]
        assert it.class_of[move.source] == it.class_of[move.target]
        assert giver.approved - move.posts >= giver.filled


@pytest.mark.parametrize("size", SIZES)
def test_the_checker_finds_no_fault_with_the_known_plan(size: tuple[int, int, int]) -> None:
    county, plan = made(*size)
    verdict = audit(case(county), plan)
    assert verdict.clean
    assert verdict.tiers[Stage.GAP] > 0


@pytest.mark.parametrize("profile", PROFILE_IDS)
def test_the_known_plan_is_clean_under_every_profile(profile: str) -> None:
    county, plan = drafted(20, 6, 2, seed=5, profile=profile)
    assert plan.profile == county.county.profile == profile
    assert audit(case(county), plan).clean


def test_every_clause_makes_a_difference_and_the_known_plan_is_beaten() -> None:
    county, plan = drafted(40, 2, 2, seed=2)
    it = case(county)
    own = cost(it, until=Stage.VACANCIES)
    for id, active in it.policy.rules.items():
        if id.startswith("headcount.") and active.rule.kind is RuleKind.CONSTRAINT and active.mode is Mode.HARD:
            without = cost(it, (id,), Mode.OFF, until=Stage.VACANCIES)
            assert (without.missing, without.values) != (own.missing, own.values), id
    assert own.values[Stage.GAP] < audit(it, plan).tiers[Stage.GAP]


def test_a_generated_county_of_the_largest_size_is_made() -> None:
    county = generate_headcount(200, 6, 5)
    assert len(county.posts) == 1200
    assert len(county.facilities) == 200
    assert len(case(county).years) == 5


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"facilities": 1}, "facilities must be at least 2"),
        ({"categories": 7}, "categories must be from 1 to 6"),
        ({"years": 0}, "years must be from 1 to 20"),
        ({"shortage": -0.1}, "shortage must be from 0 to 1"),
    ],
)
def test_sizes_that_do_not_fit_are_refused(change: dict[str, float], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        generate_headcount(**({"facilities": 30, "categories": 2} | change))
