"""siting.fixed_site: what policy has settled stands where it says."""

import pytest

from models.county import County, SiteStatus
from models.policy import PROFILE_IDS
from models.rules import audit
from tests.rules.siting.judging import assert_every_mode, judge, only_finding, shortfall
from tests.siting_builders import center, phase, site, siting_case, siting_county, siting_plan, standing

RULE = "siting.fixed_site"
SITES = [site(), site(at="T1", status=SiteStatus.FIXED)]
TWO_PHASES = [phase("1"), phase("2", 2027)]
AT = {"at": "lead_hospital"}


def test_a_fixed_site_is_open() -> None:
    county = siting_county(sites=SITES)
    assert shortfall(RULE, county, standing(at="T1")) == 0
    assert shortfall(RULE, county, standing(at="T1"), standing()) == 0
    assert shortfall(RULE, county, standing()) == 1


def test_one_for_each_site_and_phase_from_the_deadline_on() -> None:
    sites = [*SITES, site(at="T2", status=SiteStatus.FIXED)]
    assert shortfall(RULE, siting_county(sites=sites, phases=TWO_PHASES)) == 4
    assert shortfall(RULE, siting_county([center(phase="2")], sites, phases=TWO_PHASES)) == 2


def test_every_mode() -> None:
    assert_every_mode(RULE, siting_county(sites=SITES, phases=TWO_PHASES), [standing()], amount=2)


def test_the_finding_names_the_site() -> None:
    found = only_finding(RULE, siting_county(sites=SITES), standing())
    assert (found.where.center, found.where.phase, found.where.facility) == ("检验", "1", "T1")
    assert found.message.zh == "检验中心第1期：固定地点T1没有开放。"
    assert "H1" in found.reason.zh


class TestLeadHospital:
    """Where centers are based on the lead hospital they stand nowhere else."""

    county = siting_county(sites=[site(), site(at="T1"), site(at="T2")])
    off = (standing(), standing(at="T1"), standing(at="T2"))

    def test_one_for_each_center_off_it(self) -> None:
        assert shortfall(RULE, self.county, standing(), **AT) == 0
        assert shortfall(RULE, self.county, *self.off, **AT) == 2

    def test_any_place_will_do_by_default(self) -> None:
        assert shortfall(RULE, self.county, *self.off) == 0

    def test_every_mode(self) -> None:
        assert_every_mode(RULE, self.county, self.off, amount=2, **AT)

    def test_an_old_center_may_stand_elsewhere_until_the_kind_is_due(self) -> None:
        county = siting_county(
            [center(phase="2")],
            [site(), site(at="T1", status=SiteStatus.EXISTING, modules=1)],
            phases=TWO_PHASES,
        )
        assert shortfall(RULE, county, standing(at="T1"), **AT) == 0
        assert shortfall(RULE, county, standing(at="T1"), standing(at="T1", phase="2"), **AT) == 1

    @pytest.mark.parametrize(
        ("kinds", "synonyms", "missed"),
        [
            ("", (), 1),
            ("影像、检验", (), 1),
            ("检验中心", (), 1),
            ("影像", (), 0),
            ("医学检验", ("医学检验",), 1),
            ("医学检验中心", ("临床检验", "医学检验"), 1),
            ("检", (), 0),
        ],
    )
    def test_the_kinds_it_applies_to(self, kinds: str, synonyms: tuple[str, ...], missed: int) -> None:
        county = siting_county([center(synonyms=synonyms)], [site(), site(at="T1")])
        assert shortfall(RULE, county, standing(at="T1"), **AT, kinds=kinds) == missed

    def test_the_finding_names_the_hospital(self) -> None:
        found = only_finding(RULE, self.county, standing(at="T1"), **AT)
        assert found.message.zh == "检验中心第1期：设在T1，该处不是牵头医院。"
        assert "牵头医院（H1）" in found.reason.zh


def missed_in(profile: str, *kinds: str) -> list[str]:
    """Return the kinds that a profile wants at the lead hospital, all of them standing at T1."""
    county: County = siting_county([center(k) for k in kinds], [site(k, "T1") for k in kinds])
    case = siting_case(county, profile=profile)
    verdict = audit(case, siting_plan(*[standing(k, "T1") for k in kinds]))
    return [f.where.center for f in verdict.of(RULE)]


@pytest.mark.parametrize("profile", PROFILE_IDS)
def test_each_county_by_its_own_document(profile: str) -> None:
    kinds = ("影像", "检验", "消毒供应", "后勤服务", "公共卫生", "心电", "病理", "远程会诊", "次中心")
    expected = {
        "qilin": ["影像", "检验", "消毒供应", "后勤服务", "公共卫生"],
        "xx-county": ["影像", "检验", "消毒供应", "心电", "病理", "远程会诊"],
        "changji": ["公共卫生"],
    }
    assert missed_in(profile, *kinds) == expected.get(profile, [])


def test_the_reason_cites_the_clause() -> None:
    county = siting_county(sites=[site(at="T1")])
    verdict = audit(siting_case(county, profile="xx-county"), siting_plan(standing(at="T1")))
    assert "S4 D11 在县总医院内部建立" in verdict.of(RULE)[0].reason.zh


def test_settings_alone_do_not_bind_where_the_rule_is_off() -> None:
    county = siting_county(sites=[site(at="T1")])
    case = siting_case(county, {f"{RULE}.mode": "off"}, profile="qilin")
    assert not audit(case, siting_plan(standing(at="T1"))).of(RULE)
    assert judge(RULE, county, [standing(at="T1")]).clean
