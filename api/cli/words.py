"""Every word that the command line says, in Chinese and in English."""

from models.text import Text, text

# Faults and notices
SEVERITY = text("级别", "severity")
COUNT = text("数量", "count")
MORE_AT_CHECK = text("逐条查看：xiachen check {path}", "each of them: xiachen check {path}")
PLACE = text("位置", "place")
MESSAGE = text("问题", "message")
REMEDY = text("处理办法", "remedy")
SEVERITIES: dict[str, Text] = {
    "error": text("错误", "error"),
    "warning": text("提醒", "warning"),
    "notice": text("说明", "notice"),
}
USAGE = text("命令用法不对：{detail}", "the command was not understood: {detail}")
USAGE_REMEDY = text("用 xiachen --help 查看命令和选项。", "See the commands and options with xiachen --help.")
FILE_FAULT = text("“{path}”：{detail}", '"{path}": {detail}')
FILE_REMEDY = text("请检查路径与读写权限。", "Check the path and the permissions.")
INTERNAL_FAULT = text("程序内部错误 {id}：{message}", "internal fault {id}: {message}")
UNEXPECTED = text("未预料的错误（{kind}）", "an unexpected error ({kind})")
LOG_HINT = text(
    "设置环境变量 XIACHEN_DEBUG=1 后重试，可把详细记录写入文件。",
    "Run again with XIACHEN_DEBUG=1 to write the details to a file.",
)
LOG_WRITTEN = text("详细记录：{path}", "details: {path}")
INTERRUPTED = text("已中断，尚未找到方案。", "interrupted, no plan was found.")

# Faults of the command line
BAD_DATE = text("“{found}”不是日期", '"{found}" is not a date')
DATE_REMEDY = text("请写成 2026-03-02。", "Write it like 2026-03-02.")
HORIZON_REVERSED = text("结束日期{last}早于开始日期{first}", "the horizon ends {last} before it starts {first}")
HORIZON_REVERSED_REMEDY = text("请调换 --from 与 --to。", "Swap --from and --to.")
HORIZON_TOO_LONG = text("排班期间为{days}天，超过上限{limit}天", "the horizon has {days} days; the limit is {limit}")
HORIZON_TOO_LONG_REMEDY = text("请分年排班。", "Plan year by year.")
BAD_GAP = text("“{found}”不是差距", '"{found}" is not a gap')
GAP_REMEDY = text("请写成 0.001 或 0.1%。", "Write it like 0.001 or 0.1%.")
BAD_SETTING = text("“{found}”不是 规则.参数=数值", '"{found}" is not RULE.PARAM=VALUE')
SETTING_REMEDY = text("例如 roster.weekly_share.share=0.6。", "For example roster.weekly_share.share=0.6.")
NOT_A_FOLDER = text("“{path}”不是文件夹", '"{path}" is not a folder')
FOLDER_REMEDY = text("请用 --out 指定一个文件夹。", "Name a folder with --out.")
BAD_SUFFIX = text("不能写成“{found}”格式", 'the format "{found}" cannot be written')
SUFFIX_REMEDY = text("请用 {choices} 结尾的文件名。", "Use a file name that ends in {choices}.")
FILE_EXISTS = text("“{path}”已存在", '"{path}" exists already')
FORCE_REMEDY = text("请换一个文件名，或加 --force 覆盖。", "Choose another name, or add --force to write over it.")
BAD_SIZE = text("无法生成：{detail}", "cannot be generated: {detail}")
SIZE_REMEDY = text("请调整人数、机构数或专业数。", "Change the numbers of people, facilities or specialties.")
BAD_SITING = text("布点规模写不对：{value}", "not a size of siting: {value}")
SITING_REMEDY = text(
    "请写成 成员数x类别数x期次数，例如 60x4x2；候选点数不超过成员数加医院数。",
    "Write MEMBERSxKINDSxPHASES, for example 60x4x2, with no more candidates than members and the hospital.",
)
BAD_HEADCOUNT = text("编制规模写不对：{value}", "not a size of headcount: {value}")
HEADCOUNT_REMEDY = text(
    "请写成 机构数x人员类别数x年数，例如 60x6x3；机构至少2个，类别1至6，年数1至20。",
    "Write FACILITIESxCATEGORIESxYEARS, for example 60x6x3: two facilities or more, 1-6 categories, 1-20 years.",
)

# Check
CHECKED = text(
    "{name}：机构{facilities}个，人员{staff}人，可以求解（基于{defaults}项默认值）",
    "{name}: {facilities} facilities, {staff} staff; ready to solve (based on {defaults} default values)",
)

