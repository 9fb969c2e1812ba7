"""siting.distance: waste centers keep away from where people live."""

import pytest

from models.county import SiteStatus
from tests.rules.siting.judging import assert_every_mode, only_finding, shortfall
from tests.siting_builders import center, hospital, phase, site, siting_county, standing, town

RULE = "siting.distance"
# By road: H1 is 30 km from T1 and 60 km from T2; nobody lives at H1 itself.
SITES = [site("医疗废物"), site("医疗废物", "T2")]
WASTE = standing("医疗废物")


@pytest.mark.parametrize(("least", "missed"), [(0.0, 0), (29.9, 0), (30.0, 0), (30.1, 1)])
def test_exactly_the_distance_is_allowed(least: float, missed: int) -> None:
    assert shortfall(RULE, siting_county([center("医疗废物", min_distance=least)], SITES), WASTE) == missed


def test_one_for_each_center_and_phase() -> None:
    phases = [phase("1"), phase("2", 2027)]
    county = siting_county([center("医疗废物", min_distance=95.0)], SITES, phases=phases)
    rows = [standing("医疗废物", at, phase=p) for p in "12" for at in ("H1", "T2")]
    assert shortfall(RULE, county, *rows) == 4
    assert shortfall(RULE, county) == 0


def test_it_holds_for_old_centers_and_before_the_kind_is_due_as_well() -> None:
    old = [site("医疗废物", status=SiteStatus.EXISTING, modules=1)]
    county = siting_county(
        [center("医疗废物", phase="2", min_distance=50.0)], old, phases=[phase("1"), phase("2", 2027)]
    )
    assert shortfall(RULE, county, WASTE) == 1


def test_every_mode() -> None:
    assert_every_mode(RULE, siting_county([center("医疗废物", min_distance=50.0)], SITES), [WASTE], amount=1)


def test_the_finding_says_how_near_to_whom() -> None:
    county = siting_county([center("医疗废物", min_distance=50.0)], SITES)
    found = only_finding(RULE, county, WASTE)
    assert (found.required, found.actual, found.amount) == (0, 1, 1)
    assert (found.where.center, found.where.phase, found.where.facility) == ("医疗废物", "1", "H1")
    assert found.message.zh == "医疗废物中心第1期：H1距T1 30 公里，应不小于 50 公里。"
    assert "1000人" in found.reason.zh
    assert "卫生健康行政部门" in found.owner.zh


def test_the_straight_line_where_the_coordinates_are_known() -> None:
    # A degree along a meridian is 111.2 km, whatever the road says.
    places = [hospital(lon=100.0, lat=40.0), town("T1", lon=100.0, lat=41.0)]
    for least, missed in ((111.2, 0), (111.3, 1)):
        county = siting_county([center("医疗废物", min_distance=least)], [site("医疗废物")], [], facilities=places)
        assert shortfall(RULE, county, WASTE) == missed


def test_where_nobody_lives_nothing_is_too_near() -> None:
    places = [hospital(), town("T1", population=0)]
    county = siting_county([center("医疗废物", min_distance=50.0)], [site("医疗废物")], [], facilities=places)
    assert shortfall(RULE, county, WASTE) == 0
