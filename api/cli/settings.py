"""Policy as the command line gives it: a profile's name, values set one by one, and the gap that is allowed."""

from collections.abc import Iterable

from api.cli import words
from api.cli.issues import fault, option_issue
from models.files.input.checks.settings import read_setting
from models.files.input.codes import Fault, Place, make_issue
from models.files.input.vocabulary import read_profile
from models.issue import InputRefused, Issue
from models.policy import Setting
from models.policy.values import parse_share


def read_profile_option(found: str) -> str:
    """Return the profile's id, empty for the county's own; raise ``InputRefused`` for one that is unknown."""
    if not found:
        return ""
    try:
        return read_profile(found)
    except Fault as error:
        raise InputRefused([make_issue(error.code, Place(pointer="--profile"), **error.values)]) from error


def read_settings(given: Iterable[str]) -> tuple[Setting, ...]:
    """Return the settings of every ``RULE.PARAM=VALUE``; raise ``InputRefused`` with all that cannot be read."""
    settings: list[Setting] = []
    issues: list[Issue] = []
    for item in given:
        try:
            settings.append(split_setting(item))
        except Fault as error:
            issues.append(make_issue(error.code, Place(pointer="--set"), **error.values))
        except ValueError:
            message = words.BAD_SETTING.fill(found=item)
            issues.append(option_issue("bad_setting", message, words.SETTING_REMEDY, "--set"))
    if issues:
        raise InputRefused(issues)
    return tuple(settings)


def split_setting(item: str) -> Setting:
    """Return one setting; raise ``ValueError`` where it is not of the form, ``Fault`` where its words are unknown."""
    key, equals, value = item.partition("=")
    rule, dot, parameter = key.strip().rpartition(".")
    if not (equals and dot and rule and parameter):
        raise ValueError(item)
    return read_setting(rule, parameter, value.strip())


def read_gap(found: str) -> float:
    """Return the allowed gap from ``0.001`` or ``0.1%``; raise ``InputRefused`` otherwise."""
    try:
        return float(parse_share(found))
    except (ValueError, ZeroDivisionError) as error:
        raise fault("bad_gap", words.BAD_GAP.fill(found=found), words.GAP_REMEDY, "--gap") from error
