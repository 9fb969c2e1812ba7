"""The policy that a request asks for; everything that is wrong with it is told at once."""

from api.service.schemas.jobs import PolicyBody, Value
from models.files.input.checks.settings import read_setting
from models.files.input.codes import Fault, Place, make_issue
from models.files.input.vocabulary import read_profile
from models.issue import Issue
from models.policy import Setting
from models.text import text

NOT_A_SETTING = text("“{found}”不是 规则.参数", '"{found}" is not RULE.PARAM')
REMEDY = text("例如 roster.weekly_share.share。", "For example roster.weekly_share.share.")


def policy_asked(asked: PolicyBody, place: str, issues: list[Issue]) -> tuple[str, tuple[Setting, ...]]:
    """Return profile and settings of a part of a body that stands at ``place``; its faults go to ``issues``."""
    profile = profile_asked(asked.profile, f"{place}/profile", issues)
    found = (_setting(key, value, f"{place}/settings/{key}", issues) for key, value in asked.settings.items())
    return profile, tuple(setting for setting in found if setting is not None)


def profile_asked(found: str, pointer: str, issues: list[Issue]) -> str:
    """Return the id of the profile that is named, empty where none is; an unknown one goes to ``issues``."""
    try:
        return read_profile(found) if found else ""
    except Fault as fault:
        issues.append(make_issue(fault.code, Place(pointer=pointer), **fault.values))
        return ""


def _setting(key: str, value: Value, pointer: str, issues: list[Issue]) -> Setting | None:
    rule, _, parameter = key.strip().rpartition(".")
    if not (rule and parameter):
        said = NOT_A_SETTING.fill(found=key)
        issues.append(Issue(code="bad_setting", severity="error", message=said, remedy=REMEDY, pointer=pointer))
        return None
    try:
        return read_setting(rule, parameter, _spelled(value))
    except Fault as fault:
        issues.append(make_issue(fault.code, Place(pointer=pointer), **fault.values))
        return None


def _spelled(value: Value) -> str:
    """Return a value of JSON as a cell would have it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value).strip()
