"""The catalogue: every rule complete in both languages, sourced, and with default values that can be read."""

import re

import pytest

from models.county.words import AbsenceKind, DepartmentKind, FacilityKind, LicenseClass, Mode, Tier, Title, Word
from models.policy import Rule, RuleKind, check_setting, rules
from models.policy.policy import Setting
from models.text import Text

EVERY_RULE = pytest.mark.parametrize("rule", rules().values(), ids=list(rules()))
NEVER_SAID = ("违规", "审计", "合规", "证书", "豁免")
HAN = re.compile(r"[\u4e00-\u9fff]")


def texts(rule: Rule) -> list[Text]:
    """Return every text of ``rule`` that a planner sees."""
    params = [text for p in rule.params.values() for text in (p.title, p.note) if text]
    return [rule.title, rule.statement, rule.unit, rule.owner, *([rule.practice] if rule.practice else []), *params]


@EVERY_RULE
def test_every_text_is_in_both_languages(rule: Rule) -> None:
    for text in texts(rule):
        assert HAN.search(text.zh), text
        assert text.en and not HAN.search(text.en), text


@EVERY_RULE
def test_the_words_of_practice_are_used(rule: Rule) -> None:
    said = [word for text in texts(rule) for word in NEVER_SAID if word in text.zh]
    assert said == []


@EVERY_RULE
def test_every_rule_and_number_has_a_source(rule: Rule) -> None:
    assert rule.clauses or rule.practice
    assert [name for name, p in rule.params.items() if not (p.clause or p.note)] == []


@EVERY_RULE
def test_no_parameter_takes_the_name_of_what_every_rule_has(rule: Rule) -> None:
    assert not {"mode", "weight"} & set(rule.params)


@EVERY_RULE
def test_default_values_can_be_read(rule: Rule) -> None:
    for name, parameter in rule.params.items():
        check_setting(Setting(rule=rule.id, parameter=name, value=parameter.value))


@EVERY_RULE
def test_what_constrains_has_an_inequality(rule: Rule) -> None:
    assert bool(rule.inequality) == (rule.kind is not RuleKind.FILTER)


def test_foreign_clauses_do_not_bind_by_default() -> None:
    modes = {id: rules()[id].mode for id in ("roster.weekly_share", "roster.annual_days", "roster.hosts")}
    assert modes == {
        "roster.weekly_share": Mode.REPORT,
        "roster.annual_days": Mode.REPORT,
        "roster.hosts": Mode.OFF,
    }


def test_tiers_of_the_objective() -> None:
    assert rules()["roster.need"].tier is Tier.NEED
    assert rules()["roster.travel"].tier is Tier.TRAVEL


@pytest.mark.parametrize(
    ("rule", "parameter", "vocabulary"),
    [
        ("roster.weekly_share", "min_title", Title),
        ("roster.annual_days", "min_title", Title),
        ("roster.annual_days", "license_classes", LicenseClass),
        ("roster.annual_days", "reducing", AbsenceKind),
        ("roster.exempt", "departments", DepartmentKind),
        ("roster.exempt", "undecided_departments", DepartmentKind),
        ("roster.eligible", "destinations", FacilityKind),
    ],
)
def test_choices_are_words_of_the_county(rule: str, parameter: str, vocabulary: type[Word]) -> None:
    choices = rules()[rule].params[parameter].choices
    assert choices and set(choices) <= {member.value for member in vocabulary}
    if vocabulary is DepartmentKind:
        assert set(choices) == {member.value for member in vocabulary}
