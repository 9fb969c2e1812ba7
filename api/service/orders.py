"""From what a body asks to an order that the queue can keep; everything that is wrong with it is told at once."""

from datetime import date

from api.horizon import horizon_of
from api.jobs import Order
from api.service.policies import policy_asked
from api.service.schemas.jobs import OptionsBody
from api.service.settings import Limits
from models.county import County
from models.decision import Decision
from models.issue import InputRefused, Issue
from models.text import Text, text

NO_CENTERS = text("表中没有中心，无从选址", "the county asks for no centers")
NO_POSTS = text("表中没有编制，无从调剂", "the county states no posts")
FILL_IN = text("请先在县域数据中补充。", "Add them to the county first.")
NO_DAYS = text("只有排班有起止日期", "only a roster has dates")
LEAVE_OUT = text("请去掉 from 和 to。", "Leave out from and to.")
REVERSED = text("结束日期{last}早于开始日期{first}", "the horizon ends {last} before it starts {first}")
SWAP = text("请调换 from 与 to。", "Swap from and to.")
TOO_LONG = text("排班期间为{days}天，超过上限{limit}天", "the horizon has {days} days; the limit is {limit}")
SHORTEN = text("请缩短期间。", "Make it shorter.")
TOO_SLOW = text("时限{found}秒超过上限{limit}秒", "{found} seconds are more than the limit of {limit}")
LESS_TIME = text("请缩短时限。", "Ask for less time.")


def order_for(county: County, decision: Decision, asked: OptionsBody, limits: Limits) -> Order:
    """Return the order of ``decision`` for a county; raise ``InputRefused`` with every fault of the options."""
    issues: list[Issue] = []
    profile, settings = policy_asked(asked, "/options", issues)
    seconds = limits.default_seconds if asked.time_limit is None else asked.time_limit
    if seconds > limits.solve_seconds:
        said = TOO_SLOW.fill(found=f"{seconds:g}", limit=f"{limits.solve_seconds:g}")
        issues.append(fault("time_limit_too_long", said, LESS_TIME, "/options/time_limit"))
    first, last = _days(county, decision, asked, limits, issues)
    if issues:
        raise InputRefused(issues)
    return Order(
        decision=decision,
        first=first,
        last=last,
        profile=profile,
        settings=settings,
        time_limit=min(seconds, limits.solve_seconds),
        gap=asked.gap,
        seed=asked.seed,
        workers=asked.workers,
        memory_limit=limits.memory_bytes,
    )


def _days(
    county: County, decision: Decision, asked: OptionsBody, limits: Limits, issues: list[Issue]
) -> tuple[date | None, date | None]:
    """Return the days of a roster; nothing for the other decisions, which the county must have data for."""
    if decision is not Decision.ROSTER:
        if asked.first or asked.last:
            pointer = "/options/from" if asked.first else "/options/to"
            issues.append(fault("no_days", NO_DAYS, LEAVE_OUT, pointer))
        issues.extend(_missing(county, decision))
        return None, None
    first, last = horizon_of(county, asked.first, asked.last)
    days = (last - first).days + 1
    if days < 1:
        said = REVERSED.fill(first=first.isoformat(), last=last.isoformat())
        issues.append(fault("horizon_reversed", said, SWAP, "/options/to"))
    if days > limits.horizon_days:
        said = TOO_LONG.fill(days=days, limit=limits.horizon_days)
        issues.append(fault("horizon_too_long", said, SHORTEN, "/options/to"))
    return first, last


def _missing(county: County, decision: Decision) -> list[Issue]:
    """Return that a county has nothing to decide on."""
    if decision is Decision.SITING and not county.centers:
        return [fault("no_centers", NO_CENTERS, FILL_IN, "/decision")]
    if decision is Decision.HEADCOUNT and not county.posts:
        return [fault("no_posts", NO_POSTS, FILL_IN, "/decision")]
    return []


def fault(code: str, message: Text, remedy: Text, pointer: str) -> Issue:
    """Return a fault of what is asked."""
    return Issue(code=code, severity="error", message=message, remedy=remedy, pointer=pointer)
