"""siting.number: not more centers of a kind at once than allowed."""

import pytest

from models.county import SiteStatus
from tests.rules.siting.judging import assert_every_mode, only_finding, shortfall
from tests.siting_builders import center, phase, site, siting_county, standing

RULE = "siting.number"
SITES = [site(at=at) for at in ("H1", "T1", "T2")]
THREE = [standing(at=at) for at in ("H1", "T1", "T2")]


@pytest.mark.parametrize(("most", "missed"), [(None, 0), (4, 0), (3, 0), (2, 1), (1, 2)])
def test_exactly_so_many_are_allowed(most: int | None, missed: int) -> None:
    assert shortfall(RULE, siting_county([center(max_sites=most)], SITES), *THREE) == missed


def test_every_mode() -> None:
    assert_every_mode(RULE, siting_county([center(max_sites=1)], SITES), THREE, amount=2)


def test_the_finding_names_them() -> None:
    found = only_finding(RULE, siting_county([center(max_sites=2)], SITES), *THREE)
    assert (found.required, found.actual, found.amount) == (2, 3, 1)
    assert (found.where.center, found.where.phase) == ("检验", "1")
    assert found.message.zh == "检验中心第1期：同时开放3处，上限2处。"
    assert found.reason.zh == "开放的有：H1、T1、T2。"


def test_each_kind_by_itself() -> None:
    county = siting_county(
        [center("检验", max_sites=1), center("影像", max_sites=1)], [site("检验"), site("影像", "T1")]
    )
    assert shortfall(RULE, county, standing("检验"), standing("影像", "T1")) == 0


def test_old_centers_may_stand_until_the_kind_is_due() -> None:
    county = siting_county(
        [center(phase="2", max_sites=1)],
        [site(at=at, status=SiteStatus.EXISTING, modules=1) for at in ("H1", "T1", "T2")],
        phases=[phase("1"), phase("2", 2027), phase("3", 2028)],
    )
    assert shortfall(RULE, county, *THREE, standing(phase="2"), standing(phase="3")) == 0
    late = [standing(at=at, phase=p) for p in "23" for at in ("H1", "T1")]
    assert shortfall(RULE, county, *THREE, *late) == 2
