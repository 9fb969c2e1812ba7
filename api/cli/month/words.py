"""What the commands of a county folder say, in Chinese and in English."""

from models.text import text

BAD_MONTH = text("“{found}”不是月份", '"{found}" is not a month')
MONTH_REMEDY = text("请写成 2026-03。", "Write it like 2026-03.")
EDITED = text(
    "上一步之后手工改过{n}个文件，将单独记为一步：{files}",
    "{n} files edited by hand since the last step become a step of their own: {files}",
)
MADE = text("工作目录已建立：{path}", "the county folder is made: {path}")
MADE_NEXT = text(
    "下一步：填好 {path}，再运行 xiachen draft {root}", "next: fill in {path}, then run xiachen draft {root}"
)
DRAFTED = text("{month}草案第{n}稿已存：{path}", "draft {n} of {month} is saved: {path}")
KEPT = text(
    "无人反对的{agreed}个班次保留{kept}个，共变动{changes}处",
    "{kept} of {agreed} duties that nobody objected to are kept; {changes} changes in all",
)
FROZEN = text("{day}及以前照已发布的执行，不再变动", "what was published up to {day} stays as it was published")
NOT_FROZEN = text(
    "本月已过去的日子也可能变动；要照已发布的执行，加 --freeze-until {day}",
    "days that are over may move too; to leave them as published, add --freeze-until {day}",
)
PUBLISHED = text("{month}第{v}版已发布：{path}", "version {v} of {month} is published: {path}")
SUPERSEDES = text("替代第{v}版，变动{n}处：", "It supersedes version {v}, with {n} changes:")
NOBODY_WAITS = text("还有{n}个班次未答复（{side}）", "{n} duties have no answer yet ({side})")
STEP, WHEN, WHO, WHAT, NOTE, FILES = (
    text("步", "step"),
    text("时间", "at"),
    text("经办人", "by"),
    text("事项", "what"),
    text("说明", "note"),
    text("文件数", "files"),
)
WHOLE = text("历史完整：{n}步，每个文件与记录一致", "the history is whole: {n} steps, every file as recorded")
RESTORED = text("已恢复到第{n}步，作为第{m}步", "step {n} is brought back, as step {m}")
EXPORTED = text("第{n}步的文件已写到 {path}", "the files of step {n} are written to {path}")
MONTH, DRAFT, ANSWERS, VERSION, NEXT = (
    text("月份", "month"),
    text("草案", "draft"),
    text("答复", "answers"),
    text("发布", "published"),
    text("下一步", "next"),
)
ATTENDED = text("出勤（核验/待核验）", "attendance (verified/pending)")
DO_CONSENT = text("征求意见，再发布", "ask for consent, then publish")
DO_REVISE = text("按意见重排：xiachen draft", "plan anew after the answers: xiachen draft")
DO_PUBLISH = text("发布：xiachen publish", "publish: xiachen publish")
DO_ATTEND = text("录入并核验出勤：xiachen attendance import", "take in attendance: xiachen attendance import")
DONE = text("已归档", "archived")
NO_MONTHS = text("还没有草案。下一步：xiachen draft {root}", "no draft yet; next: xiachen draft {root}")
BEFORE, AFTER = text("原班次", "before"), text("新班次", "after")
HANDED = text("{month}填报表{n}份，{due}前交回：{path}", "{n} forms for {month}, to be returned by {due}: {path}")
HANDED_NEXT = text(
    "交回的放进 {path}，再运行 xiachen merge {root}", "put what comes back into {path}, then run xiachen merge {root}"
)
BAD_AUDIENCE = text("“{found}”不是填报对象", '"{found}" is not who fills in forms')
AUDIENCE_REMEDY = text("请写 科室、卫生院 或 全部。", "Write department, unit or all.")
NO_COUNTY_FILE = text("没有写明县域工作簿或工作目录", "neither a county's file nor a county folder is named")
NO_COUNTY_REMEDY = text(
    "例如 xiachen template --for 科室 county.xlsx。", "For example xiachen template --for department county.xlsx."
)
JOINED = text(
    "发放{handed}份，可用{joined}份，有错{faulty}份", "{handed} handed out, {joined} can be used, {faulty} have faults"
)
FAULTY = text("有错未汇总：{forms}", "not joined for faults: {forms}")
LATE = text("未交{n}份（{due}前）：{forms}", "{n} are late (due {due}): {forms}")
CONTRADICT = text("有{n}处矛盾，未写入任何内容：", "{n} contradictions; nothing was written:")
SETTLE = text(
    "请改正文件，或以某一方为准：xiachen merge {root} --take 文件名（以工作簿为准写 county.xlsx）",
    "Correct the files, or take one side's word: xiachen merge {root} --take FILE (county.xlsx for the workbook's)",
)
NOTHING_NEW = text("没有新的内容，工作簿未变。", "Nothing new; the workbook is as it was.")
ALREADY = text("所填内容与工作簿一致，已记录。", "What is stated agrees with the workbook; that is noted.")
MERGED = text("已写入工作簿，变动{n}处，清单：{path}", "the workbook is written, {n} changes, listed in {path}")
WHO_OR_WHAT, FIELD, ONE, OTHER = (
    text("对象", "who"),
    text("项目", "field"),
    text("一处", "one"),
    text("另一处", "the other"),
)
BEFORE_VALUE, AFTER_VALUE, FILE = text("原值", "before"), text("新值", "after"), text("文件", "file")
YEAR_PLANNED = text(
    "{y}年度计划第{n}稿已存，各月据此起草：{path}", "year plan {n} of {y} is saved; months follow it: {path}"
)
SAME_AGAIN = text(
    "{m}第{v}版已从第{s}步重做，{n}个班次完全一致",
    "version {v} of {m} is made again from step {s}: all {n} duties are the same",
)
OTHER_COUNTY = text(
    "{m}第{v}版：第{s}步的数据与排班时不同", "version {v} of {m}: the data of step {s} are not what it was planned in"
)
OTHER_DUTIES = text(
    "{m}第{v}版从第{s}步重做不一致：少{n}个班次，多{k}个",
    "version {v} of {m} made again from step {s} differs: {n} duties are missing, {k} are others",
)
