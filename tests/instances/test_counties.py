"""The shipped counties have the shape that their sources give them."""

from collections import Counter
from datetime import date
from functools import cache

import pytest

from instances import path
from instances.build.changji import CHANGJI
from instances.build.counties import COUNTIES
from instances.build.history import FIRST, LAST
from instances.build.tables import source_rows
from models.county import County, FacilityKind, Status, Title
from models.files.input.pipeline import read_here
from models.policy.county import policy_of
from models.roster import RosterCase
from models.roster.eligible import receiving

CLINIC = FacilityKind.VILLAGE_CLINIC
CENTERS = (FacilityKind.TOWNSHIP_CENTER, FacilityKind.CENTRAL_TOWNSHIP_CENTER)


@cache
def county(name: str) -> County:
    return read_here(path(name)).county


@cache
def case(name: str) -> RosterCase:
    return RosterCase(county=county(name), policy=policy_of(county(name)), first=FIRST, last=LAST)


def count(name: str, lead: str, *kinds: FacilityKind) -> int:
    return sum(f.lead == lead and f.kind in kinds for f in county(name).facilities)


def seniors(name: str, hospital: str) -> int:
    people = case(name).obligations.weekly_roll(hospital, date(2026, 3, 2))
    return len(people)


def test_urad_has_the_two_subtotals_of_its_plan() -> None:
    assert (count("urad-middle-banner", "H1", *CENTERS), count("urad-middle-banner", "H1", CLINIC)) == (8, 41)
    assert (count("urad-middle-banner", "H2", *CENTERS), count("urad-middle-banner", "H2", CLINIC)) == (7, 5)


def test_urad_has_four_zones_and_the_pastoral_one_is_the_mongolian_hospitals() -> None:
    centers = [f for f in county("urad-middle-banner").facilities if f.kind in CENTERS]
    assert Counter(f.zone for f in centers) == {"城区": 1, "灌区": 5, "山旱区": 2, "牧区": 7}
    assert {f.lead for f in centers if f.zone == "牧区"} == {"H2"}
    assert {f.short_name for f in centers if f.kind is CENTERS[1]} >= {"德岭山", "乌加河"}


def test_urad_sends_from_three_hospitals_and_the_third_has_no_zone() -> None:
    senders = [f for f in county("urad-middle-banner").facilities if f.sends]
    assert [f.kind.value for f in senders] == ["lead_hospital", "lead_hospital", "mch"]
    assert senders[2].zone == ""


@pytest.mark.parametrize("hospital", ["H1", "H2"])
def test_urad_lead_hospitals_have_the_seniors_of_a_real_one(hospital: str) -> None:
    assert 25 <= seniors("urad-middle-banner", hospital) <= 35


def test_urad_clinics_are_stops_of_centers_of_the_same_hospital() -> None:
    facilities = county("urad-middle-banner").facility_by_id
    for clinic in (f for f in facilities.values() if f.kind is CLINIC):
        assert facilities[clinic.parent].lead == clinic.lead
        assert not clinic.receives


def test_urad_names_two_hosts_of_the_own_zone_for_those_who_owe_days() -> None:
    it, facilities = case("urad-middle-banner"), county("urad-middle-banner").facility_by_id
    obliged = [p for p in it.senders if it.obligations.annual(p, 2026)]
    named = [p for p in obliged if p.host1 and p.host2]
    assert len(named) >= 0.95 * len(obliged) > 90
    for person in named:
        for host in (facilities[person.host1], facilities[person.host2]):
            own = host.lead == person.employer or host.kind is FacilityKind.COMMUNITY_CENTER
            assert own or person.employer == "H3"


def test_urad_wants_about_nine_tenths_of_what_is_owed() -> None:
    it = case("urad-middle-banner")
    owed = 0.0
    for person in it.senders:
        due = it.obligations.annual(person, 2026)
        if due:
            owed += max(0.0, due.by(3) - sum(it.history.brought(person.id, 2026, FIRST)))
    wanted = sum(n.target * (4.4 if n.period.value == "week" else 1) for n in it.county.needs)
    assert 0.85 <= wanted / owed <= 1.0


