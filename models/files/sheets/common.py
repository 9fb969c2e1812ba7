"""The sheets that say which county, month and policy: 填报说明, 基本情况, 工作日历, 规则口径."""

from models.county import CalendarDay, CountyInfo, DateKind, Mode, PolicySetting
from models.files.sheets.spec import Column, Kind, SheetSpec
from models.text import text

README = SheetSpec(
    key="readme",
    title=text("填报说明", "readme"),
    synonyms=("说明", "填表说明"),
    note=text("怎样填写；程序不读取。", "How to fill in the workbook; it is not read."),
    columns=(
        Column(key="item", zh="项目", en="item"),
        Column(key="note", zh="说明", en="note"),
    ),
)

COUNTY = SheetSpec(
    key="county",
    title=text("基本情况", "county"),
    synonyms=("基本信息", "概况"),
    note=text("只填一行：旗县、年月和政策方案。", "One row: the county, the month and the policy profile."),
    record=CountyInfo,
    single=True,
    columns=(
        Column(key="name", zh="旗县名称", en="county", required=True, synonyms=("县名", "旗县", "县市名称", "县区名称"),
               example="某某县"),
        Column(key="consortium", zh="医共体名称", en="consortium", synonyms=("医共体",), example="某某县医共体"),
        Column(key="year", zh="年份", en="year", kind=Kind.WHOLE, required=True, synonyms=("年", "年度"),
               example="2026"),
        Column(key="month", zh="月份", en="month", kind=Kind.WHOLE, required=True, synonyms=("月",), example="3"),
        Column(key="profile", zh="政策方案", en="policy profile", kind=Kind.PROFILE, required=True,
               synonyms=("方案", "政策口径"), example="xx-county",
               note=text("决定各项规则的默认方式和数值。", "Sets how each rule binds and its values by default.")),
        Column(key="office", zh="编制单位", en="issued by", synonyms=("制表单位",), example="医共体医护调度中心"),
        Column(key="prepared_by", zh="制表人", en="prepared by", synonyms=("制表",)),
        Column(key="reviewed_by", zh="审核人", en="reviewed by", synonyms=("审核",)),
        Column(key="approved_by", zh="签发人", en="approved by", synonyms=("签发",)),
    ),
)  # fmt: skip

CALENDAR = SheetSpec(
    key="calendar",
    title=text("工作日历", "calendar"),
    synonyms=("日历", "节假日"),
    note=text(
        "只填与国家放假安排不同的日期；不填即按内置日历。",
        "Only dates that differ from the national calendar; blank means the shipped calendar.",
    ),
    record=CalendarDay,
    unique=(("date",),),
    columns=(
        Column(key="date", zh="日期", en="date", kind=Kind.DATE, required=True, example="2026-08-01"),
        Column(key="kind", zh="类型", en="kind", kind=Kind.WORD, required=True, vocabulary=DateKind,
               synonyms=("日期类型",), example="休息日"),
        Column(key="name", zh="名称", en="name", synonyms=("节日",), example="那达慕"),
        Column(key="source", zh="来源", en="source", synonyms=("依据",), example="旗政府办通知"),
    ),
)  # fmt: skip

POLICY = SheetSpec(
    key="policy",
    title=text("规则口径", "policy"),
    synonyms=("口径", "政策口径", "规则"),
    note=text(
        "本地与所选政策方案不同的读法；每行一条规则的方式，或一个参数的数值。",
        "Where the county differs from its profile; a row sets a rule's mode, or the value of one parameter.",
    ),
    record=PolicySetting,
    unique=(("rule", "parameter"),),
    columns=(
        Column(key="rule", zh="规则编号", en="rule", kind=Kind.RULE, required=True, synonyms=("规则", "编号"),
               example="roster.weekly_share",
               note=text("编号或中文名称，见“规则”目录。", "Id or title of a rule of the catalogue.")),
        Column(key="title", zh="规则名称", en="title", synonyms=("名称",), example="每周下沉比例"),
        Column(key="mode", zh="方式", en="mode", kind=Kind.WORD, vocabulary=Mode, example="尽量"),
        Column(key="parameter", zh="参数", en="parameter", synonyms=("参数名称",), example="share"),
        Column(key="value", zh="数值", en="value", synonyms=("值", "参数值"), example="60%"),
        Column(key="basis", zh="依据文号", en="document number", synonyms=("依据", "文号"), example="〔2026〕1号"),
    ),
)  # fmt: skip
