"""Kinds of shared center in every spelling: one kind, one word."""

import pytest

from models.county import CenterMode
from models.county.center_kinds import (
    canonical_kind,
    center_kinds,
    default_mode,
    kind_key,
    known_kind,
    title_of,
)
from models.text import text


@pytest.mark.parametrize(
    ("spelled", "kind"),
    [
        ("检验", "检验"),
        ("医学检验", "检验"),
        ("临床检验中心", "检验"),
        ("县域医学检验中心", "检验"),
        ("检验检查中心", "检验"),
        ("医学影像诊断中心", "影像"),
        ("放射", "影像"),
        ("心电诊断中心", "心电"),
        ("影像心电中心", "影像心电"),
        ("供应室", "消毒供应"),
        ("医共体消毒供应中心", "消毒供应"),
        ("检验消毒中心", "检验消毒"),
        ("医废", "医疗废物"),
        ("医疗废物处理中心", "医疗废物"),
        ("药物配供中心", "药物配送"),
        ("中心药房", "药物配送"),
        ("转诊服务中心", "转诊服务"),
        ("质控评价中心", "质控评价"),
        ("智慧共享中药房", "共享中药房"),
        ("公共卫生管理中心", "公共卫生"),
        ("医疗次中心", "医疗次中心"),
        ("远程医疗中心", "远程会诊"),
        (" 病 理 中心 ", "病理"),
        ("Laboratory", "检验"),
    ],
)
def test_everyday_spellings_mean_one_kind(spelled: str, kind: str) -> None:
    assert canonical_kind(spelled) == kind
    assert kind_key(spelled) == kind_key(kind)


@pytest.mark.parametrize("name", ["胸痛中心", "卒中", "中心", "服务中心", "检", "检验科学"])
def test_a_kind_of_the_county_itself_keeps_its_name(name: str) -> None:
    assert known_kind(name) is None
    assert canonical_kind(name) == name
    assert title_of(name) == text(name, name)
    assert default_mode(name) is CenterMode.PHYSICAL


def test_a_kind_of_the_county_is_one_with_and_without_its_ending() -> None:
    assert kind_key("胸痛中心") == kind_key("胸痛")
    assert kind_key("胸痛") != kind_key("卒中")


def test_titles_are_in_both_languages() -> None:
    assert title_of("医学检验") == text("检验", "laboratory")
    assert title_of("医废") == text("医疗废物", "medical waste")


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("心电", CenterMode.DIGITAL),
        ("影像心电", CenterMode.DIGITAL),
        ("远程会诊", CenterMode.DIGITAL),
        ("消毒供应", CenterMode.PHYSICAL),
        ("医疗废物", CenterMode.REVERSE),
    ],
)
def test_the_usual_mode_of_a_kind(kind: str, mode: CenterMode) -> None:
    assert default_mode(kind) is mode


def test_no_two_kinds_share_a_spelling_and_every_kind_is_found_by_its_own() -> None:
    assert len(center_kinds()) >= 20
    for kind in center_kinds():
        for spelling in (kind.key, kind.text.zh, kind.text.en, *kind.synonyms, f"{kind.text.zh}中心"):
            assert known_kind(spelling) is kind, spelling
