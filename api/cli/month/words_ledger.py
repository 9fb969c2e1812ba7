"""What ``xiachen ledger`` says, in Chinese and in English."""

from models.text import text

SUMMARY = text(
    "{m}月底：应下沉{n}人，累计已核验{v}天，待核验{p}天",
    "end of {m}: {n} people owe days; {v} days are verified, {p} pending",
)
BEHIND = text("进度不足{n}人，其中全年已不可完成{k}人：", "{n} are behind, {k} can no longer complete the year:")
WRITTEN = text("台账已写到 {path}", "the ledger is written to {path}")
CODE, DUE, VERIFIED, PENDING = (
    text("工号", "code"),
    text("应下沉", "due"),
    text("已核验", "verified"),
    text("待核验", "pending"),
)
SHORT, NEXT, REACHABLE = text("到期尚欠", "short"), text("下月应安排", "asked next"), text("可否完成", "reachable")