# Solving
SOLVING = text("正在求解 {name} {first} 至 {last}", "solving {name}, {first} to {last}")
STARTING = text("启动求解进程", "starting the solver")
ELAPSED = text("用时", "elapsed")
SECONDS = text("{seconds}秒", "{seconds} s")
TIER = text("层级", "tier")
VALUE = text("当前值", "value")
BOUND = text("理论界值", "bound")
GAP = text("距界值差距", "gap")
BEST_PLAN = text("当前最好方案", "best plan")
NO_PLAN_YET = text("尚无方案", "no plan yet")
SITING = text("正在为 {name} 的{kinds}类中心选址", "siting {kinds} kinds of center in {name}")
NO_CENTERS = text("表中没有中心，无从选址", "the county asks for no centers")
NO_CENTERS_REMEDY = text(
    "请在工作簿的“中心”表中每类中心填一行。", "List the kinds of center on the sheet 中心, one a row."
)
NO_DAYS = text("选址按期次进行，没有起止日期", "siting goes by phases and has no dates")
NO_DAYS_BUT_YEARS = text("编制调剂按年度进行，没有起止日期", "headcount goes by years and has no dates")
TRANSFERRING = text(
    "正在为 {name} 的{facilities}家机构调剂编制", "moving posts among {facilities} facilities of {name}"
)
NO_POSTS = text("表中没有编制，无从调剂", "the county states no posts")
NO_POSTS_REMEDY = text(
    "请在工作簿的“编制”表中每个机构每类人员填一行。",
    "List the posts on the sheet 编制, a row for each facility and category.",
)
NO_DAYS_REMEDY = text("请去掉 --from 和 --to。", "Leave out --from and --to.")
STOPPING = text("正在停止，保留当前最好方案…", "stopping, the best plan so far is kept ...")
NOT_PROVEN = text("未证", "not proven")

# Results
CONFIRMED = text("第二次求解（{engine}）也确认无可行方案", "a second run ({engine}) agrees that there is no plan")
TERMINATION = text("终止原因：{reason}", "ended by: {reason}")
RULE = text("规则", "rule")
MODE = text("方式", "mode")
RESULT = text("落实情况", "result")
MET = text("达标", "met")
MISSED = text("缺额{amount}{unit}，{places}处", "short by {amount} {unit} in {places} places")
PINNED = text("（另有指定班次 {amount}{unit}）", " (and pinned {amount} {unit})")
MEASURED = text("{amount}{unit}", "{amount} {unit}")
SHORTFALLS = text("缺额与责任单位（共{total}处，列出{shown}处）", "shortfalls and who must act ({shown} of {total})")
FINDINGS = text("核查发现（{total}处）", "findings ({total})")
FINDING = text("情况", "finding")
AMOUNT = text("缺额", "amount")
OWNER = text("责任单位", "who must act")
NO_SHORTFALL = text("纳入考核的规则均已落实，无缺额。", "every rule that binds is met, nothing is short.")
RULES_KEPT = text("纳入考核的规则均已落实。", "every rule that binds is met.")
POSTS_MISSING = text(
    "缺编：现在{before}名，{year}年末{after}名。", "posts missing: {before} today, {after} at the end of {year}."
)
WHO_IS_SHORT = text("谁还缺编（共{total}处，列出{shown}处）", "who is still short ({shown} of {total})")
FACILITY = text("机构", "facility")
LEVEL = text("层级", "level")
CATEGORY = text("人员类别", "category")
NEED = text("需求", "need")
MISSING = text("缺编", "missing")
RATIO = text("缺编率", "ratio")
FILES = text("已写入 {folder}：", "written to {folder}:")
LOOK_NEXT = text(
    "请打开 {report} 查看总览，{workbook} 可直接打印。", "Open {report} for the overview; {workbook} is ready to print."
)
LOOK_AT_CENTERS = text(
    "请打开 {report} 查看地图和总览，{workbook} 是布局、分派和费用表。",
    "Open {report} for maps and the overview; {workbook} has sites, assignments and costs.",
)
LOOK_AT_POSTS = text(
    "请打开 {report} 查看流向和缺编地图，{workbook} 有前后对照、备案表和缺编情况。测算稿，未经审核备案不得执行。",
    "Open {report} for flows and maps of gaps; {workbook} has posts before and after, the forms to file, and gaps. "
    "A draft estimate: not in force before review and filing.",
)
CONFLICT = text("以下硬性规则无法同时满足：", "these hard rules cannot all be kept:")
RESCUED = text(
    "此前的最好方案已经核查，保存在 {path}", "the best plan before that has been audited and saved in {path}"
)

# Audit
CLEAN = text("核查通过：未违反任何硬性规则。", "clean: no hard rule is broken.")
BROKEN = text("核查未通过：违反硬性规则共 {amount} 项次。", "not clean: hard rules are broken by {amount} units.")

# Rules
PARAMETERS = text("参数", "parameters")
CLAUSES = text("条文", "clauses")
UNLIMITED = text("不限", "no limit")
PROFILE_IN_FORCE = text("政策方案：{profile}", "policy profile: {profile}")
CATALOGUE_DEFAULTS = text("规则目录默认值（未套用政策方案）", "defaults of the catalogue, no profile applied")

