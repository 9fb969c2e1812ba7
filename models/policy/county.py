"""The policy of one county: its profile, its own sheet of readings, and what is given beside it."""

from collections.abc import Iterable, Iterator

from models.county.county import County
from models.county.settings import PolicySetting
from models.policy.policy import Policy, Setting
from models.policy.profile import resolve_policy


def policy_of(county: County, profile: str = "", settings: Iterable[Setting] = ()) -> Policy:
    """Return the policy that binds ``county``.

    Precedence falls from ``settings`` (the command line, or a plan's own) over the sheet 规则口径 to the profile:
    the one named, or else the county's. Raises as :func:`models.policy.profile.resolve_policy`.
    """
    sheet = (setting for row in county.policy for setting in sheet_settings(row))
    return resolve_policy(profile or county.county.profile, sheet, settings)


def sheet_settings(row: PolicySetting) -> Iterator[Setting]:
    """Yield the settings of one row of the sheet: a mode, a parameter's value, or both."""
    if row.mode is not None:
        yield Setting(rule=row.rule, parameter="mode", value=row.mode.value, basis=row.basis)
    if row.parameter:
        yield Setting(rule=row.rule, parameter=row.parameter, value=row.value, basis=row.basis)
