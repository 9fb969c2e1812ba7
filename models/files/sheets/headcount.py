"""The sheets of headcount: 编制, 核定总量, 岗位职数, 人员变动, 周转池, 工作量."""

from models.county import Category, Funding, Level, Loan, Movement, NeedSource, Positions, Posts, Title, Total, Workload
from models.files.sheets.spec import Column, Kind, SheetSpec
from models.text import Text, text

FACILITY_SYNONYMS = ("机构名称", "单位", "单位名称")
CATEGORY_SYNONYMS = ("类别", "岗位类别")
TYPE_SYNONYMS = ("类型", "机构类别", "单位类型", "单位类别")
FUNDING_SYNONYMS = ("经费类型", "经费来源", "拨款方式")
LEVEL_SYNONYMS = ("级别", "机构层级")
CLASS_TYPES = ("公立医院", "妇幼保健机构", "疾控中心", "乡镇卫生院", "社区卫生服务中心", "公益一类", "公益二类")
"""What a drop-down of types of facility offers; a county may state others."""


def _facility(example: str = "T01") -> Column:
    return Column(key="facility", zh="机构", en="facility", kind=Kind.REF, target="facilities", required=True,
                  synonyms=FACILITY_SYNONYMS, example=example)  # fmt: skip


def _category() -> Column:
    return Column(key="category", zh="人员类别", en="staff category", kind=Kind.WORD, vocabulary=Category,
                  required=True, synonyms=CATEGORY_SYNONYMS, example="医师")  # fmt: skip


def _heads(key: str, zh: str, en: str, example: str = "", *synonyms: str, note: Text | None = None) -> Column:
    return Column(key=key, zh=zh, en=en, kind=Kind.WHOLE, synonyms=synonyms, example=example, note=note)


_SAID_ONCE = text("同一机构填一行即可。", "One row of a facility is enough.")

POSTS = SheetSpec(
    key="posts",
    title=text("编制", "posts"),
    synonyms=("编制表", "机构编制", "编制情况"),
    note=text(
        "各机构各类人员的编制，每行一个机构一类人员；只做排班和选址可不填。",
        "The posts of each category at each facility, one a row; leave empty where only rosters or sites are planned.",
    ),
    record=Posts,
    unique=(("facility", "category"),),
    columns=(
        _facility(),
        Column(key="class_type", zh="机构类型", en="type of facility", defaulted=True, synonyms=TYPE_SYNONYMS,
               suggested=CLASS_TYPES, example="乡镇卫生院",
               note=text("编制只在同类型、同经费形式的机构之间调剂（S1 C01）；"
                         "中心卫生院算乡镇卫生院，县级医院算公立医院。同一机构填一行即可。",
                         "Posts move inside one type and funding form (S1 C01); 中心卫生院 is 乡镇卫生院, 县级医院 is "
                         "公立医院. One row of a facility is enough.")),
        Column(key="funding", zh="经费形式", en="funding form", kind=Kind.WORD, vocabulary=Funding, defaulted=True,
               synonyms=FUNDING_SYNONYMS, example="全额", note=_SAID_ONCE),
        Column(key="level", zh="层级", en="level", kind=Kind.WORD, vocabulary=Level, defaulted=True,
               synonyms=LEVEL_SYNONYMS, example="基层", note=_SAID_ONCE),
        _category(),
        _heads("approved", "核定编制", "posts approved", "5", "核定编制数", "编制数", "核定数",
               note=text("不填即为0。", "Blank is 0.")),
        _heads("filled", "实有在编", "staff in post", "4", "在编人数", "在编", "实有在编人数", "实有人数"),
        Column(key="max_control", zh="最大控制数", en="maximum control number", kind=Kind.WHOLE, unlimited=True,
               synonyms=("控制数", "编制最大控制数"), example="8",
               note=text("编制、借用编制和编外人员合计的上限；不填即不限。",
                         "Posts, loans and contracted staff together at most; blank is no limit.")),
        _heads("off_filled", "编外实有", "contracted staff", "1", "编外人数", "编外", "实有编外"),
        Column(key="off_control", zh="编外聘用控制数", en="contracted staff at most", kind=Kind.WHOLE, unlimited=True,
               synonyms=("编外控制数", "聘用控制数"), example="2", note=text("不填即不限。", "Blank is no limit.")),
        Column(key="required", zh="配置需求", en="posts needed", kind=Kind.WHOLE, defaulted=True,
               synonyms=("需求", "需求数", "编制需求"), example="6",
               note=text("需求来源为填报时填写。", "Where the need is stated.")),
        Column(key="source", zh="需求来源", en="source of the need", kind=Kind.WORD, vocabulary=NeedSource,
               defaulted=True, synonyms=("来源", "测算方式"), example="填报",
               note=text("填报：按配置需求；人口标准：按规则口径；工作量：按工作量表测算。",
                         "填报: as stated; 人口标准: by the policy's norm; 工作量: from the sheet of workload.")),
    ),
)  # fmt: skip

