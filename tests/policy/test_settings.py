"""Layers of settings: command line over sheet over profile over catalogue; what is bad is named."""

from fractions import Fraction

import pytest

from models.county.words import Mode
from models.files.input.checks.settings import read_setting
from models.files.input.codes import Fault
from models.policy import Setting, SettingFault, check_setting, resolve_policy

WEEKLY, ANNUAL = "roster.weekly_share", "roster.annual_days"


def setting(parameter: str, value: str, rule: str = WEEKLY, basis: str = "") -> Setting:
    """Return a setting of the weekly share unless another rule is named."""
    return Setting(rule=rule, parameter=parameter, value=value, basis=basis)


def test_the_profile_overrides_the_catalogue() -> None:
    assert resolve_policy("urad").mode(WEEKLY) is Mode.REPORT
    assert resolve_policy("xinjiang").mode(WEEKLY) is Mode.SOFT


def test_the_sheet_overrides_the_profile() -> None:
    policy = resolve_policy("xinjiang", [setting("mode", "hard"), setting("share", "40%")])
    assert policy.mode(WEEKLY) is Mode.HARD
    assert policy.share(WEEKLY, "share") == Fraction(2, 5)


def test_the_command_line_overrides_the_sheet() -> None:
    sheet = [setting("share", "40%", basis="县文〔2026〕1号"), setting("days", "2")]
    policy = resolve_policy("xinjiang", sheet, [setting("share", "0.6", basis="--set")])
    assert policy.share(WEEKLY, "share") == Fraction(3, 5)
    assert policy.rules[WEEKLY].basis["share"] == "--set"
    assert policy.days(WEEKLY, "days") == 2.0, "what the command line does not name stays as the sheet has it"


def test_the_basis_follows_the_value() -> None:
    from_profile = resolve_policy("urad").rules[ANNUAL].basis
    assert from_profile["days"] == "S2 B01 每年累计下沉时间≥30天"
    assert from_profile["license_classes"] == "B02", "a default keeps the clause of the catalogue"
    policy = resolve_policy("urad", [setting("days", "20", ANNUAL, "旗卫健委纪要")])
    assert policy.rules[ANNUAL].basis["days"] == "旗卫健委纪要"


def test_a_policy_remembers_what_was_overridden_by_the_county() -> None:
    sheet, line = [setting("days", "2")], [setting("weight", "5")]
    policy = resolve_policy("xinjiang", sheet, line)
    assert policy.settings == (*sheet, *line)
    assert policy.weight(WEEKLY) == 5


def test_a_rule_that_is_off_is_not_measured() -> None:
    policy = resolve_policy("xinjiang", [setting("mode", "off")])
    assert not policy.measured(WEEKLY)
    assert policy.measured(ANNUAL)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (setting("share", "0.5", rule="roster.weekly_shares"), "unknown_rule"),
        (setting("shares", "0.5"), "unknown_parameter"),
        (setting("share", "150%"), "bad_value"),
        (setting("share", "1/0"), "bad_value"),
        (setting("days", "0.3"), "bad_value"),
        (setting("min_title", "professor"), "bad_value"),
        (setting("mode", "sometimes"), "bad_value"),
        (setting("weight", "0"), "bad_value"),
        (setting("weight", "1001"), "bad_value"),
        (setting("weight", "2.5"), "bad_value"),
        (setting("destinations", "township_center,lead_hospital", "roster.eligible"), "bad_value"),
        (setting("departments", "imging", "roster.exempt"), "bad_value"),
        (setting("max_minutes", "-5", "roster.eligible"), "bad_value"),
        (setting("winter_from", "11月1日", "roster.travel"), "bad_value"),
    ],
    ids=lambda value: f"{value.rule}.{value.parameter}={value.value}" if isinstance(value, Setting) else value,
)
def test_a_bad_setting_is_named(bad: Setting, reason: str) -> None:
    for run in (lambda: check_setting(bad), lambda: resolve_policy("urad", [bad])):
        with pytest.raises(SettingFault) as fault:
            run()
        assert fault.value.setting == bad
        assert fault.value.reason == reason
        assert f"{bad.rule}.{bad.parameter}={bad.value}" in str(fault.value)


def test_an_unknown_profile_is_named() -> None:
    with pytest.raises(KeyError, match="atlantis"):
        resolve_policy("atlantis")


def test_pairs_are_spelled_as_the_catalogue_does() -> None:
    """技师 is a title too, and 管理 a kind of department; here both are categories. Kinds of center stay as typed."""
    found = read_setting("headcount.need", "center_categories", "检验：技师、质控=管理")
    assert found.value == "检验:technician,质控:management"
    assert read_setting("roster.need", "post_specialties", "医师：内科").value == "医师:内科"


@pytest.mark.parametrize("value", ["检验", "检验:内科"])
def test_a_pair_that_is_none_is_named_with_an_example(value: str) -> None:
    with pytest.raises(Fault) as refused:
        read_setting("headcount.need", "center_categories", value)
    assert refused.value.code == "setting_value" and "影像:技师" in refused.value.values["wanted"].zh


@pytest.mark.parametrize(
    ("rule", "parameter"), [("siting.fixed_site", "kinds"), ("roster.specialty_minimum", "specialties")]
)
def test_names_that_no_vocabulary_knows_stay_as_typed(rule: str, parameter: str) -> None:
    """检验 is a kind of department too, but here a kind of center or a specialty."""
    assert read_setting(rule, parameter, "检验、影像").value == "检验,影像"
