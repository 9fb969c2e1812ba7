"""Why a step of the month cannot be done, each with its remedy."""

from models.folder import FolderProblem
from models.month import Month
from models.text import text


def no_plan(month: Month) -> FolderProblem:
    """Return that no plan was found for a month."""
    return FolderProblem(
        "no_plan",
        text("{m}没有可行的排班，没有保存", "there is no plan for {m}; nothing was saved").fill(m=month),
        text("按所列规则调整，或放宽其方式", "act on the rules named, or relax them"),
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
