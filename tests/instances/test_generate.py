"""Generated counties: the same for the same arguments, as big and as tight as asked, and complete."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from instances import generate
from instances.generate.needs import months_in
from instances.generate.size import Size
from instances.generate.supply import supply
from models.county import Category, County, Period
from models.files import complete_county, read_county, write_county_workbook
from models.policy.county import policy_of
from models.roster import RosterCase
from models.roster.eligible import bar, receiving

MONDAY, LAST = date(2026, 3, 2), date(2026, 3, 29)


def case(county: County) -> RosterCase:
    return RosterCase(county=county, policy=policy_of(county), first=MONDAY, last=LAST)


def test_the_same_arguments_give_the_same_county() -> None:
    assert generate(40, 8, seed=3).hash == generate(40, 8, seed=3).hash
    assert generate(40, 8, seed=3).hash != generate(40, 8, seed=4).hash


@pytest.mark.parametrize(("people", "facilities", "hospitals"), [(30, 5, 1), (90, 12, 2), (64, 20, 3)])
def test_sizes_are_as_asked(people: int, facilities: int, hospitals: int) -> None:
    county = generate(people, facilities, eligible=5, hospitals=hospitals)
    assert len(county.staff) == people
    assert sum(f.receives for f in county.facilities) == facilities
    assert sum(f.sends for f in county.facilities) == hospitals
    assert len({p.specialty for p in county.staff}) == 8


@pytest.mark.parametrize("profile", ["urad", "xinjiang"])
@pytest.mark.parametrize("halves", [False, True])
def test_a_generated_county_is_complete_input_without_fault(profile: str, halves: bool) -> None:
    county = generate(48, 9, profile=profile, halves=halves, hospitals=2)
    result = complete_county(county.model_dump(mode="json", by_alias=True))
    assert not [i for i in result.issues if i.severity == "error"]
    assert not result.defaults
    assert result.county.hash == county.hash


@pytest.mark.parametrize("eligible", [3, 6])
def test_everybody_has_the_eligible_places_that_are_asked(eligible: int) -> None:
    county = generate(60, 12, eligible=eligible, hosts=False)
    it = case(county)
    state = it.road_state(MONDAY)
    for person in (p for p in county.staff if p.category is Category.PHYSICIAN):
        open_to = sum(bar(it, person, f, state) is None for f in receiving(it))
        assert open_to <= eligible
        assert open_to == eligible or person.no_remote


@pytest.mark.parametrize("tightness", [0.5, 0.9, 1.2])
@pytest.mark.parametrize("halves", [False, True])
def test_needs_are_as_tight_as_asked(tightness: float, halves: bool) -> None:
    county = generate(150, 15, tightness=tightness, halves=halves)
    it = case(county)
    have = sum(supply(county, MONDAY, LAST, halves=halves).values())
    months = months_in(it.calendar, MONDAY, LAST)
    wanted = sum(n.target * (4 if n.period is Period.WEEK else months) for n in county.needs)
    assert wanted == pytest.approx(tightness * have, rel=0.02)


def test_rooms_hold_what_is_wanted() -> None:
    county = generate(150, 15, tightness=1.0)
    days = Counter[str]()
    for need in county.needs:
        days[need.facility] += need.target * (4 if need.period is Period.WEEK else 1)
    for facility in county.facilities:
        assert days[facility.id] <= facility.rooms * 20 * len(facility.open_weekdays) / 5


def test_hosts_are_places_that_may_have_the_person() -> None:
    county = generate(80, 10, hosts=True)
    it = case(county)
    state = it.road_state(MONDAY)
    two = 0
    for person in county.staff:
        for host in (person.host1, person.host2):
            assert not host or bar(it, person, county.facility_by_id[host], state) is None
        two += bool(person.host1 and person.host2 and person.host1 != person.host2)
    assert two >= 75
    assert not any(p.host1 for p in generate(80, 10, hosts=False).staff)


def test_balances_end_before_the_horizon_and_keep_to_the_pace() -> None:
    county = generate(80, 10)
    assert {o.as_of for o in county.opening} == {date(2026, 2, 28)}
    mean = sum(o.days_year for o in county.opening) / len(county.opening)
    assert 3.5 < mean < 5.0
    assert all(o.days_24m >= o.days_year for o in county.opening)


def test_every_center_can_be_reached() -> None:
    county = generate(40, 30, eligible=6)
    it = case(county)
    assert all(it.roads.trip("H1", f.id, it.road_state(MONDAY)) for f in receiving(it))


def test_a_year_begins_in_january() -> None:
    size = Size(20, 8, 8, 52, 0.9, 8, 1, "urad", halves=False, hosts=True, hospitals=1)
    assert (size.first, size.last) == (date(2026, 1, 5), date(2027, 1, 3))
    county = generate(20, 8, weeks=52)
    assert {o.as_of for o in county.opening} == {date(2025, 12, 31)}
    it = RosterCase(county=county, policy=policy_of(county), first=size.first, last=size.last)
    assert all(it.history.brought(p.id, 2026, size.first) == (0.0, 0.0) for p in county.staff)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"people": 0}, "people must be at least 1"),
        ({"eligible": 9}, "eligible .9. exceeds facilities .8."),
        ({"facilities": 40, "eligible": 2}, "set eligible to 5 or more"),
        ({"people": 7}, "every department needs somebody"),
        ({"tightness": -0.1}, "tightness must not be negative"),
    ],
)
def test_sizes_that_do_not_fit_are_refused(change: dict[str, float], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        generate(**({"people": 40, "facilities": 8} | change))


def test_a_generated_workbook_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    county = generate(20, 8, seed=3)
    assert read_county(write_county_workbook(county, tmp_path / "county.xlsx")).county == county
