"""The closed loop: each rule of the catalogue is checked, tested and formulated, in files named after it."""

from importlib.util import find_spec
from pathlib import Path

import pytest

import models.rules  # noqa: F401 - registers the checks
from models.policy import RuleKind, rules
from models.rules.headcount.registry import HEADCOUNT
from models.rules.roster.registry import ROSTER, objective, rule
from models.rules.siting.registry import SITING

CHECKS = ROSTER.checks | SITING.checks | HEADCOUNT.checks
MEASURES = ROSTER.measures | SITING.measures | HEADCOUNT.measures
TESTS = Path(__file__).parent
EVERY_RULE = pytest.mark.parametrize("id", rules())


def test_every_constraint_and_filter_has_a_check_and_every_objective_a_measure() -> None:
    objectives = {id for id, r in rules().items() if r.kind is RuleKind.OBJECTIVE}
    assert set(MEASURES) == objectives
    assert set(CHECKS) == set(rules()) - objectives


@EVERY_RULE
def test_a_rule_is_checked_in_the_file_of_its_name(id: str) -> None:
    function = (CHECKS | MEASURES)[id]
    room, name = id.split(".")
    assert function.__module__ == f"models.rules.{room}.{name}"
    assert function.__name__ == name
    assert function.__doc__


@EVERY_RULE
def test_a_rule_is_tested_in_the_file_of_its_name(id: str) -> None:
    room, name = id.split(".")
    assert (TESTS / room / f"test_{name}.py").is_file()


@EVERY_RULE
def test_a_rule_is_formulated_in_the_file_of_its_name(id: str) -> None:
    room, name = id.split(".")
    formulated = find_spec(f"optimizer.{room}.rules.{name}") is not None
    assert formulated == (rules()[id].kind is not RuleKind.FILTER)


def test_a_rule_unknown_to_the_catalogue_cannot_be_checked() -> None:
    with pytest.raises(ValueError, match=r"roster\.unheard_of"):
        rule("roster.unheard_of")(CHECKS["roster.rooms"])
    with pytest.raises(ValueError, match=r"roster\.rooms"):
        objective("roster.rooms")(MEASURES["roster.travel"])


def test_a_rule_is_checked_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        rule("roster.rooms")(CHECKS["roster.rooms"])
