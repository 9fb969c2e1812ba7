"""siting.cost: opening, modules, running and couriers over all phases."""

import pytest

from models.county import CenterMode, Mode, Sourcing
from tests.builders import road
from tests.rules.siting.judging import assert_pushed_or_not, judge, value
from tests.siting_builders import center, hospital, phase, served, site, siting_county, standing, town, volume

RULE = "siting.cost"
PRICED = site(fixed_cost=1000, module_cost=100, running_cost=10, max_modules=5)
COUNTY = siting_county([center(courier_cost=2.0, trips=50)], [PRICED], phases=[phase("1"), phase("2", 2028, years=2)])
# One way to T1 is 30 km, to T2 60 km.
YEARLY = 2 * 30 * 50 * 2 + 2 * 60 * 50 * 2


def test_all_phases_add_up() -> None:
    rows = [standing(modules=2), standing(modules=3, phase="2")]
    building = 1000 + 200 + 10 + 100 + 2 * 10
    assert value(RULE, COUNTY, *rows) == building
    couriers = [served(m, phase=p) for p in "12" for m in ("T1", "T2")]
    assert value(RULE, COUNTY, *rows, *couriers) == building + 3 * YEARLY


def test_in_every_mode() -> None:
    assert_pushed_or_not(RULE, COUNTY, [standing(), served("T1")], amount=1110 + 6000)


def test_the_volume_makes_no_difference_to_the_courier() -> None:
    assert value(RULE, COUNTY, served("T1", amount=1)) == value(RULE, COUNTY, served("T1", amount=100)) == 6000


def test_each_center_that_serves_is_delivered_to_and_a_backup_is_not() -> None:
    split = siting_county(
        [center(courier_cost=1.0, trips=1, sourcing=Sourcing.SPLIT)], [site(), site(at="T1")], [volume("T2")]
    )
    assert value(RULE, split, served("T2", amount=1), served("T2", at="T1", amount=99)) == 2 * 60 + 2 * 90
    assert value(RULE, split, served("T2"), served("T2", at="T1", amount=0, backup=True)) == 2 * 60


@pytest.mark.parametrize(
    ("km", "yuan", "trips", "paid"),
    [
        (0.5, 0.5, 1, 1),  # half a yuan is rounded up
        (0.5, 0.49, 1, 0),
        (12.3, 1.15, 50, 1415),  # 1414.5, which is a little less in floats
        (0.7, 0.5, 5, 4),  # 3.5, of which 0.7 in floats is a little less
        (2.5, 0.1, 3, 2),
        (10.0, 0.0, 300, 0),
    ],
)
def test_couriers_are_rounded_to_whole_yuan_pair_by_pair(km: float, yuan: float, trips: int, paid: int) -> None:
    places = [hospital(), town("T1"), town("T2")]
    ways = [road("H1", "T1", 10, km=km), road("H1", "T2", 10, km=km)]
    county = siting_county([center(courier_cost=yuan, trips=trips)], facilities=places, roads=ways)
    assert value(RULE, county, served("T1")) == paid
    assert value(RULE, county, served("T1"), served("T2")) == 2 * paid


def test_what_travels_by_wire_needs_no_courier() -> None:
    county = siting_county([center(mode=CenterMode.DIGITAL, courier_cost=2.0, trips=50)])
    assert value(RULE, county, served("T1")) == 0


def test_the_budget_does_not_change_the_cost() -> None:
    tight = siting_county(sites=[PRICED], phases=[phase(budget=1)])
    assert judge(RULE, tight, [standing()], Mode.SOFT).score(RULE).value == 1110
