"""The audit of a siting plan as a whole; nothing here knows a solver."""

import subprocess
import sys
from typing import Any, cast

import pytest

from models.county import Goal, Mode, SiteStatus
from models.policy import PROFILE_IDS, rules
from models.rules import audit
from models.siting import Service, Standing
from models.verdict import Verdict
from tests.builders import make_case, make_plan
from tests.siting_builders import center, phase, served, site, siting_case, siting_county, siting_plan, standing, volume

COUNTY = siting_county(
    [
        center("检验", time_limit=20, courier_cost=1.0, trips=10, posts=2, max_sites=1, merged_with=("消毒供应",)),
        center("消毒供应"),
        center("医疗废物", min_distance=40.0, backup_limit=30, phase="2"),
    ],
    [
        site("检验", fixed_cost=1000, running_cost=100, module_capacity=150, posts_available=1),
        site("检验", "T1", module_capacity=100),
        site("消毒供应"),
        site("医疗废物", status=SiteStatus.FIXED),
        site("医疗废物", "T2"),
    ],
    [volume(m, k) for k in ("检验", "消毒供应", "医疗废物") for m in ("T1", "T2")],
    [phase("1", budget=1000), phase("2", 2027)],
)
GOOD = [standing("检验"), standing("消毒供应"), *(served(m, k) for k in ("检验", "消毒供应") for m in ("T1", "T2"))]


def verdict_of(*rows: Standing | Service, profile: str = "", **values: str) -> Verdict:
    return audit(siting_case(COUNTY, values, profile), siting_plan(*rows))


def amounts(verdict: Verdict) -> dict[str, float]:
    return {s.rule.removeprefix("siting."): s.shortfall for s in verdict.scores if s.shortfall}


def test_a_plan_is_judged_by_every_rule_at_once() -> None:
    # Phase 1: 200 on 150, 10 and 40 minutes too far, a budget of 1000 for 1100, one post of two. Phase 2: six members
    # unserved, two centers closed for good and three kinds without any, the fixed site and two backups missing.
    assert amounts(verdict_of(*GOOD)) == {
        "covered": 6,
        "capacity": 50,
        "time_limit": 50,
        "deadline": 5,
        "budget": 100,
        "fixed_site": 1,
        "backup": 2,
        "staffed": 1,
    }
    verdict = verdict_of(*GOOD)
    assert (verdict.hard, verdict.clean) == (215, False)
    assert verdict.tiers == {
        Goal.SHORTFALL: 0,
        Goal.LONGEST: 60,
        Goal.MINUTES: 2 * 90_000,
        Goal.UNCOVERED: 0,
        Goal.COST: 1100 + 10 * 2 * 90,
    }


def test_soft_rules_add_up_in_one_tier() -> None:
    modes = {f"siting.{name}.mode": "soft" for name in ("covered", "capacity", "deadline", "budget")}
    verdict = verdict_of(*GOOD, **modes, **{"siting.covered.weight": "10"})
    assert verdict.tiers[Goal.SHORTFALL] == 10 * 6 + 50 + 5 + 100
    assert verdict.hard == 50 + 1 + 2 + 1


def test_the_order_of_rows_changes_nothing() -> None:
    there, back = verdict_of(*GOOD), verdict_of(*reversed(GOOD))
    assert (there.hard, there.tiers, there.scores) == (back.hard, back.tiers, back.scores)
    assert there.findings == back.findings and there.notes == back.notes


def test_every_rule_of_siting_has_a_score_and_none_of_the_roster() -> None:
    assert [s.rule for s in verdict_of().scores] == [id for id, rule in rules().items() if rule.room == "siting"]


@pytest.mark.parametrize("profile", PROFILE_IDS)
def test_every_text_of_a_finding_is_in_both_languages(profile: str) -> None:
    wrong = [
        *GOOD[:-1],
        standing("检验", "T1", modules=3),
        standing("医疗废物", "T2", phase="2"),
        served("T1", "医疗废物", phase="2"),
        served("T2", "医疗废物", "T2", phase="2", amount=0, backup=True),
        standing("病理"),
        served("T1", "病理"),
    ]
    verdict = verdict_of(*wrong, profile=profile)
    assert len({f.rule for f in verdict.findings}) >= 8
    for found in verdict.findings:
        for text in (found.message, found.reason, found.remedy, found.owner):
            assert text.zh and text.en and "{" not in text.zh + text.en
            assert not any(word in text.zh for word in ("违规", "审计", "合规", "豁免"))
    assert all(note.message.zh and "{" not in note.message.zh + note.message.en for note in verdict.notes)


def test_an_empty_plan_of_a_county_without_centers_is_clean() -> None:
    case = siting_case(siting_county([], [], [], []))
    verdict = audit(case, siting_plan())
    assert verdict.clean and not verdict.findings and not any(verdict.tiers.values())


def test_a_plan_of_another_decision_is_refused() -> None:
    roster = make_case(COUNTY, "2026-03-02", "2026-03-08")
    with pytest.raises(TypeError, match="cannot judge"):
        cast(Any, audit)(siting_case(COUNTY), make_plan(roster))


def test_the_audit_needs_no_solver() -> None:
    code = "import sys, models.rules; print([m for m in ('ortools', 'pulp', 'optimizer') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_modes_reported_or_off_leave_the_plan_clean() -> None:
    for mode in (Mode.REPORT, Mode.OFF):
        modes = {f"{id}.mode": mode.value for id in rules()}
        verdict = verdict_of(*GOOD, **modes)
        assert verdict.clean and not any(verdict.tiers.values())
        assert bool(verdict.findings) == (mode is Mode.REPORT)
