"""Every rule of the catalogue is formulated once, in the file of its name."""

import inspect
from collections import Counter
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import optimizer.roster.rules as room
from models.policy import RuleKind, rules
from optimizer.roster.rules import ROSTER_RULES, RosterRule

FORMULATED = [id for id, rule in rules().items() if rule.kind is not RuleKind.FILTER]


def test_every_constraint_and_objective_has_one_class() -> None:
    assert Counter(rule.id for rule in ROSTER_RULES) == Counter(FORMULATED)


def test_each_class_lies_in_the_file_of_its_rule() -> None:
    for rule in ROSTER_RULES:
        name = rule.id.removeprefix("roster.")
        assert rule.__module__ == f"{room.__name__}.{name}"
        assert Path(inspect.getfile(rule)).name == f"{name}.py"


def test_no_rule_file_is_left_out() -> None:
    found = set()
    for module in iter_modules(room.__path__):
        classes = vars(import_module(f"{room.__name__}.{module.name}")).values()
        found |= {c for c in classes if inspect.isclass(c) and issubclass(c, RosterRule) and c is not RosterRule}
    assert found == set(ROSTER_RULES)
