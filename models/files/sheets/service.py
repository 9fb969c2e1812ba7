"""The sheets of service wanted, promised and done: 基层需求 to 实际出勤."""

from models.county import (
    Activity,
    Attendance,
    Change,
    Need,
    Opening,
    Pace,
    Part,
    Period,
    Pin,
    PinKind,
    Published,
    Resident,
    WeekSplit,
)
from models.files.sheets.people import PERSON_SYNONYMS
from models.files.sheets.spec import Column, Kind, SheetSpec
from models.text import text

HOST_SYNONYMS = ("接收机构", "机构", "下沉机构", "下沉单位")

NEEDS = SheetSpec(
    key="needs",
    title=text("基层需求", "needs"),
    synonyms=("需求", "需求表"),
    note=text(
        "接收单位每周、每月或每年需要的天数；不填即按人口估算。只写一行“无”表示没有需求。",
        "Days wanted; estimated from population if empty. A single row that says 无 means that there are none.",
    ),
    record=Need,
    closable=True,
    unique=(("facility", "specialty", "activity", "period"),),
    columns=(
        Column(key="facility", zh="接收单位", en="receiving unit", kind=Kind.REF, target="facilities", required=True,
               synonyms=HOST_SYNONYMS, example="T01"),
        Column(key="specialty", zh="专业", en="specialty", synonyms=("科目",), example="心内",
               note=text("不填即任何专业都算。", "Blank counts every specialty.")),
        Column(key="activity", zh="服务内容", en="activity", kind=Kind.WORD, vocabulary=Activity, synonyms=("内容",),
               example="坐诊"),
        Column(key="period", zh="周期", en="period", kind=Kind.WORD, vocabulary=Period, required=True, example="每周"),
        Column(key="minimum", zh="最低天数", en="minimum days", kind=Kind.NUMBER, synonyms=("最少天数", "最低"),
               example="0", note=text("填了就是硬性要求。", "Hard where it is filled in.")),
        Column(key="target", zh="目标天数", en="target days", kind=Kind.NUMBER, required=True,
               synonyms=("天数", "需求天数", "目标"), example="2"),
        Column(key="source", zh="来源", en="source", synonyms=("依据",), example="卫生院申报"),
    ),
)  # fmt: skip

OPENING = SheetSpec(
    key="opening",
    title=text("期初台账", "opening"),
    synonyms=("台账", "期初", "期初余额"),
    note=text("启用本表前已核验的天数。", "Days verified before this workbook took over."),
    record=Opening,
    unique=(("id",),),
    closable=True,
    columns=(
        Column(key="id", zh="工号", en="code", kind=Kind.REF, target="staff", required=True, synonyms=PERSON_SYNONYMS,
               example="P001"),
        Column(key="as_of", zh="截止日期", en="as of", kind=Kind.DATE, required=True, synonyms=("截止", "截至日期"),
               example="2026-02-28"),
        Column(key="days_year", zh="本年已核验天数", en="verified days this year", kind=Kind.NUMBER,
               synonyms=("本年天数", "本年累计天数"), example="4.5"),
        Column(key="days_24m", zh="近24月天数", en="days in 24 months", kind=Kind.NUMBER,
               synonyms=("近24个月天数", "两年累计天数"), example="40"),
        Column(key="hosts_year", zh="本年接收单位", en="hosts this year", kind=Kind.REFS, target="facilities",
               synonyms=("接收单位",), example="T01"),
    ),
)  # fmt: skip

PACE = SheetSpec(
    key="pace",
    title=text("年度任务分解", "pace of the year"),
    synonyms=("任务分解", "年度分解"),
    note=text("年度计划定下的进度：每人到每月底累计应完成天数；不填即按月份平均。由 xiachen adopt 写入。",
              "The year plan's pace: days by the end of each month; even if empty. Written by xiachen adopt."),
    record=Pace,
    unique=(("id", "year", "month"),),
    columns=(
        Column(key="id", zh="工号", en="code", kind=Kind.REF, target="staff", required=True, synonyms=PERSON_SYNONYMS,
               example="P001"),
        Column(key="year", zh="年份", en="year", kind=Kind.WHOLE, required=True, synonyms=("年度",), example="2026"),
        Column(key="month", zh="月份", en="month", kind=Kind.WHOLE, required=True, synonyms=("月",), example="3"),
        Column(key="days", zh="累计天数", en="days so far", kind=Kind.NUMBER, required=True,
               synonyms=("累计", "累计应完成天数"), example="7.5"),
    ),
)  # fmt: skip

