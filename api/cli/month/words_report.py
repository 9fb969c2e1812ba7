"""What ``xiachen report`` says, in Chinese and in English."""

from models.text import text

BAD_PERIOD = text("“{found}”不是报告期", '"{found}" is no period of a report')
PERIOD_REMEDY = text("请写成 2026-03、2026-H1、2026-H2 或 2026。", "Write it like 2026-03, 2026-H1, 2026-H2 or 2026.")
NO_OUT = text("汇总多个医共体须写明结果放在哪里", "a roll-up needs a folder of its own")
OUT_REMEDY = text("用 --out 指定一个文件夹。", "Name it with --out.")
READING = text("已读 {done}/{all} 个医共体", "{done} of {all} consortia read")
EDITED = text(
    "{path} 有手工改动尚未记为一步，未计入。", "{path}: edited by hand since its last step, which is not counted."
)
REPORTED = text("{p}报告已存：{path}", "the report of {p} is saved: {path}")
ROLLED_UP = text("{n}个医共体{p}汇总已存：{path}", "{n} consortia, {p}: the roll-up is saved: {path}")
LOOK = text("先看 {page}，打印用 {book}", "look at {page}; print {book}")
UNCOUNTED = text("{n}：{m}", "{n}: {m}")
CONSORTIUM, TOTAL = text("医共体", "consortium"), text("合计", "total")
INDICATOR, OWN, COMMON = (
    text("指标", "indicator"),
    text("本县口径（{p}）", "own profile ({p})"),
    text("统一口径（{p}）", "common profile ({p})"),
)