def test_urad_has_every_kind_of_exception_that_a_dispatch_center_meets() -> None:
    it = county("urad-middle-banner")
    kinds = {a.kind.value for a in it.absences}
    assert {"annual_leave", "maternity", "further_study", "sick", "long_sick", "secondment", "foreign_aid"} <= kinds
    assert all(a.basis for a in it.absences if a.reduces)
    assert {"rehired", "visiting", "contracted"} <= {p.employment.value for p in it.staff}
    assert any(p.status is Status.AWAY for p in it.staff)
    assert any(p.end == date(2026, 3, 20) for p in it.staff)
    assert any(p.start == date(2026, 3, 16) for p in it.staff)
    assert any(p.title_from == date(2026, 3, 5) for p in it.staff)
    assert it.exemptions and it.pins and it.published and it.vehicles


def test_what_was_published_in_february_was_free_open_and_verified() -> None:
    it, served = case("urad-middle-banner"), Counter[str]()
    for duty in it.county.published:
        person = it.county.person_by_id[duty.person]
        assert it.presence.free(person, duty.date, duty.part), duty
        assert it.is_open(it.county.facility_by_id[duty.facility], duty.date), duty
        assert duty.facility in (person.host1, person.host2)
        served[duty.person] += 1
    assert all(it.history.opening[p].days_year >= days for p, days in served.items())


@pytest.mark.parametrize("name", COUNTIES | CHANGJI)
def test_every_receiving_place_can_be_reached_in_march(name: str) -> None:
    it = case(name)
    for place in receiving(it):
        trips = [it.roads.trip(h.id, place.id, it.road_state(LAST)) for h in it.county.facilities if h.sends]
        assert any(trips), place.name


def test_a_winter_road_of_burqin_opens_in_the_middle_of_march() -> None:
    it = case("burqin")
    assert it.roads.trip("H1", "B07", it.road_state(date(2026, 3, 15))) is None
    assert it.roads.trip("H1", "B07", it.road_state(date(2026, 3, 16))) is not None


def test_baicheng_has_thirteen_branches_and_long_roads() -> None:
    it = case("baicheng")
    branches = [f for f in it.county.facilities if f.kind in CENTERS]
    assert len(branches) == 13
    assert seniors("baicheng", "H1") == sum(p.title.at_least(Title.DEPUTY_SENIOR) for p in it.county.staff)
    trips = [it.roads.trip("H1", b.id, it.road_state(FIRST)) for b in branches]
    assert max(t.minutes for t in trips if t) > 120


def test_qilin_has_the_nodes_of_its_plan() -> None:
    kinds = Counter(f.kind.value for f in county("qilin").facilities)
    assert sum(kinds.values()) == 104
    assert kinds["lead_hospital"] == 1
    assert kinds["township_center"] + kinds["central_township_center"] == 3
    assert (kinds["community_center"], kinds["village_clinic"], kinds["station"]) == (11, 54, 35)


def test_changji_has_the_towns_and_streets_of_its_seven_counties_and_no_place_is_invented() -> None:
    facilities = [f for name in CHANGJI for f in county(name).facilities if f.receives]
    streets = sum(f.kind is FacilityKind.COMMUNITY_CENTER for f in facilities)
    assert (len(facilities), streets, sum(f.lon is None for f in facilities)) == (79, 9, 15)
    assert {county(name).county.profile for name in CHANGJI} == {"changji"}
    assert all(f.lon for name in CHANGJI for f in county(name).facilities if f.sends)


def test_burqin_has_seven_townships() -> None:
    assert sum(f.kind in CENTERS for f in county("burqin").facilities) == 7


@pytest.mark.parametrize("name", COUNTIES | CHANGJI)
def test_nobody_is_named(name: str) -> None:
    assert not any(p.name for p in county(name).staff)
    assert not any(f.phone or f.contact for f in county(name).facilities)


@pytest.mark.parametrize("recipe", [r.name for r in (COUNTIES | CHANGJI).values()])
@pytest.mark.parametrize("sheet", ["facilities", "roads", "junctions"])
def test_every_fact_names_its_source_licence_and_estimates(recipe: str, sheet: str) -> None:
    for row in source_rows(recipe, sheet):
        assert row["source"] and row["licence"], row
        assert row["estimated"], row