TOTALS = SheetSpec(
    key="totals",
    title=text("核定总量", "approved totals"),
    synonyms=("核定总量表", "编制总量", "总量"),
    note=text(
        "每一类（层级、机构类型、经费形式）的核定总数；不填的类别即为该类各机构与周转池之和。",
        "The approved total of each class (level, type, funding form); a class without a row has what its rows hold.",
    ),
    record=Total,
    unique=(("level", "class_type", "funding"),),
    columns=(
        Column(key="level", zh="层级", en="level", kind=Kind.WORD, vocabulary=Level, required=True,
               synonyms=LEVEL_SYNONYMS, example="基层"),
        Column(key="class_type", zh="机构类型", en="type of facility", required=True, synonyms=TYPE_SYNONYMS,
               suggested=CLASS_TYPES, example="乡镇卫生院"),
        Column(key="funding", zh="经费形式", en="funding form", kind=Kind.WORD, vocabulary=Funding, required=True,
               synonyms=FUNDING_SYNONYMS, example="全额"),
        Column(key="approved", zh="核定总数", en="approved total", kind=Kind.WHOLE, defaulted=True,
               synonyms=("核定编制", "核定总量", "编制总数"), example="226",
               note=text("含各机构编制、未下达编制和周转池编制。",
                         "Those of the facilities, those not yet given out, and the pool.")),
        Column(key="max_control", zh="最大控制数", en="maximum control number", kind=Kind.WHOLE, unlimited=True,
               synonyms=("控制数",), example="314",
               note=text("编制、周转池和编外人员合计的上限；不填即不限。",
                         "Posts, pool and contracted staff together at most; blank is no limit.")),
        Column(key="reapproval_year", zh="重新核定年度", en="year of re-approval", kind=Kind.WHOLE, defaulted=True,
               synonyms=("核定年度", "下次核定年度"), example="2026",
               note=text("新增编制自该年度起下达。", "New posts are given out from then on.")),
        _heads("new_posts", "新增", "new posts", "20", "新增编制", "新增数"),
        Column(key="pool", zh="周转池编制", en="posts of the pool", kind=Kind.WHOLE, defaulted=True,
               synonyms=("周转池", "周转编制"), example="5",
               note=text("留作周转、不归任何机构的编制。", "Kept for circulation; no facility has them.")),
    ),
)  # fmt: skip

POSITIONS = SheetSpec(
    key="positions",
    title=text("岗位职数", "positions"),
    synonyms=("岗位职数表", "职数"),
    note=text(
        "各层级各级职称的专业技术岗位数；岗位不是编制。不填即不核对。",
        "Professional positions by level and title; a position is not a post. Not checked if empty.",
    ),
    record=Positions,
    unique=(("level", "title"),),
    columns=(
        Column(key="level", zh="层级", en="level", kind=Kind.WORD, vocabulary=Level, required=True,
               synonyms=LEVEL_SYNONYMS, example="县级"),
        Column(key="title", zh="职称层级", en="title", kind=Kind.WORD, vocabulary=Title, required=True,
               synonyms=("职称", "岗位等级"), example="副高"),
        Column(key="quota", zh="核定职数", en="quota", kind=Kind.WHOLE, required=True,
               synonyms=("职数", "核定岗位数", "岗位数"), example="30"),
        _heads("filled", "实聘", "appointed", "28", "实聘人数", "已聘"),
    ),
)  # fmt: skip