# Files written by the smaller commands
WRITTEN = text("已写入 {path}", "written: {path}")
NOT_ADOPTED = text("方案有硬性规则未满足，未写入任何文件。", "The plan breaks a hard rule; nothing was written.")
TEMPLATE_NEXT = text(
    "填好“机构”“人员”两张表即可：xiachen check {path}",
    "The sheets 机构 and 人员 alone suffice: xiachen check {path}",
)

# Demo
DEMO_TITLE = text("示例：{title}，2026年3月", "example: {title}, March 2026")
DEMO_CENTERS = text("示例：{title}，共享中心选址", "example: the shared centers of {title}")
DEMO_POSTS = text("示例：{title}，编制调剂", "example: the posts of {title}")
DEMO_NEXT = text("请打开：", "Open:")

# Certify
NO_OPINION = text("排班方案没有第二套模型可复核", "there is no second opinion on rosters")
NO_OPINION_REMEDY = text(
    "排班的界值在核验报告里；xiachen certify 复核编制和选址方案。",
    "The certificate of a roster has its bounds; xiachen certify takes plans of posts or sites.",
)
SOLVER_SILENT = text(
    "求解器“{name}”已安装，但不能运行，请检查许可",
    'the solver "{name}" is installed but does not answer; is its license in force?',
)
SOLVER_REMEDY = text(
    "请换一个求解器，或先安装并取得许可。", "Name another solver, or install it and its license first."
)
CERTIFYING = text("正在用 {solver} 复核 {name}", "certifying the plan of {name} by {solver}")
STOPPING_OPINION = text("正在停止复核…", "stopping the second opinion ...")
NOT_CERTIFIED = text("已中断，复核没有结论。", "interrupted, nothing is concluded.")
CUT_SHORT = text(
    "未证明的，可加大 --time-limit，或用 --solver 换一个求解器。",
    "What is not proven may be with a longer --time-limit or another --solver.",
)
BETTER_PLAN = text(
    "第一项不同：{stage}，方案{value}，另一方案{optimum}。加 --out 可保存另一方案。",
    "The first difference: {stage}, {value} in the plan, {optimum} in the other. --out saves the other plan.",
)
REPORT_ERROR = text(
    "两套模型必有一方出错，请连同县域文件和方案反馈。",
    "One of the two formulations is wrong: please report it with the county and the plan.",
)
STAGE = text("目标", "stage")
OF_THE_PLAN = text("方案（核查值）", "the plan, as checked")
SECOND_OPTIMUM = text("复核最优值", "optimum of the second opinion")
COMPARED = text("比较", "compared")
IN_YEAR = text("{stand}（{year}年）", "{stand} ({year})")
SOLVED_BY = text("复核：PuLP＋{solver}，{s}秒", "second opinion: PuLP + {solver}, {s} s")

# Service
LISTENING = text("服务已启动：{url}（接口文档 {url}/openapi/）", "listening on {url} (documentation: {url}/openapi/)")
NO_TOKENS = text("除本机外的地址须有令牌文件", "an address beyond this machine needs a file of tokens")
NO_TOKENS_REMEDY = text(
    "先用 xiachen token create 建立令牌，再加 --tokens 文件名。",
    "Make a token with xiachen token create, then name the file with --tokens.",
)
NO_TOKEN_FILE = text("令牌文件“{path}”不存在或读不了", 'the file of tokens "{path}" is missing or cannot be read')
NO_DATABASE = text("数据库打不开：{detail}", "the database cannot be opened: {detail}")
NO_DATABASE_REMEDY = text(
    "请检查 --database 的地址和权限；一个 SQLite 文件只能由一个服务使用。",
    "Check the URL and the permissions of --database; a SQLite file is for one server alone.",
)
NO_STORE_FILE = text("数据不在 SQLite 文件中", "the store is not a SQLite file")
NO_STORE_FILE_REMEDY = text("PostgreSQL 请用 pg_dump 备份。", "Copy a PostgreSQL database with pg_dump.")
NO_BACKUP = text("备份不能用：{detail}", "the copy is of no use: {detail}")
NO_BACKUP_REMEDY = text(
    "请检查文件名和权限，或用另一份备份。", "Check the name and the permissions, or take another copy."
)
NEW_NAME_REMEDY = text("请换一个文件名。", "Choose another name.")
STORE_HELD = text(
    "{path}：完好，{size} MB，含县{counties}、求解{jobs}、方案{plans}",
    "{path}: whole, {size} MB, with counties {counties}, jobs {jobs}, plans {plans}",
)
TOKEN_MADE = text("令牌（只显示这一次，请妥善保存）：", "the token, shown this once only; keep it safe:")
TOKEN_GONE = text("令牌 {id} 已作废", "the token {id} has ended")
NO_SUCH_TOKEN = text("没有令牌“{id}”", 'there is no token "{id}"')
TOKEN_REMEDY = text("用 xiachen token list 查看。", "See them with xiachen token list.")
TOKEN_ID = text("编号", "id")
COMMISSION = text("单位", "commission")
ROLE = text("角色", "role")
NOTE = text("备注", "note")
CREATED = text("建立", "created")
REVOKED = text("作废", "revoked")
