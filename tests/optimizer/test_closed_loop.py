"""Every rule of the catalogue is formulated once, in the room of its decision and the file of its name."""

import inspect
from collections import Counter
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

import pytest

import optimizer.headcount.rules as headcount_rules
import optimizer.roster.rules as roster_rules
import optimizer.siting.rules as siting_rules
from models.policy import RuleKind, rules
from optimizer.headcount.rules import HEADCOUNT_RULES, HeadcountRule
from optimizer.roster.rules import ROSTER_RULES, RosterRule
from optimizer.siting.rules import SITING_RULES, SitingRule

ROOMS: dict[str, tuple[ModuleType, tuple[type, ...], type]] = {
    "roster": (roster_rules, tuple(ROSTER_RULES), RosterRule),
    "headcount": (headcount_rules, HEADCOUNT_RULES, HeadcountRule),
    "siting": (siting_rules, tuple(SITING_RULES), SitingRule),
}
EVERY_ROOM = pytest.mark.parametrize("name", ROOMS)


@EVERY_ROOM
def test_every_constraint_and_objective_has_one_class(name: str) -> None:
    formulated = [id for id, rule in rules().items() if rule.room == name and rule.kind is not RuleKind.FILTER]
    assert Counter(vars(rule)["id"] for rule in ROOMS[name][1]) == Counter(formulated)


@EVERY_ROOM
def test_each_class_lies_in_the_file_of_its_rule(name: str) -> None:
    room, classes, _ = ROOMS[name]
    for rule in classes:
        file = vars(rule)["id"].removeprefix(f"{name}.")
        assert rule.__module__ == f"{room.__name__}.{file}"
        assert Path(inspect.getfile(rule)).name == f"{file}.py"


@EVERY_ROOM
def test_no_rule_file_is_left_out(name: str) -> None:
    room, classes, base = ROOMS[name]
    found = set()
    for module in iter_modules(room.__path__):
        its = vars(import_module(f"{room.__name__}.{module.name}")).values()
        found |= {c for c in its if inspect.isclass(c) and issubclass(c, base) and c is not base}
    assert found == set(classes)