MOVEMENTS = SheetSpec(
    key="movements",
    title=text("人员变动", "movements of staff"),
    synonyms=("人员变动表", "退休到岗"),
    note=text(
        "各年度的退休、到岗和可招聘人数；规划到本表最后一年，不填即只算当年。",
        "Who retires, comes and can be recruited in each year; the plan goes as far as this sheet.",
    ),
    record=Movement,
    unique=(("facility", "category", "year"),),
    columns=(
        _facility(),
        _category(),
        Column(key="year", zh="年度", en="year", kind=Kind.WHOLE, required=True, synonyms=("年份", "年"),
               example="2026"),
        _heads("retiring", "退休", "retiring", "1", "退休人数", "减员"),
        _heads("arriving", "到岗", "arriving", "0", "到岗人数", "增员",
               note=text("已确定调入或录用的。", "Those already appointed.")),
        Column(key="recruits_max", zh="可招聘", en="recruits at most", kind=Kind.WHOLE, unlimited=True,
               synonyms=("可招聘数", "招聘上限"), example="2", note=text("不填即不限。", "Blank is no limit.")),
    ),
)  # fmt: skip

LOANS = SheetSpec(
    key="loans",
    title=text("周转池", "circulation pool"),
    synonyms=("周转池表", "编制周转池", "周转池借用"),
    note=text(
        "目前从周转池借出的编制，每笔一行。",
        "The posts that are lent from the circulation pool today, a loan a row.",
    ),
    record=Loan,
    unique=(("id",),),
    columns=(
        Column(key="id", zh="编号", en="code", defaulted=True, synonyms=("借用编号",), example="Z01"),
        Column(key="facility", zh="借用单位", en="borrower", kind=Kind.REF, target="facilities", required=True,
               synonyms=("机构", "借用机构", *FACILITY_SYNONYMS), example="T01"),
        Column(key="category", zh="人员类别", en="staff category", kind=Kind.WORD, vocabulary=Category, defaulted=True,
               synonyms=CATEGORY_SYNONYMS, example="医师"),
        Column(key="posts", zh="数量", en="posts", kind=Kind.WHOLE, required=True, synonyms=("借用数", "借用编制"),
               example="2"),
        Column(key="from", zh="借用日期", en="from", kind=Kind.DATE, synonyms=("借用起", "起"), example="2025-01-01",
               note=text("不填即已在借用。", "Blank is in use already.")),
        Column(key="due", zh="到期日期", en="due", kind=Kind.DATE, required=True, synonyms=("到期", "归还日期", "止"),
               example="2027-12-31"),
    ),
)  # fmt: skip

WORKLOAD = SheetSpec(
    key="workload",
    title=text("工作量", "workload"),
    synonyms=("工作量表", "工作量测算"),
    note=text(
        "按工作量测算编制需求（WISN）的机构和人员类别，每项服务一行。",
        "Where the need for posts is worked out from workload (WISN), a service a row.",
    ),
    record=Workload,
    unique=(("facility", "category", "activity"),),
    columns=(
        _facility(),
        _category(),
        Column(key="activity", zh="服务内容", en="activity", required=True, synonyms=("服务项目", "内容"),
               example="门诊"),
        Column(key="volume", zh="年工作量", en="volume a year", kind=Kind.AMOUNT, required=True,
               synonyms=("工作量", "年人次", "人次"), example="24000"),
        Column(key="unit_minutes", zh="标准时长", en="minutes each", kind=Kind.NUMBER, required=True,
               synonyms=("单位时长", "标准分钟", "每次分钟"), example="15",
               note=text("每人次所需分钟，例如 7.5。", "Minutes that each takes, such as 7.5.")),
    ),
)  # fmt: skip
