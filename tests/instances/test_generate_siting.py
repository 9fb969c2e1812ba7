"""Generated siting counties: the same for the same arguments, as big as asked, with a known feasible plan."""

from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from instances import generate_siting
from instances.generate.siting import drafted
from models.county import CenterMode, County, Goal, SiteStatus, Sourcing
from models.files import complete_county, read_county, write_county_workbook
from models.policy import resolve_policy
from models.rules import audit
from models.siting import SitingCase, SitingPlan

SIZES = [(1, 1, 1), (12, 2, 1), (40, 8, 3), (90, 5, 2)]


@cache
def made(members: int, kinds: int, phases: int) -> tuple[County, SitingPlan]:
    return drafted(members, kinds, phases, seed=5, candidates=min(members, 10))


def case(county: County) -> SitingCase:
    return SitingCase(county, resolve_policy(county.county.profile, ()))


def test_the_same_arguments_give_the_same_county() -> None:
    assert generate_siting(30, 4, 2, seed=3).hash == generate_siting(30, 4, 2, seed=3).hash
    assert generate_siting(30, 4, 2, seed=3).hash != generate_siting(30, 4, 2, seed=4).hash


@pytest.mark.parametrize("size", SIZES)
def test_sizes_are_as_asked(size: tuple[int, int, int]) -> None:
    county, _ = made(*size)
    members, kinds, phases = size
    assert (len(county.centers), len(county.phases)) == (kinds, phases)
    assert set(Counter(row.kind for row in county.volumes).values()) == {members}
    sites = Counter(site.kind for site in county.sites)
    physical = [c.kind for c in county.centers if c.mode is not CenterMode.DIGITAL]
    assert {sites[kind] for kind in physical} == {min(members, 10)}


@pytest.mark.parametrize("size", SIZES)
def test_a_generated_county_is_complete_input_without_fault(size: tuple[int, int, int]) -> None:
    county, _ = made(*size)
    result = complete_county(county.model_dump(mode="json", by_alias=True))
    assert not result.issues
    assert not result.defaults
    assert result.county == county


def test_a_generated_workbook_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    county, _ = made(12, 2, 1)
    assert read_county(write_county_workbook(county, tmp_path / "county.xlsx")).county == county


def test_kinds_are_mixed() -> None:
    county, _ = made(40, 8, 3)
    assert {c.mode for c in county.centers} == set(CenterMode)
    assert {c.sourcing for c in county.centers} == set(Sourcing)
    assert {s.status for s in county.sites} == set(SiteStatus)
    assert any(c.backup_limit for c in county.centers) and any(c.min_distance for c in county.centers)
    assert [c.merged_with for c in county.centers[:2]] == [("消毒供应",), ("检验",)]
    assert {c.phase for c in county.centers} == {"1", "2", "3"}


@pytest.mark.parametrize("size", SIZES)
def test_the_draft_serves_everybody_within_limits_and_room(size: tuple[int, int, int]) -> None:
    county, plan = made(*size)
    it = case(county)
    modules = {(c.phase, c.kind, c.site): c.modules for c in plan.centers}
    loads: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in plan.service:
        center, minutes = it.centers[row.kind], it.minutes[row.kind][row.member][row.site]
        limit = center.backup_limit if row.backup else center.time_limit
        assert minutes is not None and minutes <= (limit if limit is not None else 0)
        loads[row.phase, row.kind, row.site] += row.volume
    for (phase, kind, place), load in loads.items():
        site = it.sites[kind][place]
        assert load <= modules[phase, kind, place] * (site.module_capacity or 0)
        assert modules[phase, kind, place] <= site.max_modules
    for kind, center in it.centers.items():
        due = [p.phase for p in it.phases[it.due(kind) :]]
        served = Counter((r.phase, r.member) for r in plan.service if r.kind == kind and not r.backup)
        assert served == {(phase, member): 1 for phase in due for member in it.volumes[kind]}
        assert all(sum(k[:2] == (phase, kind) for k in modules) <= (center.max_sites or 0) for phase in due)


@pytest.mark.parametrize("size", SIZES)
def test_the_checker_finds_no_fault_with_the_draft(size: tuple[int, int, int]) -> None:
    county, plan = made(*size)
    verdict = audit(case(county), plan)
    assert verdict.clean
    assert verdict.tiers[Goal.SHORTFALL] == 0


@pytest.mark.parametrize("size", SIZES)
def test_budgets_are_what_the_draft_spends_and_a_twentieth(size: tuple[int, int, int]) -> None:
    county, plan = made(*size)
    it, before = case(county), {(s.kind, s.site): s.modules for s in county.sites if s.status.standing}
    for phase in it.phases:
        now = {(c.kind, c.site): c.modules for c in plan.centers if c.phase == phase.phase}
        spent = 0
        for (kind, place), modules in now.items():
            site = it.sites[kind][place]
            spent += site.running_cost + site.module_cost * (modules - before.get((kind, place), 0))
            spent += 0 if (kind, place) in before else site.fixed_cost
        assert phase.budget is not None
        assert spent <= phase.budget <= 1.05 * spent + 10_000
        before = now


def test_modules_that_are_open_are_nearly_full() -> None:
    county, plan = made(90, 5, 2)
    it, last = case(county), county.phases[-1].phase
    for kind, sites in it.sites.items():
        room = sum(
            (sites[c.site].module_capacity or 0) * c.modules for c in plan.centers if (c.phase, c.kind) == (last, kind)
        )
        assert 0.75 <= sum(it.volumes[kind].values()) / room <= 1.0, kind


@pytest.mark.parametrize("cut_off", [0, 3])
def test_winter_cuts_off_as_many_as_asked(cut_off: int) -> None:
    county = generate_siting(40, 2, 1, cut_off=cut_off)
    assert any(road.closed_from for road in county.roads)
    assert len(case(county).cut_off["检验"]) == cut_off


def test_a_place_without_a_road_in_winter_is_no_candidate() -> None:
    county, plan = drafted(24, 8, 2, candidates=20, cut_off=5)
    shut = {cut.member for cut in case(county).cut_off["检验"]}
    assert len(shut) == 5
    assert not shut & {site.site for site in county.sites}
    assert audit(case(county), plan).clean


def test_roads_are_few_and_join_everybody() -> None:
    county, _ = made(90, 5, 2)
    places = len(county.facilities) + len(county.junctions)
    assert places <= len(county.roads) <= 2 * places
    assert all(None not in row.values() for row in case(county).minutes["检验"].values())


def test_a_generated_county_of_the_largest_size_is_made() -> None:
    county = generate_siting(500, 8, 3, candidates=20)
    assert len(county.volumes) == 4000


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"members": 0}, "members must be at least 1"),
        ({"candidates": 32}, "candidates .32. exceed members and hospitals"),
        ({"candidates": 29, "cut_off": 3}, "candidates .29. exceed members and hospitals"),
        ({"tightness": 0.99}, "tightness must be"),
        ({"slack": 0.9}, "slack must be at least 1"),
        ({"cut_off": 8}, "cut_off must be from 0 to a quarter"),
    ],
)
def test_sizes_that_do_not_fit_are_refused(change: dict[str, float], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        generate_siting(**({"members": 30, "kinds": 2} | change))
