"""Generated regions: the counts of the document, complete files, the same for the same seed, one scenario file."""

from collections import Counter
from functools import cache
from pathlib import Path
from random import Random

import pytest

from instances.generate.region import generate_region, scenario_text
from instances.generate.region.county import FIRST, LAST
from instances.generate.region.layout import seats
from instances.generate.region.spread import Consortium, consortia
from models.county import County, FacilityKind
from models.files import complete_county
from models.policy.county import policy_of
from models.roster import RosterCase
from models.roster.eligible import bar, receiving
from models.scenario import read_scenarios


@cache
def region() -> dict[str, County]:
    return dict(generate_region(103))


@cache
def planned() -> list[Consortium]:
    return consortia(103, Random(1))


def kinds() -> Counter[FacilityKind]:
    return Counter(f.kind for county in region().values() for f in county.facilities)


def test_the_region_has_the_counts_of_its_document() -> None:
    assert len(region()) == 103
    assert len({its.county for its in planned()}) == 89
    assert kinds()[FacilityKind.LEAD_HOSPITAL] == 103
    assert kinds()[FacilityKind.CDC] == 71
    assert kinds()[FacilityKind.MCH] == 74
    leads = sum("中医" in f.name for c in region().values() for f in c.facilities if f.id == "H1")
    members = sum("中医" in f.name for c in region().values() for f in c.facilities if f.kind == "county_hospital")
    assert (leads, leads + members) == (14, 60)


def test_no_county_has_two_tcm_hospitals_or_cdcs() -> None:
    for what in ("cdc", "mch"):
        assert max(Counter(its.county for its in planned() if getattr(its, what)).values()) == 1
    assert max(Counter(its.county for its in planned() if its.tcm or its.led == "tcm").values()) == 1


def test_only_counties_of_more_than_200_000_have_several_consortia_and_three_at_most() -> None:
    of: dict[str, list[Consortium]] = {}
    for its in planned():
        of.setdefault(its.county, []).append(its)
    several = [parts for parts in of.values() if len(parts) > 1]
    assert Counter(map(len, several)) == {2: 12, 3: 1}
    assert all(sum(its.people for its in parts) > 200_000 for parts in several)
    assert all(len({its.seat for its in parts}) == 1 for parts in several)


def test_consortia_of_a_county_are_told_apart_by_their_names() -> None:
    names = [county.county.name for county in region().values()]
    assert len(set(names)) == 103
    assert sum("（二）" in name for name in names) == 13
    assert not any(p.name for county in region().values() for p in county.staff)


@pytest.mark.parametrize("small", [False, True])
def test_each_is_complete_input_without_fault_or_default(small: bool) -> None:
    for _, county in list(generate_region(20, seed=7, small=small))[:4]:
        result = complete_county(county.model_dump(mode="json", by_alias=True))
        assert not [i for i in result.issues if i.severity == "error"]
        assert not result.defaults
        assert result.county.hash == county.hash


def test_everybody_who_is_wanted_can_reach_where_they_are_wanted() -> None:
    for county in list(region().values())[::25]:
        case = RosterCase(county=county, policy=policy_of(county), first=FIRST, last=LAST)
        state, places = case.road_state(FIRST), {f.id: f for f in receiving(case)}
        assert county.needs
        for need in county.needs:
            fit = [p for p in county.staff if p.specialty == need.specialty]
            assert any(bar(case, p, places[need.facility], state) is None for p in fit)


def test_small_counties_are_small() -> None:
    for _, county in generate_region(30, small=True):
        assert 16 <= len(county.staff) <= 24
        assert 4 <= sum(f.receives for f in county.facilities) <= 6


@pytest.mark.parametrize("number", [1, 2, 5, 30, 206])
def test_other_numbers_keep_the_proportions(number: int) -> None:
    found = consortia(number, Random(3))
    assert len(found) == number
    assert len({its.county for its in found}) == round(number * 89 / 103)
    assert sum(its.led == "tcm" for its in found) == round(number * 14 / 103)


def test_the_same_arguments_give_the_same_region() -> None:
    def hashes(seed: int) -> list[str]:
        return [county.hash for _, county in generate_region(4, seed=seed, small=True)]

    assert hashes(1) == hashes(1)
    assert hashes(1) != hashes(2)


@pytest.mark.parametrize(("number", "wide"), [(1, False), (89, False), (2200, True)])
def test_no_two_seats_lie_on_each_other(number: int, wide: bool) -> None:
    assert len(set(seats(number, Random(1), wide=wide))) == number


def test_no_consortium_is_no_region() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        next(generate_region(0))


def test_the_scenario_file_has_a_base_for_each(tmp_path: Path) -> None:
    file = tmp_path / "region.yaml"
    file.write_text(scenario_text(region()), "utf-8")
    read = read_scenarios(file).scenarios
    assert [base.id for base in read.bases] == list(region())
    assert (read.first, read.last) == (FIRST, LAST)


def test_a_scenario_file_may_have_the_counties_of_a_country(tmp_path: Path) -> None:
    file = tmp_path / "country.yaml"
    file.write_text(scenario_text(f"c{n}" for n in range(2200)), "utf-8")
    assert read_scenarios(file).scenarios.count == 2200
