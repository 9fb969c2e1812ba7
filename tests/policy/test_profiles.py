"""The five profiles: what each document sets, cited; a clause binds where it was issued."""

import re
from collections import Counter
from fractions import Fraction

import pytest

from models.county.words import Mode
from models.policy import PROFILE_IDS, Profile, Setting, check_setting, clauses, profiles, resolve_policy, rules

EVERY_PROFILE = pytest.mark.parametrize("profile", profiles().values(), ids=PROFILE_IDS)
BASIS = re.compile(r"(?P<document>S\d) (?P<clause>[A-H]\d\d) (?P<quote>[^；]+)(；.+)?")
CENTERS = ("township_center", "central_township_center", "community_center")
GRASSROOTS = (*CENTERS, "village_clinic", "station")
BINDING = (Mode.HARD, Mode.SOFT)
ISSUED = {
    "roster.weekly_share": "S0",
    "roster.annual_days": "S2",
    "roster.hosts": "S2",
    "headcount.professional_share": "S1",
}


HEADCOUNT = {
    "xinjiang": {"max_control", "growth", "no_siphon", "priority", "vacancies"},
    "changji": {
        "same_class", "class_total", "professional_share", "position_quota", "off_headcount", "few_filings",
    },
    "urad": {"two_levels", "class_total", "pool_loan", "occupied", "position_quota", "growth"},
    "qilin": {"same_class", "occupied", "no_siphon", "priority"},
    "xx-county": {"two_levels", "class_total"},
}  # fmt: skip
"""Rules of headcount that bind by the document of the profile itself; all others bind as the catalogue has them."""
UNVERIFIED = ("中央编办发〔2011〕28号", "中央编办发〔2006〕96号", "1‰")
"""Norms that are known from memory alone."""


def cited_document(setting: Setting) -> str:
    """Return the document that the basis of ``setting`` cites, having checked the quotation."""
    match = BASIS.fullmatch(setting.basis)
    assert match, setting
    clause = clauses()[match["clause"]]
    assert clause.document == match["document"], setting
    assert match["quote"] in clause.quote, setting
    return clause.document


@EVERY_PROFILE
def test_every_value_can_be_read_and_is_cited(profile: Profile) -> None:
    for setting in profile.settings:
        check_setting(setting)
        cited_document(setting)


@EVERY_PROFILE
def test_nothing_is_set_twice(profile: Profile) -> None:
    counts = Counter((s.rule, s.parameter) for s in profile.settings)
    assert [key for key, n in counts.items() if n > 1] == []


@EVERY_PROFILE
def test_a_clause_from_elsewhere_never_binds(profile: Profile) -> None:
    for setting in profile.settings:
        if setting.parameter == "mode" and Mode(setting.value) in BINDING:
            assert cited_document(setting) == profile.document, setting


@EVERY_PROFILE
@pytest.mark.parametrize("rule", ISSUED)
def test_a_clause_binds_exactly_where_it_was_issued(profile: Profile, rule: str) -> None:
    mode = resolve_policy(profile.id).mode(rule)
    assert (mode in BINDING) == (profile.document == ISSUED[rule])


def test_each_document_has_one_profile() -> None:
    assert [profiles()[id].document for id in PROFILE_IDS] == ["S0", "S1", "S2", "S3", "S4"]


def test_no_two_profiles_share_a_name() -> None:
    names = Counter(name for p in profiles().values() for name in {p.id, *p.names})
    assert [name for name, n in names.items() if n > 1] == []


def test_document_numbers_are_those_that_the_sources_state() -> None:
    assert {id: profiles()[id].number for id in PROFILE_IDS} == {
        "xinjiang": "",
        "changji": "",
        "urad": "乌中政办发〔2025〕12号",
        "qilin": "麒区政办〔2020〕19号",
        "xx-county": "",
    }


def test_a_draft_is_called_a_draft() -> None:
    assert "征求意见稿" in profiles()["changji"].title.zh


