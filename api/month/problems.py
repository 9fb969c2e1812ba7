"""Why a step of the month cannot be done, each with its remedy."""

from collections.abc import Sequence
from datetime import date

from models.folder import FolderProblem
from models.month import Month
from models.report import ReportPeriod
from models.text import Text, text
from models.verdict import Finding

SHOWN = 5
"""How many findings a problem names."""


def year_is_over(year: int) -> FolderProblem:
    """Return that every month of a year is published."""
    return FolderProblem(
        "year_is_over",
        text("{y}年12月已发布，没有可计划的月份", "December {y} is published; no month is left to plan").fill(y=year),
        text("用 --year 写明另一年", "name another year with --year"),
    )


def no_draft(month: Month) -> FolderProblem:
    """Return that there is no draft to go on from."""
    return FolderProblem(
        "no_draft",
        text("{m}没有待发布的草案", "there is no open draft for {m}").fill(m=month),
        text("先用 xiachen draft 起草", "make one with xiachen draft"),
    )


def not_followed(month: Month, hard: float) -> FolderProblem:
    """Return that a draft breaks hard rules by now, as where answers came in after it."""
    return FolderProblem(
        "not_followed",
        text(
            "{m}的草案不符合硬性规则或已收到的意见（{n}处）", "the draft for {m} breaks hard rules or answers ({n})"
        ).fill(m=month, n=f"{hard:g}"),
        text("用 xiachen draft 按意见重排", "plan it anew with xiachen draft"),
    )


def no_approver() -> FolderProblem:
    """Return that nobody is named who approves."""
    return FolderProblem(
        "no_approver",
        text("没有写明签发人", "nobody is named who approves"),
        text("用 --approver 写明签发人", "name them with --approver"),
    )


def no_version(month: Month) -> FolderProblem:
    """Return that a month has not been published."""
    return FolderProblem(
        "no_version",
        text("{m}还没有发布", "{m} is not published yet").fill(m=month),
        text("未发布的草案直接用 xiachen draft 重排", "a draft is planned anew with xiachen draft"),
    )


def outside_month(month: Month, day: date) -> FolderProblem:
    """Return that a month cannot be frozen up to a date: one outside, or its last, after which nothing is left."""
    return FolderProblem(
        "outside_month",
        text(
            "{m}不能固定到{d}：应在本月内，且早于最后一天",
            "{m} cannot be frozen up to {d}: a date of the month before its last is needed",
        ).fill(m=month, d=day),
        text("用 --freeze-until 写明最后一个已过去的日子", "name the last date that is over with --freeze-until"),
    )


def nothing_to_change(month: Month) -> FolderProblem:
    """Return that no request is open."""
    return FolderProblem(
        "nothing_to_change",
        text("{m}没有待办的调班记录", "no request to change {m} is open").fill(m=month),
        text("填写调班记录表，或给出文件", "fill in the sheet 调班记录, or name a file"),
    )


def cannot_change(faults: Sequence[Text]) -> FolderProblem:
    """Return why requests cannot be carried out, all of them."""
    return FolderProblem(
        "cannot_change",
        Text(zh="；".join(f.zh for f in faults), en="; ".join(f.en for f in faults)),
        text("改正调班记录后再运行", "correct the requests and run again"),
    )


def breaks_rules(month: Month, broken: Sequence[Finding]) -> FolderProblem:
    """Return which hard rules a plan made by hand would break."""
    shown = broken[:SHOWN]
    return FolderProblem(
        "breaks_rules",
        text("调班后违反硬性规则{n}处：{f}", "the changed roster breaks hard rules {n} times: {f}").fill(
            n=len(broken),
            f=Text(zh="".join(f.message.zh for f in shown), en=" ".join(f.message.en for f in shown)),
        ),
        text("换一位替换人，或用 xiachen draft 重排", "choose another substitute, or plan anew with xiachen draft"),
    )


def not_reported(period: ReportPeriod, drafts: Sequence[Month]) -> FolderProblem:
    """Return that no month of a period is published, so that there is nothing to report."""
    if drafts:
        message = text("{p}没有已发布的排班；{m}只有草案，不出报告", "nothing of {p} is published; {m}: drafts only")
    else:
        message = text("{p}没有已发布的排班", "nothing of {p} is published")
    return FolderProblem(
        "not_reported",
        message.fill(p=period.name, m=", ".join(str(m) for m in drafts)),
        text("先用 xiachen publish 发布", "publish with xiachen publish first"),
    )


def unreadable(error: OSError) -> FolderProblem:
    """Return what the system says of a folder that cannot be read."""
    return FolderProblem(
        "file_fault",
        text("不能读取：{d}", "cannot be read: {d}").fill(d=error.strerror or type(error).__name__),
        text("检查路径与读写权限", "check the path and the permissions"),
    )


def twice(root: object) -> FolderProblem:
    """Return that a folder is named twice, so that a roll-up would count it twice."""
    return FolderProblem(
        "folder_twice",
        text("{r} 写了两次", "{r} is named twice").fill(r=root),
        text("每个目录只写一次", "name each folder once"),
    )
