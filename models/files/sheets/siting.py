"""The sheets of shared centers: 中心, 候选点, 业务量, 期次."""

from models.county import Center, CenterMode, Phase, Site, SiteStatus, Sourcing, Volume
from models.county.center_kinds import center_kinds
from models.files.sheets.spec import Column, Kind, SheetSpec
from models.text import text

KIND_SYNONYMS = ("类别", "中心", "中心名称", "共享中心")
_MONEY = text("元，可写 120万。", "Yuan; 120万 will do.")

CENTERS = SheetSpec(
    key="centers",
    title=text("中心", "centers"),
    synonyms=("共享中心", "中心表", "中心类别"),
    note=text(
        "要建的共享中心，每类一行；只做排班可不填。",
        "The kinds of shared center to be built, one a row; leave empty where only rosters are planned.",
    ),
    record=Center,
    columns=(
        Column(key="kind", zh="中心类别", en="kind of center", required=True, synonyms=KIND_SYNONYMS, example="检验",
               suggested=tuple(kind.text.zh for kind in center_kinds()),
               note=text("常用写法通用：检验、医学检验、临床检验是同一类。", "Everyday spellings mean the same kind.")),
        Column(key="synonyms", zh="别名", en="other names", kind=Kind.WORDS, synonyms=("其他名称", "又名"),
               example="化验中心", note=text("其他表里也可这样写。", "Other sheets may use them too.")),
        Column(key="mode", zh="方式", en="mode", kind=Kind.WORD, vocabulary=CenterMode, defaulted=True,
               synonyms=("中心方式",), example="实体",
               note=text("实体：走道路；数字：走网络，不计路程；回收：由中心上门收取。",
                         "实体: by road; 数字: by wire, no travel; 回收: fetched by the center.")),
        Column(key="sourcing", zh="服务方式", en="sourcing", kind=Kind.WORD, vocabulary=Sourcing,
               synonyms=("供应方式",), example="单一",
               note=text("单一：一家成员单位只由一处中心服务；可分：可由几处分担。不填即单一。",
                         "单一: a member is served by one center; 可分: by several. Blank is 单一.")),
        Column(key="time_limit", zh="时限分钟", en="time limit", kind=Kind.WHOLE, unlimited=True,
               synonyms=("时限", "时间上限", "最长分钟"), example="90",
               note=text("单程路程分钟，恰好等于时限也可；不填即不限。",
                         "One-way minutes by road; exactly at the limit is allowed, blank is none.")),
        Column(key="phase", zh="最迟期次", en="latest phase", kind=Kind.REF, target="phases", defaulted=True,
               synonyms=("期次", "建成期次", "最迟建成"), example="1",
               note=text("期次表中的写法，也可写 第一期、2025年底。", "As on 期次; 第一期 and 2025年底 will do.")),
        Column(key="merged_with", zh="合建", en="built with", kind=Kind.REFS, target="centers",
               synonyms=("合建中心", "合并建设", "与谁合建"),
               note=text("与哪些类别同址合建，服务同样的单位。", "Kinds at the same sites, serving the same members.")),
        Column(key="backup_limit", zh="备份时限", en="backup limit", kind=Kind.WHOLE, unlimited=True,
               synonyms=("备份时限分钟", "备份分钟"), example="150",
               note=text("第二处中心须在多少分钟以内；不填即不要求备份。",
                         "A second center within so many minutes; blank asks for none.")),
        Column(key="max_sites", zh="中心个数上限", en="centers at most", kind=Kind.WHOLE, defaulted=True,
               unlimited=True, synonyms=("个数上限", "最多个数", "中心数上限"), example="1",
               note=text("同时开放的处数；写 不限 即没有上限。", "Open at the same time; 不限 is no limit.")),
        Column(key="courier_cost", zh="每公里配送费", en="courier yuan a km", kind=Kind.NUMBER,
               synonyms=("配送费", "每公里费用"), example="2.5", note=text("元/公里。", "Yuan a km.")),
        Column(key="trips", zh="年配送次数", en="deliveries a year", kind=Kind.AMOUNT, synonyms=("配送次数",),
               example="250", note=text("每家成员单位每年。", "To each member, a year.")),
        Column(key="min_distance", zh="避让公里", en="km from people", kind=Kind.NUMBER,
               synonyms=("避让距离", "最小距离"), example="0",
               note=text("与其他有服务人口的机构至少相距多少公里。", "To keep from every other place with people.")),
        Column(key="posts", zh="每模块岗位", en="posts of a module", kind=Kind.WHOLE, synonyms=("模块岗位",),
               example="3", note=text("每个模块需要的岗位数。", "Posts that a module needs.")),
    ),
)  # fmt: skip

