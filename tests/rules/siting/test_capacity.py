"""siting.capacity: a center takes what its modules can, and modules only grow."""

from models.county import SiteStatus, Sourcing
from tests.rules.siting.judging import assert_every_mode, judge, only_finding, shortfall
from tests.siting_builders import center, hospital, phase, served, site, siting_county, standing, town, volume

RULE = "siting.capacity"
BOTH = [served("T1"), served("T2")]
COUNTY = siting_county(sites=[site(module_capacity=100, max_modules=3)])
LATER = [phase("1"), phase("2", 2027), phase("3", 2028)]


def test_at_the_capacity_exactly_one_below_and_one_above() -> None:
    for size, missed in ((201, 0), (200, 0), (199, 1), (150, 50)):
        county = siting_county(sites=[site(module_capacity=size)])
        assert shortfall(RULE, county, standing(), *BOTH) == missed


def test_each_module_adds_its_capacity() -> None:
    assert [shortfall(RULE, COUNTY, standing(modules=n), *BOTH) for n in (1, 2, 3)] == [100, 0, 0]


def test_every_mode() -> None:
    assert_every_mode(RULE, COUNTY, [standing(), *BOTH], amount=100)


def test_an_overloaded_module_is_found_without_a_solver() -> None:
    found = only_finding(RULE, COUNTY, standing(), *BOTH)
    assert (found.required, found.actual, found.amount) == (100, 200, 100)
    assert (found.where.center, found.where.phase, found.where.facility) == ("检验", "1", "H1")
    assert found.message.zh == "检验中心第1期：H1承接年业务量200，能力100，超出100。"
    assert found.reason.zh == "1个模块，每个100；承接成员单位2家，业务量较大的有：T1、T2。"
    assert "上限3个" in found.remedy.zh
    full = only_finding(RULE, siting_county(sites=[site(module_capacity=100)]), standing(), *BOTH)
    assert "已到上限" in full.remedy.zh


def test_the_largest_members_are_named_first() -> None:
    members = [volume(f"T{n}", amount=n) for n in range(1, 8)]
    county = siting_county(
        sites=[site(module_capacity=27)],
        volumes=members,
        facilities=[hospital(), *(town(f"T{n}") for n in range(1, 8))],
    )
    rows = [served(f"T{n}", amount=n) for n in range(1, 8)]
    assert "T7、T6、T5、T4、T3等7处" in only_finding(RULE, county, standing(), *rows).reason.zh


def test_without_a_capacity_nothing_limits_it() -> None:
    assert shortfall(RULE, siting_county(), standing(), *BOTH) == 0


def test_each_center_by_itself_and_a_split_member_by_its_parts() -> None:
    county = siting_county(
        [center(sourcing=Sourcing.SPLIT)], [site(module_capacity=150), site(at="T1", module_capacity=50)]
    )
    opened = [standing(), standing(at="T1"), served("T2")]
    for there, missed in ((50, 0), (51, 1), (40, 10)):
        parts = [served("T1", amount=100 - there), served("T1", at="T1", amount=there)]
        assert shortfall(RULE, county, *opened, *parts) == missed


def test_a_backup_is_no_load() -> None:
    county = siting_county(sites=[site(module_capacity=100)])
    assert shortfall(RULE, county, standing(), served("T1"), served("T2", amount=0, backup=True)) == 0


def test_each_phase_by_itself() -> None:
    county = siting_county(sites=[site(module_capacity=150, max_modules=2)], phases=LATER)
    rows = [standing(modules=n, phase=p) for p, n in (("1", 1), ("2", 1), ("3", 2))]
    rows_of = [served(m, phase=p) for p in "123" for m in ("T1", "T2")]
    verdict = judge(RULE, county, [*rows, *rows_of])
    assert [(f.where.phase, f.amount) for f in verdict.findings] == [("1", 50), ("2", 50)]


def test_modules_within_the_limit() -> None:
    assert [shortfall(RULE, COUNTY, standing(modules=n)) for n in (3, 4, 6)] == [0, 1, 3]
    found = only_finding(RULE, COUNTY, standing(modules=6))
    assert found.message.zh == "检验中心第1期：H1有6个模块，上限3个。"


def test_an_open_center_has_a_module() -> None:
    found = only_finding(RULE, siting_county(), standing(modules=0))
    assert (found.amount, found.message.zh) == (1, "检验中心第1期：H1已开放，没有模块。")


def test_modules_never_fall_while_open() -> None:
    county = siting_county(sites=[site(max_modules=5)], phases=LATER)

    def missed(*modules: int) -> float:
        rows = [standing(modules=n, phase=str(t)) for t, n in enumerate(modules, start=1) if n]
        return shortfall(RULE, county, *rows)

    assert [missed(2, 2, 3), missed(3, 2, 2), missed(5, 2, 1), missed(3, 0, 1)] == [0, 1, 4, 0]


def test_modules_of_today_never_fall_either() -> None:
    for status in (SiteStatus.EXISTING, SiteStatus.KEEP, SiteStatus.FIXED):
        county = siting_county(sites=[site(status=status, modules=3, max_modules=4)])
        assert [shortfall(RULE, county, standing(modules=n)) for n in (2, 3, 4)] == [1, 0, 0]
    found = only_finding(RULE, county, standing(modules=2))
    assert "由3个减为2个" in found.message.zh
