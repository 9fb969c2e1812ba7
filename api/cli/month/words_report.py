"""What ``xiachen report`` says, in Chinese and in English."""

from models.text import text

BAD_PERIOD = text("“{found}”不是报告期", '"{found}" is no period of a report')
PERIOD_REMEDY = text("请写成 2026-03、2026-H1、2026-H2 或 2026。", "Write it like 2026-03, 2026-H1, 2026-H2 or 2026.")
REPORTED = text("{p}报告已存：{path}", "the report of {p} is saved: {path}")
INDICATOR, OWN, COMMON = (
    text("指标", "indicator"),
    text("本县口径（{p}）", "own profile ({p})"),
    text("统一口径（{p}）", "common profile ({p})"),
)
