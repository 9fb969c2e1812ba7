"""siting.deadline: a kind is open by its phase, and what opens stays open."""

import pytest

from models.county import SiteStatus
from models.verdict import Finding
from tests.rules.siting.judging import assert_every_mode, judge, only_finding, shortfall
from tests.siting_builders import center, phase, site, siting_county, standing

RULE = "siting.deadline"
PHASES = [phase("1"), phase("2", 2027), phase("3", 2028)]
NEW, EXISTING, KEEP, CLOSE, FIXED = SiteStatus


def states(status: SiteStatus, pattern: str, due: str = "1", modules: int = 0) -> list[Finding]:
    """Return what is found of a center of ``status`` at T1 that is open (``x``) or not by phase, beside one at H1."""
    county = siting_county(
        [center(phase=due)],
        [site(status=KEEP, modules=1), site(at="T1", status=status, modules=modules)],
        phases=PHASES,
    )
    beside = [standing(phase=p.phase) for p in PHASES]
    open_at = [standing(at="T1", phase=p.phase) for p, mark in zip(PHASES, pattern, strict=True) if mark == "x"]
    return list(judge(RULE, county, [*beside, *open_at]).findings)


@pytest.mark.parametrize(
    ("status", "pattern", "missed"),
    [
        (NEW, "---", 0), (NEW, "--x", 0), (NEW, "-xx", 0), (NEW, "xxx", 0),
        (NEW, "x--", 1), (NEW, "-x-", 1), (NEW, "x-x", 1),
        (FIXED, "xxx", 0), (FIXED, "-xx", 0), (FIXED, "xx-", 1),
        (EXISTING, "xxx", 0), (EXISTING, "xx-", 0), (EXISTING, "---", 0),
        (EXISTING, "x-x", 1), (EXISTING, "-xx", 1), (EXISTING, "-x-", 1),
        (KEEP, "xxx", 0), (KEEP, "xx-", 1), (KEEP, "-xx", 1), (KEEP, "---", 1),
        (CLOSE, "---", 0), (CLOSE, "x--", 1), (CLOSE, "xxx", 1), (CLOSE, "-x-", 1),
    ],
)  # fmt: skip
def test_what_may_open_and_close(status: SiteStatus, pattern: str, missed: int) -> None:
    assert sum(f.amount for f in states(status, pattern, modules=int(status.standing))) == missed


def test_one_to_close_may_stand_until_the_kind_is_due() -> None:
    assert not states(CLOSE, "x--", due="2", modules=1)
    assert not states(CLOSE, "xx-", due="3", modules=1)
    (found,) = states(CLOSE, "xx-", due="2", modules=1)
    assert found.message.zh == "检验中心：T1应自第2期起停办，第2期仍然开放。"
    assert (found.where.phase, found.where.facility) == ("2", "T1")


def test_a_fixed_one_that_stands_today_stays_open() -> None:
    assert not states(FIXED, "xxx", due="2", modules=1)
    assert len(states(FIXED, "-xx", due="2", modules=1)) == 1
    assert not states(FIXED, "-xx", due="2", modules=0)


def test_the_findings_say_what_was_closed_and_when() -> None:
    (shut,) = states(NEW, "x--")
    assert shut.message.zh == "检验中心：T1第1期开放，第2期停办。"
    (kept,) = states(KEEP, "---", modules=1)
    assert kept.message.zh == "检验中心：T1现在开放，第1期停办。" and "现状为保留" in kept.reason.zh
    (again,) = states(EXISTING, "-x-", modules=1)
    assert again.message.zh == "检验中心：T1第1期停办，第2期重新开放。"


def test_a_missed_deadline_is_found_without_a_solver() -> None:
    county = siting_county([center(phase="2")], phases=PHASES)
    assert shortfall(RULE, county, standing(phase="2"), standing(phase="3")) == 0
    found = only_finding(RULE, county, standing(phase="3"))
    assert (found.required, found.actual, found.amount) == (1, 0, 1)
    assert (found.where.center, found.where.phase) == ("检验", "2")
    assert found.message.zh == "检验中心应在第2期（2027-12-31）前建成，第2期没有开放的中心。"
    assert found.reason.zh == "候选点有：H1。"


def test_one_for_each_kind_however_many_phases() -> None:
    county = siting_county([center("检验"), center("影像")], [site("检验"), site("影像")], phases=PHASES)
    assert shortfall(RULE, county) == 2


def test_every_mode() -> None:
    assert_every_mode(RULE, siting_county(), [], amount=1)


def test_a_kind_without_candidates_is_named() -> None:
    found = only_finding(RULE, siting_county(sites=[]))
    assert found.reason.zh == "候选点表没有该类的候选点。"


def test_a_kind_that_closes_for_good_has_no_open_center() -> None:
    county = siting_county(sites=[site(status=EXISTING, modules=1)], phases=PHASES)
    found = only_finding(RULE, county, standing(phase="1"), standing(phase="2"))
    assert "第3期没有开放的中心" in found.message.zh


def test_a_merged_kind_is_due_with_the_earliest() -> None:
    county = siting_county(
        [center("检验", phase="3", merged_with=("消毒供应",)), center("消毒供应", phase="1")],
        [site("检验"), site("消毒供应")],
        phases=PHASES,
    )
    everywhere = [standing("消毒供应", phase=p) for p in "123"]
    assert shortfall(RULE, county, *everywhere, *[standing("检验", phase=p) for p in "123"]) == 0
    assert shortfall(RULE, county, *everywhere, standing("检验", phase="3")) == 1


def test_the_year_as_a_phase_is_called_as_it_is() -> None:
    county = siting_county([center(phase="2025年底")], phases=[phase("2025年底", 2025)])
    assert "应在2025年底期（2025-12-31）前建成" in only_finding(RULE, county).message.zh