SITES = SheetSpec(
    key="sites",
    title=text("候选点", "sites"),
    synonyms=("候选地点", "候选站点", "选址候选点"),
    note=text(
        "每类中心可设在哪些机构，每行一类一处；某类不填即为各牵头医院。末行只写“无”表示不再补。",
        "Where each kind may stand; a kind without rows may stand at the lead hospitals, unless a last row says 无.",
    ),
    record=Site,
    closable=True,
    unique=(("kind", "site"),),
    columns=(
        Column(key="kind", zh="中心类别", en="kind of center", kind=Kind.REF, target="centers", required=True,
               synonyms=KIND_SYNONYMS, example="检验"),
        Column(key="site", zh="机构", en="facility", kind=Kind.REF, target="facilities", required=True,
               synonyms=("候选机构", "候选点", "地点", "承接机构"), example="H01"),
        Column(key="status", zh="现状", en="status", kind=Kind.WORD, vocabulary=SiteStatus, defaulted=True,
               synonyms=("状态",), example="新建",
               note=text("现有：可关闭一次；保留：不关；关闭：到期必关；固定：到期必开。",
                         "现有 may close once, 保留 stays, 关闭 must close, 固定 must open.")),
        Column(key="fixed_cost", zh="建设费", en="cost of building", kind=Kind.AMOUNT, synonyms=("建设费用", "投资"),
               example="120万", note=_MONEY),
        Column(key="running_cost", zh="年运行费", en="running cost a year", kind=Kind.AMOUNT,
               synonyms=("运行费", "年运行费用"), example="30万", note=_MONEY),
        Column(key="module_capacity", zh="模块容量", en="capacity of a module", kind=Kind.AMOUNT, unlimited=True,
               synonyms=("单模块容量", "每模块容量", "能力"), example="50000",
               note=text("一个模块一年能做多少人次；不填即不限。", "Volume of a module a year; blank is no limit.")),
        Column(key="module_cost", zh="模块费用", en="cost of a module", kind=Kind.AMOUNT,
               synonyms=("每模块费用", "模块建设费"), example="40万", note=_MONEY),
        Column(key="max_modules", zh="模块上限", en="modules at most", kind=Kind.WHOLE, defaulted=True, unlimited=True,
               synonyms=("最多模块", "模块数上限"), example="2"),
        Column(key="modules", zh="现有模块", en="modules today", kind=Kind.WHOLE, defaulted=True,
               synonyms=("现有模块数",), example="0"),
        Column(key="posts_available", zh="可用岗位", en="posts available", kind=Kind.WHOLE, synonyms=("可用岗位数",),
               example="6", note=text("各类合用；不填即不核对岗位。", "Shared by the kinds; blank is not checked.")),
    ),
)  # fmt: skip

VOLUMES = SheetSpec(
    key="volumes",
    title=text("业务量", "volumes"),
    synonyms=("业务量表", "年业务量表"),
    note=text(
        "每家成员单位每类中心的年业务量；某类不填即按服务人口。末行只写“无”表示不再补。",
        "What members ask of each kind a year; a kind without rows goes by population, unless a last row says 无.",
    ),
    record=Volume,
    closable=True,
    unique=(("member", "kind"),),
    columns=(
        Column(key="member", zh="机构", en="facility", kind=Kind.REF, target="facilities", required=True,
               synonyms=("成员单位", "单位"), example="T01"),
        Column(key="kind", zh="中心类别", en="kind of center", kind=Kind.REF, target="centers", required=True,
               synonyms=KIND_SYNONYMS, example="检验"),
        Column(key="volume", zh="年业务量", en="volume a year", kind=Kind.AMOUNT, required=True,
               synonyms=("业务量", "人次", "年人次"), example="3600",
               note=text("人次/年（或件、份），可为0。", "Cases a year; may be 0.")),
    ),
)  # fmt: skip

PHASES = SheetSpec(
    key="phases",
    title=text("期次", "phases"),
    synonyms=("建设期次", "分期", "期次表"),
    note=text(
        "建设分几期，按先后每期一行；不填即一期，到当年年底。",
        "The phases of building in their order, one a row; one phase to the end of the year if empty.",
    ),
    record=Phase,
    unique=(("phase",),),
    columns=(
        Column(key="phase", zh="期次", en="phase", required=True, synonyms=("期", "建设期", "名称"), example="1"),
        Column(key="deadline", zh="截止日期", en="deadline", kind=Kind.DATE, required=True,
               synonyms=("截止", "完成期限", "期限", "建成日期"), example="2026-12-31"),
        Column(key="years", zh="年数", en="years", kind=Kind.WHOLE, defaulted=True, synonyms=("运行年数", "年限"),
               example="1", note=text("本期计几年运行费和配送费。", "Years of running and courier cost in it.")),
        Column(key="budget", zh="预算", en="budget", kind=Kind.AMOUNT, unlimited=True,
               synonyms=("预算上限", "资金", "投资上限"), example="500万",
               note=text("元，可写 500万；不填或写 不限 即没有上限。", "Yuan; 500万 will do; blank is no limit.")),
    ),
)  # fmt: skip
