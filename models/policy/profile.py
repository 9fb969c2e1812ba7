"""Policy profiles: what one region's or county's documents set, each value with its citation."""

from collections.abc import Iterable
from functools import cache

from models.base import Record
from models.county.words import Mode
from models.policy.catalogue import load_toml, rules
from models.policy.policy import ActiveRule, Policy, Setting
from models.policy.values import check_value
from models.text import Text

PROFILE_IDS = ("xinjiang", "changji", "urad", "qilin", "xx-county")


class Profile(Record):
    """A named set of values; ``names`` are the spellings by which a planner may call it."""

    id: str
    title: Text
    names: tuple[str, ...] = ()
    document: str
    number: str = ""
    settings: tuple[Setting, ...]


@cache
def profiles() -> dict[str, Profile]:
    """Return the shipped profiles by id."""
    return {id: Profile(id=id, **load_toml(f"profiles/{id}.toml")) for id in PROFILE_IDS}


class SettingFault(ValueError):  # noqa: N818 - a fault, as everywhere in the project
    """A setting that names no rule, no parameter, or a value that cannot be read."""

    def __init__(self, setting: Setting, reason: str) -> None:
        super().__init__(f"{setting.rule}.{setting.parameter}={setting.value}: {reason}")
        self.setting = setting
        self.reason = reason


def check_setting(setting: Setting) -> None:
    """Raise :class:`SettingFault` unless ``setting`` names a known rule and parameter and a readable value."""
    rule = rules().get(setting.rule)
    if rule is None:
        raise SettingFault(setting, "unknown_rule")
    if setting.parameter == "mode":
        if setting.value not in {m.value for m in Mode}:
            raise SettingFault(setting, "bad_value")
        return
    if setting.parameter == "weight":
        if not setting.value.isdecimal() or not 1 <= int(setting.value) <= 1000:
            raise SettingFault(setting, "bad_value")
        return
    parameter = rule.params.get(setting.parameter)
    if parameter is None:
        raise SettingFault(setting, "unknown_parameter")
    try:
        check_value(parameter, setting.value)
    except (ValueError, ZeroDivisionError) as error:
        raise SettingFault(setting, "bad_value") from error


def catalogue_policy() -> Policy:
    """Return the catalogue's own values, under no profile."""
    active = {
        id: ActiveRule(
            rule=rule,
            mode=rule.mode,
            weight=rule.weight,
            values={name: p.value for name, p in rule.params.items()},
            basis={name: p.clause for name, p in rule.params.items() if p.clause},
        )
        for id, rule in rules().items()
    }
    return Policy(profile="", rules=active)


def resolve_policy(profile: str, *layers: Iterable[Setting]) -> Policy:
    """Return the policy of ``profile`` under ``layers`` of settings in rising precedence (sheet, then command line).

    Raises ``KeyError`` for an unknown profile and :class:`SettingFault` for a bad setting.
    """
    overrides = [s for layer in layers for s in layer]
    active: dict[str, ActiveRule] = {}
    for id, plain in catalogue_policy().rules.items():
        mode, weight, values, basis = plain.mode, plain.weight, plain.values, plain.basis
        for setting in (*profiles()[profile].settings, *overrides):
            if setting.rule != id:
                continue
            check_setting(setting)
            if setting.parameter == "mode":
                mode = Mode(setting.value)
            elif setting.parameter == "weight":
                weight = int(setting.value)
            else:
                values[setting.parameter] = setting.value
            basis[setting.parameter] = setting.basis
        active[id] = ActiveRule(rule=plain.rule, mode=mode, weight=weight, values=values, basis=basis)
    for setting in overrides:
        check_setting(setting)
    return Policy(profile=profile, rules=active, settings=tuple(overrides))
