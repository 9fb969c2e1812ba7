"""What ``xiachen consent`` says, in Chinese and in English."""

from models.text import text

TAKEN = text("{m}第{d}稿：{f}份文件，新录入意见{n}条", "draft {d} of {m}: {f} files, {n} new answers")
SIDE, AGREED, SUBSTITUTED, DECLINED, UNANSWERED = (
    text("答复方", "side"),
    text("同意", "agreed"),
    text("换人", "substitute"),
    text("不同意", "declined"),
    text("未答复", "no answer"),
)
WAITING = text("还有{n}处没有答完（班次数）：{who}", "{n} have not answered all (duties): {who}")
BROKEN = text(
    "照意见直接改会违反硬性规则{n}处，重排时将尽量化解：",
    "Followed as they stand, the answers break hard rules at {n} places; planning anew mends what it can:",
)
RULE, WHAT = text("规则", "rule"), text("内容", "what")
PINNED = text("（被指定，将照排）", " (pinned by an answer: it stands)")
NEXT_DRAFT = text(
    "下一步：{n}个班次有人不同意或换人，按意见重排：xiachen draft {root}",
    "next: {n} duties are objected to; plan anew: xiachen draft {root}",
)
NEXT_PUBLISH = text(
    "下一步：无人反对，可审签发布：xiachen publish {root} --approver 签发人",
    "next: nobody objects; publish: xiachen publish {root} --approver WHO",
)
