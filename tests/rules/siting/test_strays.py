"""Rows of a plan that the case cannot place: never clean, never a crash, under every policy."""

import pytest

from models.county import Mode
from models.policy import rules
from models.rules import audit
from models.siting import Service, Standing
from models.verdict import Finding, Verdict
from tests.siting_builders import center, phase, served, site, siting_case, siting_county, siting_plan, standing, volume

COUNTY = siting_county(
    [center("检验", phase="2"), center("影像")],
    [site("检验"), site("影像"), site("影像", "T1")],
    [volume("T1", "检验"), volume("T1", "影像"), volume("T2", "影像")],
    [phase("1"), phase("2", 2027)],
)
OFF = {f"{id}.mode": "off" for id in rules()}


def verdict_of(*rows: Standing | Service, mode: Mode = Mode.OFF) -> Verdict:
    modes = {f"{id}.mode": mode.value for id in rules()}
    return audit(siting_case(COUNTY, modes), siting_plan(*rows))


def only_stray(*rows: Standing | Service) -> Finding:
    (found,) = verdict_of(*rows).findings
    return found


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (standing("病理"), "中心行（病理，1期，H1）：中心类别病理不在中心表中。"),
        (standing("影像", phase="9"), "中心行（影像，9期，H1）：期次9不在期次表中。"),
        (standing("检验", "T1"), "中心行（检验，1期，T1）：T1不是该类中心的候选点。"),
        (standing("影像", "H9"), "中心行（影像，1期，H9）：H9不是该类中心的候选点。"),
        (served("T1", "病理"), "承接行（病理，1期，T1由H1）：中心类别病理不在中心表中。"),
        (served("T1", "影像", phase="9"), "承接行（影像，9期，T1由H1）：期次9不在期次表中。"),
        (served("T1", "影像", "T2"), "承接行（影像，1期，T1由T2）：T2不是该类中心的候选点。"),
        (served("T2", "检验", phase="2"), "承接行（检验，2期，T2由H1）：T2在业务量表中没有该类业务量。"),
        (served("T9", "影像"), "承接行（影像，1期，T9由H1）：T9在业务量表中没有该类业务量。"),
        (served("T1", "检验"), "承接行（检验，1期，T1由H1）：早于该类中心的最迟期次（第2期），不计入。"),
        (served("T1", "影像", backup=True), "承接行（影像，1期，T1由H1）：备份中心不承接业务量，所填为100。"),
    ],
)
def test_what_is_wrong_with_a_row_is_said(row: Standing | Service, said: str) -> None:
    found = only_stray(row)
    assert found.message.zh == said
    assert (found.mode, found.amount) == (Mode.HARD, 1)
    assert found.where.center == row.kind and found.where.phase == row.phase
    assert found.where.facility == (row.member if isinstance(row, Service) else row.site)


@pytest.mark.parametrize("row", [standing("影像"), served("T1", "影像"), served("T1", "影像", amount=0, backup=True)])
def test_a_row_said_twice(row: Standing | Service) -> None:
    assert not verdict_of(row).findings
    assert only_stray(row, row).message.zh.endswith("与另一行重复。")


def test_a_service_and_a_backup_or_two_sites_are_not_the_same_row() -> None:
    rows = [served("T1", "影像"), served("T1", "影像", "T1"), served("T1", "影像", amount=0, backup=True)]
    assert not verdict_of(*rows).findings


def test_the_first_of_two_rows_counts() -> None:
    twice = [standing("影像", modules=1), standing("影像", modules=9)]
    modes = OFF | {"siting.capacity.mode": "hard"}
    verdict = audit(siting_case(COUNTY, modes), siting_plan(*twice))
    assert [f.rule for f in verdict.findings] == ["siting.deadline"]


@pytest.mark.parametrize("mode", list(Mode))
def test_strays_are_hard_under_every_policy_and_count_for_nothing_else(mode: Mode) -> None:
    strange = [
        standing("病理"),
        standing("影像", "H9"),
        served("T1", "病理"),
        served("T9", "影像"),
        served("T1", "检验"),
        served("T1", "影像", "T2", phase="9"),
    ]
    bare, verdict = verdict_of(mode=mode), verdict_of(*strange, mode=mode)
    assert verdict.hard == bare.hard + 6 and not verdict.clean
    assert verdict.tiers == bare.tiers
    assert len(verdict.findings) == len(bare.findings) + 6