def test_urad_asks_for_thirty_days_and_two_hosts() -> None:
    policy = resolve_policy("urad")
    assert policy.mode("roster.annual_days") is Mode.SOFT
    assert policy.days("roster.annual_days", "days") == 30.0
    assert policy.text_value("roster.annual_days", "min_title") == "intermediate"
    assert policy.words("roster.exempt", "roles") == ("院长", "副院长")
    assert policy.words("roster.exempt", "departments") == ("imaging", "ultrasound", "laboratory")
    assert policy.mode("roster.hosts") is Mode.HARD
    assert policy.number("roster.hosts", "max_hosts") == 2
    assert policy.mode("roster.weekly_share") is Mode.REPORT


def test_xinjiang_asks_for_half_of_the_seniors_each_week() -> None:
    policy = resolve_policy("xinjiang")
    assert policy.mode("roster.weekly_share") is Mode.SOFT
    assert policy.share("roster.weekly_share", "share") == Fraction(1, 2)
    assert policy.days("roster.weekly_share", "days") == 1.0
    assert policy.text_value("roster.weekly_share", "min_title") == "deputy_senior"
    assert policy.text_value("roster.weekly_share", "denominator") == "roll"
    assert policy.mode("roster.annual_days") is Mode.REPORT
    assert policy.mode("roster.hosts") is Mode.OFF


@pytest.mark.parametrize(
    ("profile", "destinations"),
    [
        ("xinjiang", GRASSROOTS),
        ("changji", GRASSROOTS),
        ("urad", CENTERS),
        ("qilin", GRASSROOTS),
        ("xx-county", CENTERS),
    ],
)
def test_destinations(profile: str, destinations: tuple[str, ...]) -> None:
    assert resolve_policy(profile).words("roster.eligible", "destinations") == destinations


def test_only_the_pilot_with_flexible_hours_plans_half_days() -> None:
    slots = {id: resolve_policy(id).text_value("roster.availability", "slot") for id in PROFILE_IDS}
    assert slots == dict.fromkeys(PROFILE_IDS, "day") | {"xx-county": "half"}


@EVERY_PROFILE
def test_the_rules_of_headcount_that_a_document_makes_bind(profile: Profile) -> None:
    own = {
        setting.rule.removeprefix("headcount.")
        for setting in profile.settings
        if setting.rule.startswith("headcount.") and setting.parameter == "mode" and Mode(setting.value) in BINDING
    }
    assert own == HEADCOUNT[profile.id]


@EVERY_PROFILE
def test_posts_stay_in_type_funding_form_and_level_whatever_a_document_leaves_open(profile: Profile) -> None:
    policy = resolve_policy(profile.id)
    strict = ("same_class", "two_levels", "class_total", "occupied", "no_siphon")
    assert {policy.mode(f"headcount.{rule}") for rule in strict} == {Mode.HARD}


def test_numbers_of_headcount_are_those_of_their_documents() -> None:
    policies = {id: resolve_policy(id) for id in PROFILE_IDS}
    assert policies["xinjiang"].number("headcount.growth", "every") == 5
    assert policies["xinjiang"].number("headcount.no_siphon", "months") == 6
    assert policies["changji"].share("headcount.professional_share", "share") == Fraction(9, 10)
    assert policies["changji"].decimal("headcount.need", "nurse_per_thousand") == Fraction(9, 2)
    downward = {id: policy.flag("headcount.position_quota", "downward") for id, policy in policies.items()}
    assert downward == dict.fromkeys(PROFILE_IDS, True) | {"urad": False}


@EVERY_PROFILE
def test_no_norm_is_cited_that_nobody_has_verified(profile: Profile) -> None:
    said = [setting.basis for setting in profile.settings]
    said += [p.note.zh for rule in rules().values() for p in rule.params.values() if p.note]
    assert not [text for text in said for norm in UNVERIFIED if norm in text]
