"""The five profiles: what each document sets, cited; a clause binds where it was issued."""

import re
from collections import Counter
from fractions import Fraction

import pytest

from models.county.words import Mode
from models.policy import PROFILE_IDS, Profile, Setting, check_setting, clauses, profiles, resolve_policy

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