SPLITS = SheetSpec(
    key="splits",
    title=text("跨月周分解", "split weeks"),
    synonyms=("跨月分解", "跨月周"),
    note=text("跨月的一周在前一个月应完成的天数，余下的归后一个月；不填即按工作日分摊。由 xiachen adopt 写入。",
              "Days of a week's need for the month in which the week begins, the rest being the next month's; in "
              "proportion to working days if empty. Written by xiachen adopt."),
    record=WeekSplit,
    unique=(("facility", "specialty", "activity", "week"),),
    columns=(
        Column(key="facility", zh="接收单位", en="receiving unit", kind=Kind.REF, target="facilities", required=True,
               synonyms=HOST_SYNONYMS, example="T01"),
        Column(key="specialty", zh="专业", en="specialty", synonyms=("科目",), example="心内",
               note=text("与基层需求表的专业一致。", "As in the sheet of needs.")),
        Column(key="activity", zh="服务内容", en="activity", kind=Kind.WORD, vocabulary=Activity, synonyms=("内容",),
               example="坐诊", note=text("与基层需求表的服务内容一致。", "As in the sheet of needs.")),
        Column(key="week", zh="周一日期", en="Monday", kind=Kind.DATE, required=True, synonyms=("周一", "周"),
               example="2026-03-30"),
        Column(key="days", zh="前月天数", en="days before the month ends", kind=Kind.NUMBER, required=True,
               synonyms=("天数",), example="1"),
    ),
)  # fmt: skip

PUBLISHED = SheetSpec(
    key="published",
    title=text("已发布排班", "published"),
    synonyms=("已发布", "发布排班"),
    note=text("已发布的班次；每月以最高版本为准。", "Published duties; the highest version of a month holds."),
    record=Published,
    unique=(("version", "date", "part", "id"),),
    columns=(
        Column(key="version", zh="版本", en="version", kind=Kind.WHOLE, synonyms=("版次",), example="1"),
        Column(key="date", zh="日期", en="date", kind=Kind.DATE, required=True, example="2026-02-27"),
        Column(key="part", zh="时段", en="part", kind=Kind.WORD, vocabulary=Part, example="全天"),
        Column(key="id", zh="工号", en="code", kind=Kind.REF, target="staff", required=True, synonyms=PERSON_SYNONYMS,
               example="P001"),
        Column(key="facility", zh="接收单位", en="receiving unit", kind=Kind.REF, target="facilities", required=True,
               synonyms=HOST_SYNONYMS, example="T01"),
        Column(key="activity", zh="服务内容", en="activity", kind=Kind.WORD, vocabulary=Activity, example="坐诊"),
    ),
)  # fmt: skip

PINS = SheetSpec(
    key="pins",
    title=text("指定班次", "pins"),
    synonyms=("指定", "必排禁排"),
    note=text("必须排或不得排的班次，优先于其他规则。", "Duties that must, or must not, be planned; they win."),
    record=Pin,
    unique=(("id", "date", "part", "facility", "kind"),),
    columns=(
        Column(key="id", zh="工号", en="code", kind=Kind.REF, target="staff", required=True, synonyms=PERSON_SYNONYMS,
               example="P001"),
        Column(key="date", zh="日期", en="date", kind=Kind.DATE, required=True, example="2026-03-18"),
        Column(key="part", zh="时段", en="part", kind=Kind.WORD, vocabulary=Part, example="全天"),
        Column(key="facility", zh="接收单位", en="receiving unit", kind=Kind.REF, target="facilities",
               synonyms=HOST_SYNONYMS, example="T01",
               note=text("禁排不填接收单位即该时段不下沉。", "A 禁排 without it keeps the person at home.")),
        Column(key="kind", zh="必排或禁排", en="must or must not", kind=Kind.WORD, vocabulary=PinKind,
               synonyms=("类型", "必排禁排"), example="必排"),
        Column(key="reason", zh="原因", en="reason", synonyms=("理由",), example="义诊"),
    ),
)  # fmt: skip

