"""Every word that ``xiachen chain`` says, in Chinese and in English."""

from models.text import text

STAGE = text("—— 第{n}段，共3段：{decision} ——", "-- {n} of 3: {decision} --")
STOPPED = text(
    "三段联算止于{decision}：{why}。后面各段未算。",
    "The chain ends at {decision}: {why}. What follows was not solved.",
)
INTERRUPTED = text("已停止，已算各段的结果保留。", "stopped; the results of the stages that are done are kept.")
FOLLOWED = text("需求追踪（中心 / 全部）：", "needs followed (centers / all):")
FIGURE = text("{name} {own} / {every}", "{name} {own} / {every}")
LOOK_NEXT = text(
    "请打开 {page} 查看每个需求的去向，{workbook} 是同样内容的表；各段结果在 siting、headcount、roster 中。",
    "Open {page} to see what became of each need, {workbook} has the same as sheets; each decision has its folder.",
)
DISAGREES = text("追踪结果与核查不一致，不予采用：{which}", "the checker counts other sums than the report: {which}")
NOT_A_MONTH = text(
    "三段联算的排班为一个整月，{first}至{last}不是", "a chain rosters one whole month, which {first} to {last} is not"
)
MONTH_REMEDY = text("写某月1日至月末，或不写", "Give the first and the last day of a month, or neither")
NOT_IN_YEARS = text(
    "{year}年不在编制规划年度（{first}至{last}）内", "{year} is not among the years of the headcount, {first} to {last}"
)
YEARS_REMEDY = text(
    "改排规划年度内的月份，或设 headcount.need.years", "Choose a month of these years, or set headcount.need.years"
)
