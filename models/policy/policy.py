"""The policy that holds for one run: catalogue, profile, county sheet and command line, in rising precedence."""

from collections.abc import Mapping
from fractions import Fraction

from models.base import Record
from models.county.words import Mode
from models.policy.rule import Parameter, Rule
from models.policy.values import (
    parse_days,
    parse_decimal,
    parse_flag,
    parse_number,
    parse_pairs,
    parse_share,
    parse_words,
)


class Setting(Record):
    """One override: ``parameter`` is a parameter's name, ``mode`` or ``weight``; ``basis`` is the citation."""

    rule: str
    parameter: str
    value: str
    basis: str = ""


class ActiveRule(Record):
    """A rule as it binds in this run; ``basis`` gives the citation of each value that was overridden."""

    rule: Rule
    mode: Mode
    weight: int
    values: dict[str, str]
    basis: dict[str, str]


class Policy(Record):
    """Every rule of the catalogue as it binds in this run.

    Values are typed on reading: ``share`` gives an exact fraction, ``days`` a multiple of 0.5.
    """

    profile: str
    rules: dict[str, ActiveRule]
    settings: tuple[Setting, ...] = ()

    def mode(self, rule: str) -> Mode:
        """Return how ``rule`` binds."""
        return self.rules[rule].mode

    def weight(self, rule: str) -> int:
        """Return the weight of ``rule`` inside its tier."""
        return self.rules[rule].weight

    def measured(self, rule: str) -> bool:
        """Return whether ``rule`` is looked at, at all."""
        return self.mode(rule) is not Mode.OFF

    def text_value(self, rule: str, parameter: str) -> str:
        """Return the value of a choice or any other parameter as text."""
        return self.rules[rule].values[parameter]

    def share(self, rule: str, parameter: str) -> Fraction:
        """Return a share as an exact fraction."""
        return parse_share(self.text_value(rule, parameter))

    def days(self, rule: str, parameter: str) -> float:
        """Return a number of days, a multiple of 0.5."""
        return parse_days(self.text_value(rule, parameter))

    def number(self, rule: str, parameter: str) -> int | None:
        """Return a whole number, or ``None`` where the value is empty (no limit)."""
        return parse_number(self.text_value(rule, parameter))

    def decimal(self, rule: str, parameter: str) -> Fraction:
        """Return a number >= 0, exactly."""
        return parse_decimal(self.text_value(rule, parameter))

    def flag(self, rule: str, parameter: str) -> bool:
        """Return a yes or no."""
        return parse_flag(self.text_value(rule, parameter))

    def words(self, rule: str, parameter: str) -> tuple[str, ...]:
        """Return a list of words."""
        return parse_words(self.text_value(rule, parameter))

    def pairs(self, rule: str, parameter: str) -> tuple[tuple[str, str], ...]:
        """Return a list of pairs."""
        return parse_pairs(self.text_value(rule, parameter))


def parameter_of(rules: Mapping[str, Rule], rule: str, parameter: str) -> Parameter | None:
    """Return the parameter ``parameter`` of ``rule``, or ``None`` where either is unknown."""
    found = rules.get(rule)
    return found.params.get(parameter) if found else None