RESIDENTS = SheetSpec(
    key="residents",
    title=text("常驻人员", "residents"),
    synonyms=("常驻", "派驻人员", "常驻派驻"),
    note=text("派驻半年以上的人员：派驻期内凡可派、开诊的工作日都排在派驻单位，不参加轮转。",
              "Postings of half a year and more: there on every working day that both can keep, no rotation."),
    record=Resident,
    unique=(("id", "facility", "from"),),
    columns=(
        Column(key="id", zh="工号", en="code", kind=Kind.REF, target="staff", required=True, synonyms=PERSON_SYNONYMS,
               example="P001"),
        Column(key="facility", zh="接收单位", en="receiving unit", kind=Kind.REF, target="facilities", required=True,
               synonyms=("派驻单位", *HOST_SYNONYMS), example="T01"),
        Column(key="from", zh="开始", en="from", kind=Kind.DATE, required=True, synonyms=("开始日期", "起", "派驻开始"),
               example="2026-01-01"),
        Column(key="to", zh="结束", en="to", kind=Kind.DATE, required=True, synonyms=("结束日期", "止", "派驻结束"),
               example="2026-12-31"),
        Column(key="basis", zh="依据文号", en="document", synonyms=("依据", "文号"), example="乌卫发〔2026〕1号"),
    ),
)  # fmt: skip

CHANGES = SheetSpec(
    key="changes",
    title=text("调班记录", "changes"),
    synonyms=("调班",),
    note=text("已发布班次的调整记录。", "Requested changes of published duties."),
    record=Change,
    columns=(
        Column(key="duty", zh="原班次", en="duty", required=True, synonyms=("班次",), example="2026-03-18/P001/T01"),
        Column(key="by", zh="申请人", en="asked by", example="P001"),
        Column(key="reason", zh="原因", en="reason", synonyms=("理由",), example="急诊手术"),
        Column(key="substitute", zh="替换人", en="substitute", kind=Kind.REF, target="staff",
               synonyms=("换人", "替班人"), example="P002"),
        Column(key="new_date", zh="新日期", en="new date", kind=Kind.DATE, synonyms=("改期",), example="2026-03-19"),
        Column(key="approver", zh="审批人", en="approver", synonyms=("批准人",)),
        Column(key="approved_at", zh="批准时间", en="approved at", example="2026-03-16 10:00"),
    ),
)  # fmt: skip

ATTENDANCE = SheetSpec(
    key="attendance",
    title=text("实际出勤", "attendance"),
    synonyms=("出勤", "出勤核验", "考勤", "实际出勤核验表"),
    note=text("实际发生的下沉；核验人填写后才算已核验。", "Service that happened; verified once 核验人 is filled."),
    record=Attendance,
    unique=(("date", "part", "id", "facility"),),
    columns=(
        Column(key="date", zh="日期", en="date", kind=Kind.DATE, required=True, example="2026-02-27"),
        Column(key="part", zh="时段", en="part", kind=Kind.WORD, vocabulary=Part, example="全天"),
        Column(key="id", zh="工号", en="code", kind=Kind.REF, target="staff", required=True, synonyms=PERSON_SYNONYMS,
               example="P001"),
        Column(key="facility", zh="接收单位", en="receiving unit", kind=Kind.REF, target="facilities", required=True,
               synonyms=HOST_SYNONYMS, example="T01"),
        Column(key="stop", zh="巡回点", en="stop", synonyms=("巡诊点",)),
        Column(key="arrived", zh="到岗", en="arrived", kind=Kind.TIME, synonyms=("到岗时间", "签到"), example="08:30"),
        Column(key="left", zh="离岗", en="left", kind=Kind.TIME, synonyms=("离岗时间", "签退"), example="17:00"),
        Column(key="days", zh="认定天数", en="days credited", kind=Kind.NUMBER, synonyms=("天数",), example="1"),
        Column(key="activity", zh="服务内容", en="activity", kind=Kind.WORD, vocabulary=Activity, example="坐诊"),
        Column(key="volume", zh="工作量", en="volume", kind=Kind.NUMBER, synonyms=("诊疗人次",), example="23"),
        Column(key="verified_by", zh="接收单位核验人", en="verified by", synonyms=("核验人",), example="院办"),
        Column(key="score", zh="考核得分", en="score", kind=Kind.NUMBER, synonyms=("得分", "接收单位考核得分"),
               example="95", note=text("接收单位的考核得分。", "The receiving unit's mark.")),
        Column(key="home_score", zh="派出单位考核得分", en="sending hospital's score", kind=Kind.NUMBER,
               synonyms=("派出单位得分",), example="90"),
        Column(key="note", zh="备注", en="note", synonyms=("说明",)),
    ),
)  # fmt: skip
